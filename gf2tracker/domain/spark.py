"""One small bar for each of a student's school days: how much was lost, and to what."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from gf2tracker.domain.absence import lost_minutes
from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.mark import AbsenceKind, Mark, Marks, unpack

SPARK_DAYS = 10


@dataclass(frozen=True, slots=True)
class SparkDay:
    """What one bar shows.

    Attributes:
        kind: the kind that cost most of the day, or else the one that fills most lessons; None
            is present.
        share: lost minutes of the day's, 0 to 1, whether its register is taken or not.
        is_taken: whether the register of any lesson is taken.
    """

    kind: AbsenceKind | None
    share: float
    is_taken: bool


@lru_cache(maxsize=4096)  # a school's days repeat a few
def spark_day(marks: Marks, lessons: int, *, is_taken: bool) -> SparkDay:
    """Return the bar of a day of so many lessons."""
    lost: dict[AbsenceKind, tuple[int, int]] = {}
    for mark in marks[:lessons]:
        if mark is not None:
            minutes, count = lost.get(mark.kind, (0, 0))
            lost[mark.kind] = (minutes + lost_minutes(mark), count + 1)
    kind = max(lost, key=lambda one: lost[one], default=None)
    minutes = sum(each for each, _count in lost.values())
    return SparkDay(kind, minutes / (lessons * LESSON_MINUTES) if lessons else 0.0, is_taken)


@lru_cache(maxsize=4096)
def stored_spark(text: str, lessons: int, *, is_taken: bool) -> SparkDay:
    """Return the bar of a day of so many lessons from its stored marks."""
    return spark_day(unpack(text, lessons), lessons, is_taken=is_taken)


def day_minutes(marks: Iterable[Mark | None]) -> int:
    """Return the minutes that a day's marks cost, whether the register is taken or not."""
    return sum(lost_minutes(mark) for mark in marks if mark is not None)
