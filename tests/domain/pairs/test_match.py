"""Pairs and trios against every way there is."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.pairs.blocked import blocked
from gf2tracker.domain.pairs.match import match
from gf2tracker.domain.pairs.matching import cheapest, most
from gf2tracker.domain.pairs.table import table_of, twos
from gf2tracker.domain.pairs.trio import Effort, TrioSearch, effort_for, has_trio
from tests.bench.groupcases import instance, pair_costs
from tests.domain.pairs.classmates import ways


@st.composite
def classes(draw, most_of_them=8):
    """A small class with costs, forbidden twos, and who must be together."""
    size = draw(st.integers(2, most_of_them))
    cost = st.none() | st.integers(0, draw(st.sampled_from((1, 4, 30))))
    costs = [[None] * size for _ in range(size)]
    for one, other in combinations(range(size), 2):
        costs[one][other] = costs[other][one] = draw(cost)
    order = draw(st.permutations(range(size)))
    couples = draw(st.integers(0, min(2, size // 2)))
    together = [tuple(sorted(order[2 * at : 2 * at + 2])) for at in range(couples)]
    return costs, together


def spent(costs, together, groups):
    """Return what each two cost; None when a way is not allowed."""
    found = twos(groups)
    if not set(together) <= set(found):
        return None
    told = [0 if two in together else costs[two[0]][two[1]] for two in found]
    return None if None in told else told


def best(costs, together):
    """Return the least (worst, total) of all ways."""
    size = len(costs)
    told = [spent(costs, together, way) for way in ways(range(size), size % 2)]
    return min(((max(one), sum(one)) for one in told if one is not None), default=None)


@given(classes(), st.integers(0, 3))
def test_nothing_is_better_than_what_is_found(case, seed):
    costs, together = case
    found = match(costs, together, seed)
    least = best(costs, together)
    assert (found is None) == (least is None)
    if found is not None:
        assert (found.worst, found.total) == least
        told = spent(costs, together, found.groups)
        assert (max(told), sum(told)) == least
        assert found.is_proven
        assert found.bound == found.total


@given(classes())
def test_everybody_is_in_one_group(case):
    costs, together = case
    found = match(costs, together)
    if found is not None:
        assert sorted(place for group in found.groups for place in group) == list(range(len(costs)))
        sizes = [len(group) for group in found.groups]
        assert sizes.count(3) == len(costs) % 2
        assert set(sizes) <= {2, 3}


@given(classes())
def test_the_cheapest_pairs_have_the_least_sum(case):
    costs, _together = case
    found = cheapest(costs)
    sums = [spent(costs, (), way) for way in ways(range(len(costs)), 0)]
    least = min((sum(one) for one in sums if one is not None), default=None)
    assert (sum(spent(costs, (), found)) if found is not None else None) == least


@given(classes())
def test_who_is_blocked_is_more_than_may_be_with_them(case):
    costs, _together = case
    found = blocked(costs)
    lone = tuple(place for place, row in enumerate(costs) if set(row) == {None})
    if lone or len(most(costs)) == len(costs) // 2:
        assert found.short == lone
        return
    assert len(found.short) > len(found.wanted)
    for place in found.short:
        friends = {other for other, cost in enumerate(costs[place]) if cost is not None}
        assert friends <= {*found.wanted, *found.short}


def test_the_worst_two_count_before_the_sum():
    costs = [[None, 0, 4, 5], [0, None, 5, 4], [4, 5, None, 7], [5, 4, 7, None]]
    found = match(costs)
    assert found.groups == ((0, 2), (1, 3))
    assert (found.worst, found.total) == (4, 8)


def test_who_must_be_together_may_get_a_third():
    costs = [[None, None, 1], [None, None, 1], [1, 1, None]]
    assert match(costs) is None
    assert match(costs, [(0, 1)]).groups == ((0, 1, 2),)
    assert match(costs, [(0, 1)]).total == 2


@pytest.mark.parametrize("costs", [[], [[None]], [[None, None], [None, None]]])
def test_nobody_is_put_together_with_nobody(costs):
    assert match(costs) is None


def test_the_same_seed_gives_the_same_and_others_give_others():
    costs = pair_costs(instance(28, 0))
    found = [match(costs, seed=seed) for seed in range(6)]
    assert match(costs, seed=3) == found[3]
    assert len({one.groups for one in found}) > 1
    assert len({(one.worst, one.total) for one in found}) == 1


def test_what_was_seen_is_taken_last_among_equals():
    costs = [[None if one == other else 1 for other in range(6)] for one in range(6)]
    first = match(costs)
    second = match(costs, used=twos(first.groups))
    assert not set(twos(first.groups)) & set(twos(second.groups))


@pytest.mark.parametrize(("seed", "total"), [(0, 90), (1, 89), (2, 86)])
def test_a_class_of_28_has_the_sum_that_is_known(seed, total):
    costs = pair_costs(instance(28, seed))
    assert sum(costs[one][other] for one, other in cheapest(costs)) == total
    found = match(costs)
    assert found.is_proven
    assert found.total >= total


def test_a_trio_of_a_real_class_is_proven():
    costs = pair_costs(instance(25, 0))
    found = match(costs)
    assert found.is_proven
    assert (found.worst, found.total) == (8, 88)


def test_a_spent_effort_tells_how_far_the_best_may_be():
    dice = Random(3)
    costs = [[None] * 13 for _ in range(13)]
    for one, other in combinations(range(13), 2):
        costs[one][other] = costs[other][one] = dice.randrange(40)
    table = table_of(costs, (), 0, ())
    short, whole = TrioSearch(table, Effort(0)), TrioSearch(table, Effort(10_000))
    short.run()
    whole.run()
    assert whole.low == whole.cost
    assert short.effort.is_spent
    assert short.low <= whole.cost <= short.cost
    assert sorted(place for group in short.best for place in group) == list(range(13))


def test_a_search_without_effort_finds_no_trio_it_has_not_seen():
    table = table_of(
        [[None if one == other else 1 for other in range(5)] for one in range(5)], (), 0, ()
    )
    assert has_trio(table, effort_for(5))
    assert not has_trio(table, Effort(0))


@pytest.mark.parametrize(("seed", "size", "top", "gaps"), [(401, 7, 2, 0.2), (442, 7, 30, 0.4)])
def test_a_trio_that_no_matching_showed_is_found(seed, size, top, gaps):
    dice = Random(seed)
    for drawn in ([5, 7, 9], [2, 4, 9, 30], [0, 0.2, 0.4]):
        dice.choice(drawn)  # as the classes were drawn among which these two were met
    costs = [[None] * size for _ in range(size)]
    for one, other in combinations(range(size), 2):
        cost = None if dice.random() < gaps else dice.randrange(top)
        costs[one][other] = costs[other][one] = cost
    table = table_of(costs, (), 0, ())
    search = TrioSearch(table, effort_for(size))
    search.run()
    told = [spent(costs, (), way) for way in ways(range(size), 1)]
    assert search.cost // table.scale == min(sum(one) for one in told if one is not None)


def test_a_ring_of_five_has_no_trio():
    near = {(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)}
    costs = [
        [1 if (min(one, other), max(one, other)) in near else None for other in range(5)]
        for one in range(5)
    ]
    assert match(costs) is None
