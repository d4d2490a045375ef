"""Where another system's absence totals say something else than ours, as a workbook."""

from datetime import date
from pathlib import Path

from gf2tracker.intake.plan import AbsencePlan, PlannedAbsence, Result
from gf2tracker.language import _
from gf2tracker.reports.table import TableReport, write_tables
from gf2tracker.reports.tablesheet import TableSheet, TableValue

HEADINGS = (
    _("Hold"),
    _("Elevnr."),
    _("Navn"),
    _("Til og med"),
    _("Deres fravær"),
    _("Vores fravær"),
    _("Deres ulovlige"),
    _("Vores ulovlige"),
    _("Deres timer"),
    _("Vores timer"),
    _("Hvad er forskellen"),
)
SHARES = frozenset({4, 5, 6, 7})


def write_differences(plan: AbsencePlan, target: Path, *, made_by: str, today: date) -> TableReport:
    """Write a row for each student of whom the two say different things.

    Args:
        plan: what was compared.
        target: the file, ".xlsx".
        made_by: who made it; "" is nobody.
        today: when it was made.

    Raises:
        Refusal: see `target.check_target` and `target.write_beside`; an old file is unchanged.
    """
    rows = tuple(_row(row) for row in plan.rows if row.result is Result.DIFFERENT)
    sheet = TableSheet(
        name=_("Forskelle"),
        headings=HEADINGS,
        rows=rows,
        flagged=frozenset({len(HEADINGS) - 1}),
        shares=SHARES,
    )
    title = _("Fravær, der afviger fra {source}").format(source=plan.source)
    return write_tables([sheet], target, title=title, made_by=made_by, today=today)


def _row(row: PlannedAbsence) -> tuple[TableValue, ...]:
    ours, theirs = row.ours, row.theirs
    assert ours is not None, "what differs was compared"
    return (
        row.class_code,
        row.texts.get("number"),
        row.texts.get("full_name"),
        row.until,
        theirs.share,
        ours.share,
        theirs.unlawful_share,
        ours.unlawful_share,
        _hours(theirs.absent),
        _hours(ours.absent),
        row.what,
    )


def _hours(minutes: int | None) -> float | None:
    return None if minutes is None else round(minutes / 60, 2)
