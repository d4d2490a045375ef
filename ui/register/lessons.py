"""Which lesson it is, and whose register comes next."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Protocol

from gf2tracker.language import _


class DayLesson(Protocol):
    """A lesson: its number from 1, when it ends (None without a bell) and when it was taken."""

    @property
    def number(self) -> int:
        """Return the number in its day."""

    @property
    def ends(self) -> time | None:
        """Return when it ends."""

    @property
    def taken_at(self) -> time | None:
        """Return when its register was taken; None is not yet."""


class DayLessons(Protocol):
    """A class's day, whatever page it is shown on."""

    @property
    def date(self) -> date:
        """Return the day."""

    @property
    def lessons(self) -> Sequence[DayLesson]:
        """Return its lessons in order."""


def lesson_now(register: DayLessons, now: datetime) -> int | None:
    """Return the lesson (from 1) that is going on or comes next today; None on other days."""
    if not register.lessons or register.date != now.date():
        return None
    moment = now.time()
    for lesson in register.lessons:
        if lesson.ends is None or moment < lesson.ends:
            return lesson.number
    return register.lessons[-1].number


def next_lessons(register: DayLessons, now: datetime, at: int = 0) -> Sequence[int]:
    """Return the lessons whose register is to be taken next.

    Today it is the cursor's, once it has begun or is the next one, else the first one that is not
    taken; on an earlier day all of them at once; a day to come has none.

    Args:
        register: the class's day.
        now: the moment.
        at: the lesson (from 1) that the cursor is in.
    """
    open_lessons = [lesson for lesson in register.lessons if lesson.taken_at is None]
    if not open_lessons or register.date > now.date():
        return ()
    if register.date < now.date():
        return tuple(lesson.number for lesson in open_lessons)
    begun = lesson_now(register, now) or 0
    here = tuple(one.number for one in open_lessons if one.number == at <= begun)
    return here or (open_lessons[0].number,)


def take_words(register: DayLessons, lessons: Sequence[int]) -> str:
    """Return what the button says: "Før 2. lektion", "Før hele dagen"."""
    if len(lessons) == len(register.lessons):
        return _("Før hele dagen")
    if len(lessons) == 1:
        return _("Før {lesson}. lektion").format(lesson=lessons[0])
    return _("Før resten af dagen")


def taken_at(day: date, lesson: DayLesson, now: datetime) -> time:
    """Return when a register counts as taken: now, or the lesson's end on an earlier day."""
    if day == now.date() or lesson.ends is None:
        return now.time().replace(second=0, microsecond=0, tzinfo=None)
    return lesson.ends
