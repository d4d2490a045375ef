"""What can be asked about absence: figures to date of students and classes."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.figures import StudentFigures, student_figures
from gf2tracker.domain.leaving import LeaveReasonEntry
from gf2tracker.domain.people import ClassId, CountsAs, StudentId, called, listed_name
from gf2tracker.language import sort_key
from gf2tracker.queries.attendance import Attendance, attendance
from gf2tracker.queries.limits import limits
from gf2tracker.queries.opening import limit_share, openings
from gf2tracker.queries.person import NAMED
from gf2tracker.store.enrolment import Stay
from gf2tracker.store.leaving import leave_reasons
from gf2tracker.store.tables import ClassGroup, Enrolment, Student

_CLASSES: BindParameter[Any] = bindparam("class_ids", expanding=True)
_STUDENT: BindParameter[int] = bindparam("student_id")
_PEOPLE = select(*NAMED, Student.number).where(
    Student.id.in_(select(Enrolment.student_id).where(Enrolment.class_id.in_(_CLASSES)))
)
_OWN_CLASSES = select(Enrolment.class_id).where(Enrolment.student_id == _STUDENT)


class StudentAbsence(NamedTuple):
    """One student's absence to date, over the whole of the present course.

    Attributes:
        name: the full name; for protected students the name they are called by.
        class_id: the present class, or the last one.
        last_day: None until a day is set.
        leave_reason: the reason for leaving as the school words it; "" where none is noted.
        counts_as: what that counts as; None where none is noted.
        limit_share: what the school's limits are held against: the total share, or the one with
            the opening figures where that is worse; None while nothing is known.
    """

    student_id: StudentId
    number: str | None
    name: str
    called_name: str
    is_protected: bool
    class_id: ClassId
    class_code: str
    first_day: dt.date
    last_day: dt.date | None
    leave_reason: str
    counts_as: CountsAs | None
    figures: StudentFigures
    limit_share: float | None


@dataclass(frozen=True, slots=True)
class ClassAbsence:
    """The absence of a class to date: its students together, those who left included.

    Those who never came, or are left out for another reason (OUTSIDE), are in no figure.

    Attributes:
        students: in the class today.
        total_share: lost minutes of the taken ones, 0 to 1; None while nothing is taken.
        lessons_taken: taken lessons, summed over the students.
        first_14_days: students with an absence day among their first 14 days.
    """

    class_id: ClassId
    class_code: str
    students: int
    total_share: float | None
    unlawful_share: float | None
    lessons_taken: int
    first_14_days: int


def listing(
    connection: Connection, class_ids: Iterable[ClassId] | None, today: dt.date
) -> tuple[StudentAbsence, ...]:
    """Return everybody whose present or last class is one of these, by class and name.

    Args:
        connection: the store.
        class_ids: the classes; None is every class.
        today: figures are up to and with this day.
    """
    asked = codes_of(connection, class_ids)
    known = attendance(connection, asked, today)
    part_is_enough = limits(connection).part_is_enough
    rows = absences(connection, known, asked, today, part_is_enough=part_is_enough)
    order = {code: at for at, code in enumerate(sorted(asked.values(), key=sort_key))}
    return tuple(sorted(rows, key=lambda row: (order[row.class_code], sort_key(row.name))))


def absences(
    connection: Connection,
    known: Attendance,
    codes: Mapping[int, str],
    today: dt.date,
    *,
    part_is_enough: bool,
) -> list[StudentAbsence]:
    """Return everybody whose present or last class is one of these, in any order.

    Args:
        connection: the store.
        known: the attendance of those classes up to and with today.
        codes: their codes.
        today: figures are up to and with this day.
        part_is_enough: see `student_figures`.
    """
    reasons, before = leave_reasons(connection), openings(connection, known)
    found = []
    for person in connection.execute(_PEOPLE, {"class_ids": sorted(codes)}):
        stay = known.stays[person.id][-1]
        if stay.class_id in codes:
            figures = student_figures(known.days[person.id], today, part_is_enough=part_is_enough)
            reason = reasons.of(stay.leave_reason)
            share = limit_share(known, before, person.id, figures, today)
            shares = figures, share
            found.append(_row(person, stay, codes[stay.class_id], reason, shares))
    return found


def summary(
    connection: Connection, class_ids: Iterable[ClassId] | None, today: dt.date
) -> tuple[ClassAbsence, ...]:
    """Return the absence of classes, None is all, in order of code; also of empty ones."""
    asked = codes_of(connection, class_ids)
    rows: dict[int, list[StudentAbsence]] = {class_id: [] for class_id in asked}
    for row in listing(connection, [ClassId(class_id) for class_id in asked], today):
        rows[row.class_id].append(row)
    found = [_class(ClassId(id_), code, rows[id_], today) for id_, code in asked.items()]
    return tuple(sorted(found, key=lambda row: sort_key(row.class_code)))


def of_student(
    connection: Connection, student_id: StudentId, today: dt.date
) -> StudentAbsence | None:
    """Return one student's absence to date; None for a student who was never in a class."""
    classes = connection.execute(_OWN_CLASSES, {"student_id": student_id}).scalars()
    rows = listing(connection, [ClassId(class_id) for class_id in classes], today)
    return next((row for row in rows if row.student_id == student_id), None)


def codes_of(connection: Connection, class_ids: Iterable[ClassId] | None) -> dict[int, str]:
    """Return the codes of classes by id, of all for None; classes that are gone are left out."""
    found = select(ClassGroup.id, ClassGroup.code)
    if class_ids is not None:
        found = found.where(ClassGroup.id.in_(sorted(set(class_ids))))
    return {row.id: row.code for row in connection.execute(found)}


def _row(
    person: Any,
    stay: Stay,
    code: str,
    reason: LeaveReasonEntry | None,
    shares: tuple[StudentFigures, float | None],
) -> StudentAbsence:
    student_id, first_name, last_name, called_name, is_protected, student_number = person
    return StudentAbsence(
        student_id=student_id,
        number=student_number,
        name=listed_name(first_name, last_name, called_name, is_protected=is_protected),
        called_name=called(first_name, called_name),
        is_protected=is_protected,
        class_id=ClassId(stay.class_id),
        class_code=code,
        first_day=stay.first_day,
        last_day=stay.last_day,
        leave_reason=reason.name if reason else "",
        counts_as=reason.counts_as if reason else None,
        figures=shares[0],
        limit_share=shares[1],
    )


def _class(
    class_id: ClassId, code: str, everybody: list[StudentAbsence], today: dt.date
) -> ClassAbsence:
    rows = [row for row in everybody if row.counts_as is not CountsAs.OUTSIDE]
    here = [row for row in rows if row.first_day <= today <= (row.last_day or today)]
    lessons = sum(row.figures.lessons_taken for row in rows)
    minutes = lessons * LESSON_MINUTES
    return ClassAbsence(
        class_id=class_id,
        class_code=code,
        students=len(here),
        total_share=sum(row.figures.absent_minutes for row in rows) / minutes if minutes else None,
        unlawful_share=(
            sum(row.figures.unlawful_minutes for row in rows) / minutes if minutes else None
        ),
        lessons_taken=lessons,
        first_14_days=sum(bool(row.figures.first_14_days) for row in rows),
    )
