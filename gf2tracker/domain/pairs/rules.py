"""Who must, and who must not, be buddies, whatever else fits."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from gf2tracker.domain.pairs.criteria import Members
from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, join_words

LARGEST = 3
Two = tuple[StudentId, StudentId]


@dataclass(frozen=True)
class Rules:
    """What the teacher has settled; whoever is no longer in the class is passed over.

    Attributes:
        together: twos who must be buddies, alone or with a third.
        apart: twos who must not be.
        locked: pairs that stay exactly as they are.
    """

    together: tuple[Two, ...] = ()
    apart: tuple[Two, ...] = ()
    locked: tuple[Members, ...] = ()


NO_RULES = Rules()


@dataclass(frozen=True)
class Settled:
    """What the rules leave to be chosen.

    Attributes:
        groups: who stay together exactly so.
        together: twos who must be together and may get a third.
        apart: twos who must not be together.
        free: all who are not in `groups`, in the order of the class.
    """

    groups: tuple[Members, ...]
    together: tuple[Members, ...]
    apart: frozenset[frozenset[StudentId]]
    free: tuple[StudentId, ...]


def settle(rules: Rules, names: Mapping[StudentId, str]) -> Settled:
    """Return what the rules leave open; refuses rules that cannot all hold.

    Args:
        rules: as the teacher made them.
        names: everybody in the class, with the name that a refusal says.
    """
    here = names.keys()
    locked = [frozenset(group) for group in rules.locked if len(group) > 1 and here >= set(group)]
    couples = [frozenset(two) for two in rules.together if here >= set(two)]
    apart = frozenset(frozenset(two) for two in rules.apart if here >= set(two))
    bundles = _bundled([*locked, *couples])
    for bundle in bundles:
        _check(bundle, locked, apart, names)
    fixed = [one for one in bundles if one in locked or len(one) == LARGEST]
    held = frozenset[StudentId]().union(*fixed)
    return Settled(
        tuple(_in_order(one, names) for one in fixed),
        tuple(_in_order(one, names) for one in bundles if one not in fixed),
        apart,
        tuple(one for one in names if one not in held),
    )


def _bundled(sets: Iterable[frozenset[StudentId]]) -> list[frozenset[StudentId]]:
    """Join what overlaps."""
    bundles: list[frozenset[StudentId]] = []
    for one in sets:
        touching = [bundle for bundle in bundles if bundle & one]
        bundles = [bundle for bundle in bundles if not bundle & one]
        bundles.append(one.union(*touching))
    return bundles


def _check(
    bundle: frozenset[StudentId],
    locked: Collection[frozenset[StudentId]],
    apart: Collection[frozenset[StudentId]],
    names: Mapping[StudentId, str],
) -> None:
    told = join_words(names[one] for one in _in_order(bundle, names))
    if any(group < bundle for group in locked):
        text = _("{names} kan ikke alle være sammen, for nogle af dem er låst. Lås dem op.")
        raise Refusal(text.format(names=told))
    if len(bundle) > LARGEST:
        text = _("{names} skal alle være sammen, men højst tre kan. Fjern en af reglerne.")
        raise Refusal(text.format(names=told))
    for two in combinations(_in_order(bundle, names), 2):
        if frozenset(two) in apart:
            both = join_words(names[one] for one in two)
            text = _("{names} både skal og må ikke være sammen. Fjern en af reglerne.")
            raise Refusal(text.format(names=both))


def _in_order(bundle: Collection[StudentId], names: Mapping[StudentId, str]) -> Members:
    return tuple(one for one in names if one in bundle)
