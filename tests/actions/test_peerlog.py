"""Meetings of pairs and groups are noted, followed up and asked for in their rhythm."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from gf2tracker.actions import groups, pairs, peerlog
from gf2tracker.actions.groups import NewGroups
from gf2tracker.actions.peerlog import Entry, Seat
from gf2tracker.errors import Refusal
from gf2tracker.queries import peerlog as log
from gf2tracker.store.tables import Task
from tests import given

MONDAY = given.MONDAY
WEEK = timedelta(weeks=1)


@pytest.fixture
def made(store):
    one = given.a_class(store, students=4)
    a, b, c, d = one.students
    store.do(pairs.put, one.id, [[a, b], [c, d]], MONDAY)
    store.do(groups.put, one.id, NewGroups(((a, b), (c, d))), MONDAY)
    return one


def shown(store, made, today):
    return store.ask(log.of_class, made.id, today).value


def seats(store, made):
    found = shown(store, made, MONDAY)
    return [Seat(group_id=one.group_id) for one in found.groups]


def test_a_round_of_groups_is_noted_in_one_step(store, made):
    first, second = seats(store, made)
    entries = {first: Entry(is_met=True, mood=4, text="Godt i gang"), second: Entry(is_met=False)}
    done = store.do(peerlog.write, made.id, MONDAY, entries)
    day = "man 10.08."
    assert done.change.label == (
        f"Makkere og grupper {day}: 1 møde holdt, 1 møde ikke holdt, tøm-26a"
    )
    one, two = shown(store, made, MONDAY).groups
    assert [(line.is_met, line.mood, line.text) for line in one.lines] == [(True, 4, "Godt i gang")]
    assert [line.is_met for line in two.lines] == [False]
    assert one.title == "Gruppe 1"
    assert len(one.names) == 2
    store.undo()
    assert shown(store, made, MONDAY).groups[0].lines == ()


def test_the_same_day_written_again_is_changed(store, made):
    first, _second = seats(store, made)
    (number,) = store.do(peerlog.write, made.id, MONDAY, {first: Entry(is_met=False)}).value
    again = store.do(peerlog.write, made.id, MONDAY, {first: Entry(is_met=True, mood=3)})
    assert again.value == (number,)
    (line,) = shown(store, made, MONDAY).groups[0].lines
    assert (line.is_met, line.mood) == (True, 3)


def test_a_group_that_has_not_met_in_its_rhythm_is_asked_for(store, made):
    first, _second = seats(store, made)
    store.do(peerlog.write, made.id, MONDAY + WEEK, {first: Entry(is_met=True)})
    assert shown(store, made, MONDAY + WEEK).overdue == 0
    late = shown(store, made, MONDAY + 3 * WEEK)
    assert late.overdue == 1
    assert late.groups[0].due is not None
    assert not late.groups[0].due.is_overdue
    assert late.groups[1].due.is_overdue


def test_a_pair_has_its_own_lines(store, made):
    pair = shown(store, made, MONDAY).pairs[0]
    store.do(peerlog.write, made.id, MONDAY, {Seat(pair.pair_id): Entry(is_met=True, mood=5)})
    found = shown(store, made, MONDAY)
    assert [len(one.lines) for one in found.pairs] == [1, 0]
    assert found.rhythm == 2


def test_what_a_line_asks_for_becomes_a_task(store, made):
    first, _second = seats(store, made)
    (number,) = store.do(peerlog.write, made.id, MONDAY, {first: Entry(is_met=True)}).value
    due_on = MONDAY + WEEK
    done = store.do(peerlog.follow_up, number, "Tal med gruppen om mødetider", None, due_on)
    assert shown(store, made, MONDAY).groups[0].lines[0].tasks == 1
    store.do(peerlog.remove, [number])
    assert shown(store, made, MONDAY).groups[0].lines == ()
    kept = select(Task.text, Task.log_id).where(Task.id == done.value)
    row = store.ask(lambda connection: connection.execute(kept).one()).value
    assert tuple(row) == ("Tal med gruppen om mødetider", None)
    assert store.problems() == ()


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (Entry(is_met=True, mood=6), "1 til 5"),
        (Entry(is_met=False, mood=2), "ingen stemning"),
        (Entry(is_met=True, text="010107-1234"), "CPR"),
    ],
)
def test_what_cannot_be_noted_is_refused(store, made, entry, words):
    first, _second = seats(store, made)
    with pytest.raises(Refusal, match=words):
        store.do(peerlog.write, made.id, MONDAY, {first: entry})


def test_a_group_of_another_class_is_refused(store, made):
    other = given.a_class(store, "vvs-26a", students=2)
    with pytest.raises(Refusal, match="findes ikke længere"):
        store.do(peerlog.write, other.id, MONDAY, {seats(store, made)[0]: Entry(is_met=True)})
