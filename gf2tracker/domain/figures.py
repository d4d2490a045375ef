"""A student's absence to date, from the class's register days and the student's own marked days.

A share is minutes over minutes and None while nothing is taken. Only taken lessons count, inside
the student's stay in the class of that date, less exempt ones. Source: domain practice of the
admin systems ("opgjort fravær"); ROCKWOOL Fonden, Os i Branchen (absence in the first 14 days).
"""

from datetime import date, timedelta
from typing import NamedTuple

from gf2tracker.domain.absence import is_marked_missing
from gf2tracker.domain.bell import LESSON_MINUTES, share_of
from gf2tracker.domain.mark import Marks
from gf2tracker.domain.registerline import ROLLING_DAYS, RegisterLine, StudentDays

FIRST_DAYS = 14
FIRST_SPAN = timedelta(days=FIRST_DAYS)


class StudentFigures(NamedTuple):
    """A student's absence up to and with a day.

    Attributes:
        total_share: lost minutes of the taken ones, 0 to 1; None while nothing is taken.
        unlawful_share: the unlawful ones of them, of the same taken minutes.
        rolling_share: as total, over the last 20 days with register.
        days_absent: days on which every taken lesson was missed.
        spells: runs of such days; a run goes on over closed days and days without register.
        longest_spell: days in the longest run.
        late_count: late arrivals.
        lessons_taken: taken lessons, less exempt ones.
        lessons_absent: lost minutes in lessons, two decimals.
        first_14_days: the absence days among the first 14 calendar days.
        absent_since: the first day of the run that is still going on, today's marks included;
            None when there is none.
        absent_days: days in that run, 0 when there is none.
        absent_minutes: all lost minutes, for the sum of a class.
        unlawful_minutes: the unlawful ones of them.
    """

    total_share: float | None
    unlawful_share: float | None
    rolling_share: float | None
    days_absent: int
    spells: int
    longest_spell: int
    late_count: int
    lessons_taken: int
    lessons_absent: float
    first_14_days: tuple[date, ...]
    absent_since: date | None
    absent_days: int
    absent_minutes: int
    unlawful_minutes: int


def student_figures(
    days: StudentDays, today: date, *, part_is_enough: bool = False
) -> StudentFigures:
    """Return a student's figures up to and with today.

    Args:
        days: what is known of the student.
        today: later days are left out.
        part_is_enough: the school's setting for the first 14 days: a day with at least one
            lesson's minutes lost is enough; else every lesson must have been missed.
    """
    line = days.line(today)
    since, taken = max(0, len(line.dates) - ROLLING_DAYS), line.sums[-1]
    minutes = unlawful = rolling = late = 0
    for at, (_day, lost, unexcused, arrivals, _is_whole) in line.rows:
        minutes += lost
        unlawful += unexcused
        late += arrivals
        if at >= since:
            rolling += lost
    lengths = [len(spell) for spell in line.spells]
    running = _running(line, days.today_marks, today)
    return StudentFigures(
        total_share=share_of(minutes, taken),
        unlawful_share=share_of(unlawful, taken),
        rolling_share=share_of(rolling, taken - line.sums[since]),
        days_absent=sum(lengths),
        spells=len(lengths),
        longest_spell=max(lengths, default=0),
        late_count=late,
        lessons_taken=taken,
        lessons_absent=round(minutes / LESSON_MINUTES, 2),
        first_14_days=_first_days(line, days, today, part_is_enough=part_is_enough),
        absent_since=running[0] if running else None,
        absent_days=len(running),
        absent_minutes=minutes,
        unlawful_minutes=unlawful,
    )


def first_days_start(class_starts_on: date, first_day: date) -> date:
    """Return the first of the first 14 calendar days: the later of the two starts."""
    return max(class_starts_on, first_day)


def first_days_number(start: date, day: date) -> int | None:
    """Return which of the first 14 days a day is, 1 to 14; None when it is none of them."""
    number = (day - start).days + 1
    return number if 1 <= number <= FIRST_DAYS else None


def _running(line: RegisterLine, marks: Marks, today: date) -> tuple[date, ...]:
    last = line.spells[-1] if line.spells else []
    run = tuple(day for _at, day in last) if last and line.is_latest(last[-1][0]) else ()
    if marks and is_marked_missing(marks) and line.is_open_today():
        return (*run, today)
    return run


def _first_days(
    line: RegisterLine, days: StudentDays, today: date, *, part_is_enough: bool
) -> tuple[date, ...]:
    if not days.stays:
        return ()
    start = first_days_start(days.stays[0].register.starts_on, days.stays[0].first)
    end = start + FIRST_SPAN
    found = []
    for _at, row in line.rows:
        if row[0] >= end:
            break
        if row[4] or (part_is_enough and row[1] >= LESSON_MINUTES):
            found.append(row[0])
    marks = days.today_marks
    if marks and _is_missed(marks, part_is_enough=part_is_enough) and line.is_open_today():
        found.append(today)
    return tuple(day for day in found if start <= day < end)


def _is_missed(marks: Marks, *, part_is_enough: bool) -> bool:
    return is_marked_missing(marks) or (part_is_enough and _has_missed_lesson(marks))


def _has_missed_lesson(marks: Marks) -> bool:
    return any(mark is not None and mark.kind.is_missing for mark in marks)
