"""What the papers of a class show: a day, a week, the figures; nothing that must stay inside.

No phone, address, number, note or cause is read here, so none can be printed.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.attention import Limits
from gf2tracker.domain.bell import Bell
from gf2tracker.domain.course import Course
from gf2tracker.domain.exemption import Exemption, exempt_on, exempted
from gf2tracker.domain.mark import Marks, unpack
from gf2tracker.domain.people import ClassId, called
from gf2tracker.domain.register import unpack_taken
from gf2tracker.language import sort_key
from gf2tracker.queries import absence, classes
from gf2tracker.queries.absence import StudentAbsence
from gf2tracker.queries.classes import ClassRow
from gf2tracker.queries.limits import limits
from gf2tracker.queries.person import NAMED
from gf2tracker.store.absence import class_facts, exemption_of
from gf2tracker.store.enrolment import stays_in
from gf2tracker.store.setting import settings
from gf2tracker.store.tables import AbsenceDay, RegisterDay, Student
from gf2tracker.store.tables import Exemption as ExemptionRow

FRIDAY = dt.timedelta(days=4)

_STUDENTS: BindParameter[Any] = bindparam("student_ids", expanding=True)
_FIRST: BindParameter[dt.date] = bindparam("first")
_LAST: BindParameter[dt.date] = bindparam("last")
_PEOPLE = select(*NAMED).where(Student.id.in_(_STUDENTS))
_MARKED = select(AbsenceDay.student_id, AbsenceDay.date, AbsenceDay.marks).where(
    AbsenceDay.student_id.in_(_STUDENTS), AbsenceDay.date.between(_FIRST, _LAST)
)
_EXEMPT = select(
    ExemptionRow.student_id, ExemptionRow.first, ExemptionRow.last, ExemptionRow.pattern
).where(
    ExemptionRow.student_id.in_(_STUDENTS),
    ExemptionRow.first <= _LAST,
    ExemptionRow.last >= _FIRST,
)
_TAKEN = select(RegisterDay.date, RegisterDay.taken).where(
    RegisterDay.class_id == bindparam("class_id"), RegisterDay.date.between(_FIRST, _LAST)
)


@dataclass(frozen=True, slots=True)
class PaperDay:
    """One weekday of a paper.

    Attributes:
        closed: why it is closed; None when it is open, "" when nobody said why.
        starts: when each lesson begins, None where the bell does not say; empty without school.
        taken: whether the register of each lesson is taken.
    """

    date: dt.date
    closed: str | None
    starts: tuple[dt.time | None, ...]
    taken: tuple[bool, ...]

    @property
    def lessons(self) -> int:
        """How many lessons the class has."""
        return len(self.starts)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One student on a paper.

    Attributes:
        called: what the student is called.
        last_name: "" for protected students.
        days: for each day a mark or None for each lesson; None outside the student's enrolment.
    """

    called: str
    last_name: str
    is_protected: bool
    days: tuple[Marks | None, ...]


@dataclass(frozen=True, slots=True)
class ClassPaper:
    """A class over one day or one week.

    Attributes:
        school: its name, "" when it has none yet.
        about: the class on the first of the days.
        week: the teaching week of the days; None without one.
        days: one, or Monday to Friday.
        rows: everybody enrolled on any of the days, by the name they are called.
    """

    school: str
    about: ClassRow
    week: int | None
    days: tuple[PaperDay, ...]
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True)
class FiguresPaper:
    """A class's students with their figures, in order of name, those who left not among them."""

    school: str
    about: ClassRow
    today: dt.date
    rows: tuple[StudentAbsence, ...]
    limits: Limits


def day(connection: Connection, class_id: ClassId, date: dt.date) -> ClassPaper:
    """Return a class on a school day: the one asked for or the next, else the last of its course.

    A class that is gone is refused.
    """
    found = _nearest(classes.course(connection, class_id), date)
    return _paper(connection, class_id, (found,))


def week(connection: Connection, class_id: ClassId, date: dt.date) -> ClassPaper:
    """Return a class in the week of a day; one outside the course gives its first or last week.

    A class that is gone is refused.
    """
    course = classes.course(connection, class_id)
    monday = date - dt.timedelta(days=date.weekday())
    first, last = course.calendar_weeks[0].monday, course.calendar_weeks[-1].monday
    monday = min(max(monday, first), last)
    return _paper(connection, class_id, tuple(monday + dt.timedelta(days=n) for n in range(5)))


