"""What is planned ahead, what a plan would touch, and who has reported ill today."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain import planned
from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.mark import AbsenceKind, unpack
from gf2tracker.domain.people import StudentId, called, full_name, listed_name
from gf2tracker.domain.planned import Plan, PlannedRun, Wish
from gf2tracker.domain.search import Entry
from gf2tracker.language import sort_key
from gf2tracker.queries.person import NAMED
from gf2tracker.queries.running import running
from gf2tracker.queries.school import ReasonRow, reasons
from gf2tracker.store.enrolment import enrolled
from gf2tracker.store.planned import school_days
from gf2tracker.store.tables import AbsenceDay, ClassGroup, Enrolment, Student

AHEAD = dt.timedelta(days=366)

_DAY: BindParameter[dt.date] = bindparam("day")
_REPORTED = (
    select(*NAMED, ClassGroup.code, AbsenceDay.marks, AbsenceDay.note)
    .join_from(AbsenceDay, Student, Student.id == AbsenceDay.student_id)
    .join(Enrolment, Enrolment.student_id == Student.id)
    .join(ClassGroup, ClassGroup.id == Enrolment.class_id)
    .where(AbsenceDay.date == _DAY, enrolled(_DAY))
)
_ENROLLED = (
    select(*NAMED, Enrolment.class_id)
    .join(Enrolment, Enrolment.student_id == Student.id)
    .where(enrolled(_DAY))
)
_ILL = (AbsenceKind.SICK, AbsenceKind.CHILD_SICK)


@dataclass(frozen=True, slots=True)
class IllStudent:
    """A student who is marked ill today, or whose child is.

    Attributes:
        name: the full name; for protected students the name they are called by.
        note: as it stands beside the day's marks.
    """

    student_id: StudentId
    name: str
    code: str
    kind: AbsenceKind
    note: str


@dataclass(frozen=True, slots=True)
class Reporter:
    """A student from whom a message may come.

    Attributes:
        is_mine: whether the asker is the class's contact teacher or in its team.
    """

    student_id: StudentId
    code: str
    is_mine: bool


def reporters(connection: Connection, today: dt.date, mine: str) -> tuple[Entry, ...]:
    """Return everybody in a class today as entries to search, each with its Reporter.

    Args:
        connection: the store.
        today: the day.
        mine: initials of who asks; "" is nobody.
    """
    classes = running(connection, today, mine)
    found = []
    for row in connection.execute(_ENROLLED, {"day": today}):
        one = classes.get(row.class_id)
        if one is not None:
            name, whole = called(row.first_name, row.called_name), full_name(row[1], row[2])
            found.append(
                Entry(
                    key=Reporter(StudentId(row.id), one.code, one.is_mine),
                    text=name if row.is_protected else whole,
                    words=f"{whole} {name} {one.code}",
                )
            )
    return tuple(found)


def preview(connection: Connection, student_ids: Collection[StudentId], wish: Wish) -> Plan:
    """Return what planning would do, before it is done; the wish's reason may be a new one."""
    return planned.plan(wish, school_days(connection, student_ids, wish.period))


@dataclass(frozen=True, slots=True)
class Offer:
    """What a form of planning starts with: the school's reasons, and what is planned already."""

    reasons: tuple[ReasonRow, ...]
    runs: tuple[PlannedRun, ...]


def offer(connection: Connection, student_ids: Collection[StudentId], today: dt.date) -> Offer:
    """Return what there is to plan with, and what is planned for some students from today on."""
    return Offer(reasons(connection), ahead(connection, student_ids, today))


def ahead(
    connection: Connection, student_ids: Collection[StudentId], today: dt.date
) -> tuple[PlannedRun, ...]:
    """Return what is planned for some students from today on, by student and date."""
    known = school_days(connection, student_ids, DayRange(today, today + AHEAD))
    return planned.planned_runs(known.days)


def ill_today(connection: Connection, today: dt.date) -> tuple[IllStudent, ...]:
    """Return everybody who is marked ill today, in order of name."""
    found = {}
    for row in connection.execute(_REPORTED, {"day": today}):
        kinds = [mark.kind for mark in unpack(row.marks) if mark is not None]
        kind = next((kind for kind in kinds if kind in _ILL), None)
        if kind is not None:
            student_id, *named, is_protected, code, _marks, note = row
            name = listed_name(*named, is_protected=is_protected)
            found[row.id] = IllStudent(StudentId(student_id), name, code, kind, note)
    return tuple(sorted(found.values(), key=lambda one: sort_key(one.name)))
