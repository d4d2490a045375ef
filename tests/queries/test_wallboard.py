"""What hangs on the wall of a class, and how many have lost a buddy."""

from datetime import timedelta

import pytest

from gf2tracker.actions import enrolment, groups, pairs
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import buddyless, wallboard
from tests import given
from tests.queries.enrolments import enrolments_of

MONDAY = given.MONDAY
LATER = MONDAY + timedelta(weeks=2)


@pytest.fixture
def made(store):
    one = given.a_class(store)
    names = ("Huda Hassan", "Ida Sand", "Huda Kaya", "Bo Bak")
    who = [given.student(store, name, one.id) for name in names]
    who.append(given.student(store, "Karl Secret", one.id, is_protected=True, called_name="Kalle"))
    store.do(pairs.put, one.id, [who[:2], who[2:]], MONDAY)
    store.do(groups.put, one.id, NewGroups((tuple(who),), name="Første"), MONDAY)
    version = store.ask(wallboard.peers_of, one.id, MONDAY).value.version
    store.do(groups.rename, one.id, version.groups[0].id, "Ørnene")
    return one, who


def test_the_wall_has_first_names_alone(store, made):
    found = store.ask(wallboard.of_class, made[0].id, LATER).value
    assert found.code == "tøm-26a"
    assert found.pairs == (("Bo", "Huda K.", "Kalle"), ("Huda H.", "Ida"))
    assert found.alone == ()
    (group,) = found.groups
    assert (group.number, group.name) == (1, "Ørnene")
    assert group.members == ("Bo", "Huda H.", "Huda K.", "Ida", "Kalle")


def test_who_has_left_hangs_nowhere_and_who_is_left_is_alone(store, made):
    one, who = made
    (stay,) = enrolments_of(store, who[1])
    store.do(enrolment.leave, stay, LATER - timedelta(days=3), LeaveReason.PERSONAL)
    found = store.ask(wallboard.of_class, one.id, LATER).value
    assert found.alone == ("Huda H.",)
    assert "Ida" not in str(found)
    assert store.ask(buddyless.waiting, LATER, "MEKR").value == 1


def test_whole_pairs_and_other_people_s_classes_count_nothing(store, made):
    assert store.ask(buddyless.waiting, LATER, "MEKR").value == 0
    assert store.ask(buddyless.waiting, LATER, "JEHO").value == 0
    assert store.ask(buddyless.waiting, LATER, "").value == 0


def test_a_class_without_pairs_has_an_empty_wall_and_waits_for_nobody(store):
    made = given.a_class(store, students=3)
    found = store.ask(wallboard.of_class, made.id, LATER).value
    assert (found.pairs, found.alone, found.groups) == ((), (), ())
    assert store.ask(buddyless.waiting, LATER, "MEKR").value == 0
