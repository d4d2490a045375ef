"""The register of one class on one day, with all that its page shows."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, and_, bindparam, select

from gf2tracker.domain.absence import is_marked_missing
from gf2tracker.domain.attention import Limits, Situation, Why, is_missing, reason_to_act
from gf2tracker.domain.bell import Bell
from gf2tracker.domain.exemption import exempt_on, exempted
from gf2tracker.domain.figures import first_days_number, student_figures
from gf2tracker.domain.mark import AbsenceKind, Marks, unpack
from gf2tracker.domain.opening import Opening
from gf2tracker.domain.people import ClassId, StudentId, called, listed_name
from gf2tracker.domain.register import unpack_reasons, unpack_taken
from gf2tracker.domain.spark import SPARK_DAYS, SparkDay, day_minutes, stored_spark
from gf2tracker.language import sort_key
from gf2tracker.queries.attendance import Attendance, attendance
from gf2tracker.queries.contact import ContactEntry, handled_until, of_day
from gf2tracker.queries.limits import limits
from gf2tracker.queries.opening import limit_share, openings
from gf2tracker.queries.person import NAMED
from gf2tracker.store.absence import IS_ENROLLED, Taken, class_facts
from gf2tracker.store.tables import AbsenceDay, Enrolment, Student

_TODAY: BindParameter[dt.date] = bindparam("today")
_DAY: BindParameter[dt.date] = bindparam("day")
_STUDENTS = (
    select(
        *NAMED,
        Student.phone,
        AbsenceDay.marks,
        AbsenceDay.reasons,
        AbsenceDay.note,
        AbsenceDay.noted_by,
        AbsenceDay.is_whole_day,
    )
    .join_from(Student, Enrolment, Enrolment.student_id == Student.id)
    .outerjoin(AbsenceDay, and_(AbsenceDay.student_id == Student.id, AbsenceDay.date == _DAY))
    .where(IS_ENROLLED)
)
_TO_COME = select(AbsenceDay.student_id, AbsenceDay.date, AbsenceDay.marks).where(
    AbsenceDay.student_id.in_(select(Enrolment.student_id).where(IS_ENROLLED)),
    AbsenceDay.date > _TODAY,
    AbsenceDay.date < _DAY,
)
_NO_TEXTS: Mapping[dt.date, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson of the day.

    Attributes:
        number: from 1.
        starts: None where the site's bell has no such lesson.
        taken_at: when its register was taken; None is not yet.
        present: students who are there, those out with the school or a company included.
        missing: students who are not; exempt students are neither.
    """

    number: int
    starts: dt.time | None
    ends: dt.time | None
    taken_at: dt.time | None
    present: int
    missing: int


class RegisterRow(NamedTuple):
    """One student on one day.

    Attributes:
        name: the full name; for protected students the name they are called by.
        phone: empty for protected students.
        marks: a mark or None for each lesson of the day.
        reasons: the id of a reason or None for each lesson.
        exempt: the lessons (from 1) that cannot be marked.
        spark: one for each of `spark_days`; None where the student was not in a class.
        minutes: what the day's marks cost, whether the register is taken or not.
        is_whole_day: whether every lesson of the day is marked as missed.
        share: total share of absence to date, 0 to 1; None while nothing is taken.
        first_days: which of the student's first 14 days it is, 1 to 14; None when none of them.
        contact: the newest contact of that day; None without one.
        why: the most urgent reason to do something; its `state` says act or watch; None is none.
    """

    student_id: StudentId
    name: str
    called_name: str
    phone: str
    is_protected: bool
    marks: Marks
    reasons: tuple[int | None, ...]
    note: str
    noted_by: str
    exempt: frozenset[int]
    spark: tuple[SparkDay | None, ...]
    minutes: int
    is_whole_day: bool
    share: float | None
    first_days: int | None
    contact: ContactEntry | None
    why: Why | None


@dataclass(frozen=True, slots=True)
class Register:
    """A class on one day.

    Attributes:
        closed: why the school is closed that day; None when it is open, "" when nobody said why.
        lessons: empty when the class has no school that day.
        rows: everybody enrolled that day, in order of name.
        kinds: how many students have a mark of each kind.
        spark_days: the school days before the day, at most ten, the oldest first.
        next_school_day: the one after the day; None after the last.
    """

    class_id: ClassId
    code: str
    date: dt.date
    closed: str | None
    lessons: tuple[Lesson, ...]
    taken_by: str
    rows: tuple[RegisterRow, ...]
    kinds: Mapping[AbsenceKind, int]
    spark_days: tuple[dt.date, ...]
    next_school_day: dt.date | None

    @property
    def last_school_day(self) -> dt.date | None:
        """The school day before the day; None before the first."""
        return self.spark_days[-1] if self.spark_days else None


_Bar = tuple[dt.date, int, bool, SparkDay]  # date, lessons, whether taken, the bar of present


@dataclass(frozen=True, slots=True)
class _Page:
    date: dt.date
    today: dt.date
    lessons: int
    taken: Taken
    spark_days: tuple[dt.date, ...]
    bars: tuple[_Bar, ...]
    known: Attendance
    limits: Limits
    texts: Mapping[int, Mapping[dt.date, str]]
    contacts: Mapping[int, Sequence[ContactEntry]]
    openings: Mapping[int, tuple[Opening, ...]]


