"""Plain tables as a workbook: one sheet a table, headings in the first row, so it can be read back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gf2tracker.reports.target import check_target, refusal_of, write_beside

SUFFIX = ".xlsx"
NARROWEST, WIDEST = 8, 60

TableValue = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One table.

    Attributes:
        name: of the sheet; made valid and unique.
        headings: may be empty or alike.
        rows: a value for each heading.
        flagged: the headings (from 0) whose columns stand out.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[TableValue, ...], ...]
    flagged: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class TableReport:
    """Tables that were written: where, the sheets in order, and how many rows they have."""

    file: Path
    sheets: tuple[str, ...]
    rows: int


def write_tables(
    tables: Sequence[TableSheet], target: Path, *, title: str, made_by: str, today: date
) -> TableReport:
    """Write tables beside their target and move them into place.

    Args:
        tables: at least one.
        target: the file, ".xlsx".
        title: a property of the file.
        made_by: as title; "" is nobody.
        today: when they were made.

    Raises:
        Refusal: see `target.check_target` and `target.write_beside`; an old file is unchanged.
    """
    from gf2tracker.reports.tablebook import table_book  # noqa: PLC0415  # openpyxl is slow

    file = check_target(target, SUFFIX)
    book = table_book(tables, title, made_by, today)
    try:
        content = book.content()
    except OSError as fault:
        raise refusal_of(fault, target) from fault
    write_beside(file, content)
    return TableReport(target, book.sheet_names, sum(len(table.rows) for table in tables))


def width_of(texts: Iterable[str]) -> int:
    """Return a column's width in signs for the texts in it."""
    longest = max((len(line) for text in texts for line in text.splitlines()), default=0)
    return min(WIDEST, max(NARROWEST, longest + 2))
