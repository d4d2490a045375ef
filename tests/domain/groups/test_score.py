"""The score of groups: told at once for each, it equals what is counted by hand."""

from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.groups.score import Kind, Objective, Remembered

COUNT = 9


def by_hand(groups, kinds, loads, tensions):
    """Return the score as the module's words say it, without bits."""
    found = 0
    for group in groups:
        members = [at for at in range(COUNT) if group >> at & 1]
        share = len(groups) * len(members) / COUNT
        for kind in kinds:
            held = sum(kind.members >> at & 1 for at in members)
            off = abs(len(groups) * held - int(share * kind.members.bit_count() + 0.5))
            found += kind.weight * off + (kind.alone if held == 1 else 0)
        if any(loads):
            load = sum(loads[at] for at in members)
            found += abs(len(groups) * load - int(share * sum(loads) + 0.5))
        found += sum(cost for (a, b), cost in tensions.items() if group >> a & 1 and group >> b & 1)
    return found


def bits(labels, groups):
    return [
        sum(1 << at for at, label in enumerate(labels) if label == group) for group in range(groups)
    ]


one_kind = st.builds(
    Kind, st.integers(0, 2**COUNT - 1), st.integers(0, 5), st.sampled_from([0, 40])
)
kinds_of = st.lists(one_kind, max_size=8)
loads_of = st.lists(st.integers(0, 9), min_size=COUNT, max_size=COUNT)
couples = st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)).filter(
    lambda couple: couple[0] < couple[1]
)
tensions_of = st.dictionaries(couples, st.integers(0, 1000), max_size=8)
labels_of = st.lists(st.integers(0, 2), min_size=COUNT, max_size=COUNT)


@given(labels_of, kinds_of, loads_of, tensions_of)
def test_a_group_costs_what_is_counted_by_hand(labels, kinds, loads, tensions):
    objective = Objective(COUNT, 3, kinds, loads, tensions)
    groups = bits(labels, 3)
    assert objective.total(groups) == by_hand(groups, kinds, loads, tensions)


@given(labels_of, st.lists(labels_of, max_size=6), kinds_of, loads_of, tensions_of)
def test_changes_add_up_to_the_whole_score(first, moves, kinds, loads, tensions):
    objective = Objective(COUNT, 3, kinds, loads, tensions)
    now = bits(first, 3)
    score = objective.total(now)
    for labels in moves:
        after = bits(labels, 3)
        score += objective.change(now, after)
        now = after
    assert score == by_hand(now, kinds, loads, tensions)


@given(labels_of, kinds_of, loads_of, tensions_of)
def test_nothing_costs_less_than_the_bound(labels, kinds, loads, tensions):
    objective = Objective(COUNT, 3, kinds, loads, tensions)
    groups = bits(labels, 3)
    sizes = [group.bit_count() for group in groups]
    assert objective.bound(sizes) <= objective.total(groups)


def test_the_bound_is_reached_where_nothing_is_in_the_way():
    objective = Objective(8, 2, [Kind(0b11110000, 2)], [1, 0, 1, 0, 0, 0, 0, 0])
    assert objective.bound([4, 4]) == 0 == objective.total([0b00110011, 0b11001100])


def test_a_remembered_cost_is_computed_once_and_a_full_memory_forgets():
    asked = []
    costs = Remembered(lambda number: asked.append(number) or number * 2)
    assert [costs[3], costs[3]] == [6, 6]
    assert asked == [3]
    costs.MOST = 1
    assert costs[4] == 8
    assert list(costs) == [4]
