"""The search finds the best groups, keeps what is to stay, and does the same for the same seed."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gf2tracker.domain.groups.score import Kind, Objective
from gf2tracker.domain.groups.search import Start, search, steps


def dice_objective(count, groups, seed):
    dice = random.Random(seed)
    traits = [
        [Kind(dice.getrandbits(count), dice.randint(1, 5), dice.choice([0, 40]))] for _ in range(3)
    ]
    loads = [dice.randint(0, 9) for _ in range(count)]
    tensions = {
        couple: dice.choice([30, 1000])
        for couple in combinations(range(count), 2)
        if dice.random() < 0.1
    }
    return Objective(count, groups, traits, loads, tensions)


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


@pytest.mark.parametrize("rooms", [(4, 4), (4, 3, 3), (3, 3, 3)])
@pytest.mark.parametrize("seed", range(4))
def test_the_best_groups_of_a_small_class_are_found(rooms, seed):
    count = sum(rooms)
    objective = dice_objective(count, len(rooms), seed)
    best = min(map(objective.total, every_way((1 << count) - 1, rooms)))
    found = search(objective.cost, start_of(rooms), seed, steps(2_000), objective.bound(rooms))
    assert found.score == best == objective.total(found.groups)


@pytest.mark.parametrize("seed", range(3))
def test_the_best_groups_of_whole_pairs_are_found(seed):
    objective = dice_objective(12, 3, seed)
    pairs = [0b11 << at for at in range(0, 12, 2)]
    best = min(
        objective.total(groups)
        for groups in every_way(0xFFF, (4, 4, 4))
        if all(any(pair & group == pair for group in groups) for pair in pairs)
    )
    found = search(objective.cost, start_of((4, 4, 4), 2), 1, steps(1_000), 0)
    assert found.score == best


@settings(max_examples=30)
@given(
    st.integers(0, 10**6),
    st.lists(st.integers(3, 5), min_size=1, max_size=5),
    st.randoms(use_true_random=False),
)
def test_who_stays_and_who_is_together_are_kept(seed, rooms, dice):
    start = start_of(rooms)
    places = list(start.blocks)
    settled = tuple(
        sum(bit for bit in places if bit & group and dice.random() < 0.2) for group in start.groups
    )
    free = [
        sum(bit for bit in places if bit & group & ~keep)
        for group, keep in zip(start.groups, settled, strict=True)
    ]
    blocks = []
    for group in free:
        bits = [bit for bit in places if bit & group]
        while bits:
            block = sum(bits[: dice.randint(1, 2)])
            blocks.append(block)
            bits = [bit for bit in bits if not bit & block]
    objective = dice_objective(sum(rooms), len(rooms), seed)
    begun = Start(start.groups, settled, tuple(blocks))
    found = search(objective.cost, begun, seed, steps(40), 0)
    assert sorted(group.bit_count() for group in found.groups) == sorted(rooms)
    assert sum(found.groups) == (1 << sum(rooms)) - 1
    for group, keep in zip(found.groups, settled, strict=True):
        assert group & keep == keep
    for block in blocks:
        assert any(block & group == block for group in found.groups)


def test_the_same_seed_and_steps_find_the_same():
    objective = dice_objective(20, 5, 0)
    runs = [search(objective.cost, start_of((4,) * 5), 7, steps(60), 0) for _run in range(2)]
    assert runs[0] == runs[1]


def test_more_steps_find_nothing_worse():
    objective = dice_objective(20, 5, 0)
    scores = [
        search(objective.cost, start_of((4,) * 5), 7, steps(count), 0).score
        for count in (0, 5, 50, 500)
    ]
    assert scores == sorted(scores, reverse=True)


def test_the_search_ends_where_nothing_better_exists():
    asked = []
    found = search(lambda _group: 1, start_of((4,) * 5), 0, lambda: asked.append(1) is None, 5)
    assert found.score == 5
    assert len(asked) == 5


def test_one_group_and_no_group_are_there_at_once():
    assert search(int.bit_count, start_of((4,)), 0, steps(9), 0).groups == (0b1111,)
    assert search(int.bit_count, Start((), (), ()), 0, steps(9), 0).groups == ()


def test_a_budget_is_spent_step_by_step():
    more = steps(2)
    assert [more(), more(), more()] == [True, True, False]
