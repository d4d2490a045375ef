"""Conflicts and companies needed across all classes."""

from datetime import date, timedelta

import pytest

from gf2tracker.actions import closed, holding, plan, planpeople
from gf2tracker.domain.activity import ActivityKind, CompanyState, PlanState
from gf2tracker.domain.clash import ClashKind
from gf2tracker.domain.plan import Place
from gf2tracker.queries import clashes, demand
from tests import given

MONDAY = given.MONDAY
VISIT = {"title": "Virksomhedsbesøg", "kind": ActivityKind.COMPANY_VISIT, "companies_needed": 3}

PLACE = Place(3, 2)


@pytest.fixture
def two(store):
    return given.a_class(store, students=1), given.a_class(store, "vvs-26a", students=1)


def planned(store, made, place=PLACE, lesson=0, **more):
    return store.do(plan.add, made.id, {**VISIT, **more}, place, lesson).value


def found(store, today=MONDAY):
    return store.ask(clashes.everywhere, today).value


def test_a_person_who_is_wanted_twice_is_found(store, two):
    teacher = given.a_teacher(store, "JEHO", "Jens Holst")
    for made in two:
        store.do(planpeople.set_staff, planned(store, made), [(teacher, None)])
    (clash,) = found(store)
    assert (clash.kind, clash.date) == (ClashKind.PERSON, MONDAY + timedelta(days=15))
    assert clash.text == (
        "Jens Holst skal både til Virksomhedsbesøg (tøm-26a) og Virksomhedsbesøg (vvs-26a)."
    )
    assert found(store, MONDAY + timedelta(days=16)) == ()


def test_a_company_that_has_declined_is_nowhere(store, two):
    ids = [planned(store, made) for made in two]
    for one, state in zip(ids, (CompanyState.CONFIRMED, CompanyState.DECLINED), strict=True):
        store.do(planpeople.set_companies, one, [("Hansen VVS", state)])
    assert found(store) == ()
    store.do(planpeople.set_companies, ids[1], [("hansen vvs", CompanyState.INVITED)])
    assert [clash.kind for clash in found(store)] == [ClashKind.COMPANY]


def test_what_is_cancelled_or_held_clashes_with_nothing(store, two):
    teacher = given.a_teacher(store, "JEHO", "Jens Holst")
    ids = [planned(store, made) for made in two]
    for one in ids:
        store.do(planpeople.set_staff, one, [(teacher, None)])
    store.do(holding.set_state, [ids[0]], PlanState.CANCELLED)
    assert found(store) == ()


def test_a_day_that_was_closed_afterwards_is_told(store, two):
    planned(store, two[0])
    day = MONDAY + timedelta(days=15)
    store.do(closed.add, day, day, "Pædagogisk dag", None)
    (clash,) = found(store)
    assert (clash.kind, clash.other, clash.one.code) == (ClashKind.CLOSED, None, "tøm-26a")
    assert "Pædagogisk dag" in clash.text


def test_companies_are_counted_by_calendar_week(store, two):
    for made in two:
        one = planned(store, made)
        store.do(planpeople.set_companies, one, [("Byg & Co", CompanyState.CONFIRMED)])
    planned(store, two[0], Place(5, 1), companies_needed=2)
    told = store.ask(demand.everywhere, MONDAY).value
    assert [(week.iso_week, week.needed, week.confirmed) for week in told.weeks] == [
        (35, 6, 2),
        (36, 0, 0),
        (37, 2, 0),
    ]
    assert (told.needed, told.confirmed) == (8, 2)
    need = told.weeks[0].needs[0]
    assert (need.code, need.missing, need.companies) == (
        "tøm-26a",
        2,
        (("Byg & Co", CompanyState.CONFIRMED),),
    )
    own = store.ask(demand.everywhere, MONDAY, two[1].id).value
    assert own.needed == 3


def test_no_plan_needs_nothing(store, two):
    told = store.ask(demand.everywhere, date(2026, 9, 1)).value
    assert (told.weeks, told.needed, len(two)) == ((), 0, 2)
