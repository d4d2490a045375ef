"""The courses of classes as they stand in the store; actions and queries both read them here."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from gf2tracker.domain.pattern import LessonPattern as Lessons
from gf2tracker.domain.pattern import parse_pattern
from gf2tracker.store.tables import ClassGroup, ClosedPeriod, LessonPattern

_WANTED: BindParameter[Any] = bindparam("class_ids", expanding=True)
_CLASSES = select(
    ClassGroup.id, ClassGroup.site_id, ClassGroup.starts_on, ClassGroup.weeks, ClassGroup.phases
)
_PATTERNS = select(LessonPattern.class_id, LessonPattern.from_date, LessonPattern.lessons)
_SOME_CLASSES = _CLASSES.where(ClassGroup.id.in_(_WANTED))
_SOME_PATTERNS = _PATTERNS.where(LessonPattern.class_id.in_(_WANTED))
_CLOSED = select(ClosedPeriod.site_id, ClosedPeriod.first, ClosedPeriod.last, ClosedPeriod.name)


def course_of(connection: Connection, class_id: int) -> Course:
    """Return the course of one class."""
    return courses_of(connection, [class_id])[class_id]


def courses_of(connection: Connection, class_ids: Iterable[int] | None = None) -> dict[int, Course]:
    """Return the courses of some classes, or of all, by class."""
    if class_ids is None:
        classes, patterns = connection.execute(_CLASSES), connection.execute(_PATTERNS)
    else:
        wanted = {"class_ids": list(class_ids)}
        classes = connection.execute(_SOME_CLASSES, wanted)
        patterns = connection.execute(_SOME_PATTERNS, wanted)
    lessons: dict[int, list[tuple[dt.date, Lessons]]] = {}
    for row in patterns:
        lessons.setdefault(row.class_id, []).append((row.from_date, parse_pattern(row.lessons)))
    closed = closed_by_site(connection)
    return {
        row.id: Course(
            starts_on=row.starts_on,
            weeks=row.weeks,
            phases=tuple(int(part) for part in row.phases.split("-")),
            closed=closed.get(row.site_id, closed[None]),
            patterns=tuple(lessons.get(row.id, ())),
        )
        for row in classes
    }


def closed_by_site(connection: Connection) -> dict[int | None, tuple[DayRange, ...]]:
    """Return what is closed at each site, the whole school's days included; None = elsewhere."""
    found: dict[int | None, list[DayRange]] = {None: []}
    for row in connection.execute(_CLOSED):
        found.setdefault(row.site_id, []).append(DayRange(row.first, row.last, row.name))
    everywhere = found[None]
    return {
        site: tuple(sorted(days + (everywhere if site is not None else []), key=_first))
        for site, days in found.items()
    }


def _first(period: DayRange) -> tuple[dt.date, dt.date]:
    return period.first, period.last
