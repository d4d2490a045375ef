"""Pairs and groups that change in one step, and are undone in one."""

import pytest

from gf2tracker.actions import groups, pairs, seating
from gf2tracker.actions.groups import NewGroups
from gf2tracker.errors import Refusal
from gf2tracker.queries import peers
from tests import given

MONDAY = given.MONDAY


@pytest.fixture
def eight(store):
    made = given.a_class(store, students=8)
    who = made.students
    store.do(pairs.put, made.id, [who[at : at + 2] for at in (0, 2, 4, 6)], MONDAY)
    store.do(groups.put, made.id, NewGroups((who[:4], who[4:])), MONDAY)
    return made


def asked(store, made):
    return store.ask(peers.of_class, made.id, MONDAY).value


def group_of(of, student):
    return of.version.group_of(student).number


def test_a_pair_and_its_group_change_together_and_come_back_together(store, eight):
    one, two, three, four, five, six, *rest = eight.students
    second = asked(store, eight).version.groups[1].id
    wanted = [(one, five), (two, six), (three, four), tuple(rest)]
    done = store.do(seating.seat, eight.id, wanted, {one: second}, MONDAY)
    of = asked(store, eight)
    assert frozenset((one, five)) in {frozenset(pair) for pair in of.couples}
    assert group_of(of, one) == 2
    assert done.change.label == "2 makkerpar ændret, tøm-26a"
    store.undo(done.change.step)
    of = asked(store, eight)
    assert frozenset((one, two)) in {frozenset(pair) for pair in of.couples}
    assert group_of(of, one) == 1


def test_a_whole_pair_changes_group_in_one_step(store, eight):
    one, two, *_rest = eight.students
    second = asked(store, eight).version.groups[1].id
    done = store.do(seating.regroup, eight.id, {one: second, two: second})
    of = asked(store, eight)
    assert (group_of(of, one), group_of(of, two)) == (2, 2)
    assert done.change.label == "2 elever har skiftet gruppe, tøm-26a"


def test_a_locked_group_takes_nobody_and_nothing_is_stored(store, eight):
    one, two, *_rest = eight.students
    second = asked(store, eight).version.groups[1].id
    store.do(groups.lock, eight.id, second, is_locked=True)
    before = asked(store, eight)
    with pytest.raises(Refusal, match="låst"):
        store.do(seating.seat, eight.id, [(one, two)], {one: second}, MONDAY)
    assert asked(store, eight) == before
