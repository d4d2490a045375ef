"""Where an activity of a plan stands: its date, why it can't be held then, and the nearest day it can.

An activity stands in a teaching week and on a weekday and follows the class's start; somebody who
moves it by hand fixes its date.
"""

import datetime as dt
from typing import NamedTuple

from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.domain.course import Course
from gf2tracker.domain.mark import AbsenceKind, Mark, Marks
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long, date_short

WEEKDAYS = 5
_FARTHEST = 200


class Place(NamedTuple):
    """A teaching week and a weekday from 1, Monday, to 5; week 0 is before the course."""

    week: int
    weekday: int


class ClosedDay(Refusal):
    """An activity can't stand on a day.

    Attributes:
        nearest: the day to propose instead; None when there is none.
    """

    def __init__(self, text: str, nearest: dt.date | None, field: str | None = None) -> None:
        super().__init__(text, field)
        self.nearest = nearest


def date_of(course: Course, place: Place, fixed_on: dt.date | None = None) -> dt.date | None:
    """Return the date of a place, closed or not; None when the course has no such week."""
    if fixed_on is not None:
        return fixed_on
    if not 1 <= place.week <= course.weeks:
        return None
    return course.teaching_weeks[place.week - 1].monday + dt.timedelta(days=place.weekday - 1)


def place_on(course: Course, day: dt.date) -> Place:
    """Return the place of a date.

    In a week without school it is the teaching week before; a weekend counts as its Friday.
    """
    week = course.calendar_week_of(day)
    number = week.number if week else None
    weekday = min(day.isoweekday(), WEEKDAYS)
    return Place(course.weeks_begun(day) if number is None else number, weekday)


def is_open(course: Course, kind: ActivityKind, day: dt.date) -> bool:
    """Tell whether an activity can be held on a day.

    The class must be at school; for a meeting of the team it is enough that the school is open.
    """
    if kind.is_meeting:
        return day.weekday() < WEEKDAYS and course.closed_name(day) is None
    return course.is_school_day(day)


def nearest_open(course: Course, kind: ActivityKind, day: dt.date) -> dt.date | None:
    """Return the day nearest to another on which an activity can be held, the later of two.

    Outside the course it is the course's first or last day. None when nothing is open for long.
    """
    if not kind.is_meeting:
        return min(course.school_days, key=lambda one: (abs(one - day), one < day))
    for distance in range(_FARTHEST):
        for near in (day + dt.timedelta(days=distance), day - dt.timedelta(days=distance)):
            if is_open(course, kind, near):
                return near
    return None


def why_closed(course: Course, kind: ActivityKind, day: dt.date) -> str:
    """Return why an activity can't be held on a day as a sentence; "" when it can."""
    # a short date ends in the point that would end the sentence
    if is_open(course, kind, day):
        return ""
    if not kind.is_meeting and not course.starts_on <= day <= course.ends_on:
        return _("{day} ligger uden for klassens forløb.").format(day=date_long(day))
    name = course.closed_name(day)
    if name:
        return _("Klassen er ikke i skole {day}: {name}.").format(day=date_short(day), name=name)
    text = (
        _("Skolen har ikke åbent {day}") if kind.is_meeting else _("Klassen er ikke i skole {day}")
    )
    return text.format(day=date_short(day))


def fault_on(course: Course, kind: ActivityKind, day: dt.date) -> str:
    """Return why an activity can't be held on a day and which is nearest; "" when it can."""
    why = why_closed(course, kind, day)
    near = nearest_open(course, kind, day) if why else None
    if near is None:
        return why
    return why + " " + _("Nærmeste skoledag er {day}").format(day=date_short(near))


def refuse_closed(course: Course, kind: ActivityKind, day: dt.date, field: str = "date") -> None:
    """Refuse a day on which an activity can't be held; the refusal knows the nearest that can."""
    text = fault_on(course, kind, day)
    if text:
        raise ClosedDay(text, nearest_open(course, kind, day), field)


def is_not_held(state: PlanState, day: dt.date | None, today: dt.date) -> bool:
    """Tell whether an activity's day has passed without anybody saying what became of it."""
    settled = state in {PlanState.HELD, PlanState.CANCELLED}
    return day is not None and day < today and not settled


def takes_part(marks: Marks, first_lesson: int, lessons: int) -> bool:
    """Tell whether a student with a day's marks was there in any lesson of an activity.

    Late and left early is there, out with the school (K) too; exempt is not. first_lesson 0 is any
    lesson of the day, and so are lessons that the day does not have.
    """
    chosen = marks[first_lesson - 1 : first_lesson - 1 + lessons] if first_lesson else marks
    return any(_is_there(mark) for mark in chosen or marks) or not marks


def _is_there(mark: Mark | None) -> bool:
    return mark is None or not (mark.kind.is_missing or mark.kind is AbsenceKind.EXEMPT)
