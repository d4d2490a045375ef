"""Which registers should have been taken by now."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, time, timedelta

from gf2tracker.domain.bell import Bell

DAYS_BACK = 5


def days_due(
    days: Sequence[date], today: date, first: date | None, opened: date | None
) -> Sequence[date]:
    """Return the school days before today whose registers are asked for.

    They are asked for from the class's first own register on, or from the day after its opening
    figures where that is earlier; without either the last five are.

    Args:
        days: the class's school days, in order.
        today: the day.
        first: the first day with a register; None without any.
        opened: the last day of the class's opening figures; None without any.
    """
    end = bisect_left(days, today)
    begins = [first] if first is not None else []
    begins += [opened + timedelta(days=1)] if opened is not None else []
    since = bisect_left(days, min(begins)) if begins else max(0, end - DAYS_BACK)
    return days[since:end]


def untaken(taken: Sequence[object], bell: Bell, now: time | None) -> tuple[int, ...]:
    """Return the lessons (from 1) that have begun without their register being taken.

    Args:
        taken: true or a time for each lesson of the day whose register is taken.
        bell: the site's times; a lesson it does not have begins when the day is over.
        now: the time of day; None means that the day is over.
    """
    begun = len(taken) if now is None else min(bell.lessons_begun(now), len(taken))
    return tuple(lesson for lesson in range(1, begun + 1) if not taken[lesson - 1])
