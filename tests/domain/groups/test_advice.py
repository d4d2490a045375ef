"""The few swaps that better groups most are told in words."""

from itertools import combinations

from gf2tracker.domain.groups.advice import best_swaps
from gf2tracker.domain.groups.grouping import Grouping
from gf2tracker.domain.groups.scoring import Scoring
from gf2tracker.domain.groups.traits import Rules
from tests.domain.groups.given import EUX, FREE, TRAITS, YOUNG, ids, some_class, student

NAMES = ("Ida", "Omar", "Liv", "Kris", "Bo", "Eva", "Ali", "Ole")


def people(held, trait=YOUNG):
    return [
        student(number, *[trait] * (number in held), name=name)
        for number, name in enumerate(NAMES, start=1)
    ]


def test_a_swap_says_what_becomes_better():
    groups = Grouping((ids(1, 2, 3, 4), ids(5, 6, 7, 8)))
    [swap] = best_swaps(groups, people({1, 2, 3, 5}), [YOUNG], FREE, most=1)
    assert swap.text == "Byt Ida og Eva: under 20 år bliver jævnere"
    assert swap.done(groups).groups == (ids(2, 3, 4, 6), ids(5, 7, 8, 1))


def test_even_groups_need_no_advice():
    groups = Grouping((ids(1, 2, 3, 4), ids(5, 6, 7, 8)))
    assert best_swaps(groups, people({1, 2, 5, 6}), [YOUNG], FREE) == ()


def test_a_larger_group_hands_somebody_over():
    groups = Grouping((ids(1, 2, 3, 4, 5), ids(6, 7, 8)))
    rules = Rules(apart=(ids(4, 5), ids(1, 6), ids(1, 7), ids(1, 8)))
    [swap] = best_swaps(groups, people({1, 2}, EUX), [EUX], rules, most=1)
    assert swap.text.startswith("Flyt Kris til gruppe 2: elever, der skal være hver for sig")
    assert swap.done(groups).groups == (ids(1, 2, 3, 5), ids(6, 7, 8, 4))


def test_whole_pairs_swap_with_whole_pairs():
    groups = Grouping((ids(1, 2, 3, 4), ids(5, 6, 7, 8)))
    rules = Rules(units=(ids(1, 2), ids(3, 4), ids(5, 6), ids(7, 8)))
    [swap] = best_swaps(groups, people({1, 2, 3, 4}), [YOUNG], rules, most=1)
    assert swap.text == "Byt Ida og Omar med Bo og Eva: under 20 år bliver jævnere"


def test_locks_are_kept():
    groups = Grouping((ids(1, 2, 3, 4), ids(5, 6, 7, 8)))
    kept = Rules(current=groups, locked=frozenset(ids(1, 2, 3)))
    students = people({1, 2, 3, 5})
    assert best_swaps(groups, students, [YOUNG], kept) == ()
    shut = Rules(current=groups, locked_groups=frozenset([1]))
    assert best_swaps(groups, students, [YOUNG], shut) == ()


def test_the_best_swap_is_the_best_of_all_and_nobody_is_named_twice():
    students = some_class(16, 5)
    groups = Grouping(tuple(ids(*range(at, at + 4)) for at in (1, 5, 9, 13)))
    swaps = best_swaps(groups, students, TRAITS, FREE)
    scoring = Scoring(students, TRAITS, FREE, 4)
    every = [
        scoring.change(groups, groups.swapped([one], [other]))
        for here, there in combinations(groups.groups, 2)
        for one in here
        for other in there
    ]
    assert -swaps[0].gain == min(every)
    assert [swap.gain for swap in swaps] == sorted((swap.gain for swap in swaps), reverse=True)
    for swap in swaps:
        assert scoring.change(groups, swap.done(groups)) == -swap.gain
    named = [one for swap in swaps for one in (*swap.students, *swap.others)]
    assert len(named) == len(set(named))
