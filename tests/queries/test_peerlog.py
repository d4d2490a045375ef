"""Which groups have not met as agreed, over several classes at once."""

from datetime import timedelta

from gf2tracker.actions import groups, peerlog
from gf2tracker.actions.groups import NewGroups
from gf2tracker.actions.peerlog import Entry, Seat
from gf2tracker.queries import peerlog as log
from tests import given

MONDAY = given.MONDAY
WEEK = timedelta(weeks=1)


def test_groups_that_have_not_met_are_told_the_longest_waiting_first(store):
    one, other = given.a_class(store, students=4), given.a_class(store, "el-26a", students=2)
    a, b, c, d = one.students
    store.do(groups.put, one.id, NewGroups(((a, b), (c, d))), MONDAY)
    store.do(groups.put, other.id, NewGroups((other.students,)), MONDAY + WEEK)
    both = [one.id, other.id]
    assert store.ask(log.overdue, both, MONDAY + WEEK).value == ()
    found = store.ask(log.overdue, both, MONDAY + 4 * WEEK).value
    assert [(late.class_id, late.title) for late in found] == [
        (one.id, "Gruppe 1"),
        (one.id, "Gruppe 2"),
        (other.id, "Gruppe 1"),
    ]
    seat = Seat(group_id=found[0].group_id)
    store.do(peerlog.write, one.id, MONDAY + 3 * WEEK, {seat: Entry(is_met=True)})
    later = store.ask(log.overdue, both, MONDAY + 4 * WEEK).value
    assert [late.title for late in later] == ["Gruppe 2", "Gruppe 1"]
    assert later[0].due.text == "skulle have mødtes senest fre 28.08., 4 skoleuger siden sidst"
    assert store.ask(log.overdue, [], MONDAY + 4 * WEEK).value == ()
