"""Wellbeing groups are made as versions, changed by hand, locked and restored."""

from datetime import timedelta

import pytest

from gf2tracker.actions import enrolment, groups
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.people import LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.store import peers
from gf2tracker.store.enrolment import stays_of
from tests import given

MONDAY = given.MONDAY
LATER = MONDAY + timedelta(weeks=5)


@pytest.fixture
def eight(store):
    return given.a_class(store, students=8)


def put(store, made, *places, day=MONDAY, name=""):
    who = tuple(tuple(made.students[at] for at in group) for group in places)
    return store.do(groups.put, made.id, NewGroups(who, 4, "age eux", name), day)


def versions(store, made):
    return store.ask(peers.versions_of, [made.id], with_past=True).value


def seats(store, made):
    return [
        {made.students.index(one) for one in group.members}
        for group in versions(store, made)[-1].groups
    ]


def test_groups_are_made_as_one_version(store, eight):
    done = put(store, eight, (0, 1, 2, 3), (4, 5, 6, 7))
    assert done.change.label == "2 trivselsgrupper dannet, tøm-26a"
    assert seats(store, eight) == [{0, 1, 2, 3}, {4, 5, 6, 7}]
    (version,) = versions(store, eight)
    assert (version.number, version.size, version.traits, version.rhythm) == (1, 4, "age eux", 2)
    store.undo()
    assert versions(store, eight) == []


def test_a_new_version_keeps_the_old_one_and_an_old_one_comes_back(store, eight):
    put(store, eight, (0, 1, 2, 3), (4, 5, 6, 7), name="Efter start")
    put(store, eight, (0, 1, 4, 5), (2, 3, 6, 7), day=LATER)
    first, second = versions(store, eight)
    assert (first.last_day, second.last_day) == (LATER - timedelta(days=1), None)
    done = store.do(groups.restore, eight.id, first.id, LATER)
    assert done.change.label == "Udgave 1 af trivselsgrupperne taget frem, tøm-26a"
    assert seats(store, eight) == [{0, 1, 2, 3}, {4, 5, 6, 7}]
    assert [version.number for version in versions(store, eight)] == [1, 2, 3]
    assert versions(store, eight)[-1].name == "Efter start"


def test_who_has_left_is_not_in_a_version_that_comes_back(store, eight):
    put(store, eight, (0, 1, 2, 3), (4, 5, 6, 7))
    first = versions(store, eight)[0]
    (stay,) = store.ask(stays_of, [eight.students[0]]).value[eight.students[0]]
    last_day = MONDAY + timedelta(days=3)
    store.do(enrolment.leave, stay.id, last_day, LeaveReason.OTHER)
    store.do(groups.restore, eight.id, first.id, LATER)
    assert seats(store, eight) == [{1, 2, 3}, {4, 5, 6, 7}]


def test_a_student_is_moved_and_two_change_places(store, eight):
    put(store, eight, (0, 1, 2), (4, 5, 6, 7))
    one, other = versions(store, eight)[0].groups
    done = store.do(groups.move, eight.id, eight.students[3], one.id)
    assert done.change.label == "En elev flyttet til gruppe 1, tøm-26a"
    store.do(groups.move, eight.id, eight.students[7], one.id)
    assert seats(store, eight) == [{0, 1, 2, 3, 7}, {4, 5, 6}]
    done = store.do(groups.swap, eight.id, eight.students[0], eight.students[4])
    assert done.change.label == "To elever byttet mellem gruppe 1 og 2, tøm-26a"
    assert seats(store, eight) == [{1, 2, 3, 4, 7}, {0, 5, 6}]
    with pytest.raises(Refusal, match="hver sin gruppe"):
        store.do(groups.swap, eight.id, eight.students[5], eight.students[6])
    store.do(groups.move, eight.id, eight.students[5], other.id)
    assert seats(store, eight) == [{1, 2, 3, 4, 7}, {0, 5, 6}]


def test_locks_hold_by_hand_and_follow_an_unchanged_group(store, eight):
    put(store, eight, (0, 1, 2, 3), (4, 5, 6, 7))
    one, other = versions(store, eight)[0].groups
    store.do(groups.lock, eight.id, other.id, is_locked=True)
    store.do(groups.lock_student, eight.id, eight.students[0], is_locked=True)
    for who, to in ((0, other), (1, other), (4, one)):
        with pytest.raises(Refusal, match=r"[Ll]åst"):
            store.do(groups.move, eight.id, eight.students[who], to.id)
    put(store, eight, (1, 2, 3, 0), (7, 6, 5, 4), day=LATER)
    again = versions(store, eight)[-1].groups
    assert [group.is_locked for group in again] == [False, True]
    assert again[0].locked == {eight.students[0]}
    store.do(groups.lock_student, eight.id, eight.students[0], is_locked=False)
    assert versions(store, eight)[-1].groups[0].locked == frozenset()


def test_a_group_has_a_name_and_the_class_a_rhythm(store, eight):
    put(store, eight, (0, 1, 2, 3), (4, 5, 6, 7))
    group = versions(store, eight)[0].groups[0]
    store.do(groups.rename, eight.id, group.id, "Hammerne")
    done = store.do(groups.set_rhythm, eight.id, 3)
    assert done.change.label == "Trivselsgrupperne mødes hver 3. uge, tøm-26a"
    (version,) = versions(store, eight)
    assert (version.groups[0].name, version.rhythm) == ("Hammerne", 3)
    with pytest.raises(Refusal, match="mellem 1 og 10"):
        store.do(groups.set_rhythm, eight.id, 0)


def test_what_are_no_groups_is_refused(store, eight):
    with pytest.raises(Refusal, match="ingen grupper at gemme"):
        put(store, eight, ())
    with pytest.raises(Refusal, match="kun være ét sted"):
        put(store, eight, (0, 1, 2), (2, 3, 4))
    with pytest.raises(Refusal, match="ingen trivselsgrupper"):
        store.do(groups.set_rhythm, eight.id, 2)
