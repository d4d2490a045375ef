"""The marks of a register: their letters, how they are typed and how a day of them is kept.

Source: skolernes praksis. A late arrival (F) or an early leave (T) costs its minutes; without
minutes it is counted as an occurrence that cost none, because nobody said how long it was, and a
register must not make up time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from typing_extensions import override

from gf2tracker.domain.bell import LESSON_MINUTES, Bell, lesson_end, minutes_of, time_after
from gf2tracker.domain.cpr import quoted
from gf2tracker.errors import Refusal
from gf2tracker.language import _, clock


class AbsenceKind(StrEnum):
    """What a mark says; the value is the letter that is typed and stored."""

    ABSENT = "U"
    SICK = "S"
    SICK_UNREPORTED = "I"
    CHILD_SICK = "B"
    APPROVED = "G"
    LATE = "F"
    LEFT_EARLY = "T"
    SCHOOL = "K"
    EXEMPT = "-"
    UNKNOWN = "?"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def has_minutes(self) -> bool:
        """Whether only a part of the lesson is lost."""
        return self in _IN_PART

    @property
    def is_missing(self) -> bool:
        """Whether the student missed the whole lesson, for whatever reason."""
        return self in _MISSING

    @property
    def fills_day(self) -> bool:
        """Whether the letter fills the day when it is typed in an empty first lesson."""
        return self in _FILLS_DAY


_LABELS = {
    AbsenceKind.ABSENT: _("udeblevet"),
    AbsenceKind.SICK: _("syg"),
    AbsenceKind.SICK_UNREPORTED: _("syg (ikke meldt)"),
    AbsenceKind.CHILD_SICK: _("barns sygdom"),
    AbsenceKind.APPROVED: _("godkendt fri"),
    AbsenceKind.LATE: _("for sent"),
    AbsenceKind.LEFT_EARLY: _("gået tidligt"),
    AbsenceKind.SCHOOL: _("skole/virksomhed"),
    AbsenceKind.EXEMPT: _("fritaget"),
    AbsenceKind.UNKNOWN: _("årsag mangler"),
}
_IN_PART = frozenset({AbsenceKind.LATE, AbsenceKind.LEFT_EARLY})
_MISSING = frozenset(AbsenceKind) - _IN_PART - {AbsenceKind.SCHOOL, AbsenceKind.EXEMPT}
_FILLS_DAY = (_MISSING | {AbsenceKind.SCHOOL}) - {AbsenceKind.UNKNOWN}


class Mark(NamedTuple):
    """One lesson's mark.

    Attributes:
        minutes: lost minutes, 1 to 45, of a late arrival or an early leave; None for unknown and
            for every other kind.
    """

    kind: AbsenceKind
    minutes: int | None = None

    @override
    def __str__(self) -> str:
        return self.kind.value if self.minutes is None else f"{self.kind.value}{self.minutes}"


Marks = tuple[Mark | None, ...]


def describe(mark: Mark | None, *, whole_day: bool = False) -> str:
    """Return a mark in words, "for sent 12 min" or "udeblevet hele dagen"; None is present."""
    text = _("til stede") if mark is None else mark.kind.label
    if mark is not None and mark.minutes is not None:
        return _("{kind} {minutes} min").format(kind=text, minutes=mark.minutes)
    return _("{kind} hele dagen").format(kind=text) if whole_day else text


_LETTERS = {kind.value: kind for kind in AbsenceKind} | {"–": AbsenceKind.EXEMPT}
_CLOCK = re.compile(r"(\d{1,2})[:.,](\d{2})|(\d{1,2})(\d{2})")


def parse_mark(text: str, starts_at: time | None = None) -> Mark | None:
    """Return the mark that was typed; None is present ("", a space or a point).

    Capitals do not matter. F and T may carry minutes (F12) or a time of day (F8:27, F08.27,
    F8,27, F0827), which is counted from the lesson's start for F and to its end for T. Anything
    impossible is refused.

    Args:
        text: as typed.
        starts_at: when the lesson begins; None when the bell does not say, then a time of day is
            refused.
    """
    typed = "".join(text.split()).upper()
    if typed in {"", "."}:
        return None
    kind = _LETTERS.get(typed[0])
    if kind is None:
        refusal = _(
            "“{text}” er ikke et mærke. Brug U, S, I, B, G, F, T, K, - eller ? (F1: hjælp)."
        )
        raise Refusal(refusal.format(text=quoted(text)), field="mark")
    rest = typed[1:]
    if not rest:
        return Mark(kind)
    if not kind.has_minutes:
        refusal = _("{letter} ({kind}) står alene. Kun F og T kan have minutter, fx F12.")
        raise Refusal(refusal.format(letter=kind.value, kind=kind.label), field="mark")
    return Mark(kind, _minutes(kind, rest, starts_at))


def _minutes(kind: AbsenceKind, rest: str, starts_at: time | None) -> int:
    if rest.isdecimal() and len(rest) <= 2:
        if not 1 <= int(rest) <= LESSON_MINUTES:
            text = _("En lektion er {most} minutter: skriv {letter}1 til {letter}{most}.")
            raise Refusal(text.format(letter=kind.value, most=LESSON_MINUTES), field="mark")
        return int(rest)
    moment = _time_of_day(rest)
    if moment is None:
        text = _("“{text}” er hverken minutter eller et klokkeslæt. Skriv fx {letter}12.")
        raise Refusal(text.format(text=quoted(rest), letter=kind.value), field="mark")
    if starts_at is None:
        text = _("Lektionen har ingen ringetid. Skriv minutter, fx {letter}12.")
        raise Refusal(text.format(letter=kind.value), field="mark")
    return _minutes_at(kind, moment, starts_at)


def _time_of_day(text: str) -> time | None:
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4])
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _minutes_at(kind: AbsenceKind, moment: time, starts_at: time) -> int:
    since_start = minutes_of(moment) - minutes_of(starts_at)
    lost = since_start if kind is AbsenceKind.LATE else LESSON_MINUTES - since_start
    if 1 <= lost <= LESSON_MINUTES:
        return lost
    text = _("{time} ligger ikke inde i lektionen, der er {start}–{end}.")
    span = {"start": clock(starts_at), "end": clock(lesson_end(starts_at))}
    raise Refusal(text.format(time=clock(moment), **span), field="mark")


def pack(marks: Sequence[Mark | None]) -> str:
    """Return a day's marks as they are stored, "U|F12||S"; lessons without at the end are cut."""
    parts = ["" if mark is None else str(mark) for mark in marks]
    return "|".join(parts).rstrip("|")


