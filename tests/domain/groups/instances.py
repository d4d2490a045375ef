"""Made-up costs of groups, and every way to make them."""

import random
from itertools import combinations

from gf2tracker.domain.groups.score import Kind, Objective
from gf2tracker.domain.groups.ways import Start


def dice_objective(count, groups, seed):
    dice = random.Random(seed)
    kinds = [
        Kind(dice.getrandbits(count), dice.randint(1, 5), dice.choice([0, 40])) for _ in range(3)
    ]
    loads = [dice.randint(0, 9) for _ in range(count)]
    tensions = {
        couple: dice.choice([30, 1000])
        for couple in combinations(range(count), 2)
        if dice.random() < 0.1
    }
    return Objective(count, groups, kinds, loads, tensions)


def every_way(places, rooms):
    """Yield every way to put places (bits) into rooms of these sizes."""
    if not rooms:
        yield ()
        return
    free = [1 << at for at in range(places.bit_length()) if places >> at & 1]
    for chosen in map(sum, combinations(free, rooms[0])):
        for rest in every_way(places ^ chosen, rooms[1:]):
            yield (chosen, *rest)


def start_of(rooms, size=1):
    groups, at = [], 0
    for room in rooms:
        groups.append(((1 << room) - 1) << at)
        at += room
    blocks = tuple(((1 << size) - 1) << first for first in range(0, at, size))
    return Start(tuple(groups), (0,) * len(rooms), blocks)


def best_of_all(objective, rooms):
    """Return the least that groups of these sizes can cost."""
    return min(map(objective.total, every_way((1 << sum(rooms)) - 1, rooms)))
