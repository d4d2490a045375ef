"""How the demo school follows up: talks held, notes, who has whom, and what happens next.

A model, not the practice of any school: most are talked with when absence has gathered, some are
given to the counsellor, and some are forgotten, as signals are made for.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.demo.absence import DemoMarks
from gf2tracker.domain.demo.calls import DemoCall
from gf2tracker.domain.figures import FIRST_DAYS
from gf2tracker.domain.note import NoteKind

_LOST = frozenset("USIBG?")
_GATHERED = 3  # days with a lesson missed or more between two talks
_HELD, _CALLED, _NOTED, _GIVEN, _PLANNED = 0.93, 0.9, 0.2, 0.12, 0.1
_UNREACHED, _BY_COLLEAGUE, _READ = 0.06, 0.3, 0.85
_UNTIL_HELD = (1, 2, 2, 3, 4)  # school days
_MEETINGS = (
    "Plan for de næste to uger: møder hver dag 8:15",
    "Bussen driller, prøver den tidlige",
    "Vil gerne fortsætte, vi ses igen om to uger",
    "Arbejder sent, skærer ned på vagterne",
    "Kører sammen med sin makker fra i morgen",
    "",
)
_HANDLED = (
    "Aftalt med værge, starter igen på mandag",
    "Vejleder har taget over, møde aftalt",
    "Flytter adresse, ved besked",
)
_SEEN = (
    "Sidder ofte alene i pausen",
    "God til at hjælpe de andre på værkstedet",
    "Kommer sent i gang om morgenen",
    "Stille i denne uge",
    "Arbejder godt sammen med sin makker",
    "Vil gerne have flere praktiske opgaver",
)
_AGREED = (
    "Møder til tiden resten af ugen",
    "Sender sms før 8, hvis bussen er forsinket",
    "Henter noter hos sin makker",
    "Afleverer den manglende opgave",
    "Skriver til to virksomheder",
)
_STEPS = (
    "Tag en snak om transporten",
    "Ring til værge",
    "Møde med vejleder",
    "Følg op på aftalen",
    "Spørg, hvordan det går med makkeren",
)


@dataclass(frozen=True, slots=True)
class DemoNote:
    """A note: when, what kind, what it says, by when, and whether it is done or read.

    What a colleague has seen is written by somebody of the class's team.
    """

    at: datetime
    kind: NoteKind
    text: str
    due_on: date | None = None
    done_on: date | None = None
    is_by_colleague: bool = False


@dataclass(frozen=True, slots=True)
class DemoFollowUp:
    """What is done about one student.

    Attributes:
        contacts: talks and what is handled with a reason, in order.
        is_given: whether the class's counsellor has been given the student.
        next_step: empty is nothing.
    """

    contacts: tuple[DemoCall, ...] = ()
    notes: tuple[DemoNote, ...] = ()
    is_given: bool = False
    next_step: str = ""
    next_on: date | None = None

    def until(self, last_day: date | None) -> "DemoFollowUp":
        """Return what of it lay in the student's time; whoever has left is not followed up."""
        if last_day is None:
            return self
        return DemoFollowUp(
            contacts=tuple(one for one in self.contacts if one.at.date() <= last_day),
            notes=tuple(one for one in self.notes if one.at.date() <= last_day),
        )


def demo_followup(
    chance: Random, marks: Sequence[DemoMarks], days: Sequence[date], start: date, today: date
) -> DemoFollowUp:
    """Return how a student was followed up until the day before today.

    Args:
        chance: what decides.
        marks: the student's marks, in order of date.
        days: the class's school days.
        start: the first of the student's first 14 days; calls in them are `demo_calls`.
        today: nothing is noted on it or later.
    """
    since = start + timedelta(days=FIRST_DAYS)
    lost = [one.date for one in marks if since <= one.date < today and _is_lost(one)]
    over = [day for day in days if day < today]
    contacts = tuple(_contacts(chance, lost, over, days))
    is_worried = len(lost) > 2 * _GATHERED
    coming = [day for day in days if day >= today][:8]
    is_planned = is_worried and bool(coming) and chance.random() < _PLANNED
    return DemoFollowUp(
        contacts=contacts,
        notes=tuple(_notes(chance, over, coming)),
        is_given=is_worried and chance.random() < _GIVEN,
        next_step=chance.choice(_STEPS) if is_planned else "",
        next_on=chance.choice(coming) if is_planned else None,
    )


def _is_lost(one: DemoMarks) -> bool:
    return not _LOST.isdisjoint(one.marks)


def _contacts(
    chance: Random, lost: Sequence[date], over: Sequence[date], days: Sequence[date]
) -> Iterator[DemoCall]:
    gathered = row = 0
    for at, day in enumerate(lost):
        gathered += 1
        row = row + 1 if at and _between(days, lost[at - 1], day) == 1 else 1
        ends = at + 1 == len(lost) or _between(days, day, lost[at + 1]) > 1
        if gathered >= _GATHERED and chance.random() < _HELD:
            later = [one for one in over if one >= day][: chance.choice(_UNTIL_HELD)]
            gathered = 0
            if later:
                yield from _held(chance, later[-1], days)
        elif ends and row > 1 and chance.random() < _CALLED:
            yield _talked(chance, day, days)


def _between(days: Sequence[date], first: date, last: date) -> int:
    return bisect_right(days, last) - bisect_right(days, first)


def _held(chance: Random, day: date, days: Sequence[date]) -> Iterator[DemoCall]:
    fate = chance.random()
    if fate < _UNREACHED:
        yield DemoCall(_at(chance, day, 9), ContactKind.SMS, "", None)
        yield DemoCall(_at(chance, day, 13), ContactKind.NO_ANSWER, "", None)
        return
    kind = ContactKind.NOTE if fate < 2 * _UNREACHED else ContactKind.MEETING
    text = chance.choice(_HANDLED if kind is ContactKind.NOTE else _MEETINGS)
    until = proposed_handled_until(ContactKind.MEETING, day, days)
    yield DemoCall(_at(chance, day, 9), kind, text, until)


def _talked(chance: Random, day: date, days: Sequence[date]) -> DemoCall:
    until = proposed_handled_until(ContactKind.TALKED, day, days)
    return DemoCall(_at(chance, day, 11), ContactKind.TALKED, "", until)


def _notes(chance: Random, over: Sequence[date], coming: Sequence[date]) -> Iterator[DemoNote]:
    while over and chance.random() < _NOTED:
        day = chance.choice(over[-25:])
        if chance.random() < 0.6:
            yield _seen(chance, day, over[-1])
            continue
        due_on = chance.choice([*[one for one in over if one > day], *coming] or [day])
        is_done = due_on <= over[-1] and chance.random() < 0.8
        yield DemoNote(
            _at(chance, day, 12),
            NoteKind.AGREEMENT,
            chance.choice(_AGREED),
            due_on,
            due_on if is_done else None,
        )


def _seen(chance: Random, day: date, last: date) -> DemoNote:
    at, text = _at(chance, day, 12), chance.choice(_SEEN)
    is_by_colleague = chance.random() < _BY_COLLEAGUE
    is_read = is_by_colleague and day < last and chance.random() < _READ
    return DemoNote(
        at, NoteKind.OBSERVATION, text, None, last if is_read else None, is_by_colleague
    )


def _at(chance: Random, day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour, chance.randrange(5, 55)), UTC)
