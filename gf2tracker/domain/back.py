"""Back after days away: the morning on which somebody should say that it was noticed.

Source: skolernes praksis (whoever was away for three days or more is met on the first day back).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

FEWEST_DAYS = 3
FRESH_DAYS = 2


@dataclass(frozen=True, slots=True)
class Return:
    """A run of absence days that is over.

    Attributes:
        first: the first day away.
        last: the last day away.
        days: absence days in the run.
        came_on: the first day with register on which the student was there again.
    """

    first: date
    last: date
    days: int
    came_on: date


def returned(runs: Sequence[Sequence[date]], dates: Sequence[date]) -> Return | None:
    """Return what a student is back from; None after short absence, or when it is old news.

    Args:
        runs: runs of whole absence days in order (`run.absence_runs`).
        dates: the student's days with register in order (`RegisterLine.dates`).
    """
    if not runs or len(runs[-1]) < FEWEST_DAYS:
        return None
    run = runs[-1]
    after = dates[bisect_right(dates, run[-1]) :]
    if not 1 <= len(after) <= FRESH_DAYS:
        return None
    return Return(run[0], run[-1], len(run), after[0])
