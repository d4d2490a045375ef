"""What makes two students good buddies, in weights a teacher understands, and what two cost."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from itertools import combinations
from types import MappingProxyType

from gf2tracker.domain.pairs.traits import PairStudent
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, fold

MOST = 4  # the degree to which two fail a criterion goes from 0 to this
Members = tuple[StudentId, ...]


class Criterion(StrEnum):
    """What is looked at when two are put together."""

    AGE = "age"
    AGREEMENT = "agreement"
    TRACK = "track"
    NEAR = "near"
    SCHOOL = "school"
    FRAGILE = "fragile"
    BEFORE = "before"

    @property
    def label(self) -> str:
        return _CRITERIA[self]


class Weight(IntEnum):
    """How much a criterion counts; each step counts three times the one before."""

    NONE = 0
    LITTLE = 1
    MUCH = 2
    MOST = 3

    @property
    def label(self) -> str:
        return _WEIGHTS[self]

    @property
    def factor(self) -> int:
        return (0, 1, 3, 9)[self]


_CRITERIA = {
    Criterion.AGE: _("Forskellig alder"),
    Criterion.AGREEMENT: _("Med og uden aftale"),
    Criterion.TRACK: _("EUX og EUD"),
    Criterion.NEAR: _("Bor nær hinanden"),
    Criterion.SCHOOL: _("Ikke samme skole før"),
    Criterion.FRAGILE: _("Ikke to med fravær"),
    Criterion.BEFORE: _("Ikke makkere igen"),
}
_WEIGHTS = {
    Weight.NONE: _("ligegyldigt"),
    Weight.LITTLE: _("lidt"),
    Weight.MUCH: _("meget"),
    Weight.MOST: _("vigtigst"),
}

Weights = Mapping[Criterion, Weight]  # what is not in it counts nothing
USUAL: Weights = MappingProxyType(
    {
        Criterion.AGE: Weight.MUCH,
        Criterion.AGREEMENT: Weight.LITTLE,
        Criterion.TRACK: Weight.MUCH,
        Criterion.NEAR: Weight.MUCH,
        Criterion.SCHOOL: Weight.LITTLE,
        Criterion.FRAGILE: Weight.MOST,
        Criterion.BEFORE: Weight.MOST,
    }
)


@dataclass(frozen=True, slots=True)
class Round:
    """How a class was put together before, from a day on."""

    day: date
    pairs: tuple[Members, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """Two who were buddies before: the last time, and how many rounds have begun since."""

    day: date
    rounds_since: int


History = Mapping[frozenset[StudentId], Earlier]


def history_of(rounds: Iterable[Round]) -> History:
    """Return when each two were buddies last; rounds come in any order."""
    found: dict[frozenset[StudentId], Earlier] = {}
    newest_first = sorted(rounds, key=lambda one: one.day, reverse=True)
    for since, one in enumerate(newest_first):
        for members in one.pairs:
            for two in combinations(members, 2):
                found.setdefault(frozenset(two), Earlier(one.day, since))
    return found


def pair_cost(one: PairStudent, other: PairStudent, weights: Weights, history: History) -> int:
    """Return what two cost as buddies: 0 fits in everything, and what is not known costs nothing."""
    cost = 0
    for criterion, weight in weights.items():
        if criterion is Criterion.BEFORE:
            degree = _before(history.get(frozenset((one.student_id, other.student_id))))
        else:
            degree = _DEGREES[criterion](one, other)
        cost += weight.factor * degree
    return cost


def _alike(one: object, other: object) -> int:
    return MOST * (one is not None and one == other)


def _far(one: PairStudent, other: PairStudent) -> int:
    if not one.postcode or not other.postcode or one.postcode == other.postcode:
        return 0
    return MOST // 2 if one.postcode[:2] == other.postcode[:2] else MOST


def _schooled(one: PairStudent, other: PairStudent) -> int:
    return _alike(fold(one.former_school) or None, fold(other.former_school) or None)


def _before(earlier: Earlier | None) -> int:
    return 0 if earlier is None else max(1, MOST - earlier.rounds_since)


_DEGREES: Mapping[Criterion, Callable[[PairStudent, PairStudent], int]] = {
    Criterion.AGE: lambda one, other: _alike(one.band, other.band),
    Criterion.AGREEMENT: lambda one, other: _alike(one.has_agreement, other.has_agreement),
    Criterion.TRACK: lambda one, other: _alike(one.is_eux, other.is_eux),
    Criterion.NEAR: _far,
    Criterion.SCHOOL: _schooled,
    Criterion.FRAGILE: lambda one, other: MOST * (one.is_fragile and other.is_fragile),
}
