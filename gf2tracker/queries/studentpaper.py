"""What a student's own overview shows: the student's own figures, agreements and next step.

Nothing about anybody else but who is buddy and in the group, no observation, no note on a mark and
no cause is read here.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from gf2tracker.domain.course import Deadline
from gf2tracker.domain.figures import StudentFigures
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.note import NoteKind
from gf2tracker.domain.opening import Opening
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.domain.trend import week_shares
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.queries import absence, classes, students, studentseats
from gf2tracker.queries.attendance import Attendance, attendance
from gf2tracker.queries.classes import ClassRow
from gf2tracker.queries.opening import openings
from gf2tracker.queries.studentseats import StudentSeats
from gf2tracker.store.setting import settings
from gf2tracker.store.tables import FollowUp, Note, Staff


@dataclass(frozen=True, slots=True)
class PaperWeek:
    """One teaching week of the course.

    Attributes:
        number: from 1; iso_week: of the calendar; phase: from 1.
        share: the student's absence in it, 0 to 1; None while nothing is taken.
        is_now: whether today lies in it.
    """

    number: int
    iso_week: int
    phase: int
    share: float | None
    is_now: bool


@dataclass(frozen=True, slots=True)
class AwayDay:
    """A day on which the student missed every taken lesson.

    Attributes:
        kind: what cost most of the day; None when the marks no longer say.
    """

    date: dt.date
    kind: AbsenceKind | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something agreed with the student; due_on and done_on are None until there is a day."""

    text: str
    agreed_on: dt.date
    due_on: dt.date | None
    done_on: dt.date | None


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """A student's own overview.

    Attributes:
        school: its name, "" when it has none yet.
        number: of the student, "" without one.
        last_name: "" for protected students.
        figures: to date; None for one who has not begun.
        openings: absence before the own registers, in no figure; the oldest first.
        weeks: every teaching week of the class.
        days: whole days away in the present course, in order.
        agreements: the open ones by the day they are due, then the kept ones, the newest first.
        next_step: "" for none; next_on: when, or None; owner: the name of who follows up, or "".
        deadlines: those of the class from today on.
        teacher_phone: the contact teacher's at work, "" for none.
        seats: whom the student is paired and grouped with.
    """

    school: str
    about: ClassRow
    number: str
    called: str
    last_name: str
    is_protected: bool
    today: dt.date
    figures: StudentFigures | None
    openings: tuple[Opening, ...]
    weeks: tuple[PaperWeek, ...]
    days: tuple[AwayDay, ...]
    agreements: tuple[Agreement, ...]
    next_step: str
    next_on: dt.date | None
    owner: str
    deadlines: tuple[Deadline, ...]
    teacher_phone: str
    seats: StudentSeats


def of_student(connection: Connection, student_id: StudentId, today: dt.date) -> OwnPaper:
    """Return a student's own overview; refused for one who is gone or in no class."""
    student = students.one(connection, student_id, today)
    if student.present is None:
        text = _("Eleven er ikke på et hold endnu. Sæt eleven på et hold, og udskriv så.")
        raise Refusal(text, field="class")
    class_id = student.present.class_id
    details = classes.one(connection, class_id, today)
    known = attendance(connection, [class_id], today)
    found = absence.of_student(connection, student_id, today)
    next_step, next_on, owner = _follow_up(connection, student_id)
    return OwnPaper(
        school=settings(connection)["school_name"],
        about=details.row,
        number=student.number or "",
        called=student.called,
        last_name="" if student.is_protected else student.last_name,
        is_protected=student.is_protected,
        today=today,
        figures=found.figures if found is not None else None,
        openings=openings(connection, known).get(student_id, ()),
        weeks=_weeks(known, student_id, class_id, today),
        days=_days(known, student_id),
        agreements=_agreements(connection, student_id),
        next_step=next_step,
        next_on=next_on,
        owner=owner,
        deadlines=tuple(one for one in details.course.deadlines if one.date >= today),
        teacher_phone=_phone(connection, details.row.contact_teacher_id),
        seats=studentseats.of_student(connection, student_id, today),
    )


def _weeks(
    known: Attendance, student_id: StudentId, class_id: ClassId, today: dt.date
) -> tuple[PaperWeek, ...]:
    days = known.days.get(student_id)
    shares = {week.monday: week.share for week in week_shares(days, today)} if days else {}
    monday = today - dt.timedelta(days=today.weekday())
    return tuple(
        PaperWeek(
            number=week.number or 0,
            iso_week=week.iso_week,
            phase=week.phase or 0,
            share=shares.get(week.monday),
            is_now=week.monday == monday,
        )
        for week in known.courses[class_id].teaching_weeks
    )


def _days(known: Attendance, student_id: StudentId) -> tuple[AwayDay, ...]:
    days = known.days.get(student_id)
    found = []
    for date, _lost, _unlawful, _late, is_whole in days.absences if days else ():
        if is_whole and known.stay_on(student_id, date) is not None:
            bar = known.bar(student_id, date)
            found.append(AwayDay(date, bar.kind if bar else None))
    return tuple(sorted(found, key=lambda day: day.date))


def _agreements(connection: Connection, student_id: StudentId) -> tuple[Agreement, ...]:
    rows = connection.execute(
        select(Note.text, Note.at, Note.due_on, Note.done_on).where(
            Note.student_id == student_id, Note.kind == NoteKind.AGREEMENT.value
        )
    )
    found = [Agreement(text, at.astimezone().date(), due, done) for text, at, due, done in rows]
    return tuple(sorted(found, key=_open_first))


def _open_first(one: Agreement) -> tuple[bool, int, int]:
    if one.done_on is None:
        return False, (one.due_on or dt.date.max).toordinal(), one.agreed_on.toordinal()
    return True, -one.done_on.toordinal(), -one.agreed_on.toordinal()


def _follow_up(connection: Connection, student_id: StudentId) -> tuple[str, dt.date | None, str]:
    row: Any = connection.execute(
        select(FollowUp.next_step, FollowUp.next_on, Staff.name)
        .outerjoin(Staff, Staff.id == FollowUp.owner_id)
        .where(FollowUp.student_id == student_id)
    ).one_or_none()
    return (row.next_step, row.next_on, row.name or "") if row is not None else ("", None, "")


def _phone(connection: Connection, staff_id: int | None) -> str:
    phone = connection.execute(select(Staff.phone).where(Staff.id == staff_id)).scalar_one_or_none()
    return phone or ""
