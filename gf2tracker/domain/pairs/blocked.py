"""Whom it fails on when a class cannot be put together.

Source: the Gallai-Edmonds decomposition: those whom some largest set of pairs leaves out, and the
too few they may be with.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gf2tracker.domain.pairs.matching import most
from gf2tracker.domain.pairs.table import Costs
from gf2tracker.language import _, join_first, join_words


@dataclass(frozen=True)
class Blocked:
    """Why not everybody can have a buddy.

    Attributes:
        short: the places that are too many.
        wanted: the places they may all be with, besides one another.
        among: whether some in `short` may be with one another.
    """

    short: tuple[int, ...]
    wanted: tuple[int, ...]
    among: bool


def blocked(costs: Costs) -> Blocked:
    """Return whom it fails on; all empty where pairs can be made and only a trio can't.

    Whoever may be with nobody at all is told alone.
    """
    places = range(len(costs))
    lone = tuple(place for place in places if all(cost is None for cost in costs[place]))
    if lone:
        return Blocked(lone, (), among=False)
    whole = len(most(costs))
    if whole == len(costs) // 2:
        return Blocked((), (), among=False)
    short = [
        place
        for place in places
        if len(most(costs, [other for other in places if other != place])) == whole
    ]
    wanted = {
        other
        for place in short
        for other in places
        if other not in short and costs[place][other] is not None
    }
    among = any(costs[one][other] is not None for one in short for other in short if one != other)
    return Blocked(tuple(short), tuple(sorted(wanted)), among)


def tell(found: Blocked, names: Sequence[str]) -> str:
    """Return the sentence that says whom it fails on and what to do."""
    if not found.short:
        return _("Holdet har et ulige antal elever, men ingen tre må være sammen. Fjern et forbud.")
    short = join_first([names[place] for place in found.short], _("{n} andre"))
    wanted = [names[place] for place in found.wanted]
    others = [*wanted, _("hinanden")] if found.among else wanted
    if not others:
        return _("{names} må ikke være sammen med nogen. Fjern et forbud.").format(names=short)
    text = _("Der er ikke makkere nok til {names}, der kun må være sammen med {others}.")
    told = text.format(names=short, others=join_words(others))
    return told + " " + _("Fjern et forbud.")
