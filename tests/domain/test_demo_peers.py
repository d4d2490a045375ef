"""The demo school's pairs, groups and plans: as they are made, and what became of them."""

from datetime import date, timedelta

from gf2tracker.domain.demo.course import SETTLED, demo_course
from gf2tracker.domain.demo.peers import demo_peers
from gf2tracker.domain.demo.plan import SLOTS, demo_plan
from gf2tracker.domain.plan import is_open

TODAY = date(2026, 11, 20)
COURSE = demo_course(1, SETTLED, TODAY)
START = COURSE.course.starts_on


def test_everybody_of_the_first_day_gets_a_buddy_and_an_odd_one_makes_a_trio():
    told = demo_peers(1, COURSE, [(START, None)] * 21, TODAY)
    assert sorted(seat for pair in told.pairs for seat in pair.members) == list(range(21))
    assert sorted(len(pair.members) for pair in told.pairs) == [2] * 9 + [3]
    assert sorted(seat for group in told.groups for seat in group) == list(range(21))


def test_who_has_left_is_in_no_group_and_their_pair_has_ended_or_waits():
    left = START + timedelta(weeks=4)
    stays = [(START, left if at == 3 else None) for at in range(20)]
    told = demo_peers(1, COURSE, stays, TODAY)
    assert all(3 not in group for group in told.groups)
    standing = [pair for pair in told.pairs if pair.last_day is None]
    waits = [pair for pair in standing if 3 in pair.members]
    trios = [pair for pair in standing if len(pair.members) == 3]
    assert len(waits) + len(trios) == 1


def test_groups_meet_on_school_days_before_today():
    told = demo_peers(1, COURSE, [(START, None)] * 20, TODAY)
    assert told.meetings
    assert all(one.date < TODAY and COURSE.course.is_school_day(one.date) for one in told.meetings)
    assert all(one.mood is None or 1 <= one.mood <= 5 for one in told.meetings)


def test_a_plan_stands_on_open_days_and_is_the_same_each_time():
    plan = demo_plan(1, COURSE, TODAY)
    assert len(plan) == len(SLOTS)
    assert plan == demo_plan(1, COURSE, TODAY)
    for one in plan:
        assert is_open(COURSE.course, SLOTS[one.slot].content.kind, one.day)
        assert one.confirmed <= max(one.invited, SLOTS[one.slot].content.companies_needed)


def test_one_class_in_seventeen_has_no_plan():
    assert demo_plan(1, demo_course(1, 17, TODAY), TODAY) == ()
    assert demo_plan(1, demo_course(1, 18, TODAY), TODAY)
