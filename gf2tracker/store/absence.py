"""A class's day of marks as it stands in the store, and the figures kept beside each day's marks.

The figures of a row count taken lessons only. Whoever changes marks, taken lessons, reasons,
exemptions or lessons writes the rows again through `figured`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, and_, bindparam, select
from sqlalchemy import Row as SqlRow

from gf2tracker.domain.absence import IsLawful, LawfulRules, day_figures
from gf2tracker.domain.bell import Bell
from gf2tracker.domain.course import Course
from gf2tracker.domain.exemption import Exemption, exempted, parse_exempt
from gf2tracker.domain.mark import Marks, pack, unpack
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.domain.register import pack_reasons, unpack_reasons, unpack_taken
from gf2tracker.errors import Refusal
from gf2tracker.language import WEEKDAYS, _, date_long
from gf2tracker.store.course import course_of
from gf2tracker.store.enrolment import enrolled
from gf2tracker.store.tables import (
    AbsenceDay,
    ClassGroup,
    Enrolment,
    Reason,
    ReasonLawful,
    RegisterDay,
    Site,
)
from gf2tracker.store.tables import Exemption as ExemptionRow

Row = dict[str, Any]
Taken = tuple[dt.time | None, ...]
Reasons = tuple[int | None, ...]

_CLASS: BindParameter[int] = bindparam("class_id")
_STUDENT: BindParameter[int] = bindparam("student_id")
_DAY: BindParameter[dt.date] = bindparam("day")
_FACTS = (
    select(
        ClassGroup.code,
        Site.bell,
        RegisterDay.class_id,
        RegisterDay.taken,
        RegisterDay.taken_by,
        RegisterDay.taken_count,
    )
    .join_from(ClassGroup, Site, Site.id == ClassGroup.site_id)
    .outerjoin(RegisterDay, and_(RegisterDay.class_id == ClassGroup.id, RegisterDay.date == _DAY))
    .where(ClassGroup.id == _CLASS)
)
IS_ENROLLED = and_(Enrolment.class_id == _CLASS, enrolled(_DAY))
_STUDENTS = (
    select(
        Enrolment.student_id.label("id"),
        ExemptionRow.first,
        ExemptionRow.last,
        ExemptionRow.pattern,
        *AbsenceDay.__table__.columns,
    )
    .outerjoin(
        AbsenceDay, and_(AbsenceDay.student_id == Enrolment.student_id, AbsenceDay.date == _DAY)
    )
    .outerjoin(
        ExemptionRow,
        and_(
            ExemptionRow.student_id == Enrolment.student_id,
            ExemptionRow.first <= _DAY,
            ExemptionRow.last >= _DAY,
        ),
    )
    .where(IS_ENROLLED)
)
_CLASS_ON = (
    select(Enrolment.class_id, ClassGroup.code)
    .join(ClassGroup, ClassGroup.id == Enrolment.class_id)
    .where(Enrolment.student_id == _STUDENT, enrolled(_DAY))
    .order_by(Enrolment.first_day.desc())
    .limit(1)
)
_RULES = select(
    Reason.kind, Reason.id, Reason.is_default, ReasonLawful.from_date, ReasonLawful.is_lawful
).join_from(Reason, ReasonLawful, ReasonLawful.reason_id == Reason.id)
_COLUMNS = tuple(column.name for column in AbsenceDay.__table__.columns)


@dataclass(slots=True)
class StudentDay:
    """What a student's day holds in the store.

    Attributes:
        row: the whole row of absence_day; None when there is nothing to tell.
        exempt: the lessons (from 1) that the student is exempt from.
    """

    row: Row | None
    exempt: frozenset[int]

    def marks(self, lessons: int) -> Marks:
        """Return a mark or None for each lesson, at least as many as the day has."""
        return unpack(self.row["marks"], lessons) if self.row else (None,) * lessons

    def reasons(self, lessons: int) -> Reasons:
        """Return the id of a reason or None for each lesson."""
        return unpack_reasons(self.row["reasons"], lessons) if self.row else (None,) * lessons


@dataclass(frozen=True, slots=True)
class ClassDay:
    """A class on a school day: its lessons, which are taken, and everybody enrolled."""

    class_id: ClassId
    code: str
    date: dt.date
    lessons: int
    bell: Bell
    register: Row | None
    taken: Taken
    students: Mapping[StudentId, StudentDay]


def class_day(connection: Connection, class_id: ClassId, day: dt.date) -> ClassDay:
    """Return a class's day, for writing; refused when the class has no school that day."""
    facts = class_facts(connection, class_id, day)
    course = course_of(connection, class_id)
    lessons = lessons_on(course, day)
    register = None
    if facts.class_id is not None:
        register = {
            "class_id": class_id,
            "date": day,
            "taken": facts.taken,
            "taken_by": facts.taken_by,
            "taken_count": facts.taken_count,
        }
    return ClassDay(
        class_id=class_id,
        code=facts.code,
        date=day,
        lessons=lessons,
        bell=Bell.parse(facts.bell),
        register=register,
        taken=unpack_taken(facts.taken or "", lessons)[:lessons],
        students=_students(connection, class_id, day),
    )


