"""The search finds the best groups, keeps what is to stay, and does the same for the same seed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gf2tracker.domain.groups.search import search, steps
from gf2tracker.domain.groups.ways import Start
from tests.domain.groups.instances import best_of_all, dice_objective, every_way, start_of


@pytest.mark.parametrize("rooms", [(4, 4), (4, 3, 3), (3, 3, 3)])
@pytest.mark.parametrize("seed", range(4))
def test_the_best_groups_of_a_small_class_are_found(rooms, seed):
    objective = dice_objective(sum(rooms), len(rooms), seed)
    found = search(objective.cost, start_of(rooms), seed, steps(2_000), objective.bound(rooms))
    assert found.score == objective.total(found.groups) == best_of_all(objective, rooms)


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
