"""How marks stand in the cells of a grid, and the legend that explains them.

What counts is filled; what is planned, or marked before its register is taken, stands in brackets
on white, so that the two are told apart without colour as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from gf2tracker.domain.mark import AbsenceKind, Mark, describe
from gf2tracker.domain.spark import SparkDay
from gf2tracker.language import _
from gf2tracker.reports import look
from gf2tracker.reports.look import Look
from gf2tracker.reports.statusbook.absence import (
    CLOSED,
    NOT_HERE,
    NOT_TAKEN,
    PRESENT,
    SHUT,
    sign_of,
)
from gf2tracker.reports.workbook import Sheet

Sign = tuple[str | None, Look]
LegendLine = tuple[str, Look, str]

QUIET = replace(NOT_HERE, fill="", colour=look.INK3)
BARRED = "–"
_SMALL = 4
"""A sign of more letters is written smaller."""
_MINUTES = {AbsenceKind.LATE: 12, AbsenceKind.LEFT_EARLY: 25}


@cache
def lesson_sign(mark: Mark | None, *, is_taken: bool, is_past: bool) -> Sign:
    """Return a lesson's sign and look: the mark as it is typed, in brackets until it counts.

    Without a mark it is a dot for present, a ring for a past lesson without register, blank for
    one that is still to come.
    """
    if mark is None:
        return (PRESENT if is_taken else NOT_TAKEN if is_past else None), QUIET
    if mark.kind is AbsenceKind.EXEMPT:
        return BARRED, QUIET
    if not is_taken:
        return bracketed(str(mark), mark.kind)
    _letter, made = sign_of(SparkDay(mark.kind, 1.0, is_taken=True), is_past=True)
    return str(mark), _sized(made, str(mark))


@cache
def day_sign(day: SparkDay | None, *, is_past: bool) -> Sign:
    """Return a day's sign and look; None is a day the student was not in the class.

    A capital is the whole day, a small letter a part of it, in brackets until it counts.
    """
    sign, made = sign_of(day, is_past=is_past)
    is_open = day is not None and day.kind is not None and not day.is_taken
    if day is None or day.kind is None or not is_open or day.kind is AbsenceKind.EXEMPT:
        return sign, made
    return bracketed(sign or day.kind.value, day.kind)


@cache
def bracketed(text: str, kind: AbsenceKind) -> tuple[str, Look]:
    """Return a sign of what does not count yet."""
    _letter, made = sign_of(SparkDay(kind, 0.5, is_taken=True), is_past=True)
    return f"({text})", _sized(replace(made, fill="", is_bold=True), f"({text})")


def _sized(made: Look, text: str) -> Look:
    return replace(made, size=7) if len(text) > _SMALL else made


_PLANNED: LegendLine = (
    *bracketed(AbsenceKind.SICK.value, AbsenceKind.SICK),
    _("planlagt eller endnu ikke ført"),
)


def lesson_legend(kinds: Iterable[AbsenceKind], *, is_week: bool) -> tuple[LegendLine, ...]:
    """Return what the signs of lessons mean, marks only of the kinds that are there."""
    there = frozenset(kinds)
    lines = []
    for kind in AbsenceKind:
        if kind in there and kind is not AbsenceKind.EXEMPT:
            mark = Mark(kind, _MINUTES.get(kind))
            sign, made = lesson_sign(mark, is_taken=True, is_past=True)
            lines.append((sign or "", made, describe(mark)))
    return (*lines, *_common(is_week=is_week))


def day_legend(kinds: Iterable[AbsenceKind]) -> tuple[LegendLine, ...]:
    """Return what the signs of days mean, marks only of the kinds that are there."""
    there = frozenset(kinds)
    lines = []
    for kind in AbsenceKind:
        if kind in there and kind is not AbsenceKind.EXEMPT:
            sign, made = day_sign(SparkDay(kind, 1.0, is_taken=True), is_past=True)
            lines.append((sign or "", made, kind.label))
    return (*lines, *_common(is_week=True))


def _common(*, is_week: bool) -> Sequence[LegendLine]:
    lines: list[LegendLine] = [
        (BARRED, QUIET, AbsenceKind.EXEMPT.label),
        (PRESENT, QUIET, _("til stede")),
        (NOT_TAKEN, QUIET, _("ikke ført")),
    ]
    if is_week:
        lines += [(SHUT, CLOSED, _("lukket")), ("", NOT_HERE, _("ikke på holdet"))]
    return (*lines, _PLANNED)  # the longest words, with room after them


def write_legend(
    sheet: Sheet, row: int, lines: Sequence[LegendLine], places: Sequence[int], note: str = ""
) -> int:
    """Write a legend with its lines side by side in the given columns; return the row after it."""
    sheet.put(row, 1, _("Tegn"), replace(look.NOTE, is_bold=True))
    if note:
        sheet.put(row + 1, 1, note, look.NOTE)
    for at, (sign, made, words) in enumerate(lines):
        line, place = divmod(at, len(places))
        sheet.put(row + line, places[place], sign or None, made)
        sheet.put(row + line, places[place] + 1, words, replace(look.NOTE, indent=1))
    return row + max(2, -(-len(lines) // len(places)))
