"""What the course says in words: the page's sentence, a day's card, a cell for who cannot see."""

from collections.abc import Sequence
from datetime import date

from gf2tracker.domain.attention import State
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.daywords import day_in_words
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.sign import limit_words
from gf2tracker.language import (
    WEEKDAYS,
    _,
    clock,
    day_long,
    join_words,
    percent,
    plural,
    week_label,
)
from gf2tracker.queries.contact import ContactEntry
from gf2tracker.queries.coursematrix import CourseMatrix, MatrixDay, MatrixRow
from ui.sentence import DOT, Run, strong

FEWEST_DAYS, OVER = 5, 1.25  # a weekday stands out with so many days, so far over the mean


def sentence(matrix: CourseMatrix) -> tuple[Run | str, ...]:
    """Return what matters: "6,1 % fravær, heraf 2,2 % ulovligt · 2 elever over 15 %"."""
    if matrix.total_share is None and matrix.today < matrix.course.starts_on:
        text = _("Forløbet begynder {day}")
        return (strong(text.format(day=day_long(matrix.course.school_days[0]))),)
    if matrix.total_share is None:
        return (strong(_("Ingen protokol er ført")),)
    words: list[Run | str] = [
        strong(_("{share} fravær").format(share=percent(matrix.total_share))),
        _(", heraf {share} ulovligt").format(share=percent(matrix.unlawful_share)),
    ]
    if matrix.over_act:
        over = plural(matrix.over_act, _("{n} elev over"), _("{n} elever over"))
        text = f"{over} {limit_words(matrix.act_share)}"
        words += [DOT, strong(text, "acttext")]
    days = weekdays_over(matrix)
    if days:
        words += [DOT, _("mest {days}").format(days=join_words(WEEKDAYS[one] for one in days))]
    return tuple(words)


def weekdays_over(matrix: CourseMatrix) -> tuple[int, ...]:
    """Return the weekdays, Monday is 0, whose absence stands out from the others; often none."""
    kinds = tuple(AbsenceKind)
    by_day: dict[int, list[float]] = {}
    for day in matrix.days:
        if day.lessons:
            by_day.setdefault(day.date.weekday(), []).append(day.share(kinds))
    every = [share for shares in by_day.values() for share in shares]
    mean = sum(every) / len(every) if every else 0.0
    return tuple(
        weekday
        for weekday, shares in sorted(by_day.items())
        if len(shares) >= FEWEST_DAYS and sum(shares) / len(shares) >= mean * OVER > 0
    )


def asked_words(row: MatrixRow) -> str:
    """Return why a student has a symbol, "Væk man 10.08. i de første 14 dage"; "" without one."""
    return "; ".join(one.text for one in row.signs if one.state is not State.NONE)


def date_words(day: date) -> str:
    """Return a day as the card's head says it, "man 05.10.2026, uge 41"."""
    return f"{day_long(day)}, {week_label(day)}"


def day_words(row: MatrixRow, day: MatrixDay | None, on: date, today: date) -> tuple[str, ...]:
    """Return what a student's day says, the most important first."""
    if day is None:
        return (_("Før start") if on < row.first_day else row.left.capitalize(),)
    told = day_in_words(day.marks)
    if not told:
        told = (_none_in_words(day, is_coming=on > today),)
    elif on > today:
        told = (_("Planlagt: {what}").format(what=told[0][:1].lower() + told[0][1:]), *told[1:])
    elif not day.is_taken:
        told = (*told, _("protokollen er ikke ført"))
    if on in row.early:
        told = (*told, _("fraværsdag i de første 14 dage"))
    return told


def _none_in_words(day: MatrixDay, *, is_coming: bool) -> str:
    if is_coming:
        return _("Ikke endnu")
    if not day.is_taken:
        return _("Protokollen er ikke ført")
    return _("Til stede {lessons}").format(
        lessons=plural(len(day.marks), _("{n} lektion"), _("{n} lektioner"))
    )


def beside_words(day: MatrixDay | None, contacts: Sequence[ContactEntry]) -> tuple[str, ...]:
    """Return what was noted beside a day's marks: reason, note, and who called about it."""
    told = []
    if day is not None and day.reasons:
        told.append(_("Årsag: {reasons}").format(reasons=day.reasons))
    if day is not None and day.note:
        told.append(day.note)
    return (*told, *[contact_words(one) for one in reversed(contacts)])


def contact_words(entry: ContactEntry) -> str:
    """Return a call as it is noted, "MEKR 8:24: intet svar"."""
    text = entry.text if entry.kind is ContactKind.NOTE and entry.text else entry.kind.label
    if entry.kind is not ContactKind.NOTE and entry.text:
        text = f"{text}, {entry.text}"
    at = clock(entry.at.astimezone())
    return f"{entry.by} {at}: {text}" if entry.by else f"{at}: {text}"


def spoken(row: MatrixRow, day: MatrixDay | None, on: date, today: date) -> str:
    """Return a cell for who cannot see it: who, when and what."""
    told = [*day_words(row, day, on, today), *beside_words(day, row.contacts.get(on, ()))]
    return f"{row.name}, {date_words(on)}: {', '.join(told)}"


def class_day_words(matrix: CourseMatrix, at: int) -> str:
    """Return the class on a day: "tor 19.11.2026: 12,5 % fravær"; at counts from 0."""
    day = matrix.days[at]
    if not day.lessons:
        return _("{day}: ikke ført").format(day=date_words(day.date))
    share = percent(day.share(tuple(AbsenceKind)))
    return _("{day}: {share} fravær").format(day=date_words(day.date), share=share)
