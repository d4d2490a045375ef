"""What can be asked about students: the list of a class or the school, and one student."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from gf2tracker.domain.leaving import LeaveReasonEntry, LeaveReasons
from gf2tracker.domain.notice import Informed, unpack_informed
from gf2tracker.domain.people import (
    ClassId,
    EnrolmentId,
    StudentId,
    age_on,
    called,
    full_name,
)
from gf2tracker.errors import Refusal
from gf2tracker.language import _, sort_key
from gf2tracker.store.course import courses_of
from gf2tracker.store.enrolment import Stay, current, stays_in, stays_of
from gf2tracker.store.leaving import leave_reasons
from gf2tracker.store.tables import ClassGroup, Enrolment, Staff, Student


@dataclass(frozen=True, slots=True)
class StudentRow:
    """A student as listed, with the class the list is about or else the present one.

    A protected student is only called by the called name here, without phone and postcode.

    Attributes:
        name: "Fornavn Efternavn"; called: what the student is called; shown: called, last name.
        class_id: None, as first_day and enrolment_id, for a student in no class.
        last_day: None until a day is set; then leave_reason says why, None after a move.
    """

    id: StudentId
    number: str | None
    first_name: str
    last_name: str
    name: str
    called: str
    shown: str
    birth_date: dt.date | None
    age: int | None
    phone: str
    mail: str
    track: str
    former_school: str
    postcode: str
    is_protected: bool
    enrolment_id: EnrolmentId | None
    class_id: ClassId | None
    class_code: str
    first_day: dt.date | None
    last_day: dt.date | None
    leave_reason: LeaveReasonEntry | None


@dataclass(frozen=True, slots=True)
class EnrolmentRow:
    """A student's time in one class.

    Attributes:
        last_day: None until a day is set.
        ends_on: the last day, else the end of the class's course.
        leave_reason: None for one who has not left, or left by moving.
        informed: who was told that the student left.
    """

    id: EnrolmentId
    class_id: ClassId
    class_code: str
    first_day: dt.date
    last_day: dt.date | None
    ends_on: dt.date
    leave_reason: LeaveReasonEntry | None
    cause_as_told: str
    destination: str
    informed: frozenset[Informed]


@dataclass(frozen=True, slots=True)
class StudentDetails:
    """All that is known of a student; the fields are those of actions.students.

    Attributes:
        enrolments: in order of first day.
        present: the enrolment of today, else the next one, else the last one.
        contact_teacher: initials of the present class's contact teacher, "" without one.
    """

    id: StudentId
    number: str | None
    first_name: str
    last_name: str
    called_name: str
    birth_date: dt.date | None
    phone: str
    mail: str
    guardian_name: str
    guardian_phone: str
    guardian_mail: str
    track: str
    former_school: str
    postcode: str
    is_protected: bool
    has_support_contact: bool
    uni_login: str
    enrolments: tuple[EnrolmentRow, ...]
    present: EnrolmentRow | None
    contact_teacher: str
    contact_teacher_name: str
    age: int | None

    @property
    def name(self) -> str:
        return full_name(self.first_name, self.last_name)

    @property
    def called(self) -> str:
        return called(self.first_name, self.called_name)


_ROWS = select(
    Student.id,
    Student.number,
    Student.first_name,
    Student.last_name,
    Student.called_name,
    Student.birth_date,
    Student.phone,
    Student.mail,
    Student.track,
    Student.former_school,
    Student.postcode,
    Student.is_protected,
)


def listing(
    connection: Connection, today: dt.date, class_id: ClassId | None = None
) -> tuple[StudentRow, ...]:
    """Return the students who are or were in a class, or all there are, in order of name.

    Order is Danish, by the name that is shown, as on the register.
    """
    if class_id is None:
        stays = stays_of(connection)
        rows = connection.execute(_ROWS)
    else:
        stays = _stays_in(connection, class_id)
        here = select(Enrolment.student_id).where(Enrolment.class_id == class_id)
        rows = connection.execute(_ROWS.where(Student.id.in_(here)))
    known = _Known(today, _codes(connection), leave_reasons(connection))
    found = [_row(row, current(stays.get(row.id, ()), today), known) for row in rows]
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.id)))


def full_names(connection: Connection) -> dict[StudentId, str]:
    """Return everybody's full name, protected or not: to search by, not to show."""
    rows = connection.execute(select(Student.id, Student.first_name, Student.last_name))
    return {StudentId(row.id): full_name(row.first_name, row.last_name) for row in rows}


