"""Buddy pairs beside networkx on the same costs, and what a class waits for its pairs."""

import random
import subprocess
import sys
from collections.abc import Callable, Iterable
from itertools import combinations

import networkx as nx

from gf2tracker.domain.pairs.match import match
from gf2tracker.domain.pairs.matching import cheapest
from gf2tracker.domain.pairs.proposal import propose
from gf2tracker.domain.pairs.repair import repair
from gf2tracker.domain.pairs.traits import PairStudent
from gf2tracker.domain.people import StudentId
from tests.bench.groupcases import instance, pair_costs
from tests.bench.schools import Schools
from tests.bench.table import Beside, Row, Within, rounds, took

SEEDS = (0, 1, 2)
CLASS, YEAR = 28, 200
LEAST = {CLASS: (90, 89, 86), YEAR: (604, 600, 600)}  # proven with another method elsewhere
LIMITS = {CLASS: 50, YEAR: 1_000}
RUNS = {CLASS: 12, YEAR: 2}
CODES = ("2300", "2300", "2450", "2100", "2200", "2610", "2620", "4000", "")


def measure(schools: Schools) -> list[Row]:
    """Pair the made-up classes of all seeds, and propose and repair a class as a teacher would."""
    rows: list[Row] = []
    for count in (CLASS, YEAR):
        cases = [pair_costs(instance(count, seed)) for seed in SEEDS]
        for costs, least in zip(cases, LEAST[count], strict=True):
            assert floor(costs) == least == total(costs, cheapest(costs) or ())
        runs = len(SEEDS) * RUNS[count]
        both = rounds(
            lambda at, cases=cases: cheapest(cases[at % len(SEEDS)]),
            lambda at, cases=cases: floor(cases[at % len(SEEDS)]),
            runs,
        )
        about = f"networkx on the same costs, seeds {SEEDS}, the same sums"
        rows.append(Beside(f"cheapest pairs of {count}", *both, about, goal=None))
        whole = [
            spent(lambda at=at, cases=cases: proven(cases[at % len(SEEDS)])) for at in range(runs)
        ]
        about = "the worst pair first, then the sum; proven"
        rows.append(Within(f"best pairs of {count}", whole, LIMITS[count], about, of="most"))
    return [*rows, *odd(), *taught()]


def odd() -> list[Row]:
    """Find the best trio of a class of 29, which is proven."""
    cases = [pair_costs(instance(CLASS + 1, seed)) for seed in SEEDS]
    told = [spent(lambda costs=costs: proven(costs)) for costs in cases * 3]
    return [Within(f"best pairs and trio of {CLASS + 1}", told, None, "proven", of="most")]


def taught() -> list[Row]:
    """Propose a class by a teacher's criteria, and repair it when one leaves."""
    classes = [made_up(CLASS, seed) for seed in SEEDS]
    pairs = [[pair.members for pair in propose(one).pairs] for one in classes]
    left = [one[1:] for one in classes]
    told = [spent(lambda one=one: propose(one)) for one in classes * RUNS[CLASS]]
    rows: list[Row] = [
        Within(f"proposal for {CLASS} students", told, LIMITS[CLASS], "with its words", of="most")
    ]
    first = [imported() for _run in range(5)]
    about = "once in a run of the program, before the first pairs"
    rows.append(Within("networkx is imported", first, None, about))
    ways = [way for at in range(len(SEEDS)) for way in repair(pairs[at], left[at])]
    assert ways
    assert all(way.changed <= 2 for way in ways)
    both = rounds(
        lambda at: repair(pairs[at % len(SEEDS)], left[at % len(SEEDS)]),
        lambda at: propose(left[at % len(SEEDS)]),
        len(SEEDS) * RUNS[CLASS],
    )
    about = "proposing all anew; at most 2 pairs change"
    return [*rows, Beside(f"repair after one of {CLASS} left", *both, about, goal=1)]


def imported() -> float:
    """Return the milliseconds that importing networkx takes in a new process."""
    told = "import time; began = time.perf_counter(); import networkx; "
    told += "print((time.perf_counter() - began) * 1000)"
    return float(
        subprocess.run([sys.executable, "-c", told], capture_output=True, check=True).stdout
    )


def proven(costs: list[list[int]]) -> None:
    """Find the best way, and hold that it is."""
    found = match(costs)
    assert found is not None
    assert found.is_proven


def floor(costs: list[list[int]]) -> int:
    """Return the least sum of pairs, as networkx alone finds it."""
    top = max(map(max, costs))
    graph = nx.Graph()
    for one, other in combinations(range(len(costs)), 2):
        graph.add_edge(one, other, weight=top - costs[one][other])
    return total(costs, nx.max_weight_matching(graph, maxcardinality=True))


def total(costs: list[list[int]], couples: Iterable[tuple[int, int]]) -> int:
    """Return what pairs cost together."""
    return sum(costs[one][other] for one, other in couples)


def spent(job: Callable[[], object]) -> float:
    """Return the milliseconds on the wall that something takes."""
    return took(job).wall * 1000


def made_up(count: int, seed: int) -> list[PairStudent]:
    """Return a class with traits of its own."""
    dice = random.Random(seed)
    return [
        PairStudent(
            StudentId(number),
            f"Elev {number}",
            age=16 + int(dice.expovariate(0.3)),
            has_agreement=dice.choice((True, False, None)),
            is_eux=dice.random() < 0.3,
            former_school=dice.choice("ABCDEF"),
            postcode=dice.choice(CODES),
            is_fragile=dice.random() < 0.25,
        )
        for number in range(1, count + 1)
    ]
