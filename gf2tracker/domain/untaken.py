"""Which registers should have been taken by now."""

from collections.abc import Sequence
from datetime import time

from gf2tracker.domain.bell import Bell

DAYS_BACK = 5


def untaken(taken: Sequence[object], bell: Bell, now: time | None) -> tuple[int, ...]:
    """Return the lessons (from 1) that have begun without their register being taken.

    Args:
        taken: true or a time for each lesson of the day whose register is taken.
        bell: the site's times; a lesson it does not have begins when the day is over.
        now: the time of day; None means that the day is over.
    """
    begun = len(taken) if now is None else min(bell.lessons_begun(now), len(taken))
    return tuple(lesson for lesson in range(1, begun + 1) if not taken[lesson - 1])
