"""What can be asked about those who left: the reasons, and who must be told."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from gf2tracker.domain.leaving import LeaveReasonEntry
from gf2tracker.domain.notice import (
    NOTICE_DAYS,
    Departure,
    Informed,
    must_tell,
    notice_text,
    still_to_tell,
    unpack_informed,
)
from gf2tracker.domain.people import EnrolmentId, StudentId, age_on, called, listed_name
from gf2tracker.errors import Refusal
from gf2tracker.language import _, sort_key
from gf2tracker.queries.person import Person
from gf2tracker.queries.running import own_classes
from gf2tracker.store.leaving import leave_reasons
from gf2tracker.store.setting import settings
from gf2tracker.store.tables import ClassGroup, Enrolment, Programme, Staff, Student

CHUNK = 400
TOLD_IN_WRITING = (Informed.MUNICIPALITY, Informed.GUARDIAN)


@dataclass(frozen=True, slots=True)
class ReasonUse:
    """A reason, and how many students left for it."""

    reason: LeaveReasonEntry
    used: int


@dataclass(frozen=True, slots=True)
class Notice:
    """A student who left, and who has not been told of it yet.

    Attributes:
        age: on the last day; None where the birth date is not known.
        informed: who has been told already.
        missing: who must be told and has not been; the guardian before the municipality.
    """

    enrolment_id: EnrolmentId
    student: Person
    left_on: dt.date
    reason: LeaveReasonEntry
    age: int | None
    informed: frozenset[Informed]
    missing: tuple[Informed, ...]


@dataclass(frozen=True, slots=True)
class Departed:
    """A student who left, with the texts that tell of it.

    Attributes:
        required: who must be told.
        texts: one for each who is told in writing.
    """

    called: str
    left_on: dt.date
    required: tuple[Informed, ...]
    informed: frozenset[Informed]
    texts: tuple[tuple[Informed, str], ...]


def reasons(connection: Connection) -> tuple[LeaveReasonEntry, ...]:
    """Return the school's reasons in the order they are offered, those out of use too."""
    return leave_reasons(connection).entries


def reason_use(connection: Connection) -> tuple[ReasonUse, ...]:
    """Return the reasons as `reasons` does, with how many students left for each."""
    rows = connection.execute(
        select(Enrolment.leave_reason, func.count(Enrolment.student_id.distinct())).group_by(
            Enrolment.leave_reason
        )
    )
    used = Counter({row[0]: row[1] for row in rows})
    return tuple(ReasonUse(one, used[one.code]) for one in reasons(connection))


def notices(connection: Connection, today: dt.date, mine: str | None = None) -> tuple[Notice, ...]:
    """Return who left within the last half year without everybody knowing who must.

    Those who are in another class by now are left out. Own classes come first, then the longest
    ago. The rule is that of domain.notice.must_tell.

    Args:
        connection: the store.
        today: the day; a last day to come is not reminded of yet.
        mine: initials of who asks; None is nobody.
    """
    known, own = leave_reasons(connection), own_classes(connection, mine or "")
    found = []
    for row in _left(connection, today):
        reason = known.of(row.leave_reason)
        assert reason is not None, "only those with a reason are read"
        required = must_tell(reason.counts_as, row.birth_date, row.last_day, today)
        informed = unpack_informed(row.informed)
        missing = still_to_tell(required, informed)
        if missing:
            found.append(
                Notice(
                    enrolment_id=EnrolmentId(row.enrolment_id),
                    student=_person(row, is_mine=row.class_id in own),
                    left_on=row.last_day,
                    reason=reason,
                    age=age_on(row.birth_date, row.last_day) if row.birth_date else None,
                    informed=informed,
                    missing=missing,
                )
            )
    return tuple(sorted(found, key=_order))


def of_student(connection: Connection, student_id: StudentId, today: dt.date) -> Notice | None:
    """Return the notice of one student who left; None when everybody who must know does."""
    found = (one for one in notices(connection, today) if one.student.student_id == student_id)
    return next(found, None)


def message(connection: Connection, enrolment_id: EnrolmentId, to: Informed, today: dt.date) -> str:
    """Return the text that tells somebody that a student left; refused for one who has not."""
    return dict(departed(connection, enrolment_id, today).texts)[to]


