"""What matters at the school today: registers, calls, absence over days, deadlines."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from gf2tracker.domain.course import DEADLINE_LABELS
from gf2tracker.domain.headline import headline
from gf2tracker.language import sort_key
from gf2tracker.queries.attendance import attendance
from gf2tracker.queries.away import AbsentStudent, Call, DoneCall, away
from gf2tracker.queries.limits import limits
from gf2tracker.queries.running import RunningClass, running
from gf2tracker.queries.untaken import (
    ClassToday,
    MissingRegister,
    classes_today,
    missing_registers,
)

NEAR_DAYS = 14


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of a class, today or to come.

    Attributes:
        name: one of `DEADLINE_LABELS`.
        week: the teaching week of the last school day on or before it.
        days_left: calendar days, 0 is today.
        is_near: within 14 days; the one after them is told as well.
    """

    class_id: int
    code: str
    is_mine: bool
    name: str
    date: dt.date
    week: int
    last_school_day: dt.date
    days_left: int
    is_near: bool

    @property
    def label(self) -> str:
        return DEADLINE_LABELS[self.name]


@dataclass(frozen=True, slots=True)
class Overview:
    """The page of today; the asker's own classes and students come first in every list.

    Attributes:
        headline: over the asker's own classes, or over all for one who has none.
    """

    date: dt.date
    headline: str
    classes: tuple[ClassToday, ...]
    missing_registers: tuple[MissingRegister, ...]
    radar: tuple[Call, ...]
    done: tuple[DoneCall, ...]
    absent: tuple[AbsentStudent, ...]
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
    return Overview(
        date=today,
        headline=headline(
            sum(call.student.is_mine or not has_own for call in found.radar),
            list(dict.fromkeys(one.code for one in missing if one.is_mine or not has_own)),
            has_school=any(card.is_mine or not has_own for card in cards),
        ),
        classes=cards,
        missing_registers=missing,
        radar=found.radar,
        done=found.done,
        absent=found.absent,
        due=_due(classes.values(), today),
    )


def _due(classes: Iterable[RunningClass], today: dt.date) -> tuple[Due, ...]:
    found = []
    for one in classes:
        coming = [deadline for deadline in one.course.deadlines if deadline.date >= today]
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
                is_near=at < near,
            )
            for at, deadline in enumerate(coming[: near + 1])
        ]
    return tuple(
        sorted(found, key=lambda due: (not due.is_mine, due.date, sort_key(due.code), due.name))
    )
