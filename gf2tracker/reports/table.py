"""Plain tables as a workbook: one sheet a table, headings in the first row, so it can be read back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gf2tracker.reports.tablesheet import Progress, TableSheet
from gf2tracker.reports.target import check_target, refusal_of, write_beside

SUFFIX = ".xlsx"


@dataclass(frozen=True, slots=True)
class TableReport:
    """Tables that were written: where, the sheets in order, and how many rows they have."""

    file: Path
    sheets: tuple[str, ...]
    rows: int


def write_tables(
    tables: Sequence[TableSheet],
    target: Path,
    *,
    title: str,
    made_by: str,
    today: date,
    progress: Progress | None = None,
) -> TableReport:
    """Write tables beside their target and move them into place.

    Args:
        tables: at least one.
        target: the file, ".xlsx".
        title: a property of the file.
        made_by: as title; "" is nobody.
        today: when they were made.
        progress: told (rows done, of, which sheet); what it raises goes through and nothing is
            changed.

    Raises:
        Refusal: see `target.check_target` and `target.write_beside`; an old file is unchanged.
    """
    from gf2tracker.reports.tablebook import table_book  # noqa: PLC0415  # openpyxl is slow

    file = check_target(target, SUFFIX)
    book = table_book(tables, title, made_by, today, progress or _nobody)
    try:
        content = book.content()
    except OSError as fault:
        raise refusal_of(fault, target) from fault
    write_beside(file, content)
    return TableReport(target, book.sheet_names, sum(len(table.rows) for table in tables))


def _nobody(_done: int, _of: int, _what: str) -> None:
    return None
