"""What a group costs in whole numbers; a class costs the sum, and the least is the best.

Students are places from 0, and a group is the bits of its places, so that a move changes the
cost of two groups only. The balance of a kind is counted in heads times the number of groups:
a group with `held` of the class's `whole` costs abs(groups * held - whole) when all are alike.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heapreplace
from itertools import starmap

TOGETHER = 6  # kinds whose counts are looked up as one
Couple = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Kind:
    """The students of one value of a trait.

    Attributes:
        members: their places, as bits.
        weight: what each head too many or too few costs, times the number of groups.
        alone: what it costs to be the only one in a group.
    """

    members: int
    weight: int
    alone: int = 0


class Remembered(dict[int, int]):
    """A function of whole numbers that computes each value once; it forgets when it is full."""

    MOST = 400_000

    def __init__(self, function: Callable[[int], int]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, number: int) -> int:
        if len(self) >= self.MOST:
            self.clear()
        value = self[number] = self._function(number)
        return value


class Objective:
    """What the groups of a class are measured by.

    Args:
        count: students; their places are 0 to count - 1.
        groups: how many groups the class is put into.
        kinds: what is to be spread evenly in heads.
        loads: what is to be spread evenly in sum, for each student.
        tensions: what it costs that two (lower place, higher place) are in one group.
    """

    def __init__(
        self,
        count: int,
        groups: int,
        kinds: Sequence[Kind] = (),
        loads: Sequence[int] = (),
        tensions: Mapping[Couple, int] | None = None,
    ) -> None:
        self._count, self._groups = count, groups
        self._kinds = list(kinds)
        self._loads = list(loads) or [0] * count
        self._bits = count.bit_length()  # enough for a group of everybody
        self._tensions: dict[int, dict[int, int]] = {1 << at: {} for at in range(count)}
        for (one, other), cost in (tensions or {}).items():
            if cost:
                self._tensions[1 << one][1 << other] = cost
                self._tensions[1 << other][1 << one] = cost
        self._fields: list[tuple[int, int, Remembered]] = []
        vectors = [0] * count
        shift = 0
        for first in range(0, len(self._kinds), TOGETHER):
            some = self._kinds[first : first + TOGETHER]
            _add(vectors, (kind.members for kind in some), shift, self._bits)
            width = self._bits * (1 + len(some))
            shift = self._with_field(shift, width, self._cost_of_counts(some))
        if any(self._loads):
            for at, load in enumerate(self._loads):
                vectors[at] += (1 << shift) + (load << shift + self._bits)
            width = self._bits + sum(self._loads).bit_length()
            self._with_field(shift, width, self._cost_of_load)
        self._students = {
            1 << at: (vectors[at], sum(self._tensions[1 << at])) for at in range(count)
        }

    def cost(self, group: int) -> int:
        """Return what a group costs, from nothing; a search remembers it."""
        sums = found = 0
        rest = group
        while rest:
            student = rest & -rest
            rest ^= student
            vector, tense = self._students[student]
            sums += vector
            if tense & rest:
                others = self._tensions[student].items()
                found += sum(cost for other, cost in others if other & rest)
        for shift, mask, costs in self._fields:
            found += costs[sums >> shift & mask]
        return found

    def total(self, groups: Iterable[int]) -> int:
        """Return what all groups cost together."""
        return sum(map(self.cost, groups))

    def change(self, before: Sequence[int], after: Sequence[int]) -> int:
        """Return by how much groups become dearer; only those that differ are looked at."""
        pairs = zip(before, after, strict=True)
        changed = [(was, now) for was, now in pairs if was != now]
        return sum(self.cost(now) - self.cost(was) for was, now in changed)

    def bound(self, sizes: Sequence[int]) -> int:
        """Return what groups of these sizes cost at least; often more than any can reach."""
        found = self._least_load(sizes)
        for kind in self._kinds:
            found += _least(
                kind.members.bit_count(),
                [[self._cost_of(kind, held, size) for held in range(size + 1)] for size in sizes],
            )
        return found

    def _with_field(self, shift: int, width: int, cost: Callable[[int], int]) -> int:
        self._fields.append((shift, (1 << width) - 1, Remembered(cost)))
        return shift + width

    def _cost_of_counts(self, kinds: Sequence[Kind]) -> Callable[[int], int]:
        bits = self._bits

        def cost(counts: int) -> int:
            size = counts & (1 << bits) - 1
            helds = [counts >> bits * at & (1 << bits) - 1 for at in range(1, len(kinds) + 1)]
            return sum(starmap(self._cost_of, zip(kinds, helds, [size] * len(kinds), strict=True)))

        return cost

    def _cost_of(self, kind: Kind, held: int, size: int) -> int:
        fair = self._fair(kind.members.bit_count(), size)
        return kind.weight * abs(self._groups * held - fair) + kind.alone * (held == 1)

    def _cost_of_load(self, packed: int) -> int:
        size, load = packed & (1 << self._bits) - 1, packed >> self._bits
        return abs(self._groups * load - self._fair(sum(self._loads), size))

    def _fair(self, whole: int, size: int) -> int:
        return (2 * self._groups * size * whole + self._count) // (2 * self._count)

    def _least_load(self, sizes: Sequence[int]) -> int:
        whole = sum(self._loads)
        fairs = [self._fair(whole, size) for size in sizes]
        steps = [(abs(self._groups - fair) - fair, 0, fair) for fair in fairs]
        heapify(steps)
        found = sum(fairs)
        for _unit in range(whole if steps else 0):
            step, load, fair = steps[0]
            found += step
            load += 1
            step = abs(self._groups * (load + 1) - fair) - abs(self._groups * load - fair)
            heapreplace(steps, (step, load, fair))
        return found


def _add(vectors: list[int], kinds: Iterable[int], shift: int, bits: int) -> None:
    for at in range(len(vectors)):
        vectors[at] += 1 << shift
    for number, members in enumerate(kinds, start=1):
        for at in range(len(vectors)):
            vectors[at] += (members >> at & 1) << shift + number * bits


def _least(whole: int, costs: Sequence[Sequence[int]]) -> int:
    best: dict[int, int] = {0: 0}
    for group in costs:
        grown: dict[int, int] = {}
        for placed, cost in best.items():
            for held, more in enumerate(group[: whole - placed + 1]):
                known = grown.get(placed + held)
                if known is None or cost + more < known:
                    grown[placed + held] = cost + more
        best = grown
    return best.get(whole, 0)
