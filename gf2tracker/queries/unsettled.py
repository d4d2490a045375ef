"""Days with something to settle: no reason yet, or stayed away and nobody has been in touch."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, or_, select

from gf2tracker.domain.contact import ContactKind, is_settled
from gf2tracker.domain.mark import AbsenceKind, Marks, unpack
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.register import unpack_reasons, unpack_taken
from gf2tracker.language import sort_key
from gf2tracker.queries.contact import ContactEntry, handled_until, of_students
from gf2tracker.queries.person import Person, people
from gf2tracker.queries.running import RunningClass, running
from gf2tracker.store.enrolment import enrolled
from gf2tracker.store.tables import AbsenceDay, Enrolment, RegisterDay

_CLASSES: BindParameter[Any] = bindparam("class_ids", expanding=True)
_FIRST: BindParameter[dt.date] = bindparam("first")
_TODAY: BindParameter[dt.date] = bindparam("today")
_DAYS = (
    select(
        AbsenceDay.student_id,
        AbsenceDay.date,
        AbsenceDay.marks,
        AbsenceDay.reasons,
        AbsenceDay.note,
        Enrolment.class_id,
        RegisterDay.taken,
    )
    .join_from(AbsenceDay, Enrolment, Enrolment.student_id == AbsenceDay.student_id)
    .outerjoin(
        RegisterDay,
        (RegisterDay.class_id == Enrolment.class_id) & (RegisterDay.date == AbsenceDay.date),
    )
    .where(
        Enrolment.class_id.in_(_CLASSES),
        AbsenceDay.date.between(_FIRST, _TODAY),
        enrolled(AbsenceDay.date),
        or_(*(AbsenceDay.marks.contains(letter) for letter in ("?", "U", "I"))),
    )
)
_UNEXPLAINED = frozenset({AbsenceKind.ABSENT, AbsenceKind.SICK_UNREPORTED})


class Why(StrEnum):
    """What a day is to be settled for."""

    NO_REASON = "no_reason"
    NO_CONTACT = "no_contact"


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A student's day with something to settle.

    Attributes:
        lessons: those (from 1) it is about.
        marks: of every lesson of the day.
        reasons: the id of a reason or None for each lesson.
        taken: whether each lesson's register is taken.
        contact: the newest with the student; None without one.
    """

    student: Person
    date: dt.date
    why: Why
    lessons: tuple[int, ...]
    marks: Marks
    reasons: tuple[int | None, ...]
    taken: tuple[bool, ...]
    note: str
    contact: ContactEntry | None


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What a class, or all of somebody's classes, have to settle.

    Attributes:
        week: the days of this week, those without a reason first, the oldest first.
        earlier: days without a reason before this week, the oldest first.
        codes: the classes it is about.
    """

    week: tuple[OpenDay, ...]
    earlier: tuple[OpenDay, ...]
    codes: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        """How many days of this week have no reason yet."""
        return sum(one.why is Why.NO_REASON for one in self.week)


def unsettled(
    connection: Connection, class_id: ClassId | None, today: dt.date, mine: str
) -> Unsettled:
    """Return what is to be settled up to and with today.

    Args:
        connection: the store.
        class_id: the class; None is all the classes of `mine`.
        today: the day.
        mine: initials of who asks; "" is nobody.
    """
    classes = running(connection, today, mine).values()
    if class_id is not None:
        return unsettled_in(connection, [one for one in classes if one.class_id == class_id], today)
    return unsettled_in(connection, [one for one in classes if one.is_mine], today)


def unsettled_in(
    connection: Connection, wanted: Sequence[RunningClass], today: dt.date
) -> Unsettled:
    """Return what is to be settled in some running classes, up to and with today."""
    monday = _monday(today)
    first = min((one.course.starts_on for one in wanted), default=today)
    rows = _rows(connection, wanted, first, today)
    found = _open_days(connection, rows, {one.class_id: one for one in wanted}, monday)
    earlier = [one for one in found if one.date < monday]
    week = [one for one in found if one.date >= monday]
    return Unsettled(
        tuple(sorted(week, key=_order)),
        tuple(sorted((one for one in earlier if one.why is Why.NO_REASON), key=_order)),
        tuple(sorted((one.code for one in wanted), key=sort_key)),
    )


def missing_reasons(connection: Connection, today: dt.date, mine: str) -> int:
    """Return how many days of this week have no reason yet in the classes of somebody."""
    if not mine:
        return 0
    classes = running(connection, today, mine).values()
    rows = _rows(connection, [one for one in classes if one.is_mine], _monday(today), today)
    return sum(AbsenceKind.UNKNOWN.value in row.marks for row in rows)


def _order(one: OpenDay) -> tuple[bool, dt.date, Any]:
    return one.why is Why.NO_CONTACT, one.date, sort_key(one.student.name)


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _rows(
    connection: Connection, classes: Sequence[RunningClass], first: dt.date, today: dt.date
) -> Sequence[Any]:
    if not classes:
        return ()
    ids = sorted(one.class_id for one in classes)
    return connection.execute(_DAYS, {"class_ids": ids, "first": first, "today": today}).all()


def _open_days(
    connection: Connection,
    rows: Iterable[Any],
    classes: Mapping[int, RunningClass],
    monday: dt.date,
) -> list[OpenDay]:
    kept = [(row, lessons, why) for row in rows for lessons, why in _asks(row, classes, monday)]
    placed = {row.student_id: classes[row.class_id] for row, _lessons, _why in kept}
    known = people(connection, placed)
    contacts = of_students(connection, placed)
    found = []
    for row, lessons, why in kept:
        entries = contacts.get(row.student_id, ())
        if why is Why.NO_CONTACT and _is_in_touch(entries, row.date):
            continue
        count = classes[row.class_id].course.lessons_on(row.date)
        found.append(
            OpenDay(
                student=known[row.student_id],
                date=row.date,
                why=why,
                lessons=lessons,
                marks=unpack(row.marks, count)[:count],
                reasons=unpack_reasons(row.reasons, count)[:count],
                taken=tuple(at is not None for at in unpack_taken(row.taken or "", count)[:count]),
                note=row.note,
                contact=entries[0] if entries else None,
            )
        )
    return found


def _asks(
    row: Any, classes: Mapping[int, RunningClass], monday: dt.date
) -> list[tuple[tuple[int, ...], Why]]:
    """Return what a stored day asks for: a reason, else a contact when it is of this week."""
    count = classes[row.class_id].course.lessons_on(row.date)
    marks = list(enumerate(unpack(row.marks, count)[:count], start=1))
    unknown = tuple(at for at, mark in marks if mark and mark.kind is AbsenceKind.UNKNOWN)
    if unknown:
        return [(unknown, Why.NO_REASON)]
    taken = unpack_taken(row.taken or "", count)
    away = tuple(at for at, mark in marks if mark and mark.kind in _UNEXPLAINED and taken[at - 1])
    return [(away, Why.NO_CONTACT)] if away and row.date >= monday else []


def _is_in_touch(entries: Sequence[ContactEntry], day: dt.date) -> bool:
    is_after = any(one.day >= day and one.kind is not ContactKind.NO_ANSWER for one in entries)
    return is_after or is_settled(day, handled_until(entries))
