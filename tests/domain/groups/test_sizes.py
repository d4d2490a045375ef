"""Groups come out as even as the class and its whole pairs allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.groups.sizes import fitting, packing, sizes


@pytest.mark.parametrize(
    ("count", "wanted", "made"),
    [
        (28, 4, (4, 4, 4, 4, 4, 4, 4)),
        (26, 4, (5, 5, 4, 4, 4, 4)),
        (25, 4, (5, 4, 4, 4, 4, 4)),
        (27, 5, (6, 6, 5, 5, 5)),
        (24, 5, (6, 6, 6, 6)),
        (11, 4, (4, 4, 3)),
        (7, 4, (4, 3)),
        (6, 4, (3, 3)),
        (5, 4, (5,)),
        (2, 4, (2,)),
        (0, 4, ()),
    ],
)
def test_a_class_is_divided(count, wanted, made):
    assert sizes(count, wanted) == made


@given(st.integers(0, 240), st.integers(3, 6))
def test_groups_hold_everybody_and_differ_by_one_at_most(count, wanted):
    made = sizes(count, wanted)
    assert sum(made) == count
    assert max(made, default=0) - min(made, default=0) <= 1
    if count >= wanted * (wanted - 1):
        assert set(made) <= {wanted, wanted + 1}


def test_pairs_fit_where_groups_are_even():
    assert fitting((4, 4, 4), (0, 0, 0), [2] * 6) == (4, 4, 4)


def test_whole_pairs_come_before_even_groups():
    assert sorted(fitting((5, 5, 4, 4, 4, 4), [0] * 6, [2] * 13)) == [4, 4, 4, 4, 4, 6]


def test_a_trio_and_a_pair_make_the_group_of_five():
    assert packing((5, 4), [2, 2, 2, 3]) == ((3, 2), (2, 2))


def test_the_fullest_group_becomes_the_largest():
    assert fitting((5, 4), (1, 5), [1, 1, 1]) == (3, 0)


def test_what_cannot_fit_is_said_to():
    assert fitting((4, 3), (0, 5), [1, 1]) == (2, 0)
    assert fitting((3, 3), (0, 0), [5, 1]) == (5, 1)
    assert fitting((3, 3), (0, 0), [6]) is None
    assert packing((3, 3), [2, 2, 2]) is None


@given(st.lists(st.integers(1, 3), max_size=14), st.integers(3, 6))
def test_units_fill_their_rooms_exactly(units, wanted):
    made = sizes(sum(units), wanted)
    rooms = fitting(made, [0] * len(made), units)
    if rooms is None:
        assert len(made) > len(units)
        return
    packed = packing(rooms, units)
    assert packed is not None
    assert tuple(map(sum, packed)) == rooms
    assert sorted(unit for room in packed for unit in room) == sorted(units)