def day(connection: Connection, class_id: ClassId, date: dt.date, today: dt.date) -> Register:
    """Return the register of a class on a day, past or to come; shares are up to and with today.

    A day without school has no lessons. A class that is gone is refused.
    """
    facts = class_facts(connection, class_id, date)
    known = attendance(connection, [class_id], today)
    course = known.courses[class_id]
    lessons = course.lessons_on(date)
    at = bisect_left(course.school_days, date)
    spark_days = course.school_days[max(0, at - SPARK_DAYS) : at]
    people = connection.execute(_STUDENTS, {"class_id": class_id, "day": date}).all()
    page = _Page(
        date=date,
        today=today,
        lessons=lessons,
        taken=unpack_taken(facts.taken or "", lessons)[:lessons],
        spark_days=spark_days,
        bars=_bars(known, class_id, spark_days),
        known=known,
        limits=limits(connection),
        texts=_texts(connection, known, class_id, date),
        contacts=of_day(connection, class_id, date),
        openings=openings(connection, known),
    )
    rows = sorted((_row(page, one) for one in people), key=lambda row: sort_key(row.name))
    kinds = Counter(kind for row in rows for kind in {mark.kind for mark in row.marks if mark})
    return Register(
        class_id=class_id,
        code=facts.code,
        date=date,
        closed=course.closed_name(date),
        lessons=_lessons(page, Bell.parse(facts.bell), rows),
        taken_by=facts.taken_by or "",
        rows=tuple(rows),
        kinds=kinds,
        spark_days=spark_days,
        next_school_day=next(
            iter(course.school_days[bisect_right(course.school_days, date) :]), None
        ),
    )


def _texts(
    connection: Connection, known: Attendance, class_id: ClassId, date: dt.date
) -> Mapping[int, Mapping[dt.date, str]]:
    """Return the stored marks of the days before a day, planned ones too when it is to come."""
    if date <= known.today:
        return known.texts
    found = {student_id: dict(texts) for student_id, texts in known.texts.items()}
    wanted = {"class_id": class_id, "today": known.today, "day": date}
    for student_id, day, text in connection.execute(_TO_COME, wanted).all():
        found.setdefault(student_id, {})[day] = text
    return found


def _row(page: _Page, person: Any) -> RegisterRow:
    student_id, first_name, last_name, called_name, is_protected, phone, *told = person
    text, reasons, note, noted_by, is_whole_day = told
    marks = unpack(text or "", page.lessons)[: page.lessons]
    exempt = exempt_on(page.known.exemptions.get(student_id, ()), page.date)
    figures = student_figures(
        page.known.days[student_id], page.today, part_is_enough=page.limits.part_is_enough
    )
    contacts = page.contacts.get(student_id, ())
    stay = page.known.stays[student_id][0]
    start = max(page.known.courses[stay.class_id].starts_on, stay.first_day)
    first_days = first_days_number(start, page.date)
    seen = exempted(marks, exempt)
    is_to_come = page.date > page.today  # then nobody is missed, and nobody is called from there
    return RegisterRow(
        student_id=student_id,
        name=listed_name(first_name, last_name, called_name, is_protected=is_protected),
        called_name=called(first_name, called_name),
        phone="" if is_protected else phone,
        is_protected=is_protected,
        marks=marks,
        reasons=unpack_reasons(reasons or "", page.lessons)[: page.lessons],
        note=note or "",
        noted_by=noted_by or "",
        exempt=exempt,
        spark=_spark(page, student_id),
        minutes=day_minutes(marks),
        is_whole_day=is_marked_missing(seen),
        share=figures.total_share,
        first_days=first_days,
        contact=next((one for one in contacts if one.day == page.date), None),
        why=reason_to_act(
            Situation(
                day=page.date,
                marks=seen,
                is_missing=not is_to_come
                and is_missing(seen, page.taken, is_whole_day=bool(is_whole_day)),
                is_early=first_days is not None,
                early_days=()
                if is_to_come
                else [one for one in figures.first_14_days if one <= page.date],
                handled_until=handled_until(contacts),
                share=limit_share(page.known, page.openings, student_id, figures, page.today),
            ),
            page.limits,
        ),
    )


def _spark(page: _Page, student_id: int) -> tuple[SparkDay | None, ...]:
    known, texts = page.known, page.texts.get(student_id, _NO_TEXTS)
    if len(known.stays[student_id]) > 1 or student_id in known.exemptions:
        return tuple(known.bar(student_id, day) for day in page.spark_days)
    (stay,) = known.stays[student_id]
    first, last = stay.first_day, stay.ends_on
    return tuple(
        [
            (stored_spark(texts[day], lessons, is_taken=is_taken) if day in texts else present)
            if first <= day <= last
            else None
            for day, lessons, is_taken, present in page.bars
        ]
    )


def _bars(known: Attendance, class_id: ClassId, days: Sequence[dt.date]) -> tuple[_Bar, ...]:
    found = []
    for day in days:
        lessons = known.courses[class_id].lessons_on(day)
        is_taken = any(unpack_taken(known.registers[class_id].get(day, ""))[:lessons])
        found.append((day, lessons, is_taken, stored_spark("", lessons, is_taken=is_taken)))
    return tuple(found)


def _lessons(page: _Page, bell: Bell, rows: Sequence[RegisterRow]) -> tuple[Lesson, ...]:
    found = []
    for at, taken_at in enumerate(page.taken):
        here = [row.marks[at] for row in rows if at + 1 not in row.exempt]
        here = [mark for mark in here if mark is None or mark.kind is not AbsenceKind.EXEMPT]
        missing = sum(mark is not None and mark.kind.is_missing for mark in here)
        times = bell.starts(at + 1), bell.ends(at + 1)
        found.append(Lesson(at + 1, *times, taken_at, len(here) - missing, missing))
    return tuple(found)
