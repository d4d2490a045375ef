"""What absence is counted as: which reasons are lawful, and a finer reason on single marks."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from gf2tracker.domain.mark import AbsenceKind, Mark, unpack
from gf2tracker.domain.people import ReasonId, StudentId
from gf2tracker.domain.register import pack_reasons, unpack_reasons
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long, plural
from gf2tracker.store.image import sql_table
from gf2tracker.store.journal import Step
from gf2tracker.store.recount import recount
from gf2tracker.store.tables import AbsenceDay, Reason, ReasonLawful

MarkedCell = tuple[StudentId, dt.date, int]


def set_lawful(step: Step, reason_id: ReasonId, from_date: dt.date, *, is_lawful: bool) -> None:
    """Say whether a reason is lawful from a date on, and count the marks from then on again.

    What was said for later dates still holds from them.
    """
    name = step.rows(Reason, [reason_id])[reason_id]["name"]
    text = _("{reason}: lovligt fra {day}") if is_lawful else _("{reason}: ulovligt fra {day}")
    step.label(text.format(reason=name.capitalize(), day=date_long(from_date)))
    row = {"reason_id": reason_id, "from_date": from_date, "is_lawful": is_lawful}
    step.upsert_all(ReasonLawful, {(reason_id, from_date): row})
    recount(step, None, from_date)


def give_reason(
    step: Step, cells: Collection[MarkedCell], reason_id: ReasonId | None = None
) -> None:
    """Give marks a finer reason of their kind; None is the kind's own again.

    Refused: a lesson without a mark, and a reason that belongs to another kind.

    Args:
        step: the step it is done in.
        cells: student, date and lesson (from 1) of each mark.
        reason_id: the reason.
    """
    reason = None if reason_id is None else step.rows(Reason, [reason_id])[reason_id]
    text = plural(len(cells), "Årsag til {n} mærke", "Årsag til {n} mærker")
    step.label(f"{text}: {reason['name']}" if reason else text)
    keys = sorted({(student_id, date) for student_id, date, _lesson in cells})
    before = step.rows(AbsenceDay, keys, missing_ok=True)
    after = {key: dict(row) for key, row in before.items()}
    for student_id, date, lesson in cells:
        row = after.get((student_id, date))
        _check_mark(_mark(row, lesson), reason)
        if row:
            reasons = list(unpack_reasons(row["reasons"], lesson))
            reasons[lesson - 1] = reason_id
            row["reasons"] = pack_reasons(reasons)
    step.put(sql_table(AbsenceDay), list(before.values()), list(after.values()))
    if keys:
        dates = [date for _student, date in keys]
        recount(step, {student_id for student_id, _date in keys}, min(dates), max(dates))


def _mark(row: dict[str, Any] | None, lesson: int) -> Mark | None:
    return unpack(row["marks"], lesson)[lesson - 1] if row else None


def _check_mark(mark: Mark | None, reason: dict[str, Any] | None) -> None:
    if mark is None:
        text = _("Der er ikke noget mærke i lektionen. Sæt mærket, før du giver en årsag.")
        raise Refusal(text, field="mark")
    if reason and reason["kind"] != mark.kind.value:
        text = _("“{reason}” hører til {letter} ({kind}). Vælg en årsag til {own}.")
        kind = AbsenceKind(reason["kind"])
        names = {"reason": reason["name"], "letter": kind.value, "kind": kind.label}
        raise Refusal(text.format(own=mark.kind.value, **names), field="reason")
