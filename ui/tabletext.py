"""A table handed on as it stands: as text for the clipboard, and as a sheet of a workbook."""

from collections.abc import Sequence
from typing import Any

from gf2tracker.language import NO_BREAK
from gf2tracker.reports.tablesheet import TableSheet, TableValue
from ui.cells import Drawn
from ui.clipboard import table_text
from ui.column import Column

_FIGURES = frozenset({"number", "percent"})


def copied(columns: Sequence[Column[Any]], items: Sequence[Any], *, with_titles: bool) -> str:
    """Return rows as Excel pastes them, with a line of headings over them or without."""
    columns = _told(columns, items)
    titles = [[_heading(column) for column in columns]] if with_titles else []
    cells = [[column.text(item) for column in columns] for item in items]
    return table_text([*titles, *cells])


def sheet_of(name: str, columns: Sequence[Column[Any]], items: Sequence[Any]) -> TableSheet:
    """Return a sheet with real figures, shares and dates; what is drawn is told in words."""
    columns = _told(columns, items)
    return TableSheet(
        name=name,
        headings=tuple(_heading(column) for column in columns),
        rows=tuple(tuple(_value(column, item) for column in columns) for item in items),
        shares=frozenset(at for at, column in enumerate(columns) if column.kind == "percent"),
    )


def _told(columns: Sequence[Column[Any]], items: Sequence[Any]) -> list[Column[Any]]:
    return [one for column in columns for one in _apart(column, items) or (column,)]


def _apart(column: Column[Any], items: Sequence[Any]) -> tuple[Column[Any], ...]:
    return column.told_by(items) if column.told_by is not None else column.told_as


def _heading(column: Column[Any]) -> str:
    return " ".join(filter(None, [column.title, column.under]))


def _value(column: Column[Any], item: Any) -> TableValue:
    value = column.value(item)
    if isinstance(value, Drawn):
        figure = column.order(item) if column.order is not None else value.order
        is_figure = column.kind in _FIGURES and isinstance(figure, (int, float))
        value = figure if is_figure else value.plain
    if isinstance(value, str):
        return value.replace(NO_BREAK, " ")
    return value if value is None or isinstance(value, TableValue) else str(value)
