"""Students move between groups, and two versions tell who did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.groups.grouping import Grouping, Moved, compare, counterparts
from tests.domain.groups.given import ids

GROUPS = Grouping((ids(1, 2, 3), ids(4, 5), ids(6, 7)))


def test_students_move_to_the_end_of_another_group():
    assert GROUPS.moved(ids(1, 3), 1).groups == (ids(2), ids(4, 5, 1, 3), ids(6, 7))


def test_a_newcomer_moves_in_from_outside():
    assert GROUPS.moved(ids(9), 2).groups[2] == ids(6, 7, 9)


def test_pairs_swap_groups():
    assert GROUPS.swapped(ids(1, 2), ids(6, 7)).groups == (ids(3, 6, 7), ids(4, 5), ids(1, 2))


def test_those_of_two_groups_do_not_swap_as_one():
    with pytest.raises(ValueError, match="one group"):
        GROUPS.swapped(ids(1, 4), ids(6))
    with pytest.raises(ValueError, match="one group"):
        GROUPS.swapped(ids(1), ids(9))


def test_some_are_left_out_and_their_group_stays():
    assert GROUPS.without(ids(4, 5)).groups == (ids(1, 2, 3), (), ids(6, 7))


def test_the_place_of_a_student_is_told():
    assert GROUPS.place_of(ids(7)[0]) == 2
    assert GROUPS.place_of(ids(9)[0]) is None


def test_a_version_tells_who_moved_came_and_left():
    after = Grouping((ids(1, 2), ids(4, 5, 3), ids(6, 8)))
    assert compare(GROUPS, after) == (Moved(3, 0, 1), Moved(8, None, 2), Moved(7, 2, None))


def test_groups_with_new_numbers_are_the_same_groups():
    after = Grouping((ids(6, 7), ids(1, 2, 3), ids(4, 5)))
    assert compare(GROUPS, after) == ()
    assert counterparts(GROUPS, after) == {0: 1, 1: 2, 2: 0}


def test_a_tie_goes_to_the_group_of_the_same_number():
    after = Grouping((ids(1, 2, 3), ids(5, 7), ids(4, 6)))
    assert counterparts(GROUPS, after) == {0: 0, 1: 1, 2: 2}


@given(st.permutations(range(12)), st.permutations(range(12)))
def test_nobody_is_told_of_who_stayed_and_everybody_is_who_did_not(one, other):
    before, after = (
        Grouping(tuple(ids(*order[at : at + 4]) for at in (0, 4, 8))) for order in (one, other)
    )
    same = counterparts(before, after)
    told = {moved.student_id for moved in compare(before, after)}
    for student in ids(*range(12)):
        stays = same.get(before.place_of(student)) == after.place_of(student)
        assert (student in told) != stays
