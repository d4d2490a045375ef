"""The demo school's class that began with the program in the middle of its course.

What lies before came out of the school's own system and stands as opening figures.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.demo.absence import DemoMarks
from gf2tracker.domain.demo.course import NEW, SETTLED
from gf2tracker.domain.demo.history import DemoAttendance, DemoClass
from gf2tracker.domain.mark import AbsenceKind, unpack
from gf2tracker.domain.opening import Opening

SOURCE = "Z8224"
_DAYS_BEFORE, _FEWEST = 20, 40  # school days
_LOST = frozenset(AbsenceKind(kind) for kind in "USIBG?")
_UNLAWFUL = frozenset(AbsenceKind(kind) for kind in "UI")


def begun_late(made: Sequence[DemoClass], today: date) -> list[DemoClass]:
    """Return classes of which the first that has come far enough began with the program late.

    It is none of the user's own.
    """
    found = list(made)
    for at, one in enumerate(made):
        is_running = one.course.course.ends_on >= today and len(one.register) >= _FEWEST
        if is_running and one.course.number not in {SETTLED, NEW}:
            found[at] = _late(one)
            break
    return found


def _late(made: DemoClass) -> DemoClass:
    taken = sorted(made.register)
    since = taken[_DAYS_BEFORE]
    register = {day: lessons for day, lessons in made.register.items() if day >= since}
    students = tuple(_without(one, made, taken[:_DAYS_BEFORE], since) for one in made.students)
    return replace(made, register=register, students=students)


def _without(
    one: DemoAttendance, made: DemoClass, days: Sequence[date], since: date
) -> DemoAttendance:
    first = one.student.stays[-1].first_day
    own = [day for day in days if day >= first]
    before = [marks for marks in one.marks if first <= marks.date < since]
    if not own:
        return one
    return replace(
        one,
        marks=tuple(marks for marks in one.marks if marks not in before),
        calls=tuple(call for call in one.calls if call.at.date() >= since),
        followed=replace(
            one.followed,
            contacts=tuple(call for call in one.followed.contacts if call.at.date() >= since),
            notes=tuple(note for note in one.followed.notes if note.at.date() >= since),
        ),
        opening=_opening(made, own, before),
    )


def _opening(made: DemoClass, days: Sequence[date], before: Sequence[DemoMarks]) -> Opening:
    course = made.course.course
    lessons = {day: course.lessons_on(day) for day in days}
    lost = unlawful = 0
    for marks in before:
        for mark in unpack(marks.marks)[: lessons.get(marks.date, 0)]:
            minutes = LESSON_MINUTES if mark and mark.kind in _LOST else 0
            lost += minutes
            unlawful += minutes if mark and mark.kind in _UNLAWFUL else 0
    return Opening(days[-1], SOURCE, sum(lessons.values()) * LESSON_MINUTES, lost, unlawful)
