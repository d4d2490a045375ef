"""What a class of the demo school has been through up to today: registers, marks and calls."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.demo.absence import BEFORE_LEAVING, DemoDay, DemoMarks, demo_absence, planned
from gf2tracker.domain.demo.calls import DemoCall, call, demo_calls
from gf2tracker.domain.demo.chance import dice
from gf2tracker.domain.demo.course import NEW, DemoCourse, demo_course
from gf2tracker.domain.demo.followup import DemoFollowUp, demo_followup
from gf2tracker.domain.demo.register import Taken, demo_register
from gf2tracker.domain.demo.students import LATE_SEAT, DemoStay, DemoStudent, demo_students
from gf2tracker.domain.figures import first_days_start
from gf2tracker.domain.opening import Opening

_AHEAD = timedelta(14)
_TALKED_TO = 4  # the seat of the one whom the user has called this morning

Register = Mapping[date, Taken]


@dataclass(frozen=True, slots=True)
class DemoAttendance:
    """A student with all marks and calls, in order of date, and what is done about it.

    Attributes:
        opening: absence before the class's registers were kept here; None for all but one class.
    """

    student: DemoStudent
    marks: tuple[DemoMarks, ...]
    calls: tuple[DemoCall, ...]
    followed: DemoFollowUp
    opening: Opening | None = None


@dataclass(frozen=True, slots=True)
class DemoClass:
    """A class, the lessons taken on each day, and everybody who is or was in it to the end."""

    course: DemoCourse
    register: Register
    students: tuple[DemoAttendance, ...]


def demo_class(seed: int, number: int, today: date) -> DemoClass:
    """Return a class by its number, from 1: the same however many classes the school has."""
    course = demo_course(seed, number, today)
    register = demo_register(seed, course, today)
    chance = dice(seed, number, "absence")
    company = dice(seed, number, "company")
    care = dice(seed, number, "looked after")
    later = [day for day in course.course.school_days if course.course.week_of(day) in range(6, 16)]
    out = {company.choice(later)} if company.random() < 0.5 else set()
    students = []
    for student in demo_students(seed, course, today):
        days = tuple(_days(seed, student, course, register, today))
        marks = demo_absence(chance, student, days, out)
        calls = _calls(chance, student, course, marks, today)
        ahead = _ahead(student, course, today)
        planned_too = marks + planned(chance, student, ahead)
        start = first_days_start(course.course.starts_on, student.stays[0].first_day)
        followed = demo_followup(care, marks, course.course.school_days, start, today)
        left = student.stays[-1].last_day
        students.append(DemoAttendance(student, planned_too, calls, followed.until(left)))
    return DemoClass(course, register, tuple(students))


def _days(
    seed: int, student: DemoStudent, course: DemoCourse, register: Register, today: date
) -> Iterator[DemoDay]:
    for stay in student.stays:
        if stay.course == course.number:
            yield from _stay_days(stay, course, register, today)
        else:
            other = demo_course(seed, stay.course, today)
            yield from _stay_days(stay, other, demo_register(seed, other, today), today)


def _stay_days(
    stay: DemoStay, of: DemoCourse, register: Register, today: date
) -> Iterator[DemoDay]:
    course = of.course
    days = course.school_days_between(stay.first_day, min(stay.last_day or today, today))
    last = len(days) - BEFORE_LEAVING if stay.leave_reason else len(days)
    for at, day in enumerate(days):
        week = course.week_of(day) or 1
        taken = sum(1 for one in register.get(day, ()) if one)
        phase = course.phase_of(week)
        yield DemoDay(day, week, phase, course.lessons_on(day), taken, is_last=at >= last)


def _ahead(student: DemoStudent, of: DemoCourse, today: date) -> tuple[DemoDay, ...]:
    stay = student.stays[-1]
    if stay.last_day is not None:
        return ()
    first = max(today + timedelta(1), stay.first_day)
    days = of.course.school_days_between(first, today + _AHEAD)
    return tuple(
        DemoDay(day, 1, 1, of.course.lessons_on(day), taken=0, is_last=False) for day in days
    )


def _calls(
    chance: Random,
    student: DemoStudent,
    of: DemoCourse,
    marks: tuple[DemoMarks, ...],
    today: date,
) -> tuple[DemoCall, ...]:
    stay = student.stays[-1]
    days = of.course.school_days
    whole_days = [one.date for one in marks if one.is_whole_day and one.date >= stay.first_day]
    if of.number == NEW and today in whole_days:
        whole_days.remove(today)
        if student.seat == _TALKED_TO:
            return (call(chance, today, days, ContactKind.TALKED),)
    if (of.number, student.seat) == LATE_SEAT:
        return ()  # nobody has called the one who was away yesterday
    start = first_days_start(of.course.starts_on, student.stays[0].first_day)
    return demo_calls(chance, whole_days, days, start, today)
