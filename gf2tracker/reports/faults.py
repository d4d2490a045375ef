"""The rows of a file that were not taken, as a workbook that can be mended and imported again."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gf2tracker.intake.faults import FaultTable
from gf2tracker.language import _
from gf2tracker.reports.table import TableReport, write_tables
from gf2tracker.reports.tablesheet import TableSheet


def write_faults(
    tables: Sequence[FaultTable], target: Path, *, made_by: str, today: date
) -> TableReport:
    """Write the faulty rows with the file's own headings and what is wrong with each row.

    Args:
        tables: at least one (`intake.faults.fault_tables`).
        target: the file, ".xlsx".
        made_by: who made it; "" is nobody.
        today: when it was made.

    Raises:
        Refusal: see `target.check_target` and `target.write_beside`; an old file is unchanged.
    """
    sheets = [
        TableSheet(
            name=table.sheet or _("Fejlrækker"),
            headings=table.headings,
            rows=table.rows,
            flagged=frozenset({len(table.headings) - 1}),
        )
        for table in tables
    ]
    return write_tables(sheets, target, title=_("Rækker med fejl"), made_by=made_by, today=today)
