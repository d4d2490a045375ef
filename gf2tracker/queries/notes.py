"""The short notes that have been written about students."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.note import NoteKind
from gf2tracker.domain.people import StudentId
from gf2tracker.store.tables import Note

_STUDENT: BindParameter[int] = bindparam("student_id")
_OF_STUDENT = select(
    Note.id, Note.at, Note.by, Note.kind, Note.text, Note.due_on, Note.done_on
).where(Note.student_id == _STUDENT)


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """One note.

    Attributes:
        at: aware, in UTC.
        by: initials.
        due_on: by when something agreed is to be done; None where no day was set.
        done_on: when it was; None while it is open.
    """

    id: int
    at: dt.datetime
    by: str
    kind: NoteKind
    text: str
    due_on: dt.date | None
    done_on: dt.date | None

    @property
    def day(self) -> dt.date:
        """The day it was written, where the program runs."""
        return self.at.astimezone().date()

    @property
    def is_open(self) -> bool:
        """Whether it is something agreed that is not done."""
        return self.kind is NoteKind.AGREEMENT and self.done_on is None


def of_student(connection: Connection, student_id: StudentId) -> tuple[NoteEntry, ...]:
    """Return the notes about a student, the newest first."""
    rows = connection.execute(_OF_STUDENT, {"student_id": student_id})
    found = [
        NoteEntry(row.id, row.at, row.by, NoteKind(row.kind), row.text, row.due_on, row.done_on)
        for row in rows
    ]
    return tuple(sorted(found, key=lambda entry: (entry.at, entry.id), reverse=True))
