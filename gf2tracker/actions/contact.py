"""Noting calls and messages to a student."""

import datetime as dt
from typing import Any, TypedDict

from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.field import one_line
from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_short
from gf2tracker.store.absence import class_on
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import Contact

LONGEST_TEXT = 500


class ContactFields(TypedDict, total=False):
    """What may be changed of a contact; only what is given is changed."""

    kind: ContactKind
    at: dt.datetime
    text: str
    handled_until: dt.date | None


def log(
    step: Step,
    student_id: StudentId,
    kind: ContactKind,
    at: dt.datetime,
    text: str = "",
    handled_until: dt.date | None = None,
) -> int:
    """Note a contact with a student and return its number; `by` is who does it.

    Refused: a note without a text, a text that is too long or holds a CPR number, and a
    `handled_until` that is not after the day of the contact.

    Args:
        step: the step it is done in.
        student_id: the student.
        kind: talked, sms, no answer or a note.
        at: when, aware.
        text: what was said; may be empty.
        handled_until: the day from which absence is a new case (see
            `domain.contact.proposed_handled_until`); None settles nothing.
    """
    row = {"kind": kind, "at": at, "text": text, "handled_until": handled_until}
    _label(step, student_id, row, _("Noteret"))
    return step.insert(Contact, {"student_id": student_id, "by": step.by, **_checked(row)})


def change(step: Step, contact_id: int, fields: ContactFields) -> None:
    """Change what was noted; refused as in `log`."""
    row = step.rows(Contact, [contact_id])[contact_id]
    changed = {**row, **fields}
    _label(step, row["student_id"], changed, _("Rettet"))
    step.update(Contact, contact_id, _checked(changed))


def remove(step: Step, contact_id: int) -> None:
    """Take away what was noted by mistake."""
    row = step.rows(Contact, [contact_id])[contact_id]
    _label(step, row["student_id"], row, _("Slettet"))
    step.delete(Contact, contact_id)


def _label(step: Step, student_id: StudentId, row: dict[str, Any], what: str) -> None:
    day = row["at"].astimezone().date()
    found = class_on(step.connection, student_id, day)
    kind = ContactKind(row["kind"]).label
    code = found.code if found else _("uden hold")
    text = _("{what}: {kind}, {code} {day}")
    step.label(text.format(what=what, kind=kind, code=code, day=date_short(day)))


def _checked(row: dict[str, Any]) -> dict[str, Any]:
    kind = ContactKind(row["kind"])
    text = one_line(row["text"], "text", LONGEST_TEXT)
    if kind is ContactKind.NOTE and not text:
        raise Refusal(_("Skriv, hvad der skal noteres."), field="text")
    until = row["handled_until"]
    if until is not None and until <= row["at"].astimezone().date():
        refusal = _("Dagen skal ligge efter kontakten. Vælg en senere dag, eller lad feltet stå.")
        raise Refusal(refusal, field="handled_until")
    return {"kind": kind.value, "at": row["at"], "text": text, "handled_until": until}
