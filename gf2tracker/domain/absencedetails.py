"""What a student's absence is made of: sickness, whole and partial days, spells and weekdays.

Every figure has the denominator of `figures`: taken lessons inside the student's stays, less
exempt ones. Own illness, reported or not, is one share; a child's illness is kept apart from it.
Illness that nobody reported is sick and, as long as the school says so, unlawful as well.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from gf2tracker.domain.bell import LESSON_MINUTES, share_of
from gf2tracker.domain.mark import AbsenceKind, Marks
from gf2tracker.domain.registerline import RegisterLine, StudentDays
from gf2tracker.domain.trend import WeekShare, shares_of_weeks

SCHOOL_WEEK = range(5)
SICK_KINDS = frozenset({AbsenceKind.SICK, AbsenceKind.SICK_UNREPORTED, AbsenceKind.CHILD_SICK})


class SickMinutes(NamedTuple):
    """The minutes of one day that were lost to illness, over the lessons that count."""

    reported: int = 0
    unreported: int = 0
    child: int = 0

    @property
    def own(self) -> int:
        """The student's own illness, reported or not."""
        return self.reported + self.unreported


NO_SICKNESS = SickMinutes()
NOT_SICK: Mapping[date, SickMinutes] = MappingProxyType({})


class Spell(NamedTuple):
    """A run of whole days of absence, and how many register days it holds."""

    first: date
    last: date
    days: int


class WeekdayShare(NamedTuple):
    """A student's absence on one weekday.

    Attributes:
        weekday: 0 is Monday.
        days: days with register on which a lesson counts.
        lessons: taken lessons on them, less exempt ones.
        absent_minutes: lost minutes.
        missed: the days on which a lesson's minutes or more were lost, in order.
    """

    weekday: int
    days: int
    lessons: int
    absent_minutes: int
    missed: tuple[date, ...]

    @property
    def share(self) -> float | None:
        """Lost minutes of the taken ones, 0 to 1; None when no lesson counts."""
        return share_of(self.absent_minutes, self.lessons)


class AbsenceDetails(NamedTuple):
    """What a student's absence up to and with a day is made of.

    Attributes:
        sick_share: lost to own illness, reported or not, of the taken minutes, 0 to 1; None while
            nothing is taken.
        unreported_share: the part of it that nobody reported.
        child_share: lost to a child's illness, which is not in `sick_share`.
        sick_minutes: what `sick_share` is made of, for the sum of a class.
        partial_days: days on which at least a lesson's minutes were lost but somebody came.
        spells: runs of whole days, in order; a run goes on over days without register.
        weekdays: Monday to Friday.
        weeks: those with register, in order.
        first_day: the first day with register; None while there is none.
    """

    sick_share: float | None
    unreported_share: float | None
    child_share: float | None
    sick_minutes: int
    partial_days: tuple[date, ...]
    spells: tuple[Spell, ...]
    weekdays: tuple[WeekdayShare, ...]
    weeks: tuple[WeekShare, ...]
    first_day: date | None


def sick_minutes(marks: Marks, taken: Sequence[object]) -> SickMinutes:
    """Return what a day's marks lost to illness.

    Args:
        marks: a mark or None for each lesson, exempt ones marked so (`exemption.exempted`).
        taken: true or a time for each lesson whose register is taken.
    """
    lost = dict.fromkeys(SICK_KINDS, 0)
    for mark, at in zip(marks, taken, strict=False):
        if at and mark is not None and mark.kind in SICK_KINDS:
            lost[mark.kind] += LESSON_MINUTES
    return SickMinutes(
        reported=lost[AbsenceKind.SICK],
        unreported=lost[AbsenceKind.SICK_UNREPORTED],
        child=lost[AbsenceKind.CHILD_SICK],
    )


def absence_details(
    days: StudentDays, today: date, sick: Mapping[date, SickMinutes] = NOT_SICK
) -> AbsenceDetails:
    """Return what a student's absence up to and with today is made of.

    Args:
        days: what is known of the student.
        today: later days are left out.
        sick: the days on which anything was lost to illness.
    """
    line = days.line(today)
    rows = line.rows
    lessons = line.sums[-1]
    ill = [sick[row[0]] for _at, row in rows if row[0] in sick]
    own, unreported = sum(day.own for day in ill), sum(day.unreported for day in ill)
    return AbsenceDetails(
        sick_share=share_of(own, lessons),
        unreported_share=share_of(unreported, lessons),
        child_share=share_of(sum(day.child for day in ill), lessons),
        sick_minutes=own,
        partial_days=tuple(row[0] for _at, row in rows if row[1] >= LESSON_MINUTES and not row[4]),
        spells=tuple(Spell(run[0][1], run[-1][1], len(run)) for run in line.spells),
        weekdays=_weekdays(line),
        weeks=shares_of_weeks(line, {day: one.own for day, one in sick.items()}),
        first_day=line.dates[0] if line.dates else None,
    )


def _weekdays(line: RegisterLine) -> tuple[WeekdayShare, ...]:
    counts, lost = _by_weekday(line.dates, line.sums), [0] * 7
    missed: list[list[date]] = [[] for _day in range(7)]
    for _at, row in line.rows:
        weekday = row[0].weekday()
        lost[weekday] += row[1]
        if row[1] >= LESSON_MINUTES:
            missed[weekday].append(row[0])
    return tuple(
        WeekdayShare(one, *counts[one], lost[one], tuple(missed[one])) for one in SCHOOL_WEEK
    )


@lru_cache(maxsize=512)  # the students of a class share their days
def _by_weekday(dates: tuple[date, ...], sums: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Return (days on which a lesson counts, lessons) of each weekday."""
    days, lessons = [0] * 7, [0] * 7
    for at, day in enumerate(dates):
        if count := sums[at + 1] - sums[at]:
            days[day.weekday()] += 1
            lessons[day.weekday()] += count
    return tuple(zip(days, lessons, strict=True))
