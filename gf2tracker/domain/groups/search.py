"""Searches the groups that cost least, whatever the cost is.

Two groups at a time are put together and split again in the best of all ways (35 for eight
students); when no two can be split better, three groups, a dear one among them, are shaken and
it goes on from there. That finds the proven optimum of a class of 28 in tenths of a second. The
cost of a group is remembered, so that most splits are looked up and not computed.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from operator import add

from gf2tracker.domain.groups.score import Remembered
from gf2tracker.domain.groups.ways import Found, Start, sides

PATIENCE = 50  # shakes that lead nowhere before a dearer class is gone on from
More = Callable[[], bool]


def steps(count: int) -> More:
    """Return a budget of so many steps: each compares one group with all others."""
    left = iter(range(count))
    return lambda: next(left, None) is not None


def search(cost: Callable[[int], int], start: Start, seed: int, more: More, bound: int) -> Found:
    """Return the best groups found.

    Args:
        cost: what a group costs, a whole number.
        start: any groups that keep the rules; only their sizes matter.
        seed: the same seed and the same number of steps find the same groups.
        more: asked before each step whether to go on; a clock or `steps`.
        bound: nothing cheaper exists; reaching it ends the search.
    """
    dice = random.Random(seed)  # noqa: S311  # lots, no secret
    class_ = _Class(cost, start, dice, more)
    class_.settle(range(len(start.groups)))
    best, score = class_.groups[:], class_.score()
    current, patience = score, PATIENCE
    while score > bound and class_.may_go_on():
        before = class_.groups[:]
        class_.settle(class_.shaken())
        found = class_.score()
        if found <= current or not patience:
            patience = PATIENCE
            current = found
        else:
            patience -= 1
            class_.groups = before
        if found < score:
            best, score = class_.groups[:], found
    return Found(tuple(best), score, class_.evaluations)


class _Class:
    def __init__(
        self, cost: Callable[[int], int], start: Start, dice: random.Random, more: More
    ) -> None:
        self.evaluations = 0
        self._costs = Remembered(cost).__getitem__
        self._dice, self._more, self._has_more = dice, more, True
        self._settled = start.settled
        self._step = start.step
        self._block_of = {bit: block for block in start.blocks for bit in _bits(block)}
        self.groups = self._shuffled(start)
        self._tried: dict[tuple[int, int], tuple[int, int]] = {}  # two that are split at best

    def may_go_on(self) -> bool:
        self._has_more = self._has_more and len(self.groups) > 2 and self._more()
        return self._has_more

    def score(self) -> int:
        return sum(map(self._costs, self.groups))

    def settle(self, places: Iterable[int]) -> None:
        waiting = list(dict.fromkeys(places))
        while waiting and self._has_more:
            one = waiting.pop(0)
            for other in range(len(self.groups)):
                if other != one and self._is_split(one, other):
                    waiting += [at for at in (one, other) if at not in waiting]
            self._has_more = self._more()

    def shaken(self) -> list[int]:
        every = range(len(self.groups))
        some = self._dice.sample(every, max(2, len(every) // 10))
        dear = max(some, key=lambda at: self._costs(self.groups[at]))
        places = [dear, *self._dice.sample([at for at in every if at != dear], 2)]
        for one, other in pairwise(places):
            whole = self.groups[one] | self.groups[other]
            side = self._dice.choice(self._sides(one, other))
            self.groups[one], self.groups[other] = side, whole ^ side
        return places

    def _is_split(self, one: int, other: int) -> bool:
        two = (min(one, other), max(one, other))
        is_known = self._tried.get(two) == (self.groups[two[0]], self.groups[two[1]])
        is_better = not is_known and self._split(*two)
        self._tried[two] = (self.groups[two[0]], self.groups[two[1]])
        return is_better

    def _split(self, one: int, other: int) -> bool:
        costs, groups = self._costs, self.groups
        whole = groups[one] | groups[other]
        sides = self._sides(one, other)
        self.evaluations += len(sides)
        both = list(map(add, map(costs, sides), map(costs, map(whole.__sub__, sides))))
        least = min(both)
        if least >= costs(groups[one]) + costs(groups[other]):
            return False
        groups[one] = sides[both.index(least)]
        groups[other] = whole - groups[one]
        return True

    def _sides(self, one: int, other: int) -> list[int]:
        here, there = self.groups[one], self.groups[other]
        kept = self._settled[one]
        rooms = {here.bit_count() - kept.bit_count()}
        free = self._blocks((here | there) & ~kept & ~self._settled[other])
        if kept or self._settled[other]:
            rooms.add(there.bit_count() - kept.bit_count())
        elif here.bit_count() == there.bit_count():
            kept, *free = free  # which of two alike is which does not matter
            rooms = {here.bit_count() - kept.bit_count()}
        return [kept | side for side in sides(free, rooms, self._step)]

    def _shuffled(self, start: Start) -> list[int]:
        groups = list(start.settled)
        loose = list(start.blocks)
        self._dice.shuffle(loose)
        for at, group in enumerate(start.groups):
            for size in [block.bit_count() for block in self._blocks(group ^ start.settled[at])]:
                block = next(block for block in loose if block.bit_count() == size)
                loose.remove(block)
                groups[at] |= block
        return groups

    def _blocks(self, places: int) -> list[int]:
        found = []
        while places:
            block = self._block_of[places & -places]
            found.append(block)
            places ^= block
        return found


def _bits(places: int) -> Iterator[int]:
    while places:
        yield places & -places
        places &= places - 1
