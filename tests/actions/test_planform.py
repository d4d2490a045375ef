"""The form of a planned activity is saved in one step, whatever it changes."""

from datetime import date

import pytest

from gf2tracker.actions import planform
from gf2tracker.domain.activity import CheckLine, CompanyState, PlanState
from gf2tracker.domain.people import Role
from gf2tracker.domain.plan import ClosedDay
from gf2tracker.errors import Refusal
from tests import given
from tests.plans import card, put


@pytest.fixture
def made(store):
    return given.a_class(store, "tøm-26a", students=3)


def form(**changes):
    values = {
        "changes": {"title": "Besøg hos mester", "place": "Vestergade 4", "companies_needed": 3},
        "day": date(2026, 9, 29),
        "first_lesson": 3,
        "people": (),
        "companies": (),
        "checklist": (),
    }
    return {**values, **changes}


def test_everything_is_saved_in_one_step(store, made):
    number = put(store, made.id)
    teacher = given.school(store).teacher_id
    done = store.do(
        planform.save,
        number,
        form(
            day=date(2026, 10, 1),
            people=((teacher, Role.CONTACT_TEACHER),),
            companies=(("Bakkens Byg", CompanyState.CONFIRMED),),
            checklist=(CheckLine("Bestil bus", is_done=True), CheckLine("Ring til mester")),
        ),
    )
    assert done.change.label == "Besøg hos mester ændret, tøm-26a"
    told = card(store, number)
    chip = told.chip
    assert (chip.title, chip.place, chip.date) == (
        "Besøg hos mester",
        "Vestergade 4",
        date(2026, 10, 1),
    )
    assert (chip.state, chip.first_lesson, chip.needed) == (PlanState.MOVED, 3, 3)
    assert chip.confirmed == 1
    assert [one.initials for one in told.staff] == ["MEKR"]
    assert told.content.checklist == (
        CheckLine("Bestil bus", is_done=True),
        CheckLine("Ring til mester"),
    )
    store.undo()
    assert card(store, number).chip.title == "Virksomhedsbesøg"


def test_a_form_without_changes_writes_nothing(store, made):
    number = put(store, made.id)
    told = card(store, number)
    lines = told.content.checklist
    same = form(changes={"title": told.chip.title}, first_lesson=0, checklist=lines)
    assert store.do(planform.save, number, same).change.step is None


def test_a_tick_is_taken_back_in_the_form(store, made):
    number = put(store, made.id)
    store.do(planform.save, number, form(checklist=(CheckLine("Bus", is_done=True),)))
    store.do(planform.save, number, form(checklist=(CheckLine("Bus"),)))
    assert card(store, number).content.checklist == (CheckLine("Bus"),)


def test_a_closed_day_is_refused_at_the_date_and_nothing_is_stored(store, made):
    number = put(store, made.id)
    with pytest.raises(ClosedDay) as refusal:
        store.do(planform.save, number, form(day=date(2026, 12, 25)))
    assert refusal.value.field == "date"
    assert card(store, number).chip.title == "Virksomhedsbesøg"


def test_a_company_that_stands_twice_is_refused(store, made):
    number = put(store, made.id)
    twice = (("Bakkens Byg", CompanyState.INVITED), ("bakkens byg", CompanyState.INVITED))
    with pytest.raises(Refusal, match="to gange"):
        store.do(planform.save, number, form(companies=twice))
