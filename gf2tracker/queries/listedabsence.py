"""One student's absence totals beside what we have, as minutes, shares and words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.figures import student_figures
from gf2tracker.domain.opening import Opening
from gf2tracker.domain.people import full_name
from gf2tracker.domain.registerline import StudentDays
from gf2tracker.domain.totals import NO_TOTALS, TOLERANCE, Totals, differ, totals_of
from gf2tracker.intake.absence import AbsenceRow
from gf2tracker.intake.plan import PlannedAbsence, Result
from gf2tracker.language import _, date_long, number, percent
from gf2tracker.store.enrolment import Stay

LEAST = TOLERANCE * 100
"""Percentage points that make a difference."""


def told_apart(plan: PlannedAbsence, ours: Totals) -> PlannedAbsence:
    """Return a row with what we have, and whether that is something else."""
    theirs = _measured(plan.theirs, ours)
    own = {"absent_share": _shown(theirs), "ours": _shown(ours), "our_hours": _hours(ours)}
    texts = {**plan.texts, **own}
    is_other = differ(ours, theirs)
    remark = _("Vi har intet ført.") if ours.share is None else _apart(ours, theirs)
    return replace(
        plan,
        theirs=theirs,
        ours=ours,
        texts={name: text for name, text in texts.items() if text},
        result=Result.DIFFERENT if is_other else Result.SAME,
        remarks=(remark,) if remark else (),
    )


def _measured(theirs: Totals, ours: Totals) -> Totals:
    """What a list says in hours alone, as a share of the time that we have."""
    if theirs.share is not None or theirs.absent is None or not ours.scheduled:
        return theirs
    unlawful = None if theirs.unlawful is None else theirs.unlawful / ours.scheduled
    return replace(theirs, share=theirs.absent / ours.scheduled, unlawful_share=unlawful)


def opened(plan: PlannedAbsence, old: Opening | None) -> PlannedAbsence:
    """Return a row of opening figures: new, instead of older ones, or as they are already."""
    assert plan.until is not None
    if old is None:
        return replace(plan, remarks=(_("Gemmes som åbningstal."),))
    has = _("{share} til og med {day} ({source})").format(
        share=percent(old.share), day=date_long(old.until), source=old.source
    )
    remark, result = _("Erstatter {has}.").format(has=has), Result.OPENING
    told = plan.theirs.scheduled, plan.theirs.absent, plan.theirs.unlawful
    if old.until > plan.until:
        remark, result = _("Vi har nyere åbningstal: {has}.").format(has=has), Result.UNCHANGED
    elif old.until == plan.until and told == _minutes(old):
        remark, result = _("Vi har dem allerede."), Result.UNCHANGED
    return replace(plan, result=result, remarks=(remark,))


def _minutes(opening: Opening) -> tuple[int, int, int]:
    return opening.scheduled_minutes, opening.absent_minutes, opening.unlawful_minutes


def _apart(ours: Totals, theirs: Totals) -> str:
    """How far the shares are from each other, the unlawful ones where only they differ."""
    points = _points(ours.share, theirs.share)
    texts = _("Vi har {n} procentpoint mere."), _("Vi har {n} procentpoint mindre.")
    if abs(points) <= LEAST and theirs.unlawful_share is not None:
        unlawful = _points(ours.unlawful_share, theirs.unlawful_share)
        if abs(unlawful) > LEAST:
            points = unlawful
            texts = (
                _("Vi har {n} procentpoint mere ulovligt."),
                _("Vi har {n} procentpoint mindre ulovligt."),
            )
    if round(abs(points), 1) == 0:
        return ""
    return texts[points < 0].format(n=number(abs(points), 1))


def _points(ours: float | None, theirs: float | None) -> float:
    return ((ours or 0.0) - (theirs or 0.0)) * 100


def days_in_class(
    days: StudentDays, stays: Sequence[Stay], class_id: int, first: date
) -> StudentDays:
    """Return a student's days in one class, from a day on."""
    kept = tuple(
        register._replace(first=max(register.first, first))
        for stay, register in zip(stays, days.stays, strict=True)
        if stay.class_id == class_id
    )
    return replace(days, stays=kept)


def with_opening(before: Opening | None, days: StudentDays, until: date) -> Totals:
    """Return what our registers say to a day, on top of opening figures where there are any."""
    figures = student_figures(days, until)
    own = figures.lessons_taken * LESSON_MINUTES, figures.absent_minutes, figures.unlawful_minutes
    if before is None:
        return totals_of(*own)
    both = zip(own, _minutes(before), strict=True)
    return totals_of(*(one + other for one, other in both))


def summed(rows: Sequence[AbsenceRow]) -> Totals:
    """Return the totals of one row as they are, those of several as a sum of minutes."""
    if len(rows) == 1:
        return rows[0].totals
    parts = [row.totals for row in rows]
    if any(one.scheduled is None or one.absent is None for one in parts):
        return NO_TOTALS
    sums = (
        sum(one.scheduled or 0 for one in parts),
        sum(one.absent or 0 for one in parts),
        sum(one.unlawful or 0 for one in parts),
    )
    found = totals_of(*sums)
    if all(one.unlawful is None for one in parts):
        return replace(found, unlawful_share=None, unlawful=None)
    return found


def texts_of(row: AbsenceRow, until: date, theirs: Totals) -> dict[str, str]:
    """Return what stands in a row by field, as it is shown; empty fields are left out."""
    found = {
        "full_name": full_name(row.first_name, row.last_name),
        "number": row.number or "",
        "birth_date": date_long(row.birth_date) if row.birth_date else "",
        "class_code": row.class_code,
        "until": date_long(until),
        "absent_share": _shown(theirs),
        "unlawful_share": "" if theirs.unlawful_share is None else percent(theirs.unlawful_share),
        "absent_hours": _hours(theirs),
    }
    return {name: text for name, text in found.items() if text}


def _shown(totals: Totals) -> str:
    return "" if totals.share is None else percent(totals.share)


def _hours(totals: Totals) -> str:
    if totals.absent is None or totals.scheduled is None:
        return ""
    text = _("{absent} af {scheduled}")
    return text.format(
        absent=number(totals.absent / 60, 1), scheduled=number(totals.scheduled / 60, 1)
    )
