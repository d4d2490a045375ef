"""Who is responsible for a planned activity, and which companies come."""

import pytest

from gf2tracker.actions import plan, planpeople
from gf2tracker.domain.activity import CompanyState
from gf2tracker.domain.people import Role
from gf2tracker.errors import Refusal
from tests import given
from tests.plans import card, put

YES, ASKED, NO = CompanyState.CONFIRMED, CompanyState.INVITED, CompanyState.DECLINED


@pytest.fixture
def number(store):
    return put(store, given.a_class(store, "tøm-26a").id)


def chip_of(store, number):
    return card(store, number).chip


def test_people_have_roles_and_stand_in_order(store, number):
    mette = given.school(store).teacher_id
    bo = given.a_teacher(store, "BODA", "Bo Dam")
    store.do(planpeople.set_staff, number, [(mette, Role.CONTACT_TEACHER), (bo, None)])
    people = [(one.initials, one.role) for one in card(store, number).staff]
    assert people == [("BODA", None), ("MEKR", Role.CONTACT_TEACHER)]
    assert chip_of(store, number).leads == ("BODA", "MEKR")
    done = store.do(planpeople.set_staff, number, [(bo, Role.SUBJECT_TEACHER)])
    assert done.change.label == "Virksomhedsbesøg fik ansvarlige, tøm-26a"
    assert [(one.initials, one.role) for one in card(store, number).staff] == [
        ("BODA", Role.SUBJECT_TEACHER)
    ]
    again = store.do(planpeople.set_staff, number, [(bo, Role.SUBJECT_TEACHER)])
    assert again.change.step is None
    assert card(store, number).is_edited


def test_who_is_not_in_the_staff_list_is_refused(store, number):
    with pytest.raises(Refusal):
        store.do(planpeople.set_staff, number, [(4711, None)])


def test_totals_follow_the_names_while_everybody_is_named(store, number):
    store.do(planpeople.set_companies, number, [("Byg & Co", ASKED), ("Ås Tømrer", YES)])
    assert (chip_of(store, number).invited, chip_of(store, number).confirmed) == (2, 1)
    store.do(planpeople.set_companies, number, [("Byg & Co", YES), ("Ås Tømrer", NO)])
    assert (chip_of(store, number).invited, chip_of(store, number).confirmed) == (2, 1)
    store.do(planpeople.set_companies, number, [])
    assert (chip_of(store, number).invited, chip_of(store, number).confirmed) == (0, 0)
    assert card(store, number).companies == ()


def test_totals_above_the_names_only_rise(store, number):
    store.do(plan.change, number, {"companies_invited": 5, "companies_confirmed": 3})
    store.do(planpeople.set_companies, number, [("Byg & Co", YES)])
    assert (chip_of(store, number).invited, chip_of(store, number).confirmed) == (5, 3)


def test_an_answer_alone_makes_it_edited(store, number):
    store.do(planpeople.set_companies, number, [("Byg & Co", ASKED)])
    store.do(planpeople.set_companies, number, [("BYG & CO", NO)])
    found = card(store, number)
    assert [(one.name, one.state) for one in found.companies] == [("BYG & CO", NO)]
    assert found.is_edited


@pytest.mark.parametrize("names", [["Byg", "byg "], [" "], ["x" * 121]])
def test_a_name_that_is_empty_long_or_there_twice_is_refused(store, number, names):
    with pytest.raises(Refusal) as refused:
        store.do(planpeople.set_companies, number, [(name, ASKED) for name in names])
    assert refused.value.field == "companies"
