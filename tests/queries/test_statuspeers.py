"""Pairs, groups and activities of several classes, as the status report asks for them."""

from datetime import timedelta

from gf2tracker.actions import groups, holding, pairs, peerlog
from gf2tracker.actions.groups import NewGroups
from gf2tracker.actions.peerlog import Entry, Seat
from gf2tracker.domain.activity import ActivityKind
from gf2tracker.queries import statuspeers, statusplan
from gf2tracker.store.course import courses_of
from tests import given, plans

MONDAY = given.MONDAY
TODAY = MONDAY + timedelta(weeks=3)


def test_groups_stand_before_pairs_class_by_class_with_what_was_noted_up_to_the_day(store):
    one, other = given.a_class(store, students=4), given.a_class(store, "el-26a", students=2)
    a, b, c, d = one.students
    store.do(groups.put, one.id, NewGroups(((a, b), (c, d))), MONDAY)
    store.do(pairs.put, one.id, [[a, b]], MONDAY)
    store.do(pairs.put, other.id, [other.students], MONDAY)
    courses = store.ask(courses_of, [other.id, one.id]).value
    asked = {class_id: courses[class_id] for class_id in (other.id, one.id)}
    pair = next(iter(store.ask(statuspeers.of_classes, asked, TODAY).value))
    assert (pair.class_id, pair.is_group, pair.members) == (other.id, False, other.students)
    later = TODAY + timedelta(days=1)
    for day, entry in ((MONDAY, Entry(is_met=True, mood=2)), (later, Entry(is_met=True, mood=5))):
        group = 1
        store.do(peerlog.write, one.id, day, {Seat(group_id=group): entry})
    found = store.ask(statuspeers.of_classes, asked, TODAY).value
    assert [each.title for each in found] == ["", "Gruppe 1", "Gruppe 2", ""]
    first = found[1]
    assert (first.met, first.noted, first.last_met, first.mood) == (1, 1, MONDAY, 2.0)
    assert first.due.is_overdue


def test_activities_stand_class_by_class_in_order_of_date_with_who_took_part(store):
    one, other = given.a_class(store, students=2), given.a_class(store, "el-26a", students=1)
    late = plans.put(store, one.id, week=8)
    early = plans.put(store, one.id, week=1, weekday=1, kind=ActivityKind.FIRST_DAY)
    plans.put(store, other.id, week=2)
    store.do(holding.hold, early, {}, MONDAY)
    courses = store.ask(courses_of, [one.id, other.id]).value
    asked = {class_id: courses[class_id] for class_id in (one.id, other.id)}
    found = store.ask(statusplan.of_classes, asked, TODAY).value
    assert [each.chip.id for each in found[:2]] == [early, late]
    assert [each.participants for each in found] == [2, 0, 0]
    assert found[2].chip.class_id == other.id
