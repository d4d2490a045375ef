"""Calls and messages to a student, and which absence they settle.

Source: skolernes praksis. Somebody who has been talked to is expected back on the next school
day; a message or a call that nobody answered settles nothing.
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

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    ContactKind.TALKED: _("talte med"),
    ContactKind.SMS: _("sms"),
    ContactKind.NO_ANSWER: _("intet svar"),
    ContactKind.NOTE: _("note"),
}


def proposed_handled_until(
    kind: ContactKind, day: date, school_days: Sequence[date]
) -> date | None:
    """Return the day from which absence is a new case after a contact on a day.

    It is the next school day after a talk, the day after where the course has none left, and
    None, nothing is settled, for everything else.

    Args:
        kind: how the student was reached.
        day: when.
        school_days: those of the class in order (`Course.school_days`).
    """
    if kind is not ContactKind.TALKED:
        return None
    at = bisect_right(school_days, day)
    return school_days[at] if at < len(school_days) else day + timedelta(days=1)


def is_settled(absence_day: date, handled_until: date | None) -> bool:
    """Tell whether a contact that holds until a day (not with it) settles an absence day."""
    return handled_until is not None and absence_day < handled_until
