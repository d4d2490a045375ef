"""Who follows up on a student, and what happens next."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from gf2tracker.actions.label import codes_of, with_codes
from gf2tracker.domain.field import one_line
from gf2tracker.domain.people import StaffId, StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.store.enrolment import current, stays_of
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import FollowUp, Staff

_NOTHING: dict[str, Any] = {"owner_id": None, "next_step": "", "next_on": None}


def assign(step: Step, student_ids: Sequence[StudentId], owner_id: StaffId | None) -> None:
    """Give students to somebody of the staff; None leaves them to their contact teachers again.

    Refused: somebody who is not on the staff list or has left.
    """
    found = select(Staff.is_active).where(Staff.id == owner_id)
    if owner_id is not None and not step.connection.execute(found).scalar():
        refusal = _("Vælg en, der står på personalelisten og er ansat nu.")
        raise Refusal(refusal, field="owner_id")
    text = plural(len(student_ids), "Ansvar for {n} elev", "Ansvar for {n} elever")
    step.label(with_codes(text, _codes(step, student_ids)))
    _write(step, student_ids, {"owner_id": owner_id})


def plan_next(step: Step, student_id: StudentId, next_step: str, next_on: dt.date | None) -> None:
    """Plan what happens next with a student and when; an empty text without a day plans nothing.

    Refused: a step without a day or a day without a step, and a text that is too long or holds a
    CPR number.
    """
    text = one_line(next_step, "next_step")
    if text and next_on is None:
        raise Refusal(_("Vælg den dag, det skal ske."), field="next_on")
    if next_on is not None and not text:
        raise Refusal(_("Skriv, hvad der skal ske."), field="next_step")
    what = _("Næste skridt planlagt") if text else _("Næste skridt klaret")
    step.label(with_codes(what, _codes(step, [student_id])))
    _write(step, [student_id], {"next_step": text, "next_on": next_on})


def _write(step: Step, student_ids: Sequence[StudentId], values: dict[str, Any]) -> None:
    known = step.rows(FollowUp, student_ids, missing_ok=True)
    rows = {
        one: {"student_id": one, **_NOTHING, **known.get(one, {}), **values} for one in student_ids
    }
    empty = [one for one, row in rows.items() if _NOTHING.items() <= row.items()]
    step.delete_all(FollowUp, [one for one in empty if one in known])
    step.upsert_all(FollowUp, {one: row for one, row in rows.items() if one not in empty})


def _codes(step: Step, student_ids: Iterable[StudentId]) -> str:
    today = step.now.astimezone().date()
    stays = (current(own, today) for own in stays_of(step.connection, student_ids).values())
    return codes_of(step, {stay.class_id for stay in stays if stay is not None})
