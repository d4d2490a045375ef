"""The calls and messages that have been noted."""

import datetime as dt
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, or_, select

from gf2tracker.domain.contact import RECENT, ContactKind
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.store.absence import IS_ENROLLED
from gf2tracker.store.tables import Contact, Enrolment

_STUDENTS: BindParameter[Any] = bindparam("student_ids", expanding=True)
_CLASSES: BindParameter[Any] = bindparam("class_ids", expanding=True)
_STUDENT: BindParameter[int] = bindparam("student_id")
_COLUMNS = (
    Contact.student_id,
    Contact.id,
    Contact.at,
    Contact.by,
    Contact.kind,
    Contact.text,
    Contact.handled_until,
)
_OF_STUDENT = select(*_COLUMNS).where(Contact.student_id == _STUDENT)
_OF_CLASSES = select(*_COLUMNS).where(
    Contact.student_id.in_(select(Enrolment.student_id).where(Enrolment.class_id.in_(_CLASSES)))
)
_OF_STUDENTS = select(*_COLUMNS).where(Contact.student_id.in_(_STUDENTS))
_OF_DAY = select(*_COLUMNS).where(
    Contact.student_id.in_(select(Enrolment.student_id).where(IS_ENROLLED)),
    or_(
        Contact.handled_until > bindparam("since"),
        Contact.at.between(bindparam("first"), bindparam("last")),
    ),
)
_DAY = dt.timedelta(days=1)

_AGE = attrgetter("at", "id")
_KINDS = {kind.value: kind for kind in ContactKind}


class ContactEntry(NamedTuple):
    """One call, message or note.

    Attributes:
        at: aware, in UTC.
        by: initials.
        handled_until: the day from which absence is a new case; None settles nothing.
    """

    id: int
    at: dt.datetime
    by: str
    kind: ContactKind
    text: str
    handled_until: dt.date | None

    @property
    def day(self) -> dt.date:
        """The day it was, where the program runs."""
        return self.at.astimezone().date()


def of_student(connection: Connection, student_id: StudentId) -> tuple[ContactEntry, ...]:
    """Return everything noted about one student, the newest first."""
    rows = connection.execute(_OF_STUDENT, {"student_id": student_id})
    return _newest_first(_entry(row) for _student, *row in rows)


def of_students(
    connection: Connection, student_ids: Iterable[int]
) -> dict[int, tuple[ContactEntry, ...]]:
    """Return what is noted about some students, the newest first; without those with nothing."""
    return _by_student(connection.execute(_OF_STUDENTS, {"student_ids": sorted(student_ids)}).all())


def _by_student(rows: Iterable[Any]) -> dict[int, tuple[ContactEntry, ...]]:
    found: dict[int, list[ContactEntry]] = {}
    for student_id, number, at, by, kind, text, until in rows:
        entry = ContactEntry(number, at, by, _KINDS[kind], text, until)
        found.setdefault(student_id, []).append(entry)
    return {student_id: _newest_first(entries) for student_id, entries in found.items()}


def of_classes(
    connection: Connection, class_ids: Iterable[int]
) -> dict[int, tuple[ContactEntry, ...]]:
    """Return what is noted about everybody who is or was in some classes, as `of_students`."""
    return _by_student(connection.execute(_OF_CLASSES, {"class_ids": sorted(class_ids)}).all())


def of_day(
    connection: Connection, class_id: ClassId, day: dt.date
) -> dict[int, tuple[ContactEntry, ...]]:
    """Return what says anything about a day of those in a class, as `of_students`.

    It was noted about then, or it settles absence that is still asked about on that day.
    """
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)  # a day and more around any local one
    wanted = {"class_id": class_id, "day": day, "since": day - RECENT}
    around = {"first": noon - 2 * _DAY, "last": noon + 2 * _DAY}
    return _by_student(connection.execute(_OF_DAY, wanted | around).all())


def handled_until(entries: Iterable[ContactEntry]) -> dt.date | None:
    """Return the latest day until which any contact holds; None when nothing is settled."""
    return max((one.handled_until for one in entries if one.handled_until), default=None)


def _entry(row: Sequence[Any]) -> ContactEntry:
    number, at, by, kind, text, until = row
    return ContactEntry(number, at, by, _KINDS[kind], text, until)


def _newest_first(entries: Iterable[ContactEntry]) -> tuple[ContactEntry, ...]:
    return tuple(sorted(entries, key=_AGE, reverse=True))
