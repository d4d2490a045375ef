"""The courses of classes as they stand in the store; actions and queries both read them here."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from gf2tracker.domain.pattern import parse_pattern
from gf2tracker.store.tables import ClassGroup, ClosedPeriod, LessonPattern

Period = tuple[dt.date, dt.date, str]

_WANTED: BindParameter[Any] = bindparam("class_ids", expanding=True)
_CLASSES = select(
    ClassGroup.id,
    ClassGroup.site_id,
    ClassGroup.starts_on,
    ClassGroup.weeks,
    ClassGroup.phases,
    LessonPattern.from_date,
    LessonPattern.lessons,
).outerjoin_from(ClassGroup, LessonPattern, LessonPattern.class_id == ClassGroup.id)
_SOME_CLASSES = _CLASSES.where(ClassGroup.id.in_(_WANTED))
_DATES = itemgetter(0, 1)
_CLOSED = select(ClosedPeriod.site_id, ClosedPeriod.first, ClosedPeriod.last, ClosedPeriod.name)


def course_of(connection: Connection, class_id: int) -> Course:
    """Return the course of one class."""
    return courses_of(connection, [class_id])[class_id]


def courses_of(connection: Connection, class_ids: Iterable[int] | None = None) -> dict[int, Course]:
    """Return the courses of some classes, or of all, by class."""
    if class_ids is None:
        rows = connection.execute(_CLASSES).all()
    else:
        rows = connection.execute(_SOME_CLASSES, {"class_ids": list(class_ids)}).all()
    classes: dict[int, tuple[int, dt.date, int, str]] = {}
    lessons: dict[int, list[tuple[dt.date, str]]] = {}
    for class_id, site_id, starts_on, weeks, phases, from_date, pattern in rows:
        classes[class_id] = site_id, starts_on, weeks, phases
        patterns = lessons.setdefault(class_id, [])
        if from_date is not None:
            patterns.append((from_date, pattern))
    closed = _closed(connection)
    everywhere = closed[None]
    return {
        class_id: _course(*course, closed.get(site_id, everywhere), tuple(lessons[class_id]))
        for class_id, (site_id, *course) in classes.items()
    }


@lru_cache(maxsize=512)  # a school's classes share a few courses, and each is laid out once
def _course(
    starts_on: dt.date,
    weeks: int,
    phases: str,
    closed: tuple[Period, ...],
    patterns: tuple[tuple[dt.date, str], ...],
) -> Course:
    """Return the course that some stored values mean."""
    return Course(
        starts_on=starts_on,
        weeks=weeks,
        phases=tuple(int(part) for part in phases.split("-")),
        closed=_periods(closed),
        patterns=tuple((from_date, parse_pattern(text)) for from_date, text in patterns),
    )


def closed_by_site(connection: Connection) -> dict[int | None, tuple[DayRange, ...]]:
    """Return what is closed at each site, the whole school's days included; None = elsewhere."""
    return {site: _periods(periods) for site, periods in _closed(connection).items()}


def _closed(connection: Connection) -> dict[int | None, tuple[Period, ...]]:
    found: dict[int | None, list[Period]] = {None: []}
    for site_id, first, last, name in connection.execute(_CLOSED).all():
        found.setdefault(site_id, []).append((first, last, name))
    everywhere = found[None]
    return {
        site: tuple(sorted(days + (everywhere if site is not None else []), key=_DATES))
        for site, days in found.items()
    }


def _periods(closed: Iterable[Period]) -> tuple[DayRange, ...]:
    return tuple(DayRange(*period) for period in closed)
