"""Calls and messages to a student, and which absence they settle.

Source: skolernes praksis. Somebody who has been talked to is expected back on the next school
day; a message or a call that nobody answered settles nothing. After a talk that was held about
absence (fraværssamtale) two school weeks show whether it helped.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from gf2tracker.language import _


class ContactKind(StrEnum):
    """How a student was reached, or was not."""

    TALKED = "talked"
    SMS = "sms"
    NO_ANSWER = "no_answer"
    NOTE = "note"
    MEETING = "meeting"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    ContactKind.TALKED: _("talte med"),
    ContactKind.SMS: _("sms"),
    ContactKind.NO_ANSWER: _("intet svar"),
    ContactKind.NOTE: _("note"),
    ContactKind.MEETING: _("samtale"),
}
MEETING_DAYS = 10
RECENT = timedelta(days=28)
"""How long somebody asks about a day of absence; after it the standing rules have taken over."""
_DAYS_HELD = {ContactKind.TALKED: 1, ContactKind.MEETING: MEETING_DAYS}


def proposed_handled_until(
    kind: ContactKind, day: date, school_days: Sequence[date]
) -> date | None:
    """Return the day from which absence is a new case after a contact on a day.

    It is the next school day after a call, the tenth after a talk that was held, the day after
    where the course has fewer left, and None, nothing is settled, for everything else.

    Args:
        kind: how the student was reached.
        day: when.
        school_days: those of the class in order (`Course.school_days`).
    """
    if kind not in _DAYS_HELD:
        return None
    at = bisect_right(school_days, day) + _DAYS_HELD[kind] - 1
    if at < len(school_days):
        return school_days[at]
    return max((day, *school_days[-1:])) + timedelta(days=1)


def is_settled(absence_day: date, handled_until: date | None) -> bool:
    """Tell whether a contact that holds until a day (not with it) settles an absence day."""
    return handled_until is not None and absence_day < handled_until


def is_asked_about(days: Sequence[date], handled_until: date | None, today: date) -> bool:
    """Tell whether any of some days of absence, in order, is neither settled nor long ago.

    One rule for every page: what nobody has acted on is asked about for four weeks from the newest
    of the days.
    """
    if not days or today - days[-1] > RECENT:
        return False
    return not all(is_settled(day, handled_until) for day in days)
