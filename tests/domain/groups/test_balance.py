"""Each group is shown beside the class, and what is off is said in Danish."""

from gf2tracker.domain.groups.balance import Bar, balance
from gf2tracker.domain.groups.grouping import Grouping
from gf2tracker.domain.groups.traits import GroupStudent, Rules, Trait
from tests.domain.groups.given import EUX, FREE, YOUNG, ids, student


def test_a_bar_holds_the_group_beside_the_class():
    students = [student(number, *[YOUNG] * (number <= 4)) for number in range(1, 9)]
    first, second = balance(Grouping((ids(1, 2, 5, 6), ids(3, 4, 7, 8))), students, [YOUNG], FREE)
    assert first.bars == (Bar("young", "Under 20 år", "under 20 år", 2, 4, 0.5, is_off=False),)
    assert second.bars == first.bars
    assert first.remarks == ()


def test_too_many_too_few_and_none_are_said():
    students = [student(number, *[YOUNG] * (number <= 6)) for number in range(1, 13)]
    groups = Grouping((ids(1, 2, 3, 4), ids(5, 7, 8, 9, 10), ids(6, 11, 12)))
    said = [group.remarks for group in balance(groups, students, [YOUNG], FREE)]
    assert said == [
        ("mange under 20 år i gruppe 1: 4 af 4",),
        ("kun én under 20 år i gruppe 2",),
        ("gruppe 3 har 3 elever",),
    ]
    none = balance(Grouping((ids(1, 2, 3, 4), ids(9, 10, 11, 12))), students, [YOUNG], FREE)
    assert none[1].remarks == ("ingen under 20 år i gruppe 2",)


def test_few_of_many_are_said():
    students = [student(number, *[YOUNG] * (number not in (4, 5, 6))) for number in range(1, 15)]
    groups = Grouping((ids(1, 2, 4, 5, 6), ids(3, 7, 8, 9)))
    assert balance(groups, students, [YOUNG], FREE)[0].remarks == (
        "få under 20 år i gruppe 1: 2 af 5",
    )


def test_a_lone_one_is_said_only_where_nobody_is_to_be_alone():
    students = [student(number, *[EUX, YOUNG] * (number in (1, 5, 6))) for number in range(1, 13)]
    groups = Grouping((ids(1, 2, 3, 4), ids(5, 6, 7, 8), ids(9, 10, 11, 12)))
    bars = balance(groups, students, [YOUNG, EUX], FREE)
    assert bars[0].remarks == ("kun én EUX i gruppe 1",)
    assert [bar.is_off for bar in bars[0].bars] == [False, True]


def test_the_only_one_of_the_class_is_nobodys_fault():
    students = [student(number, *[EUX] * (number == 1)) for number in range(1, 5)]
    assert balance(Grouping((ids(1, 2, 3, 4),)), students, [EUX], FREE)[0].remarks == ()


def test_a_trait_of_many_values_has_a_bar_for_each():
    before = Trait("before", "Kommer fra")
    students = [
        GroupStudent(one, "", (("before", value),))
        for one, value in zip(ids(1, 2, 3, 4), ("GF1", "Job", "GF1", ""), strict=True)
    ]
    bars = balance(Grouping((ids(1, 2, 3, 4),)), students, [before], FREE)[0].bars
    assert [(bar.label, bar.count) for bar in bars] == [("GF1", 2), ("Job", 1)]


def test_a_school_is_named_as_it_is():
    school = Trait("school", "Skole før")
    students = [
        GroupStudent(one, "", (("school", "Rybners"),) * (one < 5)) for one in ids(*range(1, 13))
    ]
    groups = Grouping((ids(1, 2, 3, 4), ids(5, 6, 7, 8)))
    assert balance(groups, students, [school], FREE)[0].remarks == (
        "mange “Rybners” i gruppe 1: 4 af 4",
    )


def test_broken_rules_are_said_by_name():
    names = ("Ida", "Omar", "Liv", "Kris", "Bo", "Eva", "Ali", "Ole")
    students = [student(number, name=name) for number, name in enumerate(names, start=1)]
    rules = Rules(apart=(ids(1, 2),), units=(ids(3, 5), ids(4, 6, 99)))
    said = balance(Grouping((ids(1, 2, 3), ids(4, 5, 6, 7, 8))), students, (), rules)
    assert said[0].remarks == (
        "Ida og Omar må ikke være sammen, men er begge i gruppe 1",
        "Liv og Bo skal være sammen, men er delt",
        "gruppe 1 har 3 elever",
    )
    assert said[1].remarks == ()


def test_absence_that_gathers_in_a_group_is_said():
    students = [student(number, fragility=9 * (number <= 2)) for number in range(1, 17)]
    groups = Grouping(tuple(ids(*range(at, at + 4)) for at in (1, 5, 9, 13)))
    said = [group.remarks for group in balance(groups, students, (), FREE)]
    assert said == [("fraværet samler sig i gruppe 1",), (), (), ()]


def test_who_is_left_out_is_not_of_the_class():
    students = [student(number, *[YOUNG] * (number <= 2)) for number in range(1, 7)]
    rules = Rules(left_out=frozenset(ids(1, 6)))
    bar = balance(Grouping((ids(1, 2, 3, 4, 5, 6),)), students, [YOUNG], rules)[0].bars[0]
    assert (bar.count, bar.of, bar.class_share) == (1, 4, 0.25)


def test_no_class_has_no_bars():
    assert balance(Grouping(((), ())), [], [YOUNG], FREE)[0].bars == ()
