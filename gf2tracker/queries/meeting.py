"""Meetings of facilitator teams: the list, and one with its people, agenda, minutes and tasks."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, false, func, select

from gf2tracker.domain.meeting import (
    AgendaPoint,
    MeetingKind,
    MeetingState,
    is_missed,
    unpack_agenda,
)
from gf2tracker.domain.people import ClassId, StaffId
from gf2tracker.domain.task import Colleague
from gf2tracker.errors import Refusal
from gf2tracker.language import _, sort_key
from gf2tracker.queries import tasks
from gf2tracker.queries.tasks import TaskRow
from gf2tracker.store.setting import settings
from gf2tracker.store.tables import (
    ClassGroup,
    Meeting,
    MeetingClass,
    MeetingStaff,
    Staff,
    Task,
    TeamMember,
)

_ROWS = select(
    Meeting.id, Meeting.kind, Meeting.state, Meeting.date, Meeting.starts_at, Meeting.place
)
_CLASSES = select(MeetingClass.meeting_id, MeetingClass.class_id, ClassGroup.code).join(
    ClassGroup, ClassGroup.id == MeetingClass.class_id
)
_CODES = select(ClassGroup.id, ClassGroup.code)
_OPEN = (
    select(Task.meeting_id, func.count())
    .where(Task.done_on.is_(None), Task.meeting_id.is_not(None))
    .group_by(Task.meeting_id)
)
_ASKED = select(Staff.id, Staff.initials, Staff.name, MeetingStaff.is_present).join(
    MeetingStaff, MeetingStaff.staff_id == Staff.id
)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting on a list.

    Attributes:
        starts_at: "14:25"; empty when nobody has said.
        codes: of the classes it is about, in order; class_ids: in the same order.
        open_tasks: what was agreed on it and is not done.
        is_missed: whether its day is past and nobody has written minutes.
    """

    id: int
    kind: MeetingKind
    state: MeetingState
    date: dt.date
    starts_at: str
    place: str
    class_ids: tuple[ClassId, ...]
    codes: tuple[str, ...]
    open_tasks: int
    is_missed: bool


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who is asked to a meeting; `is_present` says whether they came."""

    staff_id: StaffId
    initials: str
    name: str
    is_present: bool


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """A meeting as its page shows it.

    Attributes:
        since: the day its agenda looks back to, where somebody has said so.
        agenda: as it was written or kept; empty where it is made anew each time.
        tasks: what it agreed on, in the order of the minutes.
        school: the school's name, "" when it has none yet.
    """

    row: MeetingRow
    since: dt.date | None
    staff: tuple[Attendee, ...]
    agenda: tuple[AgendaPoint, ...]
    minutes: str
    tasks: tuple[TaskRow, ...]
    school: str


@dataclass(frozen=True)
class MeetingChoices:
    """What a form of a meeting offers.

    Attributes:
        classes: all, with their codes.
        staff: who works at the school now.
        teams: who a meeting on each class is usually for: its team and its contact teacher.
    """

    classes: tuple[tuple[ClassId, str], ...]
    staff: tuple[Colleague, ...]
    teams: Mapping[ClassId, frozenset[StaffId]]


def listing(
    connection: Connection, today: dt.date, class_id: ClassId | None = None
) -> tuple[MeetingRow, ...]:
    """Return the meetings of a class, or of all: coming ones, the next first, then past ones.

    Args:
        connection: the store.
        today: the day; a meeting of today is coming until it has minutes.
        class_id: None is every class.
    """
    of_class = select(MeetingClass.meeting_id).where(MeetingClass.class_id == class_id)
    conditions = () if class_id is None else (Meeting.id.in_(of_class),)
    return tuple(sorted(_rows(connection, today, *conditions), key=lambda row: _order(row, today)))


def one(connection: Connection, meeting_id: int, today: dt.date) -> MeetingDetails:
    """Return a meeting; refused when it is gone."""
    details = found(connection, meeting_id, today)
    if details is None:
        raise Refusal(_("Mødet findes ikke længere. Vælg et andet på listen."), field="meeting")
    return details


def found(connection: Connection, meeting_id: int, today: dt.date) -> MeetingDetails | None:
    """Return a meeting; None when it is gone."""
    rows = _rows(connection, today, Meeting.id == meeting_id)
    if not rows:
        return None
    wanted = select(Meeting.since, Meeting.agenda, Meeting.minutes).where(Meeting.id == meeting_id)
    kept: Any = connection.execute(wanted).one()
    asked = connection.execute(_ASKED.where(MeetingStaff.meeting_id == meeting_id))
    staff = (Attendee(StaffId(row.id), row.initials, row.name, row.is_present) for row in asked)
    return MeetingDetails(
        row=rows[0],
        since=kept.since,
        staff=tuple(sorted(staff, key=lambda one: sort_key(one.name))),
        agenda=unpack_agenda(kept.agenda),
        minutes=kept.minutes,
        tasks=tasks.of_meeting(connection, meeting_id),
        school=settings(connection)["school_name"],
    )


def choices(connection: Connection) -> MeetingChoices:
    """Return what a form of a meeting offers: classes and people in order of name."""
    codes = {ClassId(row.id): row.code for row in connection.execute(_CODES)}
    teams: dict[ClassId, set[StaffId]] = {one: set() for one in codes}
    leads = select(ClassGroup.id, ClassGroup.contact_teacher_id)
    members = select(TeamMember.class_id, TeamMember.staff_id)
    for asked in (leads, members):
        for class_id, staff_id in connection.execute(asked):
            if staff_id is not None:
                teams[ClassId(class_id)].add(StaffId(staff_id))
    return MeetingChoices(
        classes=tuple(sorted(codes.items(), key=lambda one: sort_key(one[1]))),
        staff=tasks.owners(connection),
        teams={class_id: frozenset(team) for class_id, team in teams.items()},
    )


def last_held(connection: Connection, before: dt.date) -> dict[ClassId, dt.date]:
    """Return the day of the last meeting of each class that was held before a day."""
    found = (
        select(MeetingClass.class_id, func.max(Meeting.date))
        .join(Meeting, Meeting.id == MeetingClass.meeting_id)
        .where(Meeting.state == MeetingState.HELD.value, Meeting.date < before)
        .group_by(MeetingClass.class_id)
    )
    return {ClassId(class_id): day for class_id, day in connection.execute(found)}


def _rows(
    connection: Connection, today: dt.date, *conditions: ColumnElement[bool]
) -> list[MeetingRow]:
    found = connection.execute(_ROWS.where(*conditions)).all()
    classes = _classes(connection, [row.id for row in found])
    waits = {row[0]: row[1] for row in connection.execute(_OPEN)}
    return [
        MeetingRow(
            id=row.id,
            kind=MeetingKind(row.kind),
            state=MeetingState(row.state),
            date=row.date,
            starts_at=row.starts_at,
            place=row.place,
            class_ids=tuple(one for one, _code in classes.get(row.id, ())),
            codes=tuple(code for _one, code in classes.get(row.id, ())),
            open_tasks=waits.get(row.id, 0),
            is_missed=is_missed(MeetingState(row.state), row.date, today),
        )
        for row in found
    ]


def _classes(
    connection: Connection, meeting_ids: Collection[int]
) -> Mapping[int, Iterable[tuple[ClassId, str]]]:
    found: dict[int, list[tuple[ClassId, str]]] = {}
    wanted = _CLASSES.where(MeetingClass.meeting_id.in_(meeting_ids) if meeting_ids else false())
    for meeting_id, class_id, code in connection.execute(wanted):
        found.setdefault(meeting_id, []).append((ClassId(class_id), code))
    return {key: sorted(own, key=lambda one: sort_key(one[1])) for key, own in found.items()}


def _order(row: MeetingRow, today: dt.date) -> tuple[Any, ...]:
    is_past = row.date < today or (row.date == today and row.state is MeetingState.HELD)
    days = row.date.toordinal()
    hour = row.starts_at.rjust(5, "0")
    return is_past, -days if is_past else days, hour, row.id