def class_facts(
    connection: Connection, class_id: ClassId, day: dt.date
) -> SqlRow[str, str, int, str, str, int]:
    """Return a class's code and bell, and its register of a day (None without one)."""
    facts = connection.execute(_FACTS, {"class_id": class_id, "day": day}).one_or_none()
    if facts is None:
        raise Refusal(_("Holdet findes ikke længere. Vælg et andet hold."), field="class")
    return facts


def lessons_on(course: Course, day: dt.date) -> int:
    """Return the lessons of a class on a day; refused when it has none."""
    lessons = course.lessons_on(day)
    if lessons:
        return lessons
    when = f"{WEEKDAYS[day.weekday()]} {date_long(day)}"
    closed = course.closed_name(day) if day.weekday() < 5 else None
    if closed:
        text = _("Holdet har ikke undervisning {day} ({reason}). Vælg en anden dag.")
        raise Refusal(text.format(day=when, reason=closed), field="date")
    text = _("Holdet har ikke undervisning {day}. Vælg en anden dag.")
    raise Refusal(text.format(day=when), field="date")


def class_on(
    connection: Connection, student_id: StudentId, day: dt.date
) -> SqlRow[int, str] | None:
    """Return the class (class_id, code) a student is in on a day; None outside enrolments."""
    return connection.execute(_CLASS_ON, {"student_id": student_id, "day": day}).one_or_none()


def lawful_rules(connection: Connection) -> LawfulRules:
    """Return which reasons are lawful from which date; a kind's default speaks for the kind."""
    rows = connection.execute(_RULES).all()
    by_reason = [(row.kind, row.id, row.from_date, row.is_lawful) for row in rows]
    by_kind = [(row.kind, None, row.from_date, row.is_lawful) for row in rows if row.is_default]
    return LawfulRules(by_reason + by_kind)


def exemption_of(first: dt.date, last: dt.date, pattern: str) -> Exemption:
    """Return an exemption from its stored columns."""
    return Exemption(first, last, parse_exempt(pattern))


def absence_row(student_id: StudentId, day: dt.date) -> Row:
    """Return a row of absence_day that tells nothing yet."""
    return {
        "student_id": student_id,
        "date": day,
        "marks": "",
        "reasons": "",
        "note": "",
        "noted_by": "",
        "absent_minutes": 0,
        "unlawful_minutes": 0,
        "late_count": 0,
        "is_whole_day": False,
    }


def marked(row: Row, marks: Marks, reasons: Reasons) -> Row | None:
    """Return a row with new marks; None when it then has nothing to tell.

    The figures are left as they were: see `figured`.
    """
    text = pack(marks)
    if not text and not row["note"]:
        return None
    return {**row, "marks": text, "reasons": pack_reasons(reasons)}


def figured(row: Row, lessons: int, taken: Taken, exempt: frozenset[int], lawful: IsLawful) -> Row:
    """Return a row with its figures as its marks, taken lessons and rules say."""
    marks = exempted(unpack(row["marks"], lessons), exempt)
    reasons = unpack_reasons(row["reasons"], lessons)
    figures = day_figures(marks, lawful, taken, lessons, reasons)
    return {
        **row,
        "absent_minutes": figures.absent_minutes,
        "unlawful_minutes": figures.unlawful_minutes,
        "late_count": figures.late_count,
        "is_whole_day": figures.is_whole_day,
    }


def _students(
    connection: Connection, class_id: ClassId, day: dt.date
) -> dict[StudentId, StudentDay]:
    found: dict[StudentId, StudentDay] = {}
    for row in connection.execute(_STUDENTS, {"class_id": class_id, "day": day}):
        student_id, first, last, pattern, *columns = row
        student = found.get(student_id)
        if student is None:
            whole = dict(zip(_COLUMNS, columns, strict=True)) if columns[0] is not None else None
            student = found[student_id] = StudentDay(whole, frozenset())
        if pattern is not None:
            student.exempt |= exemption_of(first, last, pattern).on(day)
    return found
