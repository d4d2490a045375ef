"""Buddy pairs are made, changed by hand, locked and ended, and ruled about."""

from datetime import date, timedelta

import pytest

from gf2tracker.actions import pairs, students
from gf2tracker.domain.pairs.criteria import Criterion, Weight
from gf2tracker.domain.peers import RuleKind, pack_weights, unpack_weights
from gf2tracker.errors import Refusal
from gf2tracker.store import peers
from tests import given

MONDAY = given.MONDAY
LATER = MONDAY + timedelta(weeks=2)


@pytest.fixture
def five(store):
    return given.a_class(store, students=5)


def standing(store, made, **more):
    found = store.ask(peers.pairs_of, [made.id], **more).value
    return [{made.students.index(one) for one in pair.members} for pair in found]


def put(store, made, *places, day=MONDAY):
    who = [[made.students[at] for at in pair] for pair in places]
    return store.do(pairs.put, made.id, who, day)


def test_a_class_is_put_into_pairs_and_a_trio_in_one_step(store, five):
    done = put(store, five, (0, 1), (2, 3, 4))
    assert done.change.label == "2 makkerpar dannet, tøm-26a"
    assert standing(store, five) == [{0, 1}, {2, 3, 4}]
    store.undo()
    assert standing(store, five) == []


def test_what_stands_already_is_left_and_what_ends_is_remembered(store, five):
    put(store, five, (0, 1), (2, 3, 4))
    before = {pair.id: pair.members for pair in store.ask(peers.pairs_of, [five.id]).value}
    done = put(store, five, (0, 1), (2, 3), day=LATER)
    assert done.change.label == "1 makkerpar ændret, tøm-26a"
    after = store.ask(peers.pairs_of, [five.id]).value
    assert after[0].id in before
    assert standing(store, five) == [{0, 1}, {2, 3}]
    past = store.ask(peers.pairs_of, [five.id], with_past=True).value
    assert [pair.last_day for pair in past] == [None, LATER - timedelta(days=1), None]


def test_pairs_changed_on_the_day_they_were_made_leave_no_trace(store, five):
    put(store, five, (0, 1), (2, 3, 4))
    put(store, five, (0, 2), (1, 3, 4))
    assert standing(store, five, with_past=True) == [{0, 2}, {1, 3, 4}]


def test_two_change_places_and_somebody_alone_takes_a_place(store, five):
    put(store, five, (0, 1), (2, 3))
    one, two, last = five.students[1], five.students[2], five.students[4]
    store.do(pairs.swap, five.id, one, two, MONDAY)
    assert standing(store, five) == [{0, 2}, {1, 3}]
    store.do(pairs.swap, five.id, one, last, MONDAY)
    assert standing(store, five) == [{0, 2}, {3, 4}]
    with pytest.raises(Refusal, match="ikke er sammen"):
        store.do(pairs.swap, five.id, last, five.students[3], MONDAY)


def test_a_locked_pair_is_not_parted_until_it_is_unlocked(store, five):
    put(store, five, (0, 1), (2, 3, 4))
    pair = store.ask(peers.pairs_of, [five.id]).value[0]
    assert store.do(pairs.lock, pair.id, is_locked=True).change.label == "Makkerpar låst, tøm-26a"
    with pytest.raises(Refusal, match="låst"):
        put(store, five, (0, 2), (1, 3, 4))
    store.do(pairs.lock, pair.id, is_locked=False)
    put(store, five, (0, 2), (1, 3, 4))
    assert standing(store, five) == [{0, 2}, {1, 3, 4}]


def test_a_pair_ends_with_its_reason(store, five):
    put(store, five, (0, 1), (2, 3, 4))
    first = store.ask(peers.pairs_of, [five.id]).value[0]
    done = store.do(pairs.end, [first.id], LATER, "Ville hellere skifte")
    assert done.change.label == "1 makkerpar opløst, tøm-26a"
    assert standing(store, five) == [{2, 3, 4}]
    past = store.ask(peers.pairs_of, [five.id], with_past=True).value
    assert past[0].end_reason == "Ville hellere skifte"


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([(0,)], "to elever"),
        ([(0, 1, 2, 3)], "tre i en trio"),
        ([(0, 1), (1, 2)], "kun være ét sted"),
    ],
)
def test_what_is_no_pair_is_refused(store, five, places, words):
    with pytest.raises(Refusal, match=words):
        put(store, five, *places)
    assert standing(store, five) == []


def test_who_is_not_in_the_class_any_more_is_refused(store, five):
    stranger = given.student(store, "Ida Rask")
    with pytest.raises(Refusal, match="ikke længere på holdet"):
        store.do(pairs.put, five.id, [[five.students[0], stranger]], MONDAY)


def test_rules_stand_until_they_are_taken_away(store, five):
    one, other, third = five.students[:3]
    done = store.do(pairs.add_rule, five.id, RuleKind.APART, [one, other])
    assert done.change.label == "2 elever må ikke være sammen, tøm-26a"
    assert store.ask(peers.rules_of, five.id).value == [(done.value, RuleKind.APART, (one, other))]
    with pytest.raises(Refusal, match="modsatte"):
        store.do(pairs.add_rule, five.id, RuleKind.TOGETHER, [one, other, third])
    store.do(pairs.remove_rule, five.id, done.value)
    assert store.ask(peers.rules_of, five.id).value == []
    store.do(pairs.add_rule, five.id, RuleKind.TOGETHER, [one, other, third])


@pytest.mark.parametrize(
    ("kind", "count", "words"),
    [(RuleKind.APART, 1, "mindst to"), (RuleKind.TOGETHER, 4, "Højst tre")],
)
def test_a_rule_that_says_nothing_is_refused(store, five, kind, count, words):
    with pytest.raises(Refusal, match=words):
        store.do(pairs.add_rule, five.id, kind, five.students[:count])


def test_weights_are_kept_for_the_class_and_come_back_as_they_were(store, five):
    wanted = dict.fromkeys(Criterion, Weight.NONE) | {Criterion.NEAR: Weight.MOST}
    done = store.do(pairs.weigh, five.id, wanted)
    assert done.change.label == "Hvad der tæller, når makkerpar foreslås, tøm-26a"
    assert unpack_weights(pack_weights(wanted)) == wanted
    assert unpack_weights("age:0")[Criterion.AGE] is Weight.NONE


def test_a_student_who_is_deleted_leaves_no_empty_seat(store, five):
    put(store, five, (0, 1), (2, 3, 4))
    store.do(pairs.add_rule, five.id, RuleKind.APART, five.students[:2])
    store.do(students.delete, five.students[0])
    assert store.problems() == ()
    assert [len(pair.members) for pair in store.ask(peers.pairs_of, [five.id]).value] == [1, 3]


def test_the_date_of_a_pair_is_the_one_it_was_given(store, five):
    put(store, five, (0, 1), day=date(2026, 9, 1))
    assert store.ask(peers.pairs_of, [five.id]).value[0].first_day == date(2026, 9, 1)


def test_a_class_whose_course_is_over_keeps_its_pairs(store, five):
    put(store, five, (0, 1), (2, 3, 4))
    with pytest.raises(Refusal, match="forløb er slut"):
        put(store, five, (0, 2), (1, 3, 4), day=MONDAY + timedelta(weeks=40))
    assert standing(store, five) == [{0, 1}, {2, 3, 4}]
