"""Every school day of a class as a bar for each of its students, read for a whole school at once."""

import datetime as dt
from collections.abc import Iterator, Sequence

from gf2tracker.domain.course import Course
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.spark import SparkDay, spark_day
from gf2tracker.queries.attendance import Attendance

Bars = Sequence[tuple[dt.date, SparkDay]]


def class_bars(
    attended: Attendance, class_id: int, course: Course
) -> Iterator[tuple[dt.date, SparkDay]]:
    """Yield every school day of a class with the bar of somebody who was there all day."""
    registers = attended.registers[class_id]
    for day in course.school_days:
        lessons = course.lessons_on(day)
        is_taken = taken_count(registers.get(day, ""), lessons) > 0
        yield day, spark_day((), lessons, is_taken=is_taken)


def student_bars(attended: Attendance, student_id: int, bars: Bars) -> tuple[SparkDay | None, ...]:
    """Return one student's bars over the days of a class; None outside the student's time.

    Args:
        attended: the attendance.
        student_id: the student.
        bars: the class's, see `class_bars`.
    """
    stays = attended.stays[student_id]
    if len(stays) > 1 or student_id in attended.exemptions:
        return tuple(_rare_day(attended, student_id, day, present) for day, present in bars)
    first, last = stays[0].first_day, stays[0].ends_on
    marked = attended.texts.get(student_id, {})
    return tuple(
        (attended.bar(student_id, day) if day in marked else present)
        if first <= day <= last
        else None
        for day, present in bars
    )


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
