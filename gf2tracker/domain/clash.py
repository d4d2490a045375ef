"""Two activities that ask for the same person or company at the same time, and closed days."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from gf2tracker.domain.activity import PlannedId
from gf2tracker.language import _


class ClashKind(StrEnum):
    """What an activity comes into conflict with."""

    PERSON = "person"
    COMPANY = "company"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    ClashKind.PERSON: _("samme person"),
    ClashKind.COMPANY: _("samme virksomhed"),
    ClashKind.CLOSED: _("holdet er ikke i skole"),
}


class Booked(NamedTuple):
    """An activity with what it asks for.

    Attributes:
        first_lesson: from 1; 0 is not said, which is any time of the day.
        people, companies: whom it asks for, each by a key.
    """

    id: PlannedId
    class_id: int
    date: dt.date
    first_lesson: int
    lessons: int
    people: tuple[str, ...]
    companies: tuple[str, ...]


class Clash(NamedTuple):
    """Two activities that can't both be.

    Attributes:
        what: the person or company as it is keyed.
    """

    kind: ClashKind
    date: dt.date
    what: str
    one: PlannedId
    other: PlannedId


def clashes(booked: Iterable[Booked]) -> tuple[Clash, ...]:
    """Return every two activities that ask for the same at the same time, by date.

    Activities of one class on a day whose lessons are not said come after each other; they clash
    only where both say their lessons and these overlap.
    """
    people: defaultdict[tuple[dt.date, str], list[Booked]] = defaultdict(list)
    companies: defaultdict[tuple[dt.date, str], list[Booked]] = defaultdict(list)
    for one in booked:
        for who in one.people:
            people[one.date, who].append(one)
        for name in one.companies:
            companies[one.date, name].append(one)
    found = [*_of(ClashKind.PERSON, people), *_of(ClashKind.COMPANY, companies)]
    return tuple(sorted(found, key=lambda one: (one.date, one.kind, one.what, one.one, one.other)))


def _of(kind: ClashKind, asked: defaultdict[tuple[dt.date, str], list[Booked]]) -> Iterator[Clash]:
    for (date, what), several in asked.items():
        if len(several) > 1:
            yield from _among(kind, date, what, several)


def _among(kind: ClashKind, date: dt.date, what: str, several: Sequence[Booked]) -> Iterator[Clash]:
    for one, other in combinations(sorted(several, key=lambda each: each.id), 2):
        if _is_at_once(one, other):
            yield Clash(kind, date, what, one.id, other.id)


def _is_at_once(one: Booked, other: Booked) -> bool:
    if not one.first_lesson or not other.first_lesson:
        return one.class_id != other.class_id
    return (
        one.first_lesson < other.first_lesson + other.lessons
        and other.first_lesson < one.first_lesson + one.lessons
    )
