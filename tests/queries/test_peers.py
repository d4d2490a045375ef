"""A class as pairs and groups are made from it."""

from datetime import date, timedelta

import pytest

from gf2tracker.actions import enrolment, groups, pairs
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.pairs.criteria import Criterion, Weight
from gf2tracker.domain.peers import RuleKind
from gf2tracker.domain.people import LeaveReason, Track
from gf2tracker.queries import peers
from gf2tracker.store.enrolment import stays_of
from tests import given, registers

MONDAY = given.MONDAY
LATER = MONDAY + timedelta(weeks=2)


@pytest.fixture
def made(store):
    one = given.a_class(store, students=4)
    given.student(
        store,
        "Ida Sand",
        one.id,
        birth_date=date(2009, 5, 1),
        track=Track.EUX,
        postcode="2300",
        former_school="Amager Fælled Skole",
        is_protected=True,
        called_name="Ida",
    )
    return one


def asked(store, made, today=LATER):
    return store.ask(peers.of_class, made.id, today).value


def test_students_come_by_name_with_what_is_known(store, made):
    found = asked(store, made)
    names = [student.name for student in found.students]
    assert len(names) == 5
    ida = next(student for student in found.students if student.name == "Ida")
    assert (ida.age, ida.is_eux, ida.is_fragile, ida.days_away) == (17, True, False, 0)
    assert (ida.postcode, ida.former_school) == ("", "")
    assert found.protected == {ida.student_id}
    assert found.seated[names.index("Ida")].traits == (("young", "1"), ("eux", "1"))
    assert found.called[ida.student_id] == "Ida"


def test_standing_pairs_ended_ones_and_rounds_are_kept_apart(store, made):
    one, two, three, four = made.students
    store.do(pairs.put, made.id, [[one, two], [three, four]], MONDAY)
    store.do(pairs.put, made.id, [[one, three], [two, four]], MONDAY + timedelta(days=7))
    found = asked(store, made)
    assert {frozenset(pair) for pair in found.couples} == {
        frozenset({one, three}),
        frozenset({two, four}),
    }
    assert {pair.last_day for pair in found.past} == {MONDAY + timedelta(days=6)}
    assert [turn.day for turn in found.rounds] == [MONDAY, MONDAY + timedelta(days=7)]
    assert found.names[one]


def test_rules_locks_and_weights_are_as_the_solver_takes_them(store, made):
    one, two, three, four = made.students
    store.do(pairs.put, made.id, [[one, two]], MONDAY)
    pair = asked(store, made).pairs[0]
    store.do(pairs.lock, pair.id, is_locked=True)
    store.do(pairs.add_rule, made.id, RuleKind.APART, [three, four])
    store.do(pairs.weigh, made.id, {Criterion.AGE: Weight.MOST})
    found = asked(store, made)
    assert found.pair_rules.locked == ((one, two),)
    assert found.pair_rules.apart == ((three, four),)
    assert found.pair_rules.together == ()
    assert found.weights[Criterion.AGE] is Weight.MOST
    assert found.weights[Criterion.TRACK] is Weight.NONE


def test_who_has_left_is_named_but_not_there(store, made):
    one, two = made.students[:2]
    store.do(pairs.put, made.id, [[one, two]], MONDAY)
    (stay,) = store.ask(stays_of, [one]).value[one]
    store.do(enrolment.leave, stay.id, MONDAY + timedelta(days=3), LeaveReason.OTHER)
    found = asked(store, made)
    assert one in found.left
    assert one not in {student.student_id for student in found.students}
    assert found.couples == ((one, two),)


def test_an_absence_day_in_the_first_days_makes_somebody_fragile(store, made):
    one = made.students[0]
    registers.take_day(store, made.id, MONDAY, absent={one: "U"})
    found = asked(store, made, MONDAY + timedelta(days=1))
    student = next(each for each in found.students if each.student_id == one)
    assert student.is_fragile
    assert student.days_away == 1
    assert found.absent == {one}


def test_groups_that_stand_and_all_versions(store, made):
    assert asked(store, made).version is None
    for day in (MONDAY, LATER):
        store.do(groups.put, made.id, NewGroups((made.students,)), day)
    found = asked(store, made)
    assert found.version.number == 2
    assert [version.number for version in found.versions] == [2, 1]


def test_two_who_got_a_third_have_not_been_buddies_before(store, made):
    one, two, three, four = made.students
    store.do(pairs.put, made.id, [[one, two], [three, four]], MONDAY)
    store.do(pairs.put, made.id, [[one, two, three]], MONDAY + timedelta(days=7))
    assert [turn.pairs for turn in asked(store, made).earlier] == [((three, four),)]
