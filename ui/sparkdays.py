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


def days_of(
    dates: Sequence[date], sparks: Sequence[SparkDay | None], today: date | None = None
) -> tuple[Day, ...]:
    """Return days to draw; None is a day on which the student was in no class.

    Days after `today` without a mark are still to come.
    """
    return tuple(_day(one, spark, today) for one, spark in zip(dates, sparks, strict=True))


def _day(day: date, spark: SparkDay | None, today: date | None) -> Day:
    is_coming = today is not None and day > today
    if spark is None:
        return Day(day, Look.COMING if is_coming else Look.BEFORE)
    if spark.kind is not None:
        return Day(day, LOOKS[spark.kind], spark.share)
    if is_coming:
        return Day(day, Look.COMING)
    return Day(day, Look.PRESENT if spark.is_taken else Look.NOT_TAKEN)
