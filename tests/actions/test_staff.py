"""The staff list."""

import pytest

from gf2tracker.actions import classes, followup, planpeople, staff
from gf2tracker.domain.people import Role
from gf2tracker.errors import Refusal
from gf2tracker.queries import staff as staff_list
from tests import given
from tests.plans import put

METTE = {
    "initials": "mekr",
    "name": "Mette  Kragh",
    "roles": (Role.COUNSELLOR, Role.CONTACT_TEACHER, Role.COUNSELLOR),
    "phone": "+4515420788",
    "mail": "mekr@skole.example",
}


def people(store):
    return store.ask(staff_list.everybody).value


def test_staff_are_kept_as_the_school_writes_them(store):
    store.do(staff.add, METTE)
    mette = people(store)[0]
    assert mette.initials == "MEKR"
    assert mette.name == "Mette Kragh"
    assert mette.roles == (Role.CONTACT_TEACHER, Role.COUNSELLOR)
    assert mette.phone == "15 42 07 88"
    assert mette.is_active


def test_the_list_is_in_danish_order_with_those_who_left_last(store):
    rows = [
        {"initials": "AA", "name": "Åse Dam"},
        {"initials": "BB", "name": "Zita Bo"},
        {"initials": "CC", "name": "Ane Fog"},
    ]
    ids = store.do(staff.add_all, rows).value
    store.do(staff.deactivate, ids[2])
    assert [one.name for one in people(store)] == ["Zita Bo", "Åse Dam", "Ane Fog"]
    store.do(staff.activate, ids[2])
    assert [one.name for one in people(store)] == ["Ane Fog", "Zita Bo", "Åse Dam"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"initials": "M", "name": "Mette"}, "initials"),
        ({"initials": "METTEK", "name": "Mette"}, "initials"),
        ({"initials": "M1", "name": "Mette"}, "initials"),
        ({"initials": "MK", "name": " "}, "name"),
        ({"initials": "MK"}, "name"),
        ({"initials": "MK", "name": "Mette", "phone": "ring"}, "phone"),
        ({"initials": "MK", "name": "Mette", "phone": "010190-1234"}, "phone"),
        ({"initials": "MK", "name": "Mette", "mail": "mette"}, "mail"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(store, fields, field):
    with pytest.raises(Refusal) as refusal:
        store.do(staff.add, fields)
    assert refusal.value.field == field


def test_initials_are_nobody_elses(store):
    mette = store.do(staff.add, METTE).value
    bo = store.do(staff.add, {"initials": "BO", "name": "Bo Dam"}).value
    with pytest.raises(Refusal) as refusal:
        store.do(staff.change, bo, {"initials": "Mekr"})
    assert refusal.value.field == "initials"
    twice = [{"initials": "XX", "name": "X"}, {"initials": "xx", "name": "Y"}]
    with pytest.raises(Refusal):
        store.do(staff.add_all, twice)
    store.do(staff.change, mette, {"initials": "MEKR", "phone": ""})
    assert people(store)[1].phone == ""


def test_somebody_a_class_has_is_not_removed(store):
    made = given.a_class(store)
    of = given.school(store)
    bo = given.a_teacher(store, "BODA", "Bo Dam", (Role.COUNSELLOR,))
    store.do(classes.change, made.id, {"team": [(bo, Role.COUNSELLOR)]})
    for one in (of.teacher_id, bo):
        with pytest.raises(Refusal, match="1 hold"):
            store.do(staff.remove, one)
    store.do(classes.change, made.id, {"team": []})
    store.do(staff.remove, bo)
    assert [one.initials for one in people(store)] == ["MEKR"]


def test_somebody_a_plan_or_a_follow_up_has_is_not_removed(store):
    made = given.a_class(store, students=1)
    planner, follower = (
        given.a_teacher(store, "BODA", "Bo Dam"),
        given.a_teacher(store, "INLU", "Inger Lund"),
    )
    number = put(store, made.id)
    store.do(planpeople.set_staff, number, [(planner, None)])
    store.do(followup.assign, made.students, follower)
    for one in (planner, follower):
        with pytest.raises(Refusal, match="Sæt som stoppet"):
            store.do(staff.remove, one)
    store.do(planpeople.set_staff, number, [])
    store.do(staff.remove, planner)


def test_no_label_names_anybody(store):
    mette = store.do(staff.add, METTE)
    changes = [
        mette.change,
        store.do(staff.change, mette.value, {"name": "Mette Holm"}).change,
        store.do(staff.deactivate, mette.value).change,
        store.do(staff.activate, mette.value).change,
        store.do(staff.remove, mette.value).change,
    ]
    assert all("ette" not in change.label for change in changes)
