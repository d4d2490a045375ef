"""Short notes about students: what was seen, what was agreed and by when, and that it is done."""

import datetime as dt
from typing import Any, TypedDict

from gf2tracker.domain.field import required
from gf2tracker.domain.note import LONGEST_NOTE, NoteKind
from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_short
from gf2tracker.store.absence import class_on
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import Note


class NoteFields(TypedDict, total=False):
    """What may be changed of a note; only what is given is changed."""

    kind: NoteKind
    text: str
    due_on: dt.date | None


def write(
    step: Step,
    student_id: StudentId,
    kind: NoteKind,
    at: dt.datetime,
    text: str,
    due_on: dt.date | None = None,
) -> int:
    """Write a note about a student and return its number; `by` is who does it.

    Refused: no text, one that is too long or holds a CPR number, and an agreement that is due
    before the day of the note.

    Args:
        step: the step it is done in.
        student_id: the student.
        kind: seen or agreed.
        at: when, aware.
        text: one line.
        due_on: by when something agreed is to be done; what was only seen has no such day.
    """
    row = {"kind": kind, "at": at, "text": text, "due_on": due_on}
    _label(step, student_id, row, _("Noteret"))
    return step.insert(Note, {"student_id": student_id, "by": step.by, **_checked(row)})


def change(step: Step, note_id: int, fields: NoteFields) -> None:
    """Change a note; refused as in `write`."""
    row = step.rows(Note, [note_id])[note_id]
    changed = {**row, **fields}
    _label(step, row["student_id"], changed, _("Rettet"))
    values = _checked(changed)
    if values["kind"] != row["kind"]:
        values["done_on"] = None
    step.update(Note, note_id, values)


def settle(step: Step, note_id: int, done_on: dt.date | None) -> None:
    """Note that an agreement is done, or that an observation is read, and when.

    None opens it again.
    """
    row = step.rows(Note, [note_id])[note_id]
    closed = _("Klaret") if row["kind"] == NoteKind.AGREEMENT.value else _("Læst")
    _label(step, row["student_id"], row, closed if done_on else _("Åben igen"))
    step.update(Note, note_id, {"done_on": done_on})


def remove(step: Step, note_id: int) -> None:
    """Take away a note."""
    row = step.rows(Note, [note_id])[note_id]
    _label(step, row["student_id"], row, _("Slettet"))
    step.delete(Note, note_id)


def _label(step: Step, student_id: StudentId, row: dict[str, Any], what: str) -> None:
    day = row["at"].astimezone().date()
    found = class_on(step.connection, student_id, day)
    code = found.code if found else _("uden hold")
    kind = NoteKind(row["kind"]).label
    text = _("{what}: {kind}, {code} {day}")
    step.label(text.format(what=what, kind=kind, code=code, day=date_short(day)))


def _checked(row: dict[str, Any]) -> dict[str, Any]:
    kind = NoteKind(row["kind"])
    text = required(row["text"], "text", _("Skriv, hvad der skal noteres."), LONGEST_NOTE)
    due_on = row["due_on"] if kind is NoteKind.AGREEMENT else None
    if due_on is not None and due_on < row["at"].astimezone().date():
        raise Refusal(
            _("Dagen ligger før noten. Vælg den dag eller en senere, eller lad feltet stå."),
            field="due_on",
        )
    return {"kind": kind.value, "at": row["at"], "text": text, "due_on": due_on}
