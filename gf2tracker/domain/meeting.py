"""Meetings of a facilitator team: their agenda as points, their minutes, and the tasks in them.

Source: ROCKWOOL Fonden, Os i Branchen: the team's own meetings (facilitatormøde), and those with
the tovholdere on activities, vulnerable students and the team (erfaringsmøde).
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from gf2tracker.domain.cpr import mask_cpr
from gf2tracker.domain.field import tidy
from gf2tracker.domain.people import StaffId
from gf2tracker.domain.task import Colleague, TaskLine, is_task, parse_task
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold, number

LONGEST_MINUTES = 20_000
LEAST_ALIKE = 0.6
HEAD = "# "


class MeetingKind(StrEnum):
    """Who meets, and what about."""

    TEAM = "team"
    EXPERIENCE = "experience"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    MeetingKind.TEAM: _("facilitatormøde"),
    MeetingKind.EXPERIENCE: _("erfaringsmøde"),
}


class MeetingState(StrEnum):
    """Whether a meeting has minutes; one that is called off is removed."""

    CALLED = "called"
    HELD = "held"

    @property
    def label(self) -> str:
        return _STATES[self]


_STATES = {
    MeetingState.CALLED: _("indkaldt"),
    MeetingState.HELD: _("holdt"),
}


def is_missed(state: MeetingState, date: dt.date, today: dt.date) -> bool:
    """Tell whether the day of a meeting is past and nobody has written minutes of it."""
    return state is MeetingState.CALLED and date < today


# --- agenda ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """One point of an agenda: a heading, and a line for each thing under it."""

    title: str
    lines: tuple[str, ...] = ()


def pack_agenda(points: Sequence[AgendaPoint]) -> str:
    """Return an agenda as it is stored: a heading is "# Title", what follows are its lines."""
    rows = (row for point in points for row in (HEAD + tidy(point.title), *point.lines))
    return plain_lines("\n".join(rows), "agenda")


def unpack_agenda(text: str) -> tuple[AgendaPoint, ...]:
    """Return the points of a stored agenda; lines before the first heading have none."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith(HEAD):
            found.append((line.removeprefix(HEAD), []))
        elif line:
            found[-1:] = found[-1:] or [("", [])]
            found[-1][1].append(line)
    return tuple(AgendaPoint(title, tuple(lines)) for title, lines in found)


# --- minutes --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MinutesTask:
    """A line of the minutes that begins with @.

    Attributes:
        number: of the line, from 1.
        line: as it is written.
        task: what it asks for; None where that is not understood.
        fault: why it is not, and what to do; "" where it is.
    """

    number: int
    line: str
    task: TaskLine | None
    fault: str


def tasks_of(
    text: str, staff: Sequence[Colleague], day: dt.date, near: Collection[StaffId] = ()
) -> tuple[MinutesTask, ...]:
    """Return the tasks of some minutes in order.

    Args:
        text: plain lines.
        staff: who can be named.
        day: the meeting's.
        near: who is asked to it, and meant first where several have a name.
    """
    found = []
    for at, line in enumerate(text.splitlines(), start=1):
        if is_task(line):
            try:
                found.append(MinutesTask(at, tidy(line), parse_task(line, staff, day, near), ""))
            except Refusal as refusal:
                found.append(MinutesTask(at, tidy(line), None, refusal.text))
    return tuple(found)


def plain_lines(text: str, field: str) -> str:
    """Return a text of several lines, each tidy, without empty ones at its ends.

    Refused: what is too long, and a line that holds a CPR number.
    """
    lines = [tidy(line) for line in text.splitlines()]
    whole = "\n".join(lines).strip("\n")
    if len(whole) > LONGEST_MINUTES:
        refusal = _("Teksten er for lang. Der er plads til {most} tegn.")
        raise Refusal(refusal.format(most=number(LONGEST_MINUTES)), field=field)
    for at, line in enumerate(lines, start=1):
        if mask_cpr(line) != line:
            refusal = _("I linje {at} ser der ud til at stå et CPR-nummer. Skriv teksten uden.")
            raise Refusal(refusal.format(at=at), field=field)
    return whole


def matched(before: Sequence[str], lines: Sequence[str]) -> tuple[int | None, ...]:
    """Return which of the lines before each line was; None for a new one.

    The same line stays what it was; a line that was changed is the one left that is most like it,
    as far as they have more than half of their letters in common.
    """
    found: list[int | None] = [None] * len(lines)
    free = list(range(len(before)))
    for at, line in enumerate(lines):
        same = next((one for one in free if _bare(before[one]) == _bare(line)), None)
        if same is not None:
            found[at] = same
            free.remove(same)
    for at, line in enumerate(lines):
        if found[at] is None:
            like = max(free, key=lambda one: _alike(before[one], line), default=None)
            if like is not None and _alike(before[like], line) > LEAST_ALIKE:
                found[at] = like
                free.remove(like)
    return tuple(found)


def _bare(line: str) -> str:
    return fold(tidy(line))


def _alike(one: str, other: str) -> float:
    """Return how much two lines have in common, 0 to 1: pairs of neighbouring letters."""
    first, second = _pairs(one), _pairs(other)
    return 2 * len(first & second) / max(len(first) + len(second), 1)


def _pairs(line: str) -> set[str]:
    return {a + b for a, b in pairwise(_bare(line)) if (a + b).isalnum()}
