"""How a student's absence goes from week to week, and whether it has risen for weeks.

Source: domain practice ("rullende fire uger"): the share of the last 20 days with register, as it
stood at the end of each week. A rise counts from a share that somebody would look at, so that a
few minutes late now and then are no trend.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from gf2tracker.domain.bell import share_of
from gf2tracker.domain.registerline import ROLLING_DAYS, RegisterLine, StudentDays

RISING_WEEKS = 4
LEAST_RISING = 0.05
_WEEK = timedelta(weeks=1)
_Week = tuple[date, int, int, int]
_NOT_SICK: Mapping[date, int] = MappingProxyType({})


class WeekShare(NamedTuple):
    """A student's absence in one ISO week, and what the rolling share had come to.

    Attributes:
        monday: of the week.
        lessons: taken lessons, less exempt ones.
        absent_minutes: lost minutes.
        unlawful_minutes: the unlawful ones of them.
        rolling: share of the last 20 days with register at the end of the week, 0 to 1; None
            while nothing counts.
        sick_minutes: those lost to own illness, where that was asked for.
    """

    monday: date
    lessons: int
    absent_minutes: int
    unlawful_minutes: int
    rolling: float | None
    sick_minutes: int = 0

    @property
    def share(self) -> float | None:
        """The week's own share, 0 to 1; None when none of its lessons count."""
        return share_of(self.absent_minutes, self.lessons)

    @property
    def unlawful_share(self) -> float | None:
        """The unlawful part of it."""
        return share_of(self.unlawful_minutes, self.lessons)


def week_shares(days: StudentDays, today: date) -> tuple[WeekShare, ...]:
    """Return a student's weeks with register in order, the present one as far as it has come."""
    return shares_of_weeks(days.line(today))


def shares_of_weeks(
    line: RegisterLine, sick: Mapping[date, int] = _NOT_SICK
) -> tuple[WeekShare, ...]:
    """Return the weeks of a line that is at hand.

    Args:
        line: the student's days with register.
        sick: minutes lost to own illness, for the days that have any.
    """
    sums, rows = line.sums, line.rows
    places = [at for at, _row in rows]
    absent = _running_sums([row[1] for _at, row in rows])
    unlawful = _running_sums([row[2] for _at, row in rows])
    ill = _running_sums([sick.get(row[0], 0) for _at, row in rows])
    found, begun = [], 0
    for monday, first, end, since in _weeks_of(line.dates):
        over, rolled = bisect_left(places, end, begun), bisect_left(places, since)
        found.append(
            WeekShare(
                monday,
                sums[end] - sums[first],
                absent[over] - absent[begun],
                unlawful[over] - unlawful[begun],
                share_of(absent[over] - absent[rolled], sums[end] - sums[since]),
                ill[over] - ill[begun],
            )
        )
        begun = over
    return tuple(found)


@lru_cache(maxsize=512)  # the students of a class share their days
def _weeks_of(dates: tuple[date, ...]) -> tuple[_Week, ...]:
    """Return (monday, first, end, first of the last 20) of each week, days by their number."""
    found, first = [], 0
    while first < len(dates):
        monday = dates[first] - timedelta(days=dates[first].weekday())
        end = bisect_left(dates, monday + _WEEK, first)
        found.append((monday, first, end, max(end - ROLLING_DAYS, 0)))
        first = end
    return tuple(found)


def rise(weeks: Sequence[WeekShare]) -> tuple[tuple[date, float], ...]:
    """Return the weeks over which absence rises, (monday, rolling share) in order.

    It rises when the rolling share has risen four weeks in a row, to 5 % or more, and something
    was lost in the last of them; the week it rises from comes first. Empty when it does not.
    Weeks without a share are passed over.
    """
    if not weeks or not weeks[-1].absent_minutes:
        return ()
    return _rise((week.monday, week.rolling) for week in reversed(weeks))


def rise_of(days: StudentDays, today: date) -> tuple[tuple[date, float], ...]:
    """Return what `rise` says of a student's weeks, of which no more are reckoned than it asks."""
    line = days.line(today)
    weeks = _weeks_of(line.dates)
    if not weeks or not any(row[1] for at, row in line.rows if at >= weeks[-1][1]):
        return ()
    return _rise(_rolling(line, reversed(weeks)))


def _rise(newest_first: Iterable[tuple[date, float | None]]) -> tuple[tuple[date, float], ...]:
    found: list[tuple[date, float]] = []
    for monday, share in newest_first:
        if share is None:
            continue
        if share >= found[-1][1] if found else share < LEAST_RISING:
            break
        found.append((monday, share))
    return tuple(reversed(found)) if len(found) > RISING_WEEKS else ()


def _rolling(line: RegisterLine, weeks: Iterable[_Week]) -> Iterator[tuple[date, float | None]]:
    places = [at for at, _row in line.rows]
    absent = _running_sums([row[1] for _at, row in line.rows])
    for monday, _first, end, since in weeks:
        lost = absent[bisect_left(places, end)] - absent[bisect_left(places, since)]
        yield monday, share_of(lost, line.sums[end] - line.sums[since])


def _running_sums(minutes: Iterable[int]) -> list[int]:
    return list(accumulate(minutes, initial=0))