def figures(connection: Connection, class_id: ClassId, today: dt.date) -> FiguresPaper:
    """Return the figures of those in a class today, before its start of those who will come.

    After its end they are those of the ones who stayed to the end. A class that is gone is
    refused.
    """
    about = classes.one(connection, class_id, today).row
    here = min(max(today, about.starts_on), about.last_day)
    rows = absence.listing(connection, [class_id], today)
    return FiguresPaper(
        school=settings(connection)["school_name"],
        about=about,
        today=today,
        rows=tuple(row for row in rows if row.last_day is None or row.last_day >= here),
        limits=limits(connection),
    )


def _nearest(course: Course, date: dt.date) -> dt.date:
    days = course.school_days
    return days[min(bisect_left(days, date), len(days) - 1)]


@dataclass(frozen=True, slots=True)
class _Known:
    course: Course
    marked: Mapping[tuple[int, dt.date], str]
    exempt: Mapping[int, tuple[Exemption, ...]]


def _paper(connection: Connection, class_id: ClassId, dates: tuple[dt.date, ...]) -> ClassPaper:
    details = classes.one(connection, class_id, dates[0])
    course = details.course
    stays: dict[int, list[Any]] = {}
    for stay in stays_in(connection, class_id, course):
        if stay.first_day <= dates[-1] and stay.ends_on >= dates[0]:
            stays.setdefault(stay.student_id, []).append(stay)
    asked = {"student_ids": sorted(stays), "first": dates[0], "last": dates[-1]}
    marks = connection.execute(_MARKED, asked)
    known = _Known(
        course=course,
        marked={(student_id, date): text for student_id, date, text in marks},
        exempt=_exempt(connection.execute(_EXEMPT, asked)),
    )
    people = connection.execute(_PEOPLE, {"student_ids": asked["student_ids"]})
    rows = [_row(known, person, stays[person.id], dates) for person in people]
    number = next((n for date in dates if (n := course.week_of(date)) is not None), None)
    return ClassPaper(
        school=settings(connection)["school_name"],
        about=details.row,
        week=number,
        days=_days(connection, class_id, course, dates),
        rows=tuple(sorted(rows, key=lambda row: sort_key(f"{row.called} {row.last_name}"))),
    )


def _exempt(rows: Iterable[Any]) -> dict[int, tuple[Exemption, ...]]:
    found: dict[int, tuple[Exemption, ...]] = {}
    for student_id, first, last, pattern in rows:
        one = exemption_of(first, last, pattern)
        found[student_id] = (*found.get(student_id, ()), one)
    return found


def _row(known: _Known, person: Any, stays: list[Any], dates: tuple[dt.date, ...]) -> PaperRow:
    student_id, first_name, last_name, called_name, is_protected = person
    return PaperRow(
        called=called(first_name, called_name),
        last_name="" if is_protected else last_name,
        is_protected=is_protected,
        days=tuple(
            _marks(known, student_id, date) if any(date in stay for stay in stays) else None
            for date in dates
        ),
    )


def _marks(known: _Known, student_id: int, date: dt.date) -> Marks:
    lessons = known.course.lessons_on(date)
    marks = unpack(known.marked.get((student_id, date), ""), lessons)[:lessons]
    return exempted(marks, exempt_on(known.exempt.get(student_id, ()), date))


def _days(
    connection: Connection, class_id: ClassId, course: Course, dates: tuple[dt.date, ...]
) -> tuple[PaperDay, ...]:
    bell = Bell.parse(class_facts(connection, class_id, dates[0]).bell)
    asked = {"class_id": class_id, "first": dates[0], "last": dates[-1]}
    taken = dict(connection.execute(_TAKEN, asked).all())
    found = []
    for date in dates:
        lessons = course.lessons_on(date)
        times = unpack_taken(taken.get(date, ""), lessons)[:lessons]
        found.append(
            PaperDay(
                date=date,
                closed=course.closed_name(date),
                starts=tuple(bell.starts(at) for at in range(1, lessons + 1)),
                taken=tuple(time is not None for time in times),
            )
        )
    return tuple(found)
