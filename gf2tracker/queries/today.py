"""What matters at the school today: registers, calls, absence over days, deadlines."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.course import DEADLINE_LABELS
from gf2tracker.domain.headline import headline
from gf2tracker.domain.people import Role
from gf2tracker.language import fold, sort_key
from gf2tracker.queries.attendance import attendance
from gf2tracker.queries.away import AbsentStudent, Call, DoneCall, away
from gf2tracker.queries.leaving import Notice, notices
from gf2tracker.queries.limits import limits
from gf2tracker.queries.morning import BackStudent, NotExpected, Task, morning
from gf2tracker.queries.running import RunningClass, running
from gf2tracker.queries.tasks import TaskRow, of_person
from gf2tracker.queries.unsettled import OpenDay, unsettled_in
from gf2tracker.queries.unsettled import Why as OpenWhy
from gf2tracker.queries.untaken import (
    ClassToday,
    MissingRegister,
    TeacherGaps,
    by_teacher,
    classes_today,
    missing_registers,
)
from gf2tracker.store.setting import deadline_name, deadlines_met
from gf2tracker.store.tables import Staff

NEAR_DAYS = 14
LEADERS = frozenset({Role.MANAGER, Role.PROJECT_LEAD, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of a class, today or to come, that nobody has noted as met.

    Attributes:
        name: one of `DEADLINE_LABELS`.
        week: the teaching week of the last school day on or before it.
        days_left: calendar days, 0 is today.
    """

    class_id: int
    code: str
    is_mine: bool
    name: str
    date: dt.date
    week: int
    last_school_day: dt.date
    days_left: int

    @property
    def label(self) -> str:
        return DEADLINE_LABELS[self.name]


@dataclass(frozen=True, slots=True)
class Overview:
    """The page of today; the asker's own classes and students come first in every list.

    Attributes:
        headline: over the asker's own classes, or over all for one who has none.
        is_leader: whether the asker answers for more classes than the own ones.
        teachers: whose registers are missing, of all classes.
        without_reason: days of the asker's own classes with a reason to settle, the oldest first.
        tasks: what was promised to students or planned for them, and is due.
        own_tasks: the asker's from meetings and the like: late, due within a week, without a day.
    """

    date: dt.date
    headline: str
    classes: tuple[ClassToday, ...]
    is_leader: bool
    missing_registers: tuple[MissingRegister, ...]
    teachers: tuple[TeacherGaps, ...]
    radar: tuple[Call, ...]
    done: tuple[DoneCall, ...]
    absent: tuple[AbsentStudent, ...]
    not_expected: tuple[NotExpected, ...]
    back: tuple[BackStudent, ...]
    without_reason: tuple[OpenDay, ...]
    tasks: tuple[Task, ...]
    own_tasks: tuple[TaskRow, ...]
    notices: tuple[Notice, ...]
    due: tuple[Due, ...]


def overview(
    connection: Connection, today: dt.date, now: dt.time, mine: str | None = None
) -> Overview:
    """Return what matters today.

    Args:
        connection: the store.
        today: the day.
        now: the time of day; lessons that begin later are not missing yet.
        mine: initials of who asks; None is nobody.
    """
    classes = running(connection, today, mine)
    known = attendance(connection, classes, today)
    part_is_enough = limits(connection).part_is_enough
    found = away(connection, classes, known, today, part_is_enough=part_is_enough)
    missing = missing_registers(classes.values(), known, today, now)
    has_own = any(one.is_mine for one in classes.values())
    cards = classes_today(classes.values(), known, today, now)
    rest = morning(connection, classes, known, today, mine)
    names, is_leader = _staff(connection, mine or "")
    return Overview(
        date=today,
        headline=headline(
            sum(call.student.is_mine or not has_own for call in found.radar),
            list(dict.fromkeys(one.code for one in missing if one.is_mine or not has_own)),
            has_school=any(card.is_mine or not has_own for card in cards),
            has_begun=any(card.has_begun for card in cards if card.is_mine or not has_own),
        ),
        classes=cards,
        is_leader=is_leader,
        missing_registers=missing,
        teachers=by_teacher(missing, names),
        radar=found.radar,
        done=found.done,
        absent=found.absent,
        not_expected=rest.not_expected,
        back=rest.back,
        without_reason=_without_reason(connection, classes.values(), today),
        tasks=rest.tasks,
        own_tasks=of_person(connection, mine or "", today),
        notices=notices(connection, today, mine),
        due=_due(classes.values(), today, deadlines_met(connection)),
    )


def _without_reason(
    connection: Connection, classes: Iterable[RunningClass], today: dt.date
) -> tuple[OpenDay, ...]:
    found = unsettled_in(connection, [one for one in classes if one.is_mine], today)
    days = (*found.earlier, *found.week)
    return tuple(one for one in days if one.why is OpenWhy.NO_REASON)


def _staff(connection: Connection, mine: str) -> tuple[dict[str, str], bool]:
    """Return the staff's names by initials, and whether the asker leads."""
    names, roles = {}, ""
    for row in connection.execute(select(Staff.initials, Staff.name, Staff.roles)):
        names[row.initials] = row.name
        if mine and fold(row.initials) == fold(mine):
            roles = row.roles
    return names, any(role.value in roles.split(",") for role in LEADERS)


def _due(classes: Iterable[RunningClass], today: dt.date, met: frozenset[str]) -> tuple[Due, ...]:
    found = []
    for one in classes:
        coming = [
            deadline
            for deadline in one.course.deadlines
            if deadline.date >= today and deadline_name(one.class_id, deadline.name) not in met
        ]
        near = sum((deadline.date - today).days <= NEAR_DAYS for deadline in coming)
        found += [
            Due(
                class_id=one.class_id,
                code=one.code,
                is_mine=one.is_mine,
                name=deadline.name,
                date=deadline.date,
                week=deadline.week,
                last_school_day=deadline.last_school_day,
                days_left=(deadline.date - today).days,
            )
            for deadline in coming[: near + 1]
        ]
    return tuple(
        sorted(found, key=lambda due: (not due.is_mine, due.date, sort_key(due.code), due.name))
    )
