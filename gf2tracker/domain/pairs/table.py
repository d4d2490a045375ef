"""What each two cost when they are put together, with ties broken by lot."""

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

Cost = int | None  # None: these two must not be together
Costs = Sequence[Sequence[Cost]]
Couple = tuple[int, int]
Group = tuple[int, ...]
_LOTS = 16


@dataclass(frozen=True)
class Table:
    """Costs as they are searched: each times `scale`, and a lot that decides between equals.

    Attributes:
        free: what each two cost, within a trio.
        bound: what each two cost as a pair: who must be with somebody is with nobody else.
        scale: more than all lots of a class together.
    """

    free: Costs
    bound: Costs
    scale: int

    def places(self) -> range:
        """Return all places."""
        return range(len(self.free))

    def limits(self) -> list[int]:
        """Return the different true costs, the least first."""
        found = {cost // self.scale for row in self.free for cost in row if cost is not None}
        return sorted(found)

    def reach(self, limit: int) -> int:
        """Return the highest cost in the table that is truly `limit`."""
        return (limit + 1) * self.scale - 1

    def within(self, limit: int) -> "Table":
        """Return the table without all that costs truly more than `limit`."""
        reach = self.reach(limit)
        return Table(_cut(self.free, reach), _cut(self.bound, reach), self.scale)

    def cost(self, group: Group) -> int:
        """Return what a group costs in the table; what is not allowed in it counts nothing."""
        return sum(self.free[one][other] or 0 for one, other in combinations(group, 2))


def table_of(
    costs: Costs, together: Collection[Couple], seed: int, used: Collection[Couple]
) -> Table:
    """Return the table to be searched.

    Args:
        costs: a symmetric table of whole numbers from 0 on; its diagonal is not read.
        together: who must be together; that costs nothing.
        seed: the lots; the same seed draws the same, and 0 draws none, which is faster.
        used: twos that lose against all others that truly cost the same.
    """
    size = len(costs)
    dice, last = random.Random(seed), _LOTS * (size + 4)  # noqa: S311  # lots, no secret
    scale = last * (size + 4)
    free: list[list[Cost]] = [[None] * size for _place in costs]
    for one, other in combinations(range(size), 2):
        cost, lot = costs[one][other], dice.randrange(_LOTS) if seed else 0
        if (one, other) in together:
            free[one][other] = free[other][one] = 0
        elif cost is not None:
            lot += last * ((one, other) in used)
            free[one][other] = free[other][one] = cost * scale + lot
    return Table(free, _bound(free, together), scale)


def twos(groups: Iterable[Group]) -> tuple[Couple, ...]:
    """Return all twos who are together in groups, the lower place first."""
    return tuple((min(two), max(two)) for group in groups for two in combinations(group, 2))


def _bound(free: Costs, together: Collection[Couple]) -> Costs:
    held = {place for couple in together for place in couple}
    return [
        [
            cost
            if one not in held and other not in held
            else None
            if (min(one, other), max(one, other)) not in together
            else cost
            for other, cost in enumerate(row)
        ]
        for one, row in enumerate(free)
    ]


def _cut(costs: Costs, reach: int) -> Costs:
    return [[None if cost is None or cost > reach else cost for cost in row] for row in costs]
