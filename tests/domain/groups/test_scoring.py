"""The score of a class's groups, told at every step of a drag, and what becomes better."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gf2tracker.domain.groups.grouping import Grouping
from gf2tracker.domain.groups.scoring import Scoring
from gf2tracker.domain.groups.traits import HAS, GroupStudent, Rules, Trait
from tests.domain.groups.given import EUX, FREE, TRAITS, ids, some_class, student

CLASS = some_class(12, 3)
RULES = Rules(apart=(ids(1, 5),), former=((ids(1, 2), ids(3, 4)), (ids(5, 6, 7),)))
GROUPS = Grouping((ids(1, 2, 3, 4), ids(5, 6, 7, 8), ids(9, 10, 11, 12)))
moves = st.lists(st.tuples(st.integers(1, 12), st.integers(0, 2)), max_size=8)


@settings(max_examples=50)
@given(moves)
def test_each_move_changes_the_score_by_what_was_told(drawn):
    scoring = Scoring(CLASS, TRAITS, RULES, 3)
    now, score = GROUPS, scoring.score(GROUPS)
    for number, to in drawn:
        after = now.moved(ids(number), to)
        score += scoring.change(now, after)
        now = after
    assert score == Scoring(CLASS, TRAITS, RULES, 3).score(now)


@settings(max_examples=50)
@given(moves)
def test_gains_are_parts_of_the_change(drawn):
    scoring = Scoring(CLASS, TRAITS, RULES, 3)
    after = GROUPS
    for number, to in drawn:
        after = after.moved(ids(number), to)
    there = sum(points for points, _words in scoring.gains(GROUPS, after))
    back = sum(points for points, _words in scoring.gains(after, GROUPS))
    assert back - there == scoring.change(GROUPS, after)


def test_who_has_no_group_and_who_is_unknown_are_no_fault():
    scoring = Scoring(CLASS, TRAITS, FREE, 2)
    known = Grouping((ids(1, 2), ids(3)))
    assert scoring.score(known) == scoring.score(Grouping((ids(1, 2, 77), ids(3))))


def test_a_trait_of_many_values_is_spread_value_by_value():
    before = Trait("before", "Kommer fra")
    students = [
        GroupStudent(one, str(one), (("before", value),))
        for one, value in zip(ids(*range(1, 9)), "AABBCCDD", strict=True)
    ]
    scoring = Scoring(students, [before], FREE, 2)
    assert scoring.score(Grouping((ids(1, 3, 5, 7), ids(2, 4, 6, 8)))) == 0
    assert scoring.score(Grouping((ids(1, 2, 3, 4), ids(5, 6, 7, 8)))) > 0


def test_what_becomes_better_is_told_in_danish():
    students = [student(number, *[EUX] * (number in (1, 2))) for number in range(1, 9)]
    students += [GroupStudent(one, "", (("eux", HAS),)) for one in ids(9, 10)]
    scoring = Scoring(students, TRAITS, Rules(apart=(ids(5, 6),), former=((ids(7, 8),),)), 2)
    was = Grouping((ids(1, 2, 9, 7, 8), ids(10, 3, 4, 5, 6)))
    now = Grouping((ids(1, 2, 3, 6, 7), ids(10, 9, 4, 5, 8)))
    assert [words for _points, words in scoring.gains(was, now)] == [
        "elever, der skal være hver for sig, skilles",
        "færre grupper har kun én EUX",
        "færre har været i gruppe sammen før",
        "EUX bliver jævnere",
    ]


def test_pairs_that_stay_together_cost_nothing_for_having_been_so():
    rules = Rules(units=(ids(1, 2),), former=((ids(1, 2),),))
    scoring = Scoring([student(1), student(2), student(3)], (), rules, 1)
    assert scoring.score(Grouping((ids(1, 2, 3),))) == 0
