"""Who was in which class when; actions and queries both read it here."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, SQLColumnExpression, and_, or_, select
from typing_extensions import override

from gf2tracker.domain.course import Course
from gf2tracker.store.course import courses_of
from gf2tracker.store.tables import Enrolment

CHUNK = 400


class Stay(NamedTuple):
    """One enrolment.

    Attributes:
        last_day: None until a day is set.
        ends_on: the last day it can count: last_day, else the end of the class's course.
    """

    id: int
    student_id: int
    class_id: int
    first_day: dt.date
    last_day: dt.date | None
    ends_on: dt.date
    leave_reason: str = ""
    cause_as_told: str = ""
    destination: str = ""
    informed: str = ""

    @override
    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.first_day <= day <= self.ends_on


_COLUMNS = select(
    Enrolment.id,
    Enrolment.student_id,
    Enrolment.class_id,
    Enrolment.first_day,
    Enrolment.last_day,
    Enrolment.leave_reason,
    Enrolment.cause_as_told,
    Enrolment.destination,
    Enrolment.informed,
)


def enrolled(
    first: SQLColumnExpression[dt.date], last: SQLColumnExpression[dt.date] | None = None
) -> ColumnElement[bool]:
    """Return the condition that an enrolment has a day, or any day from a first to a last one."""
    until = first if last is None else last
    return and_(
        Enrolment.first_day <= until,
        or_(Enrolment.last_day.is_(None), Enrolment.last_day >= first),
    )


def stays_of(
    connection: Connection,
    student_ids: Iterable[int] | None = None,
    courses: Mapping[int, Course] | None = None,
) -> dict[int, list[Stay]]:
    """Return the enrolments of some students, or of all, by student and in order of first day.

    Args:
        connection: the store.
        student_ids: None means everybody.
        courses: those of every class when they are at hand, so that they are not read again.
    """
    if student_ids is None:
        rows = list(connection.execute(_COLUMNS))
    else:
        wanted = sorted(set(student_ids))
        rows = [
            row
            for start in range(0, len(wanted), CHUNK)
            for row in connection.execute(
                _COLUMNS.where(Enrolment.student_id.in_(wanted[start : start + CHUNK]))
            )
        ]
    if courses is None:
        courses = courses_of(connection, {row.class_id for row in rows})
    stays: dict[int, list[Stay]] = {}
    for row in sorted(rows, key=lambda row: (row.first_day, row.id)):
        stays.setdefault(row.student_id, []).append(_stay(row, courses[row.class_id]))
    return stays


def stays_in(connection: Connection, class_id: int, course: Course) -> tuple[Stay, ...]:
    """Return everybody's time in one class, in order of first day."""
    rows = connection.execute(_COLUMNS.where(Enrolment.class_id == class_id))
    return tuple(
        _stay(row, course) for row in sorted(rows, key=lambda row: (row.first_day, row.id))
    )


def _stay(row: Any, course: Course) -> Stay:
    number, student_id, class_id, first_day, last_day, *left = row
    ends_on = last_day or course.ends_on
    return Stay(number, student_id, class_id, first_day, last_day, ends_on, *left)


def current(stays: Iterable[Stay], day: dt.date) -> Stay | None:
    """Return the enrolment that a day lies in, else the next one to come, else the last one."""
    last = None
    for stay in stays:
        last = stay
        if stay.ends_on >= day:
            break
    return last
