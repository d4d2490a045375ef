"""Closed days: they move the course's weeks, and never so far that it has no end."""

from datetime import date

import pytest

from gf2tracker.actions import closed, school
from gf2tracker.errors import Refusal
from gf2tracker.queries import classes
from gf2tracker.queries import school as schools
from tests import given


def test_a_break_moves_the_weeks_of_every_class(store):
    made = given.a_class(store)
    before = store.ask(classes.course, made.id).value
    store.do(closed.add_break, "efterårsferie uge 42 2026")
    after = store.ask(classes.course, made.id).value
    assert before.is_school_day(date(2026, 10, 14))
    assert after.closed_name(date(2026, 10, 14)) == "Efterårsferie"
    assert (after.ends_on - before.ends_on).days == 7
    store.undo()
    assert store.ask(classes.course, made.id).value == before


def test_half_weeks_and_overlaps_are_allowed(store):
    store.do(closed.add, date(2027, 2, 10), date(2027, 2, 12), "Vinterferie")
    store.do(closed.add, date(2027, 2, 12), date(2027, 2, 15))
    found = store.ask(schools.closed).value
    assert [(row.first.day, row.last.day, row.name) for row in found] == [
        (12, 15, "Lukket"),
        (10, 12, "Vinterferie"),
    ]


def test_a_period_may_be_one_sites_alone(store):
    made = given.a_class(store)
    lyngby = store.do(school.add_site, "Lyngby").value
    number = store.do(closed.add_break, "uge 42", lyngby, 2026).value
    assert store.ask(classes.course, made.id).value.is_school_day(date(2026, 10, 14))
    assert store.ask(schools.closed).value[0].site == "Lyngby"
    first, last = date(2026, 10, 12), date(2026, 10, 14)
    store.do(closed.change, number, first, last, "Kursus", None)
    row = store.ask(schools.closed).value[0]
    assert (row.site, row.site_id, row.last, row.name) == ("", None, last, "Kursus")
    assert not store.ask(classes.course, made.id).value.is_school_day(date(2026, 10, 14))
    store.do(closed.remove, number)
    assert store.ask(schools.closed).value == ()


def test_a_sites_closed_days_go_with_the_site(store):
    lyngby = store.do(school.add_site, "Lyngby").value
    store.do(closed.add_break, "uge 42 2026", lyngby)
    store.do(school.remove_site, lyngby)
    assert store.ask(schools.closed).value == ()
    store.undo()
    assert len(store.ask(schools.closed).value) == 1


def test_a_period_that_ends_before_it_begins_is_refused(store):
    with pytest.raises(Refusal) as refusal:
        store.do(closed.add, date(2027, 2, 12), date(2027, 2, 10), "Vinterferie")
    assert refusal.value.field == "last"


def test_a_text_that_names_no_days_is_refused(store):
    with pytest.raises(Refusal) as refusal:
        store.do(closed.add_break, "vinterferie uge 7")
    assert refusal.value.field == "closed"


def test_so_much_is_not_closed_that_a_class_never_ends(store):
    given.a_class(store)
    with pytest.raises(Refusal, match="aldrig"):
        store.do(closed.add, date(2026, 9, 1), date(2031, 9, 1), "Brand")
    assert store.ask(schools.closed).value == ()


def test_days_outside_the_calendar_are_refused(store):
    with pytest.raises(Refusal) as refusal:
        store.do(closed.add, date(1926, 9, 1), date(1926, 9, 1), "Brand")
    assert refusal.value.field == "first"
