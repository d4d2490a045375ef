"""The classes of the demo school: who they are, when they run, and who is around them."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from gf2tracker.domain.closed import WEEK, DayRange
from gf2tracker.domain.course import Course, closed_name
from gf2tracker.domain.demo import school
from gf2tracker.domain.demo.chance import dice
from gf2tracker.domain.demo.school import PROGRAMMES, DemoProgramme, teacher_of
from gf2tracker.domain.figures import FIRST_DAYS
from gf2tracker.domain.pattern import LessonPattern
from gf2tracker.domain.people import Role

SETTLED, NEW = 1, 2  # the user's classes: one in the middle of its course, one just begun

_MIDDLE_WEEK = 14
# The teaching week that each pair of classes has reached: most began with the last large intake,
# above 20 the course has ended, below 1 it has not begun.
_WEEKS = (14, 13, 2, 15, 14, 8, 12, 3, 13, 17, 14, 21, 11, 15, 5, 13, 1, 10, 14, 19, 7, 12, 23, 0)
_PATTERNS: tuple[LessonPattern, ...] = (
    (8, 8, 8, 8, 5),
    (7, 7, 7, 7, 5),
    (8, 7, 8, 7, 6),
    (6, 8, 8, 6, 5),
)
_TEAM = (Role.SUBJECT_TEACHER, Role.SUBJECT_TEACHER, Role.COUNSELLOR, Role.COMPANY_CONSULTANT)


@dataclass(frozen=True)
class DemoCourse:
    """A class before it has students; teacher and team are places in the staff list."""

    number: int
    code: str
    programme: int
    course: Course
    lessons: LessonPattern
    teacher: int
    team: tuple[tuple[int, Role], ...]

    @property
    def taught(self) -> DemoProgramme:
        """The programme."""
        return PROGRAMMES[self.programme]


def demo_course(seed: int, number: int, today: date) -> DemoCourse:
    """Return a class by its number, from 1."""
    chance = dice(seed, number, "course")
    programme = (number - 1) % len(PROGRAMMES)
    taught = PROGRAMMES[programme]
    lessons = _PATTERNS[1] if number == SETTLED else chance.choice(_PATTERNS)
    closed = _closed(today)[taught.site]
    starts_on = _starts_on(number, closed, today)
    return DemoCourse(
        number=number,
        code=f"{taught.short}-{starts_on.year % 100:02d}{_letters((number - 1) // 10)}",
        programme=programme,
        course=Course(starts_on, closed=closed, patterns=((starts_on, lessons),)),
        lessons=lessons,
        teacher=teacher_of(number),
        team=tuple(dict.fromkeys((_somebody(seed, number, role), role) for role in _TEAM)),
    )


def _somebody(seed: int, number: int, role: Role) -> int:
    place = dice(seed, number, role).randrange(school.count_of(role))
    return school.first_with(role) + place


def _starts_on(number: int, closed: tuple[DayRange, ...], today: date) -> date:
    starts = _first_days(closed, today)
    now = max(at for at, start in enumerate(starts) if start <= today)
    if number == SETTLED:
        return starts[now + 1 - _MIDDLE_WEEK]
    if number == NEW:
        is_new = (today - starts[now - 1]).days < FIRST_DAYS
        return starts[now - 1] if is_new else starts[now]
    pair = (number - 1) // 2 - 1
    return starts[now + 1 - _WEEKS[pair % len(_WEEKS)]]


@lru_cache(maxsize=16)
def _first_days(closed: tuple[DayRange, ...], today: date) -> tuple[date, ...]:
    """Return the first open day of each week that has one, around today."""
    monday = today - timedelta(today.weekday())
    weeks = [[monday + at * WEEK + timedelta(day) for day in range(5)] for at in range(-45, 9)]
    open_days = [[day for day in week if closed_name(closed, day) is None] for week in weeks]
    return tuple(week[0] for week in open_days if week)


@lru_cache(maxsize=4)
def _closed(today: date) -> tuple[tuple[DayRange, ...], ...]:
    periods = school.closed_periods(today)
    return tuple(school.closed_at(periods, site) for site in range(len(school.SITES)))


def _letters(place: int) -> str:
    front, last = divmod(place, 26)
    return (_letters(front - 1) if front else "") + chr(ord("a") + last)
