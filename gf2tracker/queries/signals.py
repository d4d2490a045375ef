"""Students whom somebody should act on and nobody has, and registers nobody has taken."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.attention import Limits, State
from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.facts import RECENT, TRIES, Facts, Run, Touch
from gf2tracker.domain.figures import student_figures
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.note import NoteKind
from gf2tracker.domain.people import StaffId, StudentId
from gf2tracker.domain.registerline import StudentDays
from gf2tracker.domain.run import absence_runs
from gf2tracker.domain.signal import FEWEST_DAYS, Signal, signals
from gf2tracker.domain.trend import LEAST_RISING, is_rising, rising_weeks, week_shares
from gf2tracker.language import fold, sort_key
from gf2tracker.queries.attendance import Attendance, attendance
from gf2tracker.queries.contact import ContactEntry, of_students
from gf2tracker.queries.gaps import RegisterGap, register_gaps
from gf2tracker.queries.limits import limits
from gf2tracker.queries.person import Person, people
from gf2tracker.queries.running import RunningClass, running
from gf2tracker.store.tables import Enrolment, FollowUp, Note, Staff

_STUDENTS: BindParameter[Any] = bindparam("student_ids", expanding=True)
_FOLLOWED = select(
    FollowUp.student_id, FollowUp.owner_id, FollowUp.next_step, FollowUp.next_on
).where(FollowUp.student_id.in_(_STUDENTS))
_AGREED = select(Note.student_id, Note.due_on, Note.text).where(
    Note.student_id.in_(_STUDENTS),
    Note.kind == NoteKind.AGREEMENT.value,
    Note.done_on.is_(None),
)
_GIVEN = (
    select(Enrolment.class_id, Staff.initials)
    .join_from(FollowUp, Enrolment, Enrolment.student_id == FollowUp.student_id)
    .join(Staff, Staff.id == FollowUp.owner_id)
)
_STAFF = select(Staff.id, Staff.initials, Staff.name)


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
        owner: who follows up: the one it was given to, else the class's contact teacher.
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
    """All that nobody has acted on."""

    cases: tuple[Case, ...]
    gaps: tuple[RegisterGap, ...]


@dataclass(frozen=True, slots=True)
class _Followed:
    owner_id: int | None = None
    next_step: str = ""
    next_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    today: dt.date
    classes: Mapping[int, RunningClass]
    known: Attendance
    limits: Limits
    contacts: Mapping[int, tuple[ContactEntry, ...]]
    followed: Mapping[int, _Followed]
    agreed: Mapping[int, list[tuple[dt.date, str]]]


_NOBODY = _Followed()


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
    known = attendance(connection, classes, today)
    here = _here(classes, known, today)
    page = _read(connection, classes, known, here, today)
    found = _signals_of(page, here)
    named = people(connection, {one: here[one] for one in found})
    staff = _staff(connection)
    cases = [_case(page, named[one], facts, staff, mine) for one, facts in found.items()]
    return Inbox(
        cases=tuple(sorted(cases, key=_order)),
        gaps=register_gaps(classes.values(), known, today, now),
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
    here = _here(classes, known, today)
    page = _read(connection, classes, known, here, today)
    staff = _staff(connection)
    return sum(_is_mine(page, one, staff, mine) for one in _signals_of(page, here))


def of_student(connection: Connection, student_id: StudentId, today: dt.date) -> tuple[Signal, ...]:
    """Return what nobody has acted on of one student, the most urgent first.

    There is nothing for somebody who is in no running class today.
    """
    classes = running(connection, today)
    stays = select(Enrolment.class_id).where(Enrolment.student_id == student_id)
    own = {one for one in connection.execute(stays).scalars() if one in classes}
    known = attendance(connection, own, today)
    here = {one: group for one, group in _here(classes, known, today).items() if one == student_id}
    page = _read(connection, classes, known, here, today)
    found = _signals_of(page, here)
    named = people(connection, {one: here[one] for one in found})
    told = [
        signals(replace(facts, called=named[one].called_name), page.limits)
        for one, facts in found.items()
    ]
    return told[0] if told else ()


def _here(
    classes: Mapping[int, RunningClass], known: Attendance, today: dt.date
) -> dict[int, RunningClass]:
    stays = ((student_id, known.stay_on(student_id, today)) for student_id in known.stays)
    return {
        student_id: classes[stay.class_id]
        for student_id, stay in stays
        if stay is not None and stay.class_id in classes
    }


def _read(
    connection: Connection,
    classes: Mapping[int, RunningClass],
    known: Attendance,
    student_ids: Iterable[int],
    today: dt.date,
) -> _Page:
    wanted = {"student_ids": sorted(student_ids)}
    agreed: dict[int, list[tuple[dt.date, str]]] = {}
    for student_id, due_on, text in connection.execute(_AGREED, wanted):
        if due_on is not None:
            agreed.setdefault(student_id, []).append((due_on, text))
    return _Page(
        today=today,
        classes=classes,
        known=known,
        limits=limits(connection),
        contacts=of_students(connection, wanted["student_ids"]),
        followed={
            row.student_id: _Followed(row.owner_id, row.next_step, row.next_on)
            for row in connection.execute(_FOLLOWED, wanted)
        },
        agreed=agreed,
    )


def _staff(connection: Connection) -> dict[str | int, StaffName]:
    found: dict[str | int, StaffName] = {}
    for row in connection.execute(_STAFF):
        found[row.id] = found[row.initials] = StaffName(StaffId(row.id), row.initials, row.name)
    return found


def _signals_of(page: _Page, student_ids: Iterable[int]) -> dict[int, Facts]:
    found = {}
    for student_id in student_ids:
        followed = page.followed.get(student_id, _NOBODY)
        is_known = student_id in page.known.texts or student_id in page.contacts
        if is_known or student_id in page.agreed or followed.next_step:
            facts = _facts(page, student_id, followed)
            if signals(facts, page.limits):
                found[student_id] = facts
    return found


def _facts(page: _Page, student_id: int, followed: _Followed) -> Facts:
    known, today = page.known, page.today
    days = known.days[student_id]
    figures = student_figures(days, today, part_is_enough=page.limits.part_is_enough)
    has_runs = figures.spells > 0 or figures.absent_days > 0
    first = days.stays[0].first
    lost = tuple(sorted(row[0] for row in days.absences if row[1] and row[0] >= first))
    may_rise = bool(lost) and (figures.rolling_share or 0) >= LEAST_RISING
    return Facts(
        called="",
        today=today,
        school_days=_class_of(page, student_id).course.school_days,
        early_days=figures.first_14_days,
        runs=_runs(page, student_id) if has_runs else (),
        is_away=figures.absent_days > 0,
        share=figures.total_share,
        lost_days=lost,
        rising=_rising(days, lost[-1], today) if may_rise else (),
        contacts=tuple(
            Touch(one.at, one.day, one.kind, one.handled_until)
            for one in page.contacts.get(student_id, ())
        ),
        agreements=tuple(page.agreed.get(student_id, ())),
        next_step=followed.next_step,
        next_on=followed.next_on,
    )


def _class_of(page: _Page, student_id: int) -> RunningClass:
    stay = page.known.stay_on(student_id, page.today)
    assert stay is not None, "only who is in a running class today is asked about"
    return page.classes[stay.class_id]


def _runs(page: _Page, student_id: int) -> tuple[Run, ...]:
    runs = absence_runs(page.known.days[student_id], page.today)
    return tuple(Run(days, _kind(page, student_id, days)) for days in runs)


def _kind(page: _Page, student_id: int, days: tuple[dt.date, ...]) -> AbsenceKind | None:
    """Return the kind of the latest day, for the runs whose kind is asked about."""
    if len(days) < FEWEST_DAYS or page.today - days[-1] > RECENT:
        return None
    bars = (page.known.bar(student_id, day) for day in reversed(days))
    return next((bar.kind for bar in bars if bar and bar.kind), None)


def _rising(
    days: StudentDays, newest: dt.date, today: dt.date
) -> tuple[tuple[dt.date, float], ...]:
    """Return the weeks over which absence rises; without any in the last week it does not."""
    dates = [day for day in days.stays[-1].register.dates[-1:] if day <= today]
    if not dates or newest < dates[0] - dt.timedelta(days=dates[0].weekday()):
        return ()
    weeks = week_shares(days, today)
    if not is_rising(weeks):
        return ()
    known = [(week.monday, week.rolling) for week in weeks if week.rolling is not None]
    return tuple(known[-rising_weeks([share for _monday, share in known]) - 1 :])


def _case(
    page: _Page,
    person: Person,
    facts: Facts,
    staff: Mapping[str | int, StaffName],
    mine: str | None,
) -> Case:
    followed = page.followed.get(person.student_id, _NOBODY)
    one = _class_of(page, person.student_id)
    owner = staff.get(followed.owner_id or one.teacher)
    entries = page.contacts.get(person.student_id, ())
    tries = {touch.at for touch in facts.tries}
    after = bisect_right(facts.school_days, page.today)
    return Case(
        student=person,
        signals=signals(replace(facts, called=person.called_name), page.limits),
        owner=owner,
        is_given=followed.owner_id is not None,
        is_mine=_is_mine(page, person.student_id, staff, mine),
        next_step=followed.next_step,
        next_on=followed.next_on,
        last_contact=entries[0] if entries else None,
        tries=tuple(entry for entry in entries if entry.kind in TRIES and entry.at in tries),
        next_school_day=next(iter(facts.school_days[after : after + 1]), None),
        talk_holds_until=proposed_handled_until(ContactKind.MEETING, page.today, facts.school_days),
    )


def _is_mine(
    page: _Page, student_id: int, staff: Mapping[str | int, StaffName], mine: str | None
) -> bool:
    followed = page.followed.get(student_id, _NOBODY)
    if followed.owner_id is None:
        return _class_of(page, student_id).is_mine
    owner = staff.get(followed.owner_id)
    return owner is not None and fold(owner.initials) == fold(mine or "")


def _order(case: Case) -> tuple[Any, ...]:
    return (
        not case.is_mine,
        -case.newest.toordinal(),
        case.state is not State.ACT,
        case.signals[0].rule.rank,
        sort_key(case.student.name),
    )
