"""A template's activities are changed in one step."""

import pytest

from gf2tracker.actions import template, templateform
from gf2tracker.actions.templateform import SlotLine
from gf2tracker.domain.plan import Place
from gf2tracker.errors import Refusal
from gf2tracker.queries.template import one
from tests import given
from tests.plans import put


@pytest.fixture
def made(store):
    tom = given.a_class(store, "tøm-26a")
    put(store, tom.id, week=8)
    put(store, tom.id, week=9)
    return store.do(template.save, tom.id, "Tømrer").value.template_id


def slots(store, template_id):
    return store.ask(one, template_id).value.slots


def lines(store, template_id):
    return [SlotLine(one.id, one.place, one.content.title) for one in slots(store, template_id)]


def test_one_is_moved_one_taken_out_and_one_added(store, made):
    first, _second = lines(store, made)
    new = SlotLine(None, Place(3, 5), "Sommerfest")
    done = store.do(templateform.save, made, [first._replace(place=Place(12, 4)), new])
    assert done.change.label == "Skabelon ændret: Tømrer"
    told = [(one.content.title, one.place) for one in slots(store, made)]
    assert told == [("Sommerfest", Place(3, 5)), ("Virksomhedsbesøg", Place(12, 4))]
    store.undo()
    assert [one.place for one in slots(store, made)] == [Place(8, 2), Place(9, 2)]


def test_what_is_the_same_writes_nothing(store, made):
    assert store.do(templateform.save, made, lines(store, made)).change.step is None


def test_a_template_keeps_something(store, made):
    with pytest.raises(Refusal, match="Slet den i stedet"):
        store.do(templateform.save, made, [])


def test_a_week_the_template_has_not_is_refused(store, made):
    with pytest.raises(Refusal):
        store.do(templateform.save, made, [SlotLine(None, Place(40, 1), "Sommerfest")])
