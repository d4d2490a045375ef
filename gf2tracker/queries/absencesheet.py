"""What a workbook of a class's absence shows: a day, a week or the whole course, and whose it is."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from gf2tracker.domain.attention import Limits
from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId
from gf2tracker.queries import classes, coursematrix, register, school, week
from gf2tracker.queries.classes import ClassRow
from gf2tracker.queries.coursematrix import CourseMatrix
from gf2tracker.queries.limits import limits
from gf2tracker.queries.register import Register
from gf2tracker.queries.week import Week
from gf2tracker.store.setting import settings


@dataclass(frozen=True, slots=True)
class SheetHead:
    """Whose absence a workbook shows, and when it was asked for.

    Attributes:
        school: its name, "" when it has none yet; is_demo: whether it is made up.
        about: the class today.
        limits: from what share on the school acts.
    """

    school: str
    is_demo: bool
    about: ClassRow
    course: Course
    today: dt.date
    limits: Limits


@dataclass(frozen=True, slots=True)
class DaySheet:
    """A class on one day; the names of the finer reasons by id, a letter's own reason left out."""

    head: SheetHead
    register: Register
    reasons: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """A class in one week."""

    head: SheetHead
    week: Week


@dataclass(frozen=True, slots=True)
class CourseSheet:
    """A class through its whole course."""

    head: SheetHead
    matrix: CourseMatrix


def of_day(connection: Connection, class_id: ClassId, day: dt.date, today: dt.date) -> DaySheet:
    """Return a class's day, as `queries.register.day` does; a class that is gone is refused."""
    return DaySheet(
        head=_head(connection, class_id, today),
        register=register.day(connection, class_id, day, today),
        reasons={one.id: one.name for one in school.reasons(connection) if not one.is_default},
    )


def of_week(connection: Connection, class_id: ClassId, day: dt.date, today: dt.date) -> WeekSheet:
    """Return a class's week, as `queries.week.of_class` does; a class that is gone is refused."""
    head = _head(connection, class_id, today)
    return WeekSheet(head, week.of_class(connection, class_id, day, today))


def of_course(connection: Connection, class_id: ClassId, today: dt.date) -> CourseSheet:
    """Return a class's course, as `queries.coursematrix.of_class`; a class that is gone is refused."""
    head = _head(connection, class_id, today)
    return CourseSheet(head, coursematrix.of_class(connection, class_id, today))


def _head(connection: Connection, class_id: ClassId, today: dt.date) -> SheetHead:
    details, decided = classes.one(connection, class_id, today), settings(connection)
    return SheetHead(
        school=decided["school_name"],
        is_demo=decided["is_demo"] == "1",
        about=details.row,
        course=details.course,
        today=today,
        limits=limits(connection),
    )
