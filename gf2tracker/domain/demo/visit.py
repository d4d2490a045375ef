"""The company visit that a class of the demo school has ahead."""

import datetime as dt

from gf2tracker.domain.closed import WEEK, DayRange
from gf2tracker.domain.course import Course
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.domain.planned import Wish

FIRST_LESSON = 3
TUESDAY = 1


def visit_ahead(course: Course, today: dt.date) -> Wish | None:
    """Return what marks a class as out next Tuesday from 10 o'clock; None without school then."""
    tuesday = today + WEEK - dt.timedelta(days=today.weekday() - TUESDAY)
    if course.lessons_on(tuesday) < FIRST_LESSON:
        return None
    lessons = frozenset(range(FIRST_LESSON, MOST_LESSONS + 1))
    return Wish(DayRange(tuesday, tuesday), AbsenceKind.SCHOOL, lessons=lessons)
