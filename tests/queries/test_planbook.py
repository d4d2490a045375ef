"""What a workbook of plans shows."""

from datetime import date

import pytest

from gf2tracker.domain.people import ClassId
from gf2tracker.errors import Refusal
from gf2tracker.queries.planbook import plan_book
from tests import given
from tests.plans import TODAY, put


def test_some_classes_or_all_that_have_not_ended_in_order_of_code(store):
    late = given.a_class(store, "tøm-26b")
    early = given.a_class(store, "mur-26a")
    old = given.a_class(store, "mur-25a", starts_on=date(2025, 8, 11))
    visit = put(store, late.id)
    found = store.ask(plan_book, None, TODAY).value
    assert [one.code for one in found.classes] == ["mur-26a", "tøm-26b"]
    assert [chip.id for chip in found.classes[1].chips] == [visit]
    assert sum(len(week.chips) for week in found.classes[1].weeks) == 1
    assert (found.staff, len(found.mark), found.is_demo) == (("MEKR",), 8, False)
    chosen = store.ask(plan_book, [old.id, early.id], TODAY).value
    assert [one.code for one in chosen.classes] == ["mur-25a", "mur-26a"]


def test_what_stands_in_no_week_is_outside(store):
    made = given.a_class(store, "tøm-26a")
    visit = put(store, made.id, week=20)
    found = store.ask(plan_book, [made.id], TODAY).value
    assert not found.classes[0].outside
    assert found.classes[0].chips[0].id == visit


def test_a_class_that_is_gone_and_a_school_without_any_are_refused(store):
    with pytest.raises(Refusal, match="Ingen hold er i gang"):
        store.ask(plan_book, None, TODAY)
    with pytest.raises(Refusal, match="findes ikke længere"):
        store.ask(plan_book, [ClassId(99)], TODAY)
