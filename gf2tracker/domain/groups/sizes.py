"""How large the groups of a class become, and how whole pairs fit into them."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from functools import cache

MOST_TRIES = 500


def sizes(count: int, wanted: int) -> tuple[int, ...]:
    """Return how large groups become, the largest first; they differ by one at most.

    All are of the wanted size or one larger where the count allows it. Else, in a class too
    small for that, the largest are of the wanted size or one larger: 6 make 3 and 3, 11 make 4,
    4 and 3.
    """
    if not count:
        return ()
    groups = max(1, count // wanted)
    if -(-count // groups) > wanted + 1:
        groups += 1
    least, more = divmod(count, groups)
    return (least + 1,) * more + (least,) * (groups - more)


def fitting(
    wanted: Sequence[int], settled: Sequence[int], units: Sequence[int]
) -> tuple[int, ...] | None:
    """Return the rooms left in each group where the units fit in whole; None where they cannot.

    The groups become as large as wanted, or as near to that as whole units allow: 13 pairs in 6
    groups make one of 6 and five of 4.

    Args:
        wanted: sizes of the groups in any order, whose sum is that of the settled and the units.
        settled: how many are in each group already; the fullest group gets the largest size.
        units: how many each unit has that is to be placed.
    """
    order = sorted(range(len(settled)), key=lambda at: -settled[at])
    first = tuple(sorted(wanted, reverse=True))
    waiting, seen = deque([first]), {first}
    for _try in range(MOST_TRIES):
        if not waiting:
            return None
        found = waiting.popleft()
        rooms = [0] * len(order)
        for at, size in zip(order, found, strict=True):
            rooms[at] = size - settled[at]
        if min(rooms, default=0) >= 0 and packing(rooms, units) is not None:
            return tuple(rooms)
        fresh = [near for near in _neighbours(found) if near not in seen]
        waiting.extend(fresh)
        seen.update(fresh)
    return None


def packing(rooms: Sequence[int], units: Sequence[int]) -> tuple[tuple[int, ...], ...] | None:
    """Return which sizes of units fill each room exactly; None where it cannot be done."""
    kinds = tuple(sorted(set(units), reverse=True))
    counts = Counter(units)
    order = sorted(range(len(rooms)), key=lambda at: -rooms[at])

    @cache
    def filled(at: int, left: tuple[int, ...]) -> tuple[tuple[int, ...], ...] | None:
        if at == len(order):
            return None if any(left) else ()
        for taken in _ways(rooms[order[at]], kinds, left):
            less = tuple(have - take for have, take in zip(left, taken, strict=True))
            rest = filled(at + 1, less)
            if rest is not None:
                return (taken, *rest)
        return None

    found = filled(0, tuple(counts[kind] for kind in kinds))
    if found is None:
        return None
    by_room = dict(zip(order, found, strict=True))
    return tuple(
        tuple(kind for kind, take in zip(kinds, by_room[at], strict=True) for _one in range(take))
        for at in range(len(rooms))
    )


def _ways(room: int, kinds: Sequence[int], left: Sequence[int]) -> Iterator[tuple[int, ...]]:
    if not kinds:
        if room == 0:
            yield ()
        return
    for take in range(min(left[0], room // kinds[0]), -1, -1):
        for rest in _ways(room - take * kinds[0], kinds[1:], left[1:]):
            yield (take, *rest)


def _neighbours(found: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for large, small in sorted({(a, b) for a in found for b in found}):
        changed = list(found)
        changed.remove(large)
        if small in changed and small > 1:
            changed.remove(small)
            yield tuple(sorted([*changed, large + 1, small - 1], reverse=True))
