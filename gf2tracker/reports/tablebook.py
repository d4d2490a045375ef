"""The workbook of plain tables."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from openpyxl.utils import get_column_letter

from gf2tracker.language import date_long
from gf2tracker.reports import look
from gf2tracker.reports.look import DAY, HEADING, TEXT, Look
from gf2tracker.reports.tablesheet import TableSheet, TableValue, width_of
from gf2tracker.reports.workbook import Book

_NUMBER = Look(line=look.LINE, align="right")
_FLAGGED_HEADING = replace(HEADING, fill=look.ACT)
_FLAGGED = replace(TEXT, colour=look.ACT_TEXT, fill=look.ACT_SOFT, is_wrapped=True)


def table_book(tables: Sequence[TableSheet], title: str, made_by: str, today: date) -> Book:
    """Return the workbook of some tables, a sheet each."""
    book = Book(title, made_by, today)
    for table in tables:
        _write(book, table, f"{title} · {date_long(today)}")
    return book


def _write(book: Book, table: TableSheet, header: str) -> None:
    sheet = book.sheet(table.name)
    for column, heading in enumerate(table.headings, start=1):
        is_flagged = column - 1 in table.flagged
        sheet.put(1, column, heading, _FLAGGED_HEADING if is_flagged else HEADING)
    for at, values in enumerate(table.rows, start=2):
        for column, value in enumerate(values, start=1):
            is_flagged = column - 1 in table.flagged
            sheet.put(at, column, value, _FLAGGED if is_flagged else _look(value))
    columns = zip(table.headings, *table.rows, strict=True)
    sheet.widths(width_of(_text(value) for value in values) for values in columns)
    last = get_column_letter(max(1, len(table.headings)))
    sheet.raw.auto_filter.ref = f"A1:{last}{1 + len(table.rows)}"
    sheet.freeze("A2")
    sheet.printed("1:1", header)


def _look(value: TableValue) -> Look:
    if isinstance(value, str) or value is None:
        return TEXT
    return DAY if isinstance(value, date) else _NUMBER


def _text(value: TableValue) -> str:
    return date_long(value) if isinstance(value, date) else str(value or "")
