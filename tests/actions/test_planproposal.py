"""The catalogue laid out as the first plan of a class."""

from datetime import date

import pytest

from gf2tracker.actions import catalogue, closed, planproposal
from gf2tracker.errors import Refusal
from gf2tracker.queries.catalogue import listing
from tests import given
from tests.plans import chips, put


@pytest.fixture
def made(store):
    return given.a_class(store, "tøm-26a", students=3)


def test_every_activity_stands_in_its_phase_on_an_open_day(store, made):
    store.do(closed.add, date(2026, 9, 14), date(2026, 9, 18), "emneuge")
    wanted = {one.id: one.content.phase for one in store.ask(listing).value if one.content.phase}
    done = store.do(planproposal.lay_out, made.id, given.MONDAY)
    assert done.value == len(wanted)
    assert (
        done.change.label == f"Katalogets forslag lagt i planen: {len(wanted)} aktiviteter, tøm-26a"
    )
    found = chips(store, made.id).values()
    assert len(found) == len(wanted)
    assert not any(chip.faults for chip in found)
    titles = {one.content.title: one.content.phase for one in store.ask(listing).value}
    assert all(chip.phase == titles[chip.title] for chip in found)
    assert len({chip.week for chip in found if chip.phase == 1}) > 3
    store.undo()
    assert not chips(store, made.id)


def test_a_class_with_a_plan_keeps_it(store, made):
    put(store, made.id)
    with pytest.raises(Refusal, match="har en plan"):
        store.do(planproposal.lay_out, made.id, given.MONDAY)


def test_a_catalogue_without_phases_gives_no_plan(store, made):
    store.do(catalogue.retire, [one.id for one in store.ask(listing).value])
    with pytest.raises(Refusal, match="intet til resten"):
        store.do(planproposal.lay_out, made.id, given.MONDAY)


def test_what_would_stand_before_today_is_left_out(store, made):
    today = date(2026, 11, 2)
    store.do(planproposal.lay_out, made.id, today)
    found = chips(store, made.id, today).values()
    assert found
    assert not any(chip.is_not_held for chip in found)
    with pytest.raises(Refusal, match="har en plan"):
        store.do(planproposal.lay_out, made.id, today)


def test_a_course_that_is_over_gets_nothing(store, made):
    with pytest.raises(Refusal, match="intet til resten"):
        store.do(planproposal.lay_out, made.id, date(2027, 5, 3))
