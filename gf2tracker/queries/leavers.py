"""What the form of leaving must know of those who leave: when they were last seen, and how old."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.leaving import LeaveReasonEntry
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.notice import Informed, unpack_informed
from gf2tracker.domain.people import EnrolmentId, StudentId, called
from gf2tracker.queries.attendance import Attendance, attendance
from gf2tracker.store.enrolment import Stay, stays_of
from gf2tracker.store.leaving import leave_reasons
from gf2tracker.store.tables import Enrolment, Student


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted of somebody who has left already; `reason` is a code."""

    last_day: dt.date
    reason: str
    cause_as_told: str
    destination: str
    informed: frozenset[Informed]


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who is about to leave a class, or has left it.

    Attributes:
        called: what the student is called.
        ends_on: the last day of the enrolment as it stands.
        last_seen: the newest day with a taken lesson the student was in; None without one.
        never_came: whether registers were taken, and the student was in no lesson of them.
        noted: None for one who has not left.
    """

    enrolment_id: EnrolmentId
    student_id: StudentId
    called: str
    birth_date: dt.date | None
    first_day: dt.date
    ends_on: dt.date
    last_seen: dt.date | None
    never_came: bool
    noted: Noted | None = None


@dataclass(frozen=True, slots=True)
class LeaveFacts:
    """What the form needs: those who leave, and the reasons in use with those they have."""

    leavers: tuple[Leaver, ...]
    reasons: tuple[LeaveReasonEntry, ...]


def leave_facts(
    connection: Connection, enrolment_ids: Iterable[EnrolmentId], today: dt.date
) -> LeaveFacts:
    """Return what the form of leaving needs; enrolments that are gone are left out."""
    wanted = set(enrolment_ids)
    found = connection.execute(
        select(Enrolment.student_id, Enrolment.class_id).where(Enrolment.id.in_(sorted(wanted)))
    ).all()
    people = {row.student_id for row in found}
    known = attendance(connection, {row.class_id for row in found}, today)
    stays = [
        stay
        for own in stays_of(connection, people, known.courses).values()
        for stay in own
        if stay.id in wanted
    ]
    rows = connection.execute(
        select(Student.id, Student.first_name, Student.called_name, Student.birth_date).where(
            Student.id.in_(sorted(people))
        )
    )
    names = {row.id: (called(row.first_name, row.called_name), row.birth_date) for row in rows}
    leavers = (_leaver(known, stay, *names[stay.student_id], today) for stay in stays)
    reasons = leave_reasons(connection).entries
    had = {stay.leave_reason for stay in stays}
    offered = (one for one in reasons if one.is_active or one.code in had)
    return LeaveFacts(tuple(leavers), tuple(offered))


def _leaver(
    known: Attendance, stay: Stay, name: str, birth_date: dt.date | None, today: dt.date
) -> Leaver:
    days = [day for day in known.registers[stay.class_id] if day in stay and day <= today]
    taken = [day for day in days if any(known.taken(stay.student_id, day))]
    seen = (day for day in sorted(taken, reverse=True) if _was_there(known, stay.student_id, day))
    last_seen = next(seen, None)
    return Leaver(
        enrolment_id=EnrolmentId(stay.id),
        student_id=StudentId(stay.student_id),
        called=name,
        birth_date=birth_date,
        first_day=stay.first_day,
        ends_on=stay.ends_on,
        last_seen=last_seen,
        never_came=bool(taken) and last_seen is None,
        noted=_noted(stay),
    )


def _noted(stay: Stay) -> Noted | None:
    if stay.last_day is None or not stay.leave_reason:
        return None
    told = stay.last_day, stay.leave_reason, stay.cause_as_told, stay.destination
    return Noted(*told, unpack_informed(stay.informed))


def _was_there(known: Attendance, student_id: int, day: dt.date) -> bool:
    lessons = zip(known.taken(student_id, day), known.marks(student_id, day), strict=False)
    return any(
        taken and (mark is None or not (mark.kind.is_missing or mark.kind is AbsenceKind.EXEMPT))
        for taken, mark in lessons
    )
