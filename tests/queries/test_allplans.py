"""The plans of all classes side by side."""

from datetime import date, timedelta

import pytest

from gf2tracker.actions import holding, plan, planpeople
from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.domain.implementation import Element
from gf2tracker.domain.plan import Place
from gf2tracker.queries import allplans, demand, implementation
from gf2tracker.queries.allplans import TICKS, clashes_by_activity, kept
from tests import given

VISIT = {"title": "Virksomhedsbesøg", "kind": ActivityKind.COMPANY_VISIT, "companies_needed": 3}
TODAY = given.MONDAY + timedelta(weeks=4)


@pytest.fixture
def two(store):
    return given.a_class(store, students=1), given.a_class(store, "vvs-26a", students=1)


def planned(store, made, place, **more):
    return store.do(plan.add, made.id, {**VISIT, **more}, place).value


def board(store, today=TODAY):
    return store.ask(allplans.everywhere, today).value


def test_what_is_planned_stands_in_its_week(store, two):
    one = planned(store, two[0], Place(3, 2))
    first, second = board(store).rows
    assert [row.row.code for row in (first, second)] == ["tøm-26a", "vvs-26a"]
    week = next(week for week in first.weeks if week.number == 3)
    assert [chip.id for chip in week.chips] == [one]
    assert [chip.id for chip in first.chips] == [one]
    assert list(second.chips) == []
    assert [figure.element for figure in first.ticks] == list(TICKS)


def test_what_stands_before_the_course_is_seen_in_its_first_week(store, two):
    team = {"title": "Møde", "kind": ActivityKind.TEAM_MEETING}
    store.do(plan.add, two[0].id, team, given.MONDAY - timedelta(days=4))
    assert [chip.title for chip in board(store).rows[0].weeks[0].chips] == ["Møde"]


def test_a_class_that_has_not_begun_has_no_ticks_and_one_that_is_over_is_not_there(store, two):
    assert board(store, given.MONDAY - timedelta(weeks=2)).rows[0].ticks == ()
    assert board(store, date(given.MONDAY.year + 1, 12, 1)).rows == ()


def test_how_much_is_kept_leaves_out_what_is_cancelled(store, two):
    held, missed, off = (planned(store, two[0], Place(2, day)) for day in (1, 2, 3))
    planned(store, two[0], Place(9, 1))
    store.do(holding.hold, held, holding.Held(), TODAY)
    store.do(holding.set_state, [off], PlanState.CANCELLED)
    counted = kept(board(store).rows[0].chips)
    assert (counted.held, counted.due) == (1, 2)
    assert (counted.needed, counted.confirmed) == (9, 0)
    assert counted.share == 0.5
    assert missed != held


def test_a_conflict_is_known_by_both_its_activities(store, two):
    teacher = given.a_teacher(store, "JEHO", "Jens Holst")
    ids = [planned(store, made, Place(6, 2)) for made in two]
    for one in ids:
        store.do(planpeople.set_staff, one, [(teacher, None)])
    found = board(store)
    assert set(clashes_by_activity(found.clashes)) == set(ids)
    assert len(found.clashes) == 1


def test_some_classes_together_have_totals_of_their_own(store, two):
    planned(store, two[0], Place(2, 1))
    rows = store.ask(implementation.matrix, TODAY).value.rows
    whole = {figure.element: figure for figure in implementation.totals_of(rows)}
    one = {figure.element: figure for figure in implementation.totals_of(rows[:1])}
    assert (one[Element.PLAN].done, one[Element.PLAN].of) == (1, 4)
    assert (whole[Element.PLAN].done, whole[Element.PLAN].of) == (1, 8)
    assert implementation.mean(rows[:1]) == rows[0].share
    assert implementation.mean([]) is None


def test_a_need_knows_the_teacher_of_its_class(store):
    teacher = given.a_teacher(store, "JEHO", "Jens Holst")
    made = given.a_class(store, "el-26a", contact_teacher_id=teacher)
    planned(store, made, Place(6, 2))
    (week,) = store.ask(demand.everywhere, TODAY).value.weeks
    assert [need.teacher for need in week.needs] == ["JEHO"]
