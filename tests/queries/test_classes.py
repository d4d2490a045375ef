"""The list of classes, one class, and what its form offers."""

from datetime import date

import pytest

from gf2tracker.actions import closed, enrolment
from gf2tracker.domain.people import LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.queries import classes
from gf2tracker.queries import students as people
from gf2tracker.queries.classes import ClassState
from tests import given

MONDAY = given.MONDAY


def row(store, made, today):
    return store.ask(classes.one, made.id, today).value.row


def test_classes_stand_in_danish_order(store):
    for code in ("tøm-26a", "aal-26a", "el-26b", "el-26a", "ålb-26a", "10x", "9x"):
        given.a_class(store, code)
    codes = [one.code for one in store.ask(classes.listing, MONDAY).value]
    assert codes == ["9x", "10x", "el-26a", "el-26b", "tøm-26a", "aal-26a", "ålb-26a"]


def test_a_running_class_knows_its_week_and_phase(store):
    made = given.a_class(store, students=3)
    store.do(closed.add_break, "efterårsferie uge 42 2026")
    now = row(store, made, date(2026, 9, 14))
    assert (now.state, now.week, now.phase, now.weeks) == (ClassState.RUNNING, 6, 2, 20)
    assert (now.programme, now.programme_short, now.site) == ("Tømrer", "Tømrer", "Ballerup")
    assert (now.contact_teacher, now.contact_teacher_name) == ("MEKR", "Mette Kragh")
    assert now.students == 3
    assert row(store, made, date(2026, 10, 14)).week == 9
    assert store.ask(classes.listing, date(2026, 9, 14)).value == (now,)


def test_a_class_that_comes_or_has_ended_has_no_week(store):
    made = given.a_class(store, students=2)
    coming = row(store, made, date(2026, 8, 9))
    assert (coming.state, coming.week, coming.phase) == (ClassState.COMING, None, None)
    assert coming.students == 2
    ended = row(store, made, date(2027, 8, 9))
    assert (ended.state, ended.week, ended.students) == (ClassState.ENDED, None, 2)
    assert row(store, made, ended.ends_on).state is ClassState.RUNNING
    assert ended.ends_on.weekday() == 4
    assert ended.last_day <= ended.ends_on


def test_who_has_left_or_not_begun_is_not_counted(store):
    made = given.a_class(store, students=2)
    given.student(store, "Bo Dam", made.id, date(2026, 8, 24))
    stay = store.ask(people.one, made.students[0], MONDAY).value.present
    store.do(enrolment.leave, stay.id, date(2026, 8, 21), LeaveReason.PERSONAL)
    days = (MONDAY, date(2026, 8, 21), date(2026, 8, 22), date(2026, 8, 24))
    assert [row(store, made, day).students for day in days] == [2, 2, 1, 2]


def test_a_class_is_found_by_its_code_however_it_is_written(store):
    made = given.a_class(store, "tøm-26a")
    for code in ("tøm-26a", " TØM-26A ", "toem-26a"):
        assert store.ask(classes.by_code, code).value == made.id
    with pytest.raises(Refusal, match="el-26a"):
        store.ask(classes.by_code, "el-26a")


def test_a_class_that_is_gone_is_a_sentence(store):
    for query in (classes.course, lambda connection, one: classes.one(connection, one, MONDAY)):
        with pytest.raises(Refusal, match="findes ikke"):
            store.ask(query, 4711)
