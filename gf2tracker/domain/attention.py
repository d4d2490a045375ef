"""Who needs somebody today, and why.

Source: ROCKWOOL Fonden, Os i Branchen (a day away in the first 14 days); skolernes praksis (call
whoever stays away without a word; 10 % and 15 % until a school sets its own limits).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gf2tracker.domain.absence import is_marked_missing
from gf2tracker.domain.contact import is_asked_about, is_settled
from gf2tracker.domain.mark import AbsenceKind, Marks
from gf2tracker.language import _

WITHOUT_A_WORD = frozenset({AbsenceKind.ABSENT, AbsenceKind.SICK_UNREPORTED})


class State(StrEnum):
    """What to do about a student: act, keep an eye, or nothing."""

    ACT = "act"
    WATCH = "watch"
    NONE = "none"


class Why(StrEnum):
    """The reason for a state, the most urgent first."""

    MISSING_EARLY = "missing_early"
    ABSENT_EARLY = "absent_early"
    MISSING = "missing"
    ACT_SHARE = "act_share"
    UNKNOWN = "unknown"
    WATCH_SHARE = "watch_share"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def state(self) -> State:
        return State.WATCH if self in {Why.UNKNOWN, Why.WATCH_SHARE} else State.ACT


_LABELS = {
    Why.MISSING_EARLY: _("mangler i de første 14 dage"),
    Why.ABSENT_EARLY: _("fravær i de første 14 dage, ingen kontakt"),
    Why.MISSING: _("mangler uden besked"),
    Why.ACT_SHARE: _("højt fravær"),
    Why.UNKNOWN: _("årsag mangler"),
    Why.WATCH_SHARE: _("fravær over grænsen"),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What the school has decided: shares 0 to 1, and whether part of a day is an absence day."""

    watch_share: float
    act_share: float
    part_is_enough: bool = False


class Situation(NamedTuple):
    """What is known of a student on a day.

    Attributes:
        marks: the day's marks.
        is_missing: see `is_missing`.
        is_early: whether it is one of the student's first 14 days.
        early_days: the absence days among the first 14, in order.
        handled_until: the latest day until which a contact holds; None without any.
        share: total share of absence, 0 to 1; None while nothing is taken.
    """

    day: date
    marks: Marks
    is_missing: bool
    is_early: bool
    early_days: Sequence[date]
    handled_until: date | None
    share: float | None


def is_missing(marks: Marks, taken: Sequence[object], *, is_whole_day: bool) -> bool:
    """Tell whether a student is away on a day, as far as it has come.

    Args:
        marks: the day's marks, exempt lessons marked so.
        taken: true or a time for each lesson whose register is taken.
        is_whole_day: whether every taken lesson was missed (`DayFigures.is_whole_day`).
    """
    return is_whole_day if any(taken) else is_marked_missing(marks)


def reason_to_act(now: Situation, limits: Limits) -> Why | None:
    """Return the most urgent reason to do something about a student; None when there is none."""
    kinds = {mark.kind for mark in now.marks if mark is not None}
    share = now.share or 0.0
    is_open = now.is_missing and not is_settled(now.day, now.handled_until)
    is_uncalled = is_asked_about(now.early_days, now.handled_until, now.day)
    reasons = (
        (is_open and now.is_early, Why.MISSING_EARLY),
        (is_uncalled, Why.ABSENT_EARLY),
        (is_open and not kinds.isdisjoint(WITHOUT_A_WORD), Why.MISSING),
        (share >= limits.act_share, Why.ACT_SHARE),
        (AbsenceKind.UNKNOWN in kinds, Why.UNKNOWN),
        (share >= limits.watch_share, Why.WATCH_SHARE),
    )
    return next((why for holds, why in reasons if holds), None)


def absence_state(kind: AbsenceKind | None, *, has_contact: bool) -> State:
    """Return what to do about somebody who is away for days.

    Args:
        kind: of the latest day.
        has_contact: whether anybody has noted a contact since it began.
    """
    if kind is AbsenceKind.APPROVED:
        return State.NONE
    needs_word = kind in WITHOUT_A_WORD or kind is AbsenceKind.UNKNOWN
    return State.ACT if needs_word and not has_contact else State.WATCH
