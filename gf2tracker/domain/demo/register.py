"""The registers of the demo school: which lessons were taken, and when."""

from collections.abc import Mapping
from datetime import date, time

from gf2tracker.domain.bell import Bell, minutes_of
from gf2tracker.domain.demo.chance import dice
from gf2tracker.domain.demo.course import NEW, SETTLED, DemoCourse
from gf2tracker.domain.demo.school import SITES

Taken = tuple[time | None, ...]

_FORGOTTEN_DAY = 0.005
_FORGOTTEN_LESSON = 0.025
_LATE_TODAY = 0.14


def demo_register(seed: int, of: DemoCourse, today: date) -> Mapping[date, Taken]:
    """Return when each lesson was taken on the days that have a register, today's first too."""
    chance = dice(seed, of.number, "register")
    bell = Bell.parse(SITES[of.taught.site][1])
    is_users = of.number in {SETTLED, NEW}
    found: dict[date, Taken] = {}
    for day in of.course.school_days:
        if day >= today:
            break
        lessons = of.course.lessons_on(day)
        taken: list[time | None] = [
            _minutes_into(bell, lesson, chance.randrange(2, 14)) for lesson in range(lessons)
        ]
        forgotten = chance.random()
        if forgotten < _FORGOTTEN_LESSON and not is_users:
            taken[-1 if lessons < 3 or forgotten < _FORGOTTEN_LESSON / 2 else -2] = None
        if forgotten >= _FORGOTTEN_DAY or is_users:
            found[day] = tuple(taken)
    lessons = of.course.lessons_on(today)
    if lessons and _is_taken_today(of, chance.random()):
        found[today] = (_minutes_into(bell, 0, 6), *(None,) * (lessons - 1))
    return found


def _is_taken_today(of: DemoCourse, fate: float) -> bool:
    return of.number == NEW or (of.number != SETTLED and fate > _LATE_TODAY)


def _minutes_into(bell: Bell, lesson: int, minutes: int) -> time:
    start = bell.times[lesson]
    return time(*divmod(minutes_of(start) + minutes, 60))
