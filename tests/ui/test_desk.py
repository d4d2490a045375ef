"""What the frame knows: classes, staff and the course."""

from datetime import date

import pytest

from gf2tracker.actions import classes as class_deeds
from gf2tracker.actions import demo
from tests import given
from tests.inline import InlineWork
from ui.desk import Desk, about
from ui.screen import Focus

TODAY = date(2026, 8, 17)


@pytest.fixture
def work(sqlite_store):
    return InlineWork(lambda: sqlite_store)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=3)


@pytest.fixture
def desk(work, tom):
    made = Desk(work)
    work.changed.connect(made.on_changed)
    made.look_at(Focus(tom.id, TODAY, TODAY))
    made.ask_everything()
    return made


def test_the_classes_are_offered_ones_own_first(desk, sqlite_store, work):
    other = given.a_teacher(sqlite_store, "JEHO", "Jens Holst")
    given.a_class(sqlite_store, "auto-26a", contact_teacher_id=other)
    given.a_class(sqlite_store, "vvs-27a", contact_teacher_id=other, starts_on=date(2027, 1, 11))
    desk.ask_everything()
    offered = [(choice.group, choice.code) for choice in desk.choices("MEKR")]
    assert offered == [("Mine hold", "tøm-26a"), ("I gang", "auto-26a"), ("Andre hold", "vvs-27a")]


def test_the_class_to_begin_with_is_the_last_one_then_ones_own(desk, sqlite_store):
    other = given.a_teacher(sqlite_store, "JEHO", "Jens Holst")
    given.a_class(sqlite_store, "auto-26a", contact_teacher_id=other)
    desk.ask_everything()
    assert desk.first_class("JEHO", "").code == "auto-26a"
    assert desk.first_class("JEHO", "tøm-26a").code == "tøm-26a"
    assert desk.first_class("", "findes-ikke").code in {"auto-26a", "tøm-26a"}


def test_a_school_without_classes_has_none_to_begin_with(work):
    desk = Desk(work)
    desk.look_at(Focus(None, TODAY, TODAY))
    desk.ask_everything()
    assert desk.first_class("MEKR", "tøm-26a") is None
    assert desk.course is None


def test_the_course_follows_the_class_and_its_weeks(desk, work, sqlite_store, tom):
    assert desk.course.starts_on == given.MONDAY
    work.do(class_deeds.change, tom.id, {"starts_on": date(2026, 8, 17)})
    assert desk.course.starts_on == date(2026, 8, 17)
    desk.look_at(Focus(None, TODAY, TODAY))
    assert desk.course is None


def test_nothing_is_asked_about_a_class_that_has_gone(desk, work, tom):
    refusals = []
    work.refused.connect(refusals.append)
    work.do(class_deeds.delete, tom.id)
    assert desk.class_row(tom.id) is None
    assert refusals == []


def test_a_class_is_told_with_programme_and_number_of_students(desk, tom):
    assert about(desk.class_row(tom.id)) == "Tømrer · 3 elever"
    assert desk.class_row(None) is None


def test_the_demo_school_is_known_as_one(work, sqlite_store):
    desk = Desk(work)
    desk.look_at(Focus(None, TODAY, TODAY))
    work.do(demo.build, TODAY, 1)
    desk.ask_everything()
    assert desk.is_demo
    assert desk.school_name


def test_what_undo_would_do_is_asked_for_by_who_sits_there(desk, sqlite_store):
    told = []
    desk.ask_offer("abc", lambda answer: told.append(answer.value.undo))
    desk.ask_offer("JEHO", lambda answer: told.append(answer.value.undo))
    assert told == ["3 elever tilføjet: tøm-26a", None]
