"""What the form of leaving knows: when somebody was seen last, and who never came."""

from datetime import date

from gf2tracker.actions import exemption, leaving
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import leavers
from gf2tracker.queries import students as people
from tests import given
from tests.registers import mark, take, take_day

MON, TUE, WED = (date(2026, 8, day) for day in (10, 11, 12))


def facts(store, *students, today=WED):
    stays = [store.ask(people.one, one, today).value.present.id for one in students]
    return store.ask(leavers.leave_facts, stays, today).value


def seen(store, student, today=WED):
    (one,) = facts(store, student, today=today).leavers
    return one.last_seen, one.never_came


def test_one_lesson_is_enough_to_have_been_seen(store):
    made = given.a_class(store, students=1)
    anna = made.students[0]
    assert seen(store, anna) == (None, False)
    take_day(store, made.id, MON, {anna: "U"})
    assert seen(store, anna) == (None, True)
    mark(store, made.id, TUE, {(anna, None): "S", (anna, 2): "F12"})
    take(store, made.id, TUE, [1])
    assert seen(store, anna) == (None, True)
    take(store, made.id, TUE, [2])
    assert seen(store, anna) == (TUE, False)


def test_days_to_come_and_exempt_lessons_are_not_to_have_been_seen(store):
    made = given.a_class(store, students=1)
    anna = made.students[0]
    store.do(exemption.add, anna, MON, MON, "1,2,3,4,5,6,7,8||||")
    take_day(store, made.id, MON)
    assert seen(store, anna) == (None, True)
    take_day(store, made.id, TUE)
    assert seen(store, anna, today=MON) == (None, True)
    assert seen(store, anna) == (TUE, False)


def test_several_are_told_of_with_the_reasons_that_are_in_use(store):
    made = given.a_class(store, students=2)
    store.do(leaving.deactivate, LeaveReason.DECEASED)
    found = facts(store, *made.students)
    assert {one.called for one in found.leavers} == {"Aage", "Birgitte"}
    assert {one.first_day for one in found.leavers} == {given.MONDAY}
    codes = [one.code for one in found.reasons]
    assert LeaveReason.DECEASED not in codes
    assert codes[-1] == LeaveReason.OTHER
    assert store.ask(leavers.leave_facts, [], WED).value.leavers == ()
