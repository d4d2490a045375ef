"""Students whom somebody should act on and nobody has, and registers nobody has taken."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from gf2tracker.domain.attention import State
from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.facts import TRIES
from gf2tracker.domain.people import StaffId, StudentId
from gf2tracker.domain.signal import Signal, signals
from gf2tracker.language import fold, sort_key
from gf2tracker.queries.attendance import Attendance, attendance
from gf2tracker.queries.contact import ContactEntry
from gf2tracker.queries.gaps import RegisterGap, register_gaps
from gf2tracker.queries.knowncases import KnownCases, OpenCase, known_cases
from gf2tracker.queries.person import Person, people
from gf2tracker.queries.running import RunningClass, running
from gf2tracker.store.tables import Enrolment, FollowUp, Staff

_GIVEN = (
    select(Enrolment.class_id, Staff.initials)
    .join_from(FollowUp, Enrolment, Enrolment.student_id == FollowUp.student_id)
    .join(Staff, Staff.id == FollowUp.owner_id)
)
_STAFF = select(Staff.id, Staff.initials, Staff.name).where(Staff.is_active)


@dataclass(frozen=True, slots=True)
class StaffName:
    """Somebody of the staff, as one is named on a list."""

    staff_id: StaffId
    initials: str
    name: str


@dataclass(frozen=True, slots=True)
class Case:
    """A student with signals that nobody has acted on.

    Attributes:
        signals: the most urgent first.
        owner: who follows up: the one it was given to, else the class's contact teacher; None
            where that is nobody, or somebody who has left the school.
        is_given: whether it was given to the owner.
        is_mine: whether the asker is the owner, or in the class's team while nobody was given it.
        next_step: what is planned; empty is nothing.
        next_on: and for when.
        last_contact: the newest of any kind.
        tries: the messages and unanswered calls since anybody last talked, the newest first.
        next_school_day: the first after today; None after the last.
        talk_holds_until: the day to which a talk that is held today rests the standing reasons.
    """

    student: Person
    signals: tuple[Signal, ...]
    owner: StaffName | None
    is_given: bool
    is_mine: bool
    next_step: str
    next_on: dt.date | None
    last_contact: ContactEntry | None
    tries: tuple[ContactEntry, ...]
    next_school_day: dt.date | None
    talk_holds_until: dt.date | None

    @property
    def newest(self) -> dt.date:
        """The day of the newest reason."""
        return max(one.newest for one in self.signals)

    @property
    def state(self) -> State:
        """The most urgent state of the reasons."""
        return self.signals[0].state


@dataclass(frozen=True, slots=True)
class Inbox:
    """All that nobody has acted on.

    Attributes:
        has_class: whether the asker is contact teacher or in the team of a running class.
    """

    cases: tuple[Case, ...]
    gaps: tuple[RegisterGap, ...]
    has_class: bool = False


def inbox(connection: Connection, today: dt.date, now: dt.time, mine: str | None = None) -> Inbox:
    """Return the students of running classes whom nobody has acted on, and the missing registers.

    The asker's own come first, then the newest reason, then the most urgent one, then by name.

    Args:
        connection: the store.
        today: the day.
        now: the time of day; today's register is asked for when the last lesson is over.
        mine: initials of who asks; None is nobody.
    """
    classes = running(connection, today, mine)
    return inbox_of(connection, classes, attendance(connection, classes, today), now, mine)


def inbox_of(
    connection: Connection,
    classes: Mapping[int, RunningClass],
    known: Attendance,
    now: dt.time,
    mine: str | None = None,
) -> Inbox:
    """Return the inbox of some running classes, as `inbox` has it of all.

    Args:
        connection: the store.
        classes: by id.
        known: their attendance up to and with the day.
        now: the time of that day.
        mine: initials of who asks; None is nobody.
    """
    today = known.today
    read = known_cases(connection, classes, known, today)
    named = people(connection, read.here)
    found = read.open({student_id: one.called_name for student_id, one in named.items()})
    staff = _staff(connection)
    cases = [_case(read, named[one], case, staff, mine) for one, case in found.items()]
    return Inbox(
        cases=tuple(sorted(cases, key=_order)),
        gaps=register_gaps(classes.values(), known, today, now),
        has_class=any(group.is_mine for group in classes.values()),
    )


def waiting(connection: Connection, today: dt.date, mine: str) -> int:
    """Return how many students wait for one of the staff, by initials; "" is nobody."""
    if not mine:
        return 0
    classes = running(connection, today, mine)
    asked = {one for one, group in classes.items() if group.is_mine}
    asked |= {
        class_id
        for class_id, initials in connection.execute(_GIVEN)
        if class_id in classes and fold(initials) == fold(mine)
    }
    known = attendance(connection, asked, today)
    read = known_cases(connection, classes, known, today)
    staff = _staff(connection)
    return sum(_is_mine(read, one, staff, mine) for one in read.open())


def of_student(connection: Connection, student_id: StudentId, today: dt.date) -> tuple[Signal, ...]:
    """Return what nobody has acted on of one student, the most urgent first.

    There is nothing for somebody who is in no running class today.
    """
    classes = running(connection, today)
    stays = select(Enrolment.class_id).where(Enrolment.student_id == student_id)
    own = {one for one in connection.execute(stays).scalars() if one in classes}
    known = attendance(connection, own, today)
    read = known_cases(connection, classes, known, today)
    if student_id not in read.here:
        return ()
    named = people(connection, {student_id: read.here[student_id]})
    return signals(read.facts(student_id, named[student_id].called_name), read.limits)


def _staff(connection: Connection) -> dict[str | int, StaffName]:
    found: dict[str | int, StaffName] = {}
    for row in connection.execute(_STAFF):
        found[row.id] = found[row.initials] = StaffName(StaffId(row.id), row.initials, row.name)
    return found


def _case(
    read: KnownCases,
    person: Person,
    case: OpenCase,
    staff: Mapping[str | int, StaffName],
    mine: str | None,
) -> Case:
    facts, found = case
    followed = read.followed_of(person.student_id)
    one = read.here[person.student_id]
    given_to = staff.get(followed.owner_id or "")
    entries = read.contacts.get(person.student_id, ())
    tries = {touch.at for touch in facts.tries}
    after = bisect_right(facts.school_days, read.today)
    return Case(
        student=person,
        signals=found,
        owner=given_to or staff.get(one.teacher),
        is_given=given_to is not None,
        is_mine=_is_mine(read, person.student_id, staff, mine),
        next_step=followed.next_step,
        next_on=followed.next_on,
        last_contact=entries[0] if entries else None,
        tries=tuple(entry for entry in entries if entry.kind in TRIES and entry.at in tries),
        next_school_day=next(iter(facts.school_days[after : after + 1]), None),
        talk_holds_until=proposed_handled_until(ContactKind.MEETING, read.today, facts.school_days),
    )


def _is_mine(
    read: KnownCases, student_id: int, staff: Mapping[str | int, StaffName], mine: str | None
) -> bool:
    given_to = staff.get(read.followed_of(student_id).owner_id or "")
    if given_to is None:
        return read.here[student_id].is_mine
    return fold(given_to.initials) == fold(mine or "")


def _order(case: Case) -> tuple[Any, ...]:
    return (
        not case.is_mine,
        -case.newest.toordinal(),
        case.state is not State.ACT,
        case.signals[0].rule.rank,
        sort_key(case.student.name),
    )
