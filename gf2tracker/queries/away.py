"""Who is away: calls to make in the first 14 days, and absence over days."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from gf2tracker.domain.attention import State, absence_state
from gf2tracker.domain.contact import RECENT, is_asked_about
from gf2tracker.domain.course import Course
from gf2tracker.domain.figures import (
    FIRST_DAYS,
    StudentFigures,
    first_days_start,
    student_figures,
)
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.registerline import StudentDays
from gf2tracker.domain.spark import SPARK_DAYS, SparkDay
from gf2tracker.language import sort_key
from gf2tracker.queries.attendance import Attendance
from gf2tracker.queries.contact import ContactEntry, handled_until, of_students
from gf2tracker.queries.person import Person, people
from gf2tracker.queries.running import RunningClass
from gf2tracker.store.enrolment import Stay

DAY = dt.timedelta(days=1)
FEWEST_DAYS = 2


@dataclass(frozen=True, slots=True)
class Call:
    """A student who was away in the first 14 days and has not been talked to about it.

    Attributes:
        days: the absence days among the first 14, in order; today among them.
        day_number: which calendar day since the start it is, from 1; over 14 when the first 14
            days are over.
        is_missing: whether the student is away today.
        kind: of the latest absence day.
        since: when the first missed lesson of today began; None where nothing is missed today or
            the bell has no such lesson.
        has_attended: whether the student was ever there; None while no register is taken.
        spark_days: the first ten school days of the 14.
        spark: one for each; None for days to come and outside the enrolment.
        contact: the newest; None without one.
        next_school_day: the one after today; None after the last.
    """

    student: Person
    days: tuple[dt.date, ...]
    day_number: int
    is_missing: bool
    kind: AbsenceKind | None
    since: dt.time | None
    has_attended: bool | None
    spark_days: tuple[dt.date, ...]
    spark: tuple[SparkDay | None, ...]
    contact: ContactEntry | None
    next_school_day: dt.date | None


@dataclass(frozen=True, slots=True)
class DoneCall:
    """A student whose absence in the first 14 days was settled by a contact today."""

    student: Person
    contact: ContactEntry


@dataclass(frozen=True, slots=True)
class AbsentStudent:
    """A student who has been away for two school days or more, up to now.

    Attributes:
        since: the first day.
        days: school days.
        kind: of the latest day.
        contact: the newest since it began; None without one.
        handled_until: the day from which the absence is a new case; None when nothing is settled.
        next_school_day: the one after today; None after the last.
    """

    student: Person
    since: dt.date
    days: int
    kind: AbsenceKind | None
    state: State
    contact: ContactEntry | None
    handled_until: dt.date | None
    next_school_day: dt.date | None


@dataclass(frozen=True, slots=True)
class Away:
    """Everybody who is away and somebody should know."""

    radar: tuple[Call, ...]
    done: tuple[DoneCall, ...]
    absent: tuple[AbsentStudent, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    stay: Stay
    one: RunningClass
    figures: StudentFigures
    start: dt.date  # of the first 14 days

    @property
    def is_long(self) -> bool:
        return self.figures.absent_days >= FEWEST_DAYS


@dataclass(frozen=True, slots=True)
class _Page:
    today: dt.date
    known: Attendance
    people: Mapping[int, Person]
    contacts: Mapping[int, Sequence[ContactEntry]]


def away(
    connection: Connection,
    classes: Mapping[int, RunningClass],
    known: Attendance,
    today: dt.date,
    *,
    part_is_enough: bool,
) -> Away:
    """Return who is to be called, who has been called today, and who is away for days.

    Args:
        connection: the store.
        classes: the running classes.
        known: their attendance up to and with today.
        today: the day.
        part_is_enough: whether part of a day is an absence day in the first 14 days.
    """
    cases = dict(_cases(classes, known, today, part_is_enough=part_is_enough))
    page = _Page(
        today=today,
        known=known,
        people=people(connection, {one: case.one for one, case in cases.items()}),
        contacts=of_students(connection, cases),
    )
    radar, done, absent = [], [], []
    for student_id, case in cases.items():
        person, entries = page.people[student_id], page.contacts.get(student_id, ())
        until = handled_until(entries)
        days = case.figures.first_14_days
        if is_asked_about(days, until, today):
            radar.append(_call(page, student_id, case))
        elif is_asked_about(days, None, today) and entries and entries[0].day == today:
            done.append(DoneCall(person, entries[0]))
        if case.is_long:
            absent.append(_absent(page, student_id, case))
    radar.sort(key=lambda one: (_order(one.student), -len(one.days), sort_key(one.student.name)))
    done.sort(key=lambda one: (_order(one.student), one.contact.at))
    absent.sort(key=lambda one: (_order(one.student), -one.days, sort_key(one.student.name)))
    return Away(tuple(radar), tuple(done), tuple(absent))


def _order(person: Person) -> bool:
    return not person.is_mine


def _cases(
    classes: Mapping[int, RunningClass],
    known: Attendance,
    today: dt.date,
    *,
    part_is_enough: bool,
) -> Iterator[tuple[int, _Case]]:
    for student_id in known.texts:
        stay = known.stay_on(student_id, today)
        one = classes.get(stay.class_id) if stay else None
        if stay is None or one is None:
            continue
        first = known.stays[student_id][0]
        start = first_days_start(known.courses[first.class_id].starts_on, first.first_day)
        days = known.days[student_id]
        newest = max(known.registers[stay.class_id], default=today)
        is_away = any(row[0] >= newest and row[4] for row in days.absences)
        is_early = _was_away_early(days, start, today)
        if is_early or is_away or days.today_marks or days.exempt:
            figures = student_figures(days, today, part_is_enough=part_is_enough)
            case = _Case(stay, one, figures, start)
            if case.is_long or is_asked_about(figures.first_14_days, None, today):
                yield student_id, case


def _was_away_early(days: StudentDays, start: dt.date, today: dt.date) -> bool:
    """Tell whether anything is marked in the first 14 days that is asked about still."""
    end = start + dt.timedelta(days=FIRST_DAYS)
    return today < end + RECENT and any(start <= row[0] < end for row in days.absences)


def _call(page: _Page, student_id: int, case: _Case) -> Call:
    days, today = case.figures.first_14_days, page.today
    course = case.one.course
    last = case.start + dt.timedelta(days=FIRST_DAYS - 1)
    spark_days = course.school_days_between(case.start, last)[:SPARK_DAYS]
    bars = [page.known.bar(student_id, day) if day <= today else None for day in spark_days]
    latest = page.known.bar(student_id, days[-1])
    marks = page.known.marks(student_id, today)
    missed = [at for at, mark in enumerate(marks, start=1) if mark and mark.kind.is_missing]
    share = case.figures.total_share
    entries = page.contacts.get(student_id, ())
    return Call(
        student=page.people[student_id],
        days=days,
        day_number=(today - case.start).days + 1,
        is_missing=days[-1] == today,
        kind=latest.kind if latest else None,
        since=case.one.bell.starts(missed[0]) if missed else None,
        has_attended=None if share is None else share < 1,
        spark_days=spark_days,
        spark=tuple(bars),
        contact=entries[0] if entries else None,
        next_school_day=next_school_day(course, today),
    )


def _absent(page: _Page, student_id: int, case: _Case) -> AbsentStudent:
    since, days = case.figures.absent_since, case.figures.absent_days
    assert since is not None, "a case over days has a first day"
    entries = page.contacts.get(student_id, ())
    newest = next((entry for entry in entries if entry.day >= since), None)
    bars = (
        page.known.bar(student_id, day)
        for day in case.one.course.school_days_between(since, page.today)[::-1]
    )
    kind = next((bar.kind for bar in bars if bar and bar.kind), None)
    return AbsentStudent(
        student=page.people[student_id],
        since=since,
        days=days,
        kind=kind,
        state=absence_state(kind, has_contact=newest is not None),
        contact=newest,
        handled_until=handled_until(entries),
        next_school_day=next_school_day(case.one.course, page.today),
    )


def next_school_day(course: Course, today: dt.date) -> dt.date | None:
    """Return the first school day after today; None after the last."""
    return next(iter(course.school_days_between(today + DAY, course.last_day)), None)
