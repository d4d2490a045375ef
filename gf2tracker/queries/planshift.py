"""What another start of a class does to its plan: what follows it, what stays, what falls outside."""

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from gf2tracker.domain.activity import PlannedId, PlanState
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.plan import fault_on
from gf2tracker.language import _, join_words, plural, sort_key
from gf2tracker.store.course import course_of
from gf2tracker.store.plan import plans_of


@dataclass(frozen=True, slots=True)
class Shifted:
    """An activity when its class begins on another day.

    Attributes:
        before, after: its date; None is outside the course.
        fault: why it can't be held on the new date, with the nearest day that can; "" is none.
    """

    id: PlannedId
    title: str
    before: dt.date | None
    after: dt.date | None
    fault: str


@dataclass(frozen=True, slots=True)
class ShiftPreview:
    """What another start does to a plan, each in order of the old date.

    Attributes:
        follows: nobody has put them on a date, so they move with the start.
        stays: somebody has, so they keep their date.
        outside: those of both that then stand outside the course or on a closed day.
        text: the whole of it as a sentence; "" for an empty plan.
    """

    follows: tuple[Shifted, ...]
    stays: tuple[Shifted, ...]
    outside: tuple[Shifted, ...]
    text: str


def shift_preview(connection: Connection, class_id: ClassId, new_start: dt.date) -> ShiftPreview:
    """Return what a new start of a class does to its plan; cancelled activities are left out."""
    old = course_of(connection, class_id)
    new = replace(old, starts_on=new_start)
    follows: list[Shifted] = []
    stays: list[Shifted] = []
    for one in plans_of(connection, [class_id]).get(class_id, ()):
        if one.state is PlanState.CANCELLED:
            continue
        before, after = one.date_in(old), one.date_in(new)
        fault = ""
        if after is None:
            text = _("Holdets forløb har ingen uge {week}.")
            fault = text.format(week=one.place.week)
        elif one.state is not PlanState.HELD:
            fault = fault_on(new, one.kind, after)
        shifted = Shifted(one.id, one.title, before, after, fault)
        (stays if one.fixed_on else follows).append(shifted)
    follows.sort(key=_order)
    stays.sort(key=_order)
    outside = tuple(sorted((one for one in (*follows, *stays) if one.fault), key=_order))
    text = _sentence(len(follows), len(stays), len(outside))
    return ShiftPreview(tuple(follows), tuple(stays), outside, text)


def _order(one: Shifted) -> tuple[dt.date, tuple[str, str]]:
    return one.before or dt.date.max, sort_key(one.title)


def _sentence(follows: int, stays: int, outside: int) -> str:
    parts = []
    if follows:
        one = _("{n} aktivitet følger starten")
        parts.append(plural(follows, one, _("{n} aktiviteter følger starten")))
    if stays:
        one = _("{n} beholder sin dato")
        parts.append(plural(stays, one, _("{n} beholder deres dato")))
    if outside:
        one = _("{n} kommer til at stå på en lukket dag eller uden for forløbet")
        parts.append(plural(outside, one, one))
    return f"{join_words(parts)}." if parts else ""
