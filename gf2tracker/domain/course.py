"""The course of a class: teaching weeks, phases, school days and deadlines over real closed days.

Source: BEK nr. 953 af 22/06/2023 (kompetencevurdering within two weeks); uvm.dk (60 % agreements
at teaching week 15 and 80 % at the end); bygud.dk (profile on lærepladsen.dk eight weeks before
the end). The names and limits of the phases: Stærk igennem, NEXT, 2025.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from gf2tracker.domain.closed import WEEK, DayRange, public_holidays
from gf2tracker.domain.pattern import (
    DEFAULT_WEEKS,
    LessonPattern,
    check_pattern,
    check_phases,
    check_weeks,
    default_phases,
    pattern_on,
)
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long

PHASE_NAMES = (
    _("Stærk opstart"),
    _("Stærkt netværk"),
    _("Stærk opfølgning"),
    _("Stærkt videre"),
)

COMPETENCE_ASSESSMENT = "competence_assessment"
JOBSEEKER_PROFILE = "jobseeker_profile"
AGREEMENTS_60 = "agreements_60"
AGREEMENTS_80 = "agreements_80"

DEADLINE_LABELS = {
    COMPETENCE_ASSESSMENT: _("Kompetencevurdering"),
    JOBSEEKER_PROFILE: _("Profil på lærepladsen.dk"),
    AGREEMENTS_60: _("60 % med uddannelsesaftale"),
    AGREEMENTS_80: _("80 % med uddannelsesaftale"),
}

_Day = date  # Deadline has a field of the name date

_WEEKDAYS = tuple(timedelta(days=n) for n in range(5))
_FIRST_YEAR, _LAST_YEAR = 2000, 2090  # the library knows holidays to 2100
_MOST_CLOSED_WEEKS = 104


class CourseWeek(NamedTuple):
    """One ISO week of a course.

    Attributes:
        number: the teaching week, from 1; None when the class has no school day in it.
        phase: from 1; None when number is None.
        days: the school days, Monday first.
        closed: the days from Monday to Friday that are closed.
    """

    iso_year: int
    iso_week: int
    monday: date
    number: int | None
    phase: int | None
    days: tuple[date, ...]
    closed: tuple[date, ...]

    @property
    def friday(self) -> date:
        return self.monday + timedelta(days=4)


class Deadline(NamedTuple):
    """A day by which something must be done for the whole class.

    Attributes:
        name: the stable name, one of DEADLINE_LABELS.
        week: the teaching week of last_school_day.
        last_school_day: the last school day on or before the date.
    """

    name: str
    date: _Day
    week: int
    last_school_day: _Day

    @property
    def label(self) -> str:
        return DEADLINE_LABELS[self.name]


class _SchoolDay(NamedTuple):
    week: int
    lessons: int


class _Layout(NamedTuple):
    calendar_weeks: tuple[CourseWeek, ...]
    teaching_weeks: tuple[CourseWeek, ...]
    by_monday: Mapping[date, CourseWeek]
    school_days: tuple[date, ...]
    days: Mapping[date, _SchoolDay]


@dataclass(frozen=True)
class Course:
    """The weeks of one class, derived from its start and what is closed.

    Teaching week n is the n-th ISO week with at least one school day of the class; it ends on
    its Friday, also when that Friday is closed. A start in the middle of a week makes a short
    week 1. A course that never ends because too much is closed is refused when its weeks are
    asked for.

    Attributes:
        weeks: teaching weeks, 1 to 60.
        phases: weeks in each phase; empty means 5-5-5-5 or as near as the weeks allow.
        patterns: (from date, lessons on Monday to Friday); empty means 8-8-8-8-5 throughout.
    """

    starts_on: date
    weeks: int = DEFAULT_WEEKS
    phases: tuple[int, ...] = ()
    closed: tuple[DayRange, ...] = ()
    patterns: tuple[tuple[date, LessonPattern], ...] = ()

    def __post_init__(self) -> None:
        check_weeks(self.weeks)
        if not _FIRST_YEAR <= self.starts_on.year <= _LAST_YEAR:
            text = _("Startdatoen skal ligge mellem {first} og {last}.")
            raise Refusal(text.format(first=_FIRST_YEAR, last=_LAST_YEAR), field="starts_on")
        phases = self.phases or default_phases(self.weeks)
        check_phases(phases, self.weeks)
        for _from, pattern in self.patterns:
            check_pattern(pattern)
        object.__setattr__(self, "phases", phases)
        object.__setattr__(self, "patterns", tuple(sorted(self.patterns)))

    @property
    def calendar_weeks(self) -> tuple[CourseWeek, ...]:
        """Every ISO week from the start to the end, also those that are wholly closed."""
        return self._layout.calendar_weeks

    @property
    def teaching_weeks(self) -> tuple[CourseWeek, ...]:
        """The weeks that have a number; week n is teaching_weeks[n - 1]."""
        return self._layout.teaching_weeks

    @property
    def school_days(self) -> tuple[date, ...]:
        """Every school day in order of date."""
        return self._layout.school_days

    @property
    def ends_on(self) -> date:
        """The Friday of the last teaching week, also when it is closed."""
        return self.teaching_weeks[-1].friday

    @property
    def last_day(self) -> date:
        """The last school day."""
        return self.school_days[-1]

    def week_ends(self, week: int) -> date:
        """Return the Friday that ends a teaching week (1 to weeks)."""
        return self.teaching_weeks[week - 1].friday

    def week_of(self, day: date) -> int | None:
        """Return the teaching week of a school day; None on every other day."""
        found = self._layout.days.get(day)
        return found.week if found else None

    def calendar_week_of(self, day: date) -> CourseWeek | None:
        """Return the week of the course a day lies in, weekends too; None outside the course."""
        return self._layout.by_monday.get(day - timedelta(days=day.weekday()))

    def weeks_begun(self, day: date) -> int:
        """Return how many teaching weeks have begun on a day: 0 before the start, then all."""
        at = bisect_right(self.school_days, day)
        return self._layout.days[self.school_days[at - 1]].week if at else 0

    def phase_of(self, week: int) -> int:
        """Return the phase, from 1, that a teaching week (1 to weeks) belongs to."""
        if not 1 <= week <= self.weeks:
            message = f"no teaching week {week} in a course of {self.weeks}"
            raise ValueError(message)
        return bisect_left(tuple(accumulate(self.phases)), week) + 1

    def is_school_day(self, day: date) -> bool:
        """Tell whether the class has lessons on a day."""
        return day in self._layout.days

    def lessons_on(self, day: date) -> int:
        """Return the number of lessons of the class on a day, 0 when it is no school day."""
        found = self._layout.days.get(day)
        return found.lessons if found else 0

    def last_school_day_by(self, day: date) -> date | None:
        """Return the last school day on or before a day; None before the first."""
        at = bisect_right(self.school_days, day)
        return self.school_days[at - 1] if at else None

    def school_days_between(self, first: date, last: date) -> tuple[date, ...]:
        """Return the school days from first to last, both included."""
        days = self.school_days
        return days[bisect_left(days, first) : bisect_right(days, last)]

    def closed_name(self, day: date) -> str | None:
        """Return why a day is closed; None when the school is open, "" when nobody said why."""
        return closed_name(self.closed, day)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """What the law wants done for the class, in order of date.

        A course of less than 15 weeks has no 60 % mark; one of less than eight calendar weeks
        no mark for the profile.
        """
        days = {
            COMPETENCE_ASSESSMENT: self.week_ends(min(2, self.weeks)),
            JOBSEEKER_PROFILE: self.ends_on - 8 * WEEK,
            AGREEMENTS_60: self.week_ends(15) if self.weeks >= 15 else None,
            AGREEMENTS_80: self.ends_on,
        }
        found = [self._deadline(name, day) for name, day in days.items() if day is not None]
        inside = [deadline for deadline in found if deadline is not None]
        return tuple(sorted(inside, key=lambda deadline: deadline.date))

    def _deadline(self, name: str, day: date) -> Deadline | None:
        last = self.last_school_day_by(day)
        if last is None:
            return None
        return Deadline(name, day, self._layout.days[last].week, last)

    @cached_property
    def _layout(self) -> "_Layout":
        return _layout(self)


def closed_name(closed: tuple[DayRange, ...], day: date) -> str | None:
    """Return why a day is closed; None when it is open, "" when a period has no name."""
    name = public_holidays(day.year).get(day)
    if name is not None:
        return name
    return next((period.name for period in closed if day in period), None)


@lru_cache(maxsize=512)  # a school's classes share a few starts, so most courses are one
def _layout(course: Course) -> _Layout:
    weeks = _calendar_weeks(course)
    days: dict[date, _SchoolDay] = {}
    for week in weeks:
        for day in week.days:
            lessons = pattern_on(course.patterns, day)[day.weekday()]
            days[day] = _SchoolDay(week.number or 0, lessons)
    return _Layout(
        calendar_weeks=weeks,
        teaching_weeks=tuple(week for week in weeks if week.number is not None),
        by_monday={week.monday: week for week in weeks},
        school_days=tuple(days),
        days=days,
    )


def _calendar_weeks(course: Course) -> tuple[CourseWeek, ...]:
    found: list[CourseWeek] = []
    closed = _closed_days(course.closed)
    number = 0
    for monday in _mondays(course.starts_on, course.weeks + _MOST_CLOSED_WEEKS):
        week = _week(course, monday, number + 1, closed)
        found.append(week)
        number = week.number or number
        if number == course.weeks:
            return tuple(found)
    text = _(
        "Så meget er lukket, at holdet med start {start} aldrig når {weeks} undervisningsuger. "
        "Ret de lukkede dage eller skemaet."
    )
    raise Refusal(
        text.format(start=date_long(course.starts_on), weeks=course.weeks), field="closed"
    )


@lru_cache(maxsize=64)  # all classes of a site share what is closed
def _closed_days(closed: tuple[DayRange, ...]) -> frozenset[date]:
    return frozenset(
        period.first + timedelta(days=n)
        for period in closed
        for n in range((period.last - period.first).days + 1)
    )


def _mondays(starts_on: date, most: int) -> Iterator[date]:
    weekday = starts_on.weekday()
    monday = starts_on - timedelta(days=weekday) + (WEEK if weekday >= 5 else timedelta())
    return (monday + n * WEEK for n in range(most))


def _week(course: Course, monday: date, number: int, own: frozenset[date]) -> CourseWeek:
    weekdays = [monday + later for later in _WEEKDAYS]
    closed = tuple(day for day in weekdays if day in own or day in public_holidays(day.year))
    days = tuple(
        day
        for day in weekdays
        if day >= course.starts_on
        and day not in closed
        and pattern_on(course.patterns, day)[day.weekday()]
    )
    iso = monday.isocalendar()
    return CourseWeek(
        iso_year=iso.year,
        iso_week=iso.week,
        monday=monday,
        number=number if days else None,
        phase=course.phase_of(number) if days else None,
        days=days,
        closed=closed,
    )
