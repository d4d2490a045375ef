"""Versions of the groups, former pairs and who has been with whom are told from what was stored."""

from datetime import timedelta

from gf2tracker.actions import enrolment, groups, pairs, students
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import seathistory
from tests import given
from tests.queries.enrolments import enrolments_of

MONDAY = given.MONDAY
WEEK = timedelta(weeks=1)


def history(store, made, today=MONDAY + 4 * WEEK):
    return store.ask(seathistory.of_class, made.id, today).value


def test_versions_stand_newest_first_with_who_made_them_and_until_when(store):
    given.a_teacher(store, "MEKR", "Mette Kragh")
    made = given.a_class(store, students=4)
    a, b, c, d = made.students
    store.do(groups.put, made.id, NewGroups(((a, b), (c, d)), name="første"), MONDAY)
    store.do(groups.put, made.id, NewGroups(((a, c), (b, d))), MONDAY + WEEK)
    new, old = history(store, made).versions
    assert (new.number, new.last_day, old.last_day) == (2, None, MONDAY + WEEK - timedelta(days=1))
    assert (old.name, old.titles) == ("første", ("Gruppe 1", "Gruppe 2"))
    moved = history(store, made).moved(old, new)
    assert {one.student_id for one in moved} == {b, c}
    assert old.title_at(None) == ""


def test_pairs_that_ended_are_told_with_reason_and_who_has_been_with_whom(store):
    made = given.a_class(store, students=4)
    a, b, c, d = made.students
    store.do(pairs.put, made.id, [[a, b], [c, d]], MONDAY)
    store.do(pairs.put, made.id, [[a, c], [b, d]], MONDAY + WEEK, "Nye makkere i fase 2")
    found = history(store, made)
    assert found.rounds == (MONDAY, MONDAY + WEEK)
    assert {pair.members for pair in found.former} == {(a, b), (c, d)}
    assert {pair.reason for pair in found.former} == {"Nye makkere i fase 2"}
    assert found.buddies_of(a) == (b, c)
    assert found.buddies_on(a, MONDAY) == (b,)
    assert found.buddies_on(a, MONDAY + WEEK) == (c,)
    assert found.buddies_on(a, MONDAY - WEEK) == ()


def test_those_who_are_gone_stand_last_and_the_protected_by_what_they_are_called(store):
    made = given.a_class(store, students=3)
    a, b, c = made.students
    store.do(pairs.put, made.id, [[a, b, c]], MONDAY)
    (stay,) = enrolments_of(store, b)
    store.do(enrolment.leave, stay, MONDAY + WEEK, LeaveReason.GOT_JOB)
    store.do(students.change, c, {"is_protected": True})
    found = history(store, made).students
    assert found[-1].student_id == b
    assert not found[-1].is_here
    hidden = next(one for one in found if one.student_id == c)
    assert hidden.name == hidden.called
