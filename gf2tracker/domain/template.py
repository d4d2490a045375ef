"""What becomes of a template's slots in a class's plan: new, moved, left, on another day, outside."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gf2tracker.domain.activity import ActivityId, Content, PlannedId, SlotId, unticked
from gf2tracker.domain.course import Course
from gf2tracker.domain.plan import Place, date_of, nearest_open, place_on, why_closed
from gf2tracker.language import _, fold, join_words, plural


class Outcome(StrEnum):
    """What applying a template does with one of its slots in one class."""

    NEW = "NEW"
    SAME = "SAME"
    MOVES = "MOVES"
    RENEWED = "RENEWED"
    EDITED = "EDITED"
    THERE = "THERE"
    PAST = "PAST"
    OUTSIDE = "OUTSIDE"

    @property
    def label(self) -> str:
        return _OUTCOMES[self]

    @property
    def is_written(self) -> bool:
        """Whether applying the template writes it."""
        return self in {Outcome.NEW, Outcome.MOVES, Outcome.RENEWED}


_OUTCOMES = {
    Outcome.NEW: _("ny"),
    Outcome.SAME: _("uændret"),
    Outcome.MOVES: _("flyttes"),
    Outcome.RENEWED: _("får nyt indhold"),
    Outcome.EDITED: _("er rettet af nogen og bliver"),
    Outcome.THERE: _("står der allerede"),
    Outcome.PAST: _("dagen er gået"),
    Outcome.OUTSIDE: _("uden for forløbet"),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One activity of a template.

    Attributes:
        first_lesson: from 1; 0 is not said.
        activity_id: in the catalogue; None is not from there. version: its version then.
    """

    id: SlotId
    place: Place
    first_lesson: int
    content: Content
    activity_id: ActivityId | None
    version: int


@dataclass(frozen=True, slots=True)
class Existing:
    """An activity that a class's plan has already; date None is outside the course."""

    id: PlannedId
    slot_id: SlotId | None
    date: dt.date | None
    first_lesson: int
    is_edited: bool
    content: Content


@dataclass(frozen=True, slots=True)
class Placing:
    """What becomes of a slot in a class.

    Attributes:
        date: where it will stand, or stands already; None outside the course.
        wished: the template's own day, where that is closed; else None.
        why: why it does not stand where the template has it, as a sentence; "" when it does.
        planned_id: the activity that is there already; None for a new one.
        beside: titles of other activities of the class at the same time.
    """

    slot: Slot
    outcome: Outcome
    date: dt.date | None
    wished: dt.date | None = None
    why: str = ""
    planned_id: PlannedId | None = None
    beside: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Where the template has it."""
        return self.slot.place


def placings(
    course: Course,
    slots: Sequence[Slot],
    existing: Sequence[Existing],
    first_day: dt.date | None = None,
) -> tuple[Placing, ...]:
    """Return what becomes of every slot of a template in a class, in the slots' order.

    A slot that the plan has already is moved only when nobody has edited it; the same activity on
    the same date is not put in twice.

    Args:
        course: of the class.
        slots: of the template.
        existing: all of the class's plan.
        first_day: new activities before it are left out; None leaves none out.
    """
    by_slot = {one.slot_id: one for one in existing if one.slot_id is not None}
    there = {(one.date, fold(one.content.title)): one for one in existing}
    found = []
    for slot in slots:
        placed = _placed(course, slot)
        own = by_slot.get(slot.id)
        twin = there.get((placed.date, fold(slot.content.title)))
        if own is not None:
            placed = _again(placed, own)
        elif twin is not None and placed.date:
            placed = replace(placed, outcome=Outcome.THERE, planned_id=twin.id)
        elif placed.date and first_day and placed.date < first_day:
            placed = replace(placed, outcome=Outcome.PAST)
        if placed.outcome.is_written:
            placed = replace(placed, beside=_beside(placed, existing))
        found.append(placed)
    return tuple(found)


def place_in(course: Course, placed: Placing) -> Place:
    """Return the place at which a slot is written in a class's plan."""
    assert placed.date is not None, "what is outside the course is not written"
    return place_on(course, placed.date) if placed.wished else placed.slot.place


