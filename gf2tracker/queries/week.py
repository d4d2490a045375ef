"""A class's week: every student in every lesson of its days."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, and_, bindparam, select

from gf2tracker.domain.bell import Bell
from gf2tracker.domain.contact import is_asked_about
from gf2tracker.domain.course import Course
from gf2tracker.domain.exemption import exempt_on, exempted
from gf2tracker.domain.figures import first_days_number, first_days_start, student_figures
from gf2tracker.domain.mark import AbsenceKind, Marks, unpack
from gf2tracker.domain.people import ClassId, StudentId, called, listed_name
from gf2tracker.domain.register import unpack_reasons, unpack_taken
from gf2tracker.domain.spark import day_minutes
from gf2tracker.language import sort_key
from gf2tracker.queries.attendance import Attendance, attendance
from gf2tracker.queries.contact import ContactEntry, handled_until, of_students
from gf2tracker.queries.limits import limits
from gf2tracker.queries.person import NAMED
from gf2tracker.store.absence import Taken, class_facts
from gf2tracker.store.enrolment import enrolled
from gf2tracker.store.tables import AbsenceDay, Enrolment, Student

WEEKDAYS = 5

_CLASS: BindParameter[int] = bindparam("class_id")
_FIRST: BindParameter[dt.date] = bindparam("first")
_LAST: BindParameter[dt.date] = bindparam("last")
_THERE = and_(Enrolment.class_id == _CLASS, enrolled(_FIRST, _LAST))
_PEOPLE = (
    select(*NAMED, Enrolment.first_day, Enrolment.last_day)
    .join(Enrolment, Enrolment.student_id == Student.id)
    .where(_THERE)
)
_MARKED = select(
    AbsenceDay.student_id, AbsenceDay.date, AbsenceDay.marks, AbsenceDay.reasons, AbsenceDay.note
).where(
    AbsenceDay.student_id.in_(select(Enrolment.student_id).where(_THERE)),
    AbsenceDay.date.between(_FIRST, _LAST),
)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WeekLesson:
    """One lesson of one day.

    Attributes:
        number: in its day, from 1.
        starts: None where the site's bell has no such lesson.
        taken_at: when its register was taken; None is not yet.
    """

    date: dt.date
    number: int
    starts: dt.time | None
    ends: dt.time | None
    taken_at: dt.time | None


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day from Monday to Friday.

    Attributes:
        closed: why the school is closed; None when it is open, "" when nobody said why.
        lessons: empty without school.
        first: how many lessons of the week come before its own.
    """

    date: dt.date
    closed: str | None
    lessons: tuple[WeekLesson, ...]
    first: int

    @property
    def taken(self) -> int:
        """How many lessons have their register taken."""
        return sum(lesson.taken_at is not None for lesson in self.lessons)


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One student in a week.

    Attributes:
        name: the full name; for protected students the name they are called by.
        marks: a mark or None for each lesson of the week.
        reasons: the id of a reason or None for each lesson.
        exempt: the lessons of the week (from 1) that cannot be marked.
        away: the lessons of the week (from 1) of days on which the student is not in the class.
        notes: by day, only where there is one.
        minutes: what the week's marks cost, whether the registers are taken or not.
        asked: those of the first 14 days on which absence is asked about: not to come, not
            settled by a contact, and not long ago.
        share: total share of absence to date, 0 to 1; None while nothing is taken.
    """

    student_id: StudentId
    name: str
    called_name: str
    is_protected: bool
    marks: Marks
    reasons: tuple[int | None, ...]
    exempt: frozenset[int]
    away: frozenset[int]
    notes: Mapping[dt.date, str]
    minutes: int
    asked: frozenset[dt.date]
    share: float | None


@dataclass(frozen=True, slots=True)
class Week:
    """A class's week.

    Attributes:
        number: the teaching week; None for a week without school or outside the course.
        days: Monday to Friday.
        rows: everybody in the class on any day of it, in order of name.
        kinds: how many students have a mark of each kind.
        before, after: the last and the next school day outside the week; None beyond the course.
    """

    class_id: ClassId
    code: str
    monday: dt.date
    number: int | None
    days: tuple[WeekDay, ...]
    rows: tuple[WeekRow, ...]
    kinds: Mapping[AbsenceKind, int]
    before: dt.date | None
    after: dt.date | None

    @property
    def lessons(self) -> tuple[WeekLesson, ...]:
        """The lessons of the week from left to right."""
        return tuple(lesson for day in self.days for lesson in day.lessons)

    def day_of(self, lesson: int) -> WeekDay:
        """Return the day of a lesson of the week, from 1."""
        return next(day for day in self.days if day.first < lesson <= day.first + len(day.lessons))


@dataclass(frozen=True, slots=True)
class _Page:
    class_id: ClassId
    today: dt.date
    days: tuple[WeekDay, ...]
    known: Attendance
    part_is_enough: bool
    marked: Mapping[int, Mapping[dt.date, Any]]
    contacts: Mapping[int, Sequence[ContactEntry]]


def of_class(connection: Connection, class_id: ClassId, day: dt.date, today: dt.date) -> Week:
    """Return the week of a class that a day lies in, past or to come; a gone class is refused.

    Shares are up to and with today; a Saturday belongs to the week before it.
    """
    monday = day - dt.timedelta(days=day.weekday())
    facts = class_facts(connection, class_id, monday)
    known = attendance(connection, [class_id], today)
    course = known.courses[class_id]
    friday = monday + (WEEKDAYS - 1) * _DAY
    wanted = {"class_id": class_id, "first": monday, "last": friday}
    there: dict[int, list[Any]] = {}
    for row in connection.execute(_PEOPLE, wanted):
        there.setdefault(row.id, []).append(row)
    page = _Page(
        class_id=class_id,
        today=today,
        days=_days(course, monday, known.registers[class_id], Bell.parse(facts.bell)),
        known=known,
        part_is_enough=limits(connection).part_is_enough,
        marked=_marked(connection, wanted),
        contacts=of_students(connection, there),
    )
    rows = sorted((_row(page, own) for own in there.values()), key=lambda row: sort_key(row.name))
    kinds = Counter(kind for row in rows for kind in {mark.kind for mark in row.marks if mark})
    week = course.calendar_week_of(monday)
    return Week(
        class_id=class_id,
        code=facts.code,
        monday=monday,
        number=week.number if week is not None else None,
        days=page.days,
        rows=tuple(rows),
        kinds=kinds,
        before=course.last_school_day_by(monday - _DAY),
        after=next((one for one in course.school_days if one > friday), None),
    )


def _days(
    course: Course, monday: dt.date, registers: Mapping[dt.date, str], bell: Bell
) -> tuple[WeekDay, ...]:
    found, first = [], 0
    for place in range(WEEKDAYS):
        day = monday + place * _DAY
        count = course.lessons_on(day)
        taken = unpack_taken(registers.get(day, ""), count)
        lessons = tuple(_lesson(day, number, bell, taken) for number in range(1, count + 1))
        found.append(WeekDay(day, course.closed_name(day), lessons, first))
        first += count
    return tuple(found)


def _lesson(day: dt.date, number: int, bell: Bell, taken: Taken) -> WeekLesson:
    return WeekLesson(day, number, bell.starts(number), bell.ends(number), taken[number - 1])


def _marked(connection: Connection, wanted: Mapping[str, Any]) -> dict[int, dict[dt.date, Any]]:
    found: dict[int, dict[dt.date, Any]] = {}
    for row in connection.execute(_MARKED, wanted):
        found.setdefault(row.student_id, {})[row.date] = row
    return found


def _row(page: _Page, stays: Sequence[Any]) -> WeekRow:
    student_id, first_name, last_name, called_name, is_protected, *_rest = stays[0]
    known = page.known
    marked = page.marked.get(student_id, {})
    marks: list[Any] = []
    reasons: list[int | None] = []
    exempt, away, minutes = set[int](), set[int](), 0
    for day in page.days:
        count, row = len(day.lessons), marked.get(day.date)
        here = unpack(row.marks if row else "", count)[:count]
        free = exempt_on(known.exemptions.get(student_id, ()), day.date)
        marks += here
        reasons += unpack_reasons(row.reasons if row else "", count)[:count]
        exempt.update(day.first + lesson for lesson in free if lesson <= count)
        minutes += day_minutes(exempted(here, free))
        if not any(_is_in(stay, day.date) for stay in stays):
            away.update(range(day.first + 1, day.first + count + 1))
    figures = student_figures(
        known.days[student_id], page.today, part_is_enough=page.part_is_enough
    )
    return WeekRow(
        student_id=student_id,
        name=listed_name(first_name, last_name, called_name, is_protected=is_protected),
        called_name=called(first_name, called_name),
        is_protected=is_protected,
        marks=tuple(marks),
        reasons=tuple(reasons),
        exempt=frozenset(exempt),
        away=frozenset(away),
        notes={date: row.note for date, row in marked.items() if row.note},
        minutes=minutes,
        asked=frozenset(_asked(page, student_id)),
        share=figures.total_share,
    )


def _is_in(stay: Any, day: dt.date) -> bool:
    return bool(stay.first_day <= day and (stay.last_day is None or day <= stay.last_day))


def _asked(page: _Page, student_id: int) -> Iterator[dt.date]:
    stay = page.known.stays[student_id][0]
    start = first_days_start(page.known.courses[stay.class_id].starts_on, stay.first_day)
    until = handled_until(page.contacts.get(student_id, ()))
    for day in page.days:
        is_early = day.lessons and first_days_number(start, day.date) is not None
        if is_early and day.date <= page.today and is_asked_about((day.date,), until, page.today):
            yield day.date
