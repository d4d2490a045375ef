"""From what the domain knows of a student's days to how they are drawn."""

from collections.abc import Sequence
from datetime import date

from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.spark import SparkDay
from ui.day import Day, Look

LOOKS = {
    AbsenceKind.ABSENT: Look.ABSENT,
    AbsenceKind.SICK_UNREPORTED: Look.ABSENT,
    AbsenceKind.SICK: Look.LAWFUL,
    AbsenceKind.CHILD_SICK: Look.LAWFUL,
    AbsenceKind.APPROVED: Look.LAWFUL,
    AbsenceKind.LATE: Look.LATE,
    AbsenceKind.LEFT_EARLY: Look.LATE,
    AbsenceKind.SCHOOL: Look.COMPANY,
    AbsenceKind.UNKNOWN: Look.UNKNOWN,
    AbsenceKind.EXEMPT: Look.PRESENT,
}


def days_of(dates: Sequence[date], sparks: Sequence[SparkDay | None]) -> tuple[Day, ...]:
    """Return days to draw; None is a day on which the student was in no class."""
    return tuple(_day(one, spark) for one, spark in zip(dates, sparks, strict=True))


def _day(date: date, spark: SparkDay | None) -> Day:
    if spark is None:
        return Day(date, Look.BEFORE)
    if spark.kind is None:
        return Day(date, Look.PRESENT if spark.is_taken else Look.NOT_TAKEN)
    return Day(date, LOOKS[spark.kind], spark.share)
