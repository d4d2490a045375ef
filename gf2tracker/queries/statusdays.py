"""Every school day of a class as a bar for each of its students, read for a whole school at once."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from gf2tracker.domain.course import Course
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.spark import SparkDay, stored_spark
from gf2tracker.queries.attendance import Attendance


class ClassBars(NamedTuple):
    """The school days of a class, and the bars of somebody who was there all the time.

    Attributes:
        numbers: where each day stands among them.
    """

    days: tuple[dt.date, ...]
    present: tuple[SparkDay, ...]
    numbers: Mapping[dt.date, int]
    course: Course


def class_bars(attended: Attendance, class_id: int, course: Course) -> ClassBars:
    """Return every school day of a class with the bar of somebody who was there all day."""
    days, taken = course.school_days, attended.taken_days[class_id].numbers
    bars = [stored_spark("", course.lessons_on(day), is_taken=day in taken) for day in days]
    return ClassBars(days, tuple(bars), {day: at for at, day in enumerate(days)}, course)


def student_bars(
    attended: Attendance, student_id: int, bars: ClassBars
) -> tuple[SparkDay | None, ...]:
    """Return one student's bars over the days of a class; None outside the student's time.

    Args:
        attended: the attendance.
        student_id: the student.
        bars: the class's, see `class_bars`.
    """
    stays = attended.stays[student_id]
    if len(stays) > 1 or student_id in attended.exemptions:
        pairs = zip(bars.days, bars.present, strict=True)
        return tuple(_rare_day(attended, student_id, day, present) for day, present in pairs)
    first, end = (
        bisect_left(bars.days, stays[0].first_day),
        bisect_right(bars.days, stays[0].ends_on),
    )
    found: list[SparkDay | None] = list(bars.present)
    found[:first] = [None] * first
    found[end:] = [None] * (len(found) - end)
    for day, text in attended.texts.get(student_id, {}).items():
        at = bars.numbers.get(day, -1)
        if first <= at < end:
            is_taken = bars.present[at].is_taken
            found[at] = stored_spark(text, bars.course.lessons_on(day), is_taken=is_taken)
    return tuple(found)


def taken_count(taken: str, lessons: int) -> int:
    """Return how many of a day's lessons have their register taken, from the stored text."""
    return sum(1 for at in taken.split("|")[:lessons] if at)


def _rare_day(
    attended: Attendance, student_id: int, day: dt.date, present: SparkDay
) -> SparkDay | None:
    """Return the bar of somebody who moved or has exempt lessons; some exempt ones say nothing."""
    bar = attended.bar(student_id, day)
    if bar is None or bar.kind is not AbsenceKind.EXEMPT:
        return bar
    kinds = {mark and mark.kind for mark in attended.marks(student_id, day)}
    return bar if kinds == {AbsenceKind.EXEMPT} else present
