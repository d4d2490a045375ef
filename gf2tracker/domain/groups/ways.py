"""All ways to fill one group, and the best of all ways to fill few of them."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

MOST_BLOCKS = 15  # so many students are looked through in tenths of a second
Placed = tuple[int, tuple[int, ...]]  # what the groups so far cost, and the groups


@dataclass(frozen=True, slots=True)
class Start:
    """Groups to begin with, as bits of places; each keeps its size.

    Attributes:
        settled: of each group, who stays in it.
        blocks: who move together, alone or with others; all who are not settled.
    """

    groups: tuple[int, ...]
    settled: tuple[int, ...]
    blocks: tuple[int, ...]

    @property
    def step(self) -> int:
        """How many each block has; 0 where they differ."""
        sizes = {block.bit_count() for block in self.blocks}
        return sizes.pop() if len(sizes) == 1 else 0


@dataclass(frozen=True, slots=True)
class Found:
    """The best groups that were found.

    Attributes:
        score: what they cost.
        evaluations: ways to fill a group, or to split two, that were compared.
        is_best: whether all ways were looked at.
    """

    groups: tuple[int, ...]
    score: int
    evaluations: int
    is_best: bool = False


def sides(free: Sequence[int], rooms: Collection[int], step: int) -> list[int]:
    """Return every union of blocks that has as many as one of the rooms; `step` as in Start."""
    if step:
        counts = (room // step for room in rooms if room >= 0 == room % step)
        return list(map(sum, chain.from_iterable(combinations(free, count) for count in counts)))
    every = chain.from_iterable(combinations(free, some) for some in range(len(free) + 1))
    return [side for side in map(sum, every) if side.bit_count() in rooms]


def exact(cost: Callable[[int], int], start: Start) -> Found | None:
    """Return the best groups that exist; None where there are too many ways to look at.

    Group by group, the cheapest way to place each set of blocks is kept. Where all groups that
    are left are alike, the next one takes the first block that is left. The order of the blocks
    chooses among groups that are equally good.
    """
    sizes = [group.bit_count() for group in start.groups]
    may_trade_sizes = any(start.settled) and len(set(sizes)) > 1
    if len(start.blocks) > MOST_BLOCKS or may_trade_sizes:
        return None
    common = Counter(sizes)
    places = range(len(sizes))
    order = sorted(places, key=lambda at: (not start.settled[at], common[sizes[at]], sizes[at]))
    best: dict[int, Placed] = {0: (0, ())}
    looked = 0
    for number, at in enumerate(order):
        alike = {(start.settled[one], sizes[one]) for one in order[number:]}
        grown: dict[int, Placed] = {}
        for placed, (spent, before) in best.items():
            for side in _fills(start, at, placed, is_first_in=len(alike) == 1):
                looked += 1
                group = side | start.settled[at]
                whole = (spent + cost(group), (*before, group))
                grown[placed | side] = min(grown.get(placed | side, whole), whole, key=_spent)
        best = grown
    [(score, found)] = best.values()
    groups = dict(zip(order, found, strict=True))
    return Found(tuple(groups[at] for at in range(len(sizes))), score, looked, is_best=True)


def _fills(start: Start, at: int, placed: int, *, is_first_in: bool) -> list[int]:
    free = [block for block in start.blocks if not block & placed]
    room = start.groups[at].bit_count() - start.settled[at].bit_count()
    if not is_first_in or not room:
        return sides(free, {room}, start.step)
    first = free[0]
    rest = sides(free[1:], {room - first.bit_count()}, start.step)
    return [first | side for side in rest]


def _spent(placed: Placed) -> int:
    return placed[0]