def sentence(found: Sequence[Placing], weeks: int) -> str:
    """Return what a template does in a class of some weeks, as one sentence."""
    counts = [
        plural(count, one, many)
        for outcome, one, many in _TOLD
        if (count := sum(placed.outcome is outcome for placed in found))
    ]
    closed = sum(placed.outcome.is_written and placed.wished is not None for placed in found)
    text = join_words(counts)
    if closed:
        text += "; " + plural(
            closed,
            _("{n} får en anden dag end i skabelonen"),
            _("{n} får andre dage end i skabelonen"),
        )
    outside = sum(placed.outcome is Outcome.OUTSIDE for placed in found)
    if outside:
        reason = plural(
            outside,
            _("{n} ligger efter holdets {weeks} uger og lægges ikke"),
            _("{n} ligger efter holdets {weeks} uger og lægges ikke"),
        )
        text += ("; " if text else "") + reason.format(weeks=weeks)
    return f"{text}." if text else _("Skabelonen er tom.")


_TOLD = (
    (Outcome.NEW, _("{n} ny"), _("{n} nye")),
    (Outcome.MOVES, _("{n} flyttes"), _("{n} flyttes")),
    (Outcome.RENEWED, _("{n} får nyt indhold"), _("{n} får nyt indhold")),
    (Outcome.SAME, _("{n} uændret"), _("{n} uændrede")),
    (Outcome.EDITED, _("{n} rettet i holdet og bliver"), _("{n} rettet i holdet og bliver")),
    (Outcome.THERE, _("{n} står der allerede"), _("{n} står der allerede")),
    (Outcome.PAST, _("{n} udeladt, dagen er gået"), _("{n} udeladt, dagene er gået")),
)


def _placed(course: Course, slot: Slot) -> Placing:
    day = date_of(course, slot.place)
    if day is None:
        text = _("Uge {week} ligger efter holdets {weeks} uger.")
        why = text.format(week=slot.place.week, weeks=course.weeks)
        return Placing(slot, Outcome.OUTSIDE, None, why=why)
    why = why_closed(course, slot.content.kind, day)
    if not why:
        return Placing(slot, Outcome.NEW, day)
    near = nearest_open(course, slot.content.kind, day)
    return Placing(slot, Outcome.NEW if near else Outcome.OUTSIDE, near, wished=day, why=why)


def _again(placed: Placing, own: Existing) -> Placing:
    if placed.outcome is Outcome.OUTSIDE:
        return replace(placed, planned_id=own.id)
    outcome = Outcome.SAME
    if own.is_edited:
        outcome = Outcome.EDITED
    elif own.date != placed.date or own.first_lesson != placed.slot.first_lesson:
        outcome = Outcome.MOVES
    elif _plain(own.content) != _plain(placed.slot.content):
        outcome = Outcome.RENEWED
    day = own.date if outcome is Outcome.EDITED else placed.date
    return replace(placed, outcome=outcome, date=day, planned_id=own.id)


def _plain(content: Content) -> Content:
    return replace(content, checklist=unticked(content.checklist))


def _beside(placed: Placing, existing: Iterable[Existing]) -> tuple[str, ...]:
    return tuple(
        one.content.title
        for one in existing
        if one.date == placed.date and one.id != placed.planned_id and _overlap(placed.slot, one)
    )


def _overlap(slot: Slot, one: Existing) -> bool:
    if not slot.first_lesson or not one.first_lesson:
        return False
    ends = slot.first_lesson + slot.content.lessons
    return slot.first_lesson < one.first_lesson + one.content.lessons and one.first_lesson < ends
