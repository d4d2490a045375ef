"""Made-up classes to be paired and grouped, and what a pair or a group of them costs."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

AVOID, FORMER, ALONE = 1000, 30, 40
WEIGHTS = {"age": 2, "gender": 3, "prior": 2, "agreement": 2}


class Classmate(NamedTuple):
    """A student of a case: an age band 0-3, other kinds as numbers, and a risk 0-9."""

    age: int
    gender: int
    prior: int
    agreement: int
    risk: int


@dataclass(frozen=True)
class Case:
    """A class, with who must not and who did sit together; pairs are (lower, higher) places."""

    students: tuple[Classmate, ...]
    avoid: frozenset[tuple[int, int]]
    prev: frozenset[tuple[int, int]]

    @cached_property
    def kinds(self) -> dict[str, Counter[int]]:
        """How many of the class are of each kind."""
        return {
            name: Counter(getattr(student, name) for student in self.students) for name in WEIGHTS
        }

    @cached_property
    def minorities(self) -> tuple[int, ...]:
        """The genders of whom nobody may be alone in a group."""
        most = 0.35 * len(self.students)
        return tuple(kind for kind, count in self.kinds["gender"].items() if 2 <= count <= most)


def instance(count: int, seed: int) -> Case:
    """Return a class of `count` students; the same for the same seed, on every machine."""
    dice = random.Random(f"group:{seed}:{count}")
    students = tuple(_classmate(dice) for _ in range(count))
    pairs = list(combinations(range(count), 2))
    dice.shuffle(pairs)
    avoid = frozenset(pairs[: count // 7])
    prev: set[tuple[int, int]] = set()
    for _round in range(2):
        order = list(range(count))
        dice.shuffle(order)
        for at in range(0, count - 1, 2):
            one, other = sorted(order[at : at + 2])
            prev.add((one, other))
    return Case(students, avoid, frozenset(prev - avoid))


def _classmate(dice: random.Random) -> Classmate:
    age = min(3, int(dice.expovariate(1 / 1.1)))
    gender = 0 if dice.random() < 0.8 else 1
    prior = dice.choices(range(7), [22, 18, 25, 8, 15, 8, 4])[0]
    agreement = dice.choices(range(4), [45, 30, 20, 5])[0]
    return Classmate(age, gender, prior, agreement, min(9, int(dice.betavariate(1.3, 3.2) * 12)))


def history_cost(case: Case, one: int, other: int) -> int:
    """Return what it costs that two who must not, or did, sit together do so."""
    pair = (min(one, other), max(one, other))
    return AVOID * (pair in case.avoid) + FORMER * (pair in case.prev)


def pair_costs(case: Case) -> list[list[int]]:
    """Return what each two cost as a pair, a symmetric table with 0 on its diagonal."""
    count = len(case.students)
    costs = [[0] * count for _ in range(count)]
    for one, other in combinations(range(count), 2):
        costs[one][other] = costs[other][one] = _pair_cost(case, one, other)
    return costs


def _pair_cost(case: Case, one: int, other: int) -> int:
    a, b = case.students[one], case.students[other]
    praise = 5 * (a.prior != b.prior) + 4 * (a.agreement != b.agreement)
    praise += 3 * (abs(a.age - b.age) <= 1) + 2 * (abs(a.risk - b.risk) >= 3)
    return 20 - praise + history_cost(case, one, other)


def group_cost(case: Case, group: Sequence[int], groups: int) -> int:
    """Return what a group costs where the class makes `groups` of them.

    Balance is counted in `groups` times heads, so that all stays whole numbers.
    """
    members = [case.students[place] for place in group]
    cost = sum(history_cost(case, one, other) for one, other in combinations(group, 2))
    whole = sum(student.risk for student in case.students)
    cost += abs(groups * sum(student.risk for student in members) - whole)
    for name, weight in WEIGHTS.items():
        held = Counter(getattr(student, name) for student in members)
        for kind, total in case.kinds[name].items():
            cost += weight * abs(groups * held[kind] - total)
    lone = Counter(student.gender for student in members)
    return cost + sum(ALONE for kind in case.minorities if lone[kind] == 1)
