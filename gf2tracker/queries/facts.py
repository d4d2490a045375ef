"""A student's absence and contacts as the rules of `domain/sign.py` ask about them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gf2tracker.domain.absencedetails import AbsenceDetails
from gf2tracker.domain.attention import Limits
from gf2tracker.domain.contact import RECENT
from gf2tracker.domain.facts import Facts, Run
from gf2tracker.domain.figures import StudentFigures, first_days_number, first_days_start
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.opening import Opening
from gf2tracker.domain.run import absence_runs
from gf2tracker.domain.sign import FEWEST_DAYS, Sign, signs
from gf2tracker.domain.trend import rise
from gf2tracker.queries.attendance import Attendance
from gf2tracker.queries.contact import ContactEntry


@dataclass(frozen=True, slots=True)
class Measured:
    """A student's figures, and what the school's limits are held against.

    Attributes:
        share: the total share, or the one with the openings where that is worse; None while
            nothing is known.
        openings: absence before the own registers, the oldest first.
    """

    figures: StudentFigures
    share: float | None
    openings: Sequence[Opening]


def absence_facts(
    known: Attendance,
    student_id: int,
    measured: Measured,
    entries: Sequence[ContactEntry],
    today: dt.date,
    **more: Any,
) -> Facts:
    """Return what is known of a student's absence.

    Args:
        known: with the student in it.
        student_id: who.
        measured: up to and with today.
        entries: the contacts, in any order.
        today: the day.
        more: the name, what rises, weekdays, notes and next steps, where they are asked about.
    """
    days, stays, figures = known.days[student_id], known.stays[student_id], measured.figures
    course = known.courses[stays[0].class_id]
    start = first_days_start(course.starts_on, stays[0].first_day)
    has_runs = figures.spells > 0 or figures.absent_days > 0
    is_told_with_before = measured.share != figures.total_share
    has_ended = is_over(known, student_id, today)
    return Facts(
        today=today,
        school_days=known.courses[stays[-1].class_id].school_days,
        early_days=figures.first_14_days,
        is_early=first_days_number(start, today) is not None,
        is_over=has_ended,
        runs=_runs(known, student_id, today) if has_runs else (),
        is_away=figures.absent_days > 0 and not has_ended,
        share=measured.share,
        opening_until=measured.openings[-1].until if is_told_with_before else None,
        lost_days=tuple([row[0] for _at, row in days.line(today).rows if row[1]]),
        contacts=entries,
        **{"called": "", **more},
    )


def signs_of(
    known: Attendance,
    student_id: int,
    measured: Measured,
    details: AbsenceDetails,
    entries: Sequence[ContactEntry],
    limits: Limits,
) -> tuple[Sign, ...]:
    """Return what stands out in a student's absence up to and with the last known day."""
    rising = () if is_over(known, student_id, known.today) else rise(details.weeks)
    more = {"rising": rising, "weekdays": details.weekdays}
    facts = absence_facts(known, student_id, measured, entries, known.today, **more)
    return signs(facts, limits)


def is_over(known: Attendance, student_id: int, today: dt.date) -> bool:
    """Tell whether a student's last day in the present or last class has passed."""
    return today > known.stays[student_id][-1].ends_on


def _runs(known: Attendance, student_id: int, today: dt.date) -> tuple[Run, ...]:
    runs = absence_runs(known.days[student_id], today)
    return tuple(Run(days, _kind(known, student_id, days, today)) for days in runs)


def _kind(
    known: Attendance, student_id: int, days: tuple[dt.date, ...], today: dt.date
) -> AbsenceKind | None:
    """Return the kind of the latest day, for the runs whose kind is asked about."""
    if len(days) < FEWEST_DAYS or today - days[-1] > RECENT:
        return None
    bars = (known.bar(student_id, day) for day in reversed(days))
    return next((bar.kind for bar in bars if bar and bar.kind), None)
