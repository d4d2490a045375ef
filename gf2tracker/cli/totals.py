"""What the command line tells of absence totals: who is known, and where we say something else."""

from collections.abc import Iterator

from gf2tracker.cli.console import table
from gf2tracker.cli.faults import fault_facts
from gf2tracker.intake.plan import AbsencePlan, PlannedAbsence, Result
from gf2tracker.language import _, number, percent, plural


def absence_facts(plan: AbsencePlan) -> dict[str, object]:
    """Return as JSON how many are known, those who are not, and the differences as shares."""
    return {
        "matched": sum(row.class_id is not None for row in plan.rows),
        "unmatched": [_who(row) for row in plan.rows if row.result is Result.UNKNOWN],
        "differences": [
            {**_who(row), "ours": row.ours and row.ours.share, "theirs": row.theirs.share}
            for row in plan.rows
            if row.result is Result.DIFFERENT
        ],
        "faults": fault_facts(plan.faults),
    }


def absence_parts(plan: AbsencePlan) -> Iterator[str]:
    """Yield the differences as a table, and who is not known."""
    apart = [row for row in plan.rows if row.result is Result.DIFFERENT]
    if apart:
        headings = _("Hold"), _("Elevnr."), _("Navn"), _("Vi har"), _("De har"), ""
        yield table(headings, map(_cells, apart), right="rr")
    unknown = [row for row in plan.rows if row.result is Result.UNKNOWN]
    if unknown:
        yield plural(len(unknown), _("{n} elev er ikke kendt."), _("{n} elever er ikke kendt."))
    why: dict[str, list[str]] = {}
    for row in unknown:
        why.setdefault(row.what.rstrip("."), []).append(_name(row))
    for reason, names in why.items():
        yield _("{why}: {names}.").format(why=reason, names=", ".join(names))


def _cells(row: PlannedAbsence) -> tuple[object, ...]:
    ours = _figure(row.ours.share, row.ours.absent) if row.ours else ""
    theirs = _figure(row.theirs.share, row.theirs.absent)
    return row.class_code, row.texts.get("number"), _name(row), ours, theirs, row.what


def _figure(share: float | None, minutes: int | None) -> str:
    if minutes is None or share is None:
        return percent(share)
    hours = _("{n} t").format(n=number(minutes / 60, 1))
    return f"{percent(share)} ({hours})"


def _who(row: PlannedAbsence) -> dict[str, object]:
    return {"number": row.texts.get("number"), "name": _name(row)}


def _name(row: PlannedAbsence) -> str:
    return row.texts.get("full_name", row.texts.get("number", ""))