def departed(connection: Connection, enrolment_id: EnrolmentId, today: dt.date) -> Departed:
    """Return what is told of somebody who left; refused for one who has not."""
    from gf2tracker.queries import absence  # noqa: PLC0415  # for the letters alone

    row = connection.execute(_DEPARTED.where(Enrolment.id == enrolment_id)).one_or_none()
    reason = leave_reasons(connection).of(row.leave_reason) if row else None
    if row is None or reason is None or row.last_day is None:
        raise Refusal(_("Eleven er ikke meldt ud. Vælg en elev, der er."))
    told = absence.of_student(connection, StudentId(row.student_id), today)
    figures = told.figures if told else None
    departure = Departure(
        name=_name(row),
        birth_date=row.birth_date,
        is_protected=row.is_protected,
        education=_("GF2 {programme}").format(programme=row.programme),
        class_code=row.code,
        school=settings(connection)["school_name"],
        first_day=row.first_day,
        last_day=row.last_day,
        reason=reason.name,
        counted=reason.counts_as.label,
        destination=row.destination,
        total_share=figures.total_share if figures else None,
        unlawful_share=figures.unlawful_share if figures else None,
        teacher=row.teacher or "",
    )
    return Departed(
        called=called(row.first_name, row.called_name),
        left_on=row.last_day,
        required=must_tell(reason.counts_as, row.birth_date, row.last_day, today),
        informed=unpack_informed(row.informed),
        texts=tuple((to, notice_text(departure, to)) for to in TOLD_IN_WRITING),
    )


_PEOPLE = (
    select(
        Enrolment.id.label("enrolment_id"),
        Enrolment.student_id,
        Enrolment.class_id,
        Enrolment.first_day,
        Enrolment.last_day,
        Enrolment.leave_reason,
        Enrolment.destination,
        Enrolment.informed,
        ClassGroup.code,
        Student.number,
        Student.first_name,
        Student.last_name,
        Student.called_name,
        Student.birth_date,
        Student.phone,
        Student.is_protected,
    )
    .join_from(Enrolment, Student, Student.id == Enrolment.student_id)
    .join(ClassGroup, ClassGroup.id == Enrolment.class_id)
)
_DEPARTED = (
    _PEOPLE.add_columns(Programme.name.label("programme"), Staff.name.label("teacher"))
    .join(Programme, Programme.id == ClassGroup.programme_id)
    .outerjoin(Staff, Staff.id == ClassGroup.contact_teacher_id)
)


def _left(connection: Connection, today: dt.date) -> Iterable[Any]:
    """Yield those who left lately and have not begun anywhere since."""
    since = today - dt.timedelta(days=NOTICE_DAYS)
    rows = connection.execute(
        _PEOPLE.where(Enrolment.leave_reason != "", Enrolment.last_day.between(since, today))
    ).all()
    begun = _last_begun(connection, {row.student_id for row in rows})
    return [row for row in rows if begun[row.student_id] <= row.first_day]


def _last_begun(connection: Connection, student_ids: Iterable[int]) -> dict[int, dt.date]:
    wanted = sorted(student_ids)
    found: dict[int, dt.date] = {}
    newest = select(Enrolment.student_id, func.max(Enrolment.first_day))
    for start in range(0, len(wanted), CHUNK):
        part = Enrolment.student_id.in_(wanted[start : start + CHUNK])
        rows = connection.execute(newest.where(part).group_by(Enrolment.student_id))
        found |= {row[0]: row[1] for row in rows}
    return found


def _person(row: Any, *, is_mine: bool) -> Person:
    return Person(
        student_id=row.student_id,
        number=row.number,
        name=_name(row),
        called_name=called(row.first_name, row.called_name),
        phone="" if row.is_protected else row.phone,
        is_protected=row.is_protected,
        class_id=row.class_id,
        code=row.code,
        is_mine=is_mine,
    )


def _name(row: Any) -> str:
    return listed_name(
        row.first_name, row.last_name, row.called_name, is_protected=row.is_protected
    )


def _order(one: Notice) -> tuple[bool, dt.date, tuple[str, str]]:
    return not one.student.is_mine, one.left_on, sort_key(one.student.name)
