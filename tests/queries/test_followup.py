"""What has been decided about following up: of one student, and of everybody."""

from datetime import date

from gf2tracker.actions import followup as deeds
from gf2tracker.queries import followup
from gf2tracker.queries.followup import Followed
from tests import given

FRI = date(2026, 8, 14)


def test_nothing_is_decided_until_somebody_does(store):
    tom = given.a_class(store, students=1)
    assert store.ask(followup.of_student, tom.students[0]).value == Followed()
    assert store.ask(followup.everybody).value == {}


def test_owner_and_next_step_are_told_by_name_and_day(store):
    tom = given.a_class(store, students=2)
    jens = given.a_teacher(store, "JEHO", "Jens Holst")
    first, second = tom.students
    store.do(deeds.assign, [first], jens)
    store.do(deeds.plan_next, first, "Møde med mor", FRI)
    store.do(deeds.plan_next, second, "Ring til mester", FRI)
    told = Followed(jens, "Jens Holst", "Møde med mor", FRI)
    assert store.ask(followup.of_student, first).value == told
    assert store.ask(followup.everybody).value == {
        first: told,
        second: Followed(None, "", "Ring til mester", FRI),
    }
