"""A class of an odd number: the one trio and the pairs beside it, at the least cost.

A trio a, b, c with all others paired costs no less than everybody but c costs when paired, with
a-c and b-c added: a-b and the others' pairs are one way to pair everybody but c. So one matching
for each c bounds all trios from below, and only the few under the best so far are worked out.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from gf2tracker.domain.pairs.matching import cheapest, most
from gf2tracker.domain.pairs.table import Cost, Couple, Group, Table

_WORK = 40_000_000
_LEAST = 6


@dataclass
class Effort:
    """How many matchings a search may still make; enough to prove it for every real class."""

    left: int
    is_spent: bool = False

    def take(self) -> bool:
        """Take one; False when there is none left."""
        self.is_spent = self.left == 0
        self.left -= not self.is_spent
        return not self.is_spent


def effort_for(size: int) -> Effort:
    """Return what a class of `size` students may take: a few seconds at worst."""
    return Effort(max(_LEAST, _WORK // (size + 1) ** 3))


def has_trio(table: Table, effort: Effort) -> bool:
    """Tell whether one trio with pairs beside it can be made; False when the effort is spent."""
    if len(most(table.bound)) != len(table.free) // 2:
        return False
    spared = set()
    for third in table.places():
        if not effort.take():
            return False
        rest = _without(table, (third,))
        couples = most(table.bound, rest)
        if 2 * len(couples) == len(rest):
            spared.add(third)
            if any(_is_allowed(table, (third, *couple)) for couple in couples):
                return True
    return any(
        effort.take() and 2 * len(most(table.bound, rest)) == len(rest)
        for trio in _trios(table, spared)
        for rest in [_without(table, trio)]
    )


@dataclass
class TrioSearch:
    """The search for the cheapest trio, with its pairs, in a table in which there is one.

    Attributes:
        best: the cheapest groups so far.
        cost: what they cost in the table; None before the first.
        low: nothing costs less than this.
    """

    table: Table
    effort: Effort
    best: tuple[Group, ...] = ()
    cost: int | None = None
    low: int = 0
    _pairing: dict[int, int] = field(default_factory=dict)

    def run(self) -> None:
        """Find the cheapest, or as cheap a one as the effort allows."""
        self.low = self._relaxed()
        for third in self.table.places():
            if not self._goes_on(self.low):
                return
            self._spare(third)
        trios = _trios(self.table, self._pairing)
        bounded = sorted((self._bound(trio), trio) for trio in trios)
        for low, trio in bounded:
            if not self._is_open(low):
                break
            self.low = low
            if not self._goes_on(low):
                return
            self._keep(trio, cheapest(self.table.bound, _without(self.table, trio)))
        self.low = self.cost or 0

    def _relaxed(self) -> int:
        """Return what one student left over, beside two who cost the least, costs at least."""
        free, bound = self.table.free, self.table.bound
        extras: list[Cost] = []
        for row in free:
            least = sorted(cost for cost in row if cost is not None)[:2]
            extras.append(sum(least) if len(least) == 2 else None)
        wider = [[*row, extra] for row, extra in zip(bound, extras, strict=True)]
        wider.append([*extras, None])
        couples = cheapest(wider) or ()
        return sum(wider[one][other] or 0 for one, other in couples)

    def _spare(self, third: int) -> None:
        """Pair everybody but one, and try the one with each pair."""
        bound = self.table.bound
        couples = cheapest(bound, _without(self.table, (third,)))
        if couples is None:
            return
        self._pairing[third] = sum(bound[one][other] or 0 for one, other in couples)
        for couple in couples:
            if _is_allowed(self.table, (third, *couple)):
                others = [one for one in couples if one != couple]
                self._keep(tuple(sorted((third, *couple))), others)

    def _keep(self, trio: Group, couples: Collection[Couple] | None) -> None:
        if couples is None:
            return
        groups = (trio, *couples)
        cost = sum(map(self.table.cost, groups))
        if self.cost is None or cost < self.cost:
            self.best, self.cost = groups, cost

    def _bound(self, trio: Group) -> int:
        free = self.table.free
        return max(
            self._pairing[third] + sum(free[third][other] or 0 for other in trio)
            for third in _thirds(self.table, trio)
        )

    def _is_open(self, low: int) -> bool:
        """Whether something truly cheaper than the best may have this bound."""
        scale = self.table.scale
        return self.cost is None or low // scale < self.cost // scale

    def _goes_on(self, low: int) -> bool:
        return self._is_open(low) and (self.effort.take() or self.cost is None)


def _trios(table: Table, spared: Collection[int]) -> Iterator[Group]:
    """Yield the trios beside which all others may be paired."""
    for trio in combinations(table.places(), 3):
        if _is_allowed(table, trio):
            thirds = _thirds(table, trio)
            if thirds and all(third in spared for third in thirds):
                yield trio


def _thirds(table: Table, trio: Group) -> list[int]:
    """Return who of a trio could be left out, the two others being a pair that is allowed."""
    one, two, three = trio
    sides = ((one, two, three), (two, one, three), (three, one, two))
    return [third for third, a, b in sides if table.bound[a][b] is not None]


def _is_allowed(table: Table, trio: Group) -> bool:
    return all(table.free[one][other] is not None for one, other in combinations(trio, 2))


def _without(table: Table, places: Group) -> list[int]:
    return [place for place in table.places() if place not in places]
