"""Where few ways exist all are looked at, and what is found is the best there is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gf2tracker.domain.groups.search import search, steps
from gf2tracker.domain.groups.ways import MOST_BLOCKS, Start, exact, sides
from tests.domain.groups.instances import best_of_all, dice_objective, start_of


@settings(max_examples=40)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=3), st.integers(0, 10**6))
def test_the_best_of_all_ways_is_found(rooms, seed):
    objective = dice_objective(sum(rooms), len(rooms), seed)
    found = exact(objective.cost, start_of(rooms))
    assert found.is_best
    assert found.score == objective.total(found.groups) == best_of_all(objective, rooms)
    assert tuple(group.bit_count() for group in found.groups) == tuple(rooms)


@pytest.mark.parametrize("seed", range(4))
def test_the_search_finds_what_is_best_of_whole_pairs(seed):
    objective = dice_objective(24, 6, seed)
    start = start_of((4,) * 6, size=2)
    found = exact(objective.cost, start)
    assert search(objective.cost, start, seed, steps(600), 0).score == found.score


def test_who_is_settled_stays():
    objective = dice_objective(12, 3, 5)
    start = Start(
        (0xF, 0xF0, 0xF00),
        (0b1, 0, 0b11 << 8),
        tuple(1 << at for at in (1, 2, 3, 4, 5, 6, 7, 10, 11)),
    )
    found = exact(objective.cost, start)
    assert found.groups[0] & 1
    assert found.groups[2] & (0b11 << 8) == 0b11 << 8
    assert sum(found.groups) == 0xFFF
    assert found.score == search(objective.cost, start, 1, steps(400), 0).score


def test_everybody_may_be_settled_already():
    assert exact(int.bit_count, Start((0b111, 0b11000), (0b111, 0b11000), ())) is None
    assert exact(int.bit_count, Start((0b111,), (0b111,), ())).groups == (0b111,)
    assert exact(int.bit_count, Start((), (), ())).score == 0


def test_too_many_ways_are_not_looked_at():
    rooms = (4,) * 4
    assert sum(rooms) > MOST_BLOCKS
    assert exact(int.bit_count, start_of(rooms)) is None


def test_groups_that_may_trade_their_sizes_are_left_to_the_search():
    start = Start((0b1111, 0b1110000), (0b1, 0), tuple(1 << at for at in range(1, 7)))
    assert exact(int.bit_count, start) is None


def test_a_side_is_filled_exactly():
    assert sides([0b11, 0b1100], {2}, 2) == [0b11, 0b1100]
    assert sides([0b11, 0b1100], {3}, 2) == []
    assert sides([0b11, 0b100], {3, 1}, 0) == [0b100, 0b111]
    assert sides([], {0}, 0) == [0]
