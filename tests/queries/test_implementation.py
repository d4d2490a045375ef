"""How far classes have come with each element."""

from datetime import timedelta

import pytest

from gf2tracker.actions import classes, groups, holding, meeting, pairs, plan
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.activity import ActivityKind
from gf2tracker.domain.implementation import Element, Figure, meetings_due, whole_share
from gf2tracker.domain.meeting import MeetingKind
from gf2tracker.domain.people import Role
from gf2tracker.domain.plan import Place
from gf2tracker.queries import implementation
from gf2tracker.queries.classes import course
from tests import given, registers

MONDAY = given.MONDAY


@pytest.fixture
def made(store):
    return given.a_class(store, students=5)


def shown(store, today):
    return store.ask(implementation.matrix, today).value


def figure(store, element, today=MONDAY):
    found = shown(store, today).rows[0].of(element)
    return found.done, found.of


def test_a_class_on_its_first_day_lacks_pairs_groups_and_a_plan(store, made):
    (row,) = shown(store, MONDAY).rows
    assert [(one.element, one.done, one.of) for one in row.figures][:4] == [
        (Element.TEAM, 1, 3),
        (Element.PAIRS, 0, 5),
        (Element.GROUPS, 0, 5),
        (Element.PLAN, 0, 4),
    ]
    assert row.of(Element.MEETINGS).share is None
    assert row.of(Element.REGISTER).share is None
    assert row.of(Element.PHASE_1).share is None
    assert row.share == pytest.approx(1 / 3 / 4)


def test_the_team_has_its_roles(store, made):
    staff = given.a_teacher(store, "JEHO", "Jens Holst", (Role.COUNSELLOR,))
    store.do(classes.change, made.id, {"team": [(staff, Role.COUNSELLOR)]})
    assert figure(store, Element.TEAM) == (2, 3)


def test_students_with_a_buddy_and_in_a_group_are_counted(store, made):
    a, b, c, d, e = made.students
    store.do(pairs.put, made.id, [[a, b], [c, d]], MONDAY)
    store.do(groups.put, made.id, NewGroups(((a, b, c, d, e),)), MONDAY)
    assert figure(store, Element.PAIRS) == (4, 5)
    assert figure(store, Element.GROUPS) == (5, 5)


def test_a_plan_has_something_in_each_phase_and_what_is_due_is_held_or_not(store, made):
    visit = {"title": "Besøg", "kind": ActivityKind.COMPANY_VISIT}
    ids = [store.do(plan.add, made.id, visit, Place(week, 1)).value for week in (1, 2, 8)]
    assert figure(store, Element.PLAN) == (2, 4)
    later = MONDAY + timedelta(days=10)
    store.do(holding.hold, ids[0], {"held_on": MONDAY}, later)
    assert figure(store, Element.PHASE_1, later) == (1, 2)
    assert figure(store, Element.PHASE_2, later) == (0, 0)


def test_a_meeting_is_due_when_the_third_week_of_a_phase_is_over(store, made):
    after = MONDAY + timedelta(weeks=3)
    assert figure(store, Element.MEETINGS, after - timedelta(days=3)) == (0, 0)
    assert figure(store, Element.MEETINGS, after) == (0, 1)
    fields = {"kind": MeetingKind.TEAM, "date": MONDAY, "class_ids": [made.id]}
    number = store.do(meeting.call, fields).value
    assert figure(store, Element.MEETINGS, after) == (0, 1)
    store.do(meeting.hold, number, "Alt går godt.")
    assert figure(store, Element.MEETINGS, after) == (1, 1)
    own = store.ask(course, made.id).value
    assert [meetings_due(own, weeks) for weeks in (2, 3, 8, 20)] == [0, 1, 2, 4]


def test_whole_days_of_register_are_counted_until_yesterday(store, made):
    registers.take_day(store, made.id, MONDAY)
    registers.take(store, made.id, MONDAY + timedelta(days=1), [1])
    assert figure(store, Element.REGISTER, MONDAY + timedelta(days=2)) == (1, 2)
    (row,) = shown(store, MONDAY + timedelta(days=2)).rows
    assert row.untaken == MONDAY + timedelta(days=1)
    assert shown(store, MONDAY + timedelta(days=1)).rows[0].untaken is None


def test_all_classes_together_and_only_those_that_run(store, made):
    given.a_class(store, "vvs-26a", students=3)
    given.a_class(store, "el-27a", starts_on=MONDAY + timedelta(weeks=30))
    a, b = made.students[:2]
    store.do(pairs.put, made.id, [[a, b]], MONDAY)
    found = shown(store, MONDAY)
    assert [row.row.code for row in found.rows] == ["tøm-26a", "vvs-26a"]
    total = next(one for one in found.totals if one.element is Element.PAIRS)
    assert (total.done, total.of) == (2, 8)
    assert found.share == pytest.approx(sum(row.share for row in found.rows) / 2)


def test_what_is_not_due_counts_for_nothing():
    figures = [Figure(Element.TEAM, 1, 2), Figure(Element.PAIRS, 0, 0), Figure(Element.PLAN, 5, 4)]
    assert whole_share(figures) == 0.75
    assert whole_share([Figure(Element.PAIRS, 0, 0)]) is None
    assert [one.is_lacking for one in figures] == [True, False, False]
    assert all(element.label and element.about.endswith(".") for element in Element)
