"""Students are given to somebody, and the next step is planned."""

from datetime import date

import pytest
from sqlalchemy import select

from gf2tracker.actions import followup, staff
from gf2tracker.errors import Refusal
from gf2tracker.store.tables import FollowUp
from tests import given

FRIDAY = date(2026, 8, 21)


def rows(store):
    found = select(FollowUp.student_id, FollowUp.owner_id, FollowUp.next_step, FollowUp.next_on)
    return {
        row[0]: tuple(row[1:])
        for row in store.ask(lambda connection: connection.execute(found).all()).value
    }


def test_several_students_are_given_in_one_step(store):
    tom, vvs = given.a_class(store, students=2), given.a_class(store, "vvs-26a", students=1)
    jens = given.a_teacher(store, "JEHO", "Jens Holst")
    done = store.do(followup.assign, (*tom.students, *vvs.students), jens)
    assert done.change.label == "Ansvar for 3 elever: tøm-26a og vvs-26a"
    assert {row[0] for row in rows(store).values()} == {jens}
    store.undo()
    assert rows(store) == {}


def test_a_student_goes_back_to_the_contact_teacher(store):
    (anna,) = given.a_class(store, students=1).students
    jens = given.a_teacher(store, "JEHO", "Jens Holst")
    store.do(followup.assign, [anna], jens)
    store.do(followup.plan_next, anna, "Ring til mor", FRIDAY)
    store.do(followup.assign, [anna], None)
    assert rows(store) == {anna: (None, "Ring til mor", FRIDAY)}
    done = store.do(followup.plan_next, anna, "", None)
    assert done.change.label == "Næste skridt klaret: tøm-26a"
    assert rows(store) == {}


def test_to_give_what_was_given_changes_nothing(store):
    (anna,) = given.a_class(store, students=1).students
    assert store.do(followup.assign, [anna], None).change.step is None


def test_somebody_who_has_left_gets_nobody(store):
    (anna,) = given.a_class(store, students=1).students
    jens = given.a_teacher(store, "JEHO", "Jens Holst")
    store.do(staff.deactivate, jens)
    for who in (jens, 999):
        with pytest.raises(Refusal) as refused:
            store.do(followup.assign, [anna], who)
        assert refused.value.field == "owner_id"


def test_the_next_step_is_planned_for_a_day(store):
    (anna,) = given.a_class(store, students=1).students
    done = store.do(followup.plan_next, anna, " Ring til  mor ", FRIDAY)
    assert done.change.label == "Næste skridt planlagt: tøm-26a"
    assert rows(store) == {anna: (None, "Ring til mor", FRIDAY)}


@pytest.mark.parametrize(
    ("text", "day", "field"),
    [
        ("Ring til mor", None, "next_on"),
        (" ", FRIDAY, "next_step"),
        ("x" * 201, FRIDAY, "next_step"),
        ("er 010107-1234", FRIDAY, "next_step"),
    ],
)
def test_a_step_is_refused(store, text, day, field):
    (anna,) = given.a_class(store, students=1).students
    with pytest.raises(Refusal) as refused:
        store.do(followup.plan_next, anna, text, day)
    assert refused.value.field == field
