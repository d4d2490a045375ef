"""The workbook of plain tables."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from openpyxl.utils import get_column_letter

from gf2tracker.language import date_long
from gf2tracker.reports import look
from gf2tracker.reports.look import DAY, HEADING, PERCENT, TEXT, Look
from gf2tracker.reports.tablesheet import Progress, TableSheet, TableValue, width_of
from gf2tracker.reports.workbook import Book

STEP = 100
"""How many rows are written between two words of progress."""

_NUMBER = Look(line=look.LINE, align="right")
_FLAGGED_HEADING = replace(HEADING, fill=look.ACT)
_FLAGGED = replace(TEXT, colour=look.ACT_TEXT, fill=look.ACT_SOFT, is_wrapped=True)


def table_book(
    tables: Sequence[TableSheet], title: str, made_by: str, today: date, progress: Progress
) -> Book:
    """Return the workbook of some tables, a sheet each; progress is told in rows of the sheet."""
    book = Book(title, made_by, today)
    for table in tables:
        _write(book, table, f"{title} · {date_long(today)}", progress)
    return book


def _write(book: Book, table: TableSheet, header: str, progress: Progress) -> None:
    sheet = book.sheet(table.name)
    for column, heading in enumerate(table.headings, start=1):
        is_flagged = column - 1 in table.flagged
        sheet.put(1, column, heading, _FLAGGED_HEADING if is_flagged else HEADING)
    for at, values in enumerate(table.rows, start=2):
        if at % STEP == 0:
            progress(at, len(table.rows) + 1, table.name)
        for column, value in enumerate(values, start=1):
            sheet.put(at, column, value, _look(table, column - 1, value))
    columns = zip(table.headings, *table.rows, strict=True)
    sheet.widths(width_of(_text(value) for value in values) for values in columns)
    last = get_column_letter(max(1, len(table.headings)))
    sheet.raw.auto_filter.ref = f"A1:{last}{1 + len(table.rows)}"
    sheet.freeze("A2")
    sheet.printed("1:1", header)


def _look(table: TableSheet, column: int, value: TableValue) -> Look:
    if column in table.flagged:
        return _FLAGGED
    if isinstance(value, str) or value is None:
        return TEXT
    if column in table.shares:
        return PERCENT
    return DAY if isinstance(value, date) else _NUMBER


def _text(value: TableValue) -> str:
    if isinstance(value, float):
        return f"{value:.1f}"
    return date_long(value) if isinstance(value, date) else str(value or "")
