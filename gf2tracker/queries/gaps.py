"""Registers that were never taken, class by class, for whoever has to ask for them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from gf2tracker.domain.register import unpack_taken
from gf2tracker.domain.untaken import untaken
from gf2tracker.language import _, date_short, join_first, plural, sort_key
from gf2tracker.queries.attendance import Attendance
from gf2tracker.queries.due import due_days, has_students
from gf2tracker.queries.running import RunningClass


@dataclass(frozen=True, slots=True)
class MissedDay:
    """A day that is over, and its lessons (from 1) whose register was not taken."""

    date: dt.date
    lessons: tuple[int, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class RegisterGap:
    """A class with days whose register was not taken.

    Attributes:
        teacher: the contact teacher's initials; empty without one.
        days: in order.
        text: the reason with its dates, the newest first.
        clears: what would clear it.
    """

    class_id: int
    code: str
    teacher: str
    is_mine: bool
    days: tuple[MissedDay, ...]
    text: str
    clears: str

    @property
    def newest(self) -> dt.date:
        """The newest of the days."""
        return self.days[-1].date


def register_gaps(
    classes: Iterable[RunningClass], known: Attendance, today: dt.date, now: dt.time
) -> tuple[RegisterGap, ...]:
    """Return the classes with lessons whose register was not taken on days that are over.

    Today is over when its last lesson is; for the days before it see `days_due`. The asker's own
    classes come first, then the newest days, then by class code.
    """
    found = []
    for one in classes:
        days = tuple(_missed(one, known, today, now))
        if days:
            found.append(
                RegisterGap(
                    class_id=one.class_id,
                    code=one.code,
                    teacher=one.teacher,
                    is_mine=one.is_mine,
                    days=days,
                    text=_text(days),
                    clears=_("Ryddes, når protokollen er ført."),
                )
            )
    return tuple(
        sorted(
            found, key=lambda gap: (not gap.is_mine, -gap.newest.toordinal(), sort_key(gap.code))
        )
    )


def _missed(
    one: RunningClass, known: Attendance, today: dt.date, now: dt.time
) -> Iterable[MissedDay]:
    course, registers = one.course, known.registers[one.class_id]
    days = due_days(known, one.class_id, one.opened, today)
    for day in (*days, today) if _is_over(one, known, today, now) else days:
        lessons = course.lessons_on(day)
        text = registers.get(day, "")
        missing = untaken(unpack_taken(text, lessons)[:lessons], one.bell, None)
        if missing:
            yield MissedDay(day, missing, is_whole=len(missing) == lessons)


def _is_over(one: RunningClass, known: Attendance, today: dt.date, now: dt.time) -> bool:
    if not one.course.is_school_day(today) or not has_students(known, one.class_id, today):
        return False
    over = one.bell.ends(one.course.lessons_on(today))
    return over is not None and over <= now


def _text(days: tuple[MissedDay, ...]) -> str:
    told = [_told(one) for one in reversed(days)]
    listed = join_first(told, _("{n} dage før det"))
    return _("Protokol mangler {days}").format(days=listed)


def _told(one: MissedDay) -> str:
    day = date_short(one.date)
    if one.is_whole:
        return _("{day} hele dagen").format(day=day)
    count = plural(len(one.lessons), "{n} lektion", "{n} lektioner")
    return _("{day} {count}").format(day=day, count=count)