def one(connection: Connection, student_id: StudentId, today: dt.date) -> StudentDetails:
    """Return all that is known of a student; refused when the student is gone."""
    columns = Student.__table__.columns
    row = connection.execute(select(*columns).where(Student.id == student_id)).one_or_none()
    if row is None:
        raise Refusal(_("Eleven findes ikke længere. Vælg en anden elev."), field="student")
    stays = stays_of(connection, [student_id]).get(student_id, [])
    known = _Known(today, _codes(connection), leave_reasons(connection))
    present = current(stays, today)
    initials, teacher = _contact_teacher(connection, present)
    return StudentDetails(
        **row._mapping,
        enrolments=tuple(_enrolment(stay, known) for stay in stays),
        present=_enrolment(present, known) if present else None,
        contact_teacher=initials,
        contact_teacher_name=teacher,
        age=age_on(row.birth_date, today) if row.birth_date else None,
    )


def _stays_in(connection: Connection, class_id: ClassId) -> dict[int, list[Stay]]:
    course = courses_of(connection, [class_id]).get(class_id)
    found: dict[int, list[Stay]] = {}
    for stay in stays_in(connection, class_id, course) if course else ():
        found.setdefault(stay.student_id, []).append(stay)
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    today: dt.date
    codes: Mapping[int, str]
    reasons: LeaveReasons


def _row(row: Any, stay: Stay | None, known: _Known) -> StudentRow:
    student_id, number, first, last, called_name, birth_date, *rest = row
    phone, mail, track, former_school, postcode, is_protected = rest
    name = called(first, called_name)
    if is_protected:
        first, last, phone, postcode = name, "", "", ""
    return StudentRow(
        id=StudentId(student_id),
        number=number,
        first_name=first,
        last_name=last,
        name=full_name(first, last),
        called=name,
        shown=full_name(name, last),
        birth_date=birth_date,
        age=age_on(birth_date, known.today) if birth_date else None,
        phone=phone,
        mail=mail,
        track=track,
        former_school=former_school,
        postcode=postcode,
        is_protected=is_protected,
        enrolment_id=EnrolmentId(stay.id) if stay else None,
        class_id=ClassId(stay.class_id) if stay else None,
        class_code=known.codes[stay.class_id] if stay else "",
        first_day=stay.first_day if stay else None,
        last_day=stay.last_day if stay else None,
        leave_reason=known.reasons.of(stay.leave_reason) if stay else None,
    )


def _enrolment(stay: Stay, known: _Known) -> EnrolmentRow:
    return EnrolmentRow(
        id=EnrolmentId(stay.id),
        class_id=ClassId(stay.class_id),
        class_code=known.codes[stay.class_id],
        first_day=stay.first_day,
        last_day=stay.last_day,
        ends_on=stay.ends_on,
        leave_reason=known.reasons.of(stay.leave_reason),
        cause_as_told=stay.cause_as_told,
        destination=stay.destination,
        informed=unpack_informed(stay.informed),
    )


def _codes(connection: Connection) -> dict[int, str]:
    rows = connection.execute(select(ClassGroup.id, ClassGroup.code))
    return {row.id: row.code for row in rows}


def _contact_teacher(connection: Connection, present: Stay | None) -> tuple[str, str]:
    if present is None:
        return "", ""
    teacher = select(Staff.initials, Staff.name).join(
        ClassGroup, ClassGroup.contact_teacher_id == Staff.id
    )
    found = connection.execute(teacher.where(ClassGroup.id == present.class_id)).one_or_none()
    return (found.initials, found.name) if found else ("", "")