@lru_cache(maxsize=4096)  # a school's days repeat a few texts
def unpack(text: str, lessons: int = 0) -> Marks:
    """Return a day's marks from the stored text, at least as many as there are lessons."""
    marks = tuple(_stored(part) for part in text.split("|")) if text else ()
    return marks + (None,) * (lessons - len(marks))


def _stored(part: str) -> Mark | None:
    if not part:
        return None
    return Mark(AbsenceKind(part[0]), int(part[1:]) if part[1:] else None)


def fill_day(mark: Mark | None, lessons: int) -> Marks:
    """Return the marks of a day for which one mark was given.

    F marks the first lesson and T the last; every other mark fills the day.
    """
    if mark is None or not mark.kind.has_minutes:
        return (mark,) * lessons
    at = 1 if mark.kind is AbsenceKind.LATE else lessons
    return tuple(mark if lesson == at else None for lesson in range(1, lessons + 1))


@dataclass(frozen=True, slots=True)
class Typed:
    """What a text typed into a lesson means for the day.

    Attributes:
        marks: the whole day's marks afterwards.
        text: the bubble's words.
    """

    marks: Marks
    text: str


def type_mark(
    text: str,
    lesson: int,
    day: Marks,
    bell: Bell | None = None,
    *,
    alone: bool = False,
    taken: Sequence[object] = (),
) -> Typed:
    """Return what typing a text into a lesson (from 1) does to the day's marks.

    In an empty first lesson U S I B G K fill the day and T goes to the last lesson. Over a first
    lesson that filled a day which is still open, another of them takes the place of the fill, and
    present or F takes it back: who has come is not away any more. Typed over any other mark, in
    any other lesson or `alone` (Alt) a text marks its own lesson. Impossible texts are refused.

    Args:
        text: as typed.
        lesson: where it was typed, from 1.
        day: the marks before, one for each lesson of the day.
        bell: the site's times; None refuses times of day.
        alone: whether Alt was held.
        taken: true or a time for each lesson whose register is taken; those stay as they are.
    """
    refilled = () if alone or lesson != 1 else _open_fill(day, taken)
    opens_day = lesson == 1 and not alone and day[0] is None
    at = len(day) if opens_day and text.strip()[:1].upper() == AbsenceKind.LEFT_EARLY else lesson
    mark = parse_mark(text, bell.starts(at) if bell else None)
    if opens_day and mark is not None and mark.kind.fills_day:
        return Typed(fill_day(mark, len(day)), describe(mark, whole_day=True))
    if refilled and (mark is None or mark.kind.fills_day or mark.kind is AbsenceKind.LATE):
        return _refill(mark, day, refilled, _timed(mark, bell.starts(1) if bell else None))
    words = _timed(mark, bell.starts(at) if bell else None)
    if at != lesson:
        words = _("{mark}, sidste lektion").format(mark=words)
    return Typed((*day[: at - 1], mark, *day[at:]), words)


def _open_fill(day: Marks, taken: Sequence[object]) -> tuple[int, ...]:
    """Return where (from 0) the first lesson's mark still fills lessons that are not taken."""
    first = day[0]
    if first is None or not first.kind.fills_day:
        return ()
    is_taken = [*taken, *[None] * len(day)]
    later = [at for at in range(1, len(day)) if not is_taken[at]]
    is_filled = all((mark := day[at]) is not None and mark.kind is first.kind for at in later)
    return tuple(later) if is_filled else ()


def _refill(mark: Mark | None, day: Marks, later: Sequence[int], words: str) -> Typed:
    rest = mark if mark is not None and mark.kind.fills_day else None
    filled = set(later)
    marks = tuple(rest if at in filled else one for at, one in enumerate(day))
    told = _("{mark}, resten af dagen til stede") if rest is None else _("{mark}, resten af dagen")
    if mark is None:
        told = _("til stede, også resten af dagen")
    return Typed((mark, *marks[1:]), told.format(mark=words))


def _timed(mark: Mark | None, starts_at: time | None) -> str:
    """Return a mark in words with the time of day its minutes mean, "for sent 12 min, kl. 8:27"."""
    if mark is None or mark.minutes is None or starts_at is None:
        return describe(mark)
    attended = LESSON_MINUTES - mark.minutes
    moment = time_after(starts_at, mark.minutes if mark.kind is AbsenceKind.LATE else attended)
    return _("{mark}, kl. {time}").format(mark=describe(mark), time=clock(moment))
