"""A student is told with pair and group, as lists show names, without who has left the class."""

from datetime import timedelta

from gf2tracker.actions import enrolment, groups, pairs, students
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import studentseats
from tests import given
from tests.queries.enrolments import enrolments_of

MONDAY = given.MONDAY
WEEK = timedelta(weeks=1)


def test_the_standing_pair_and_group_are_told_with_those_who_are_there(store):
    made = given.a_class(store, students=4)
    a, b, c, d = made.students
    store.do(pairs.put, made.id, [[a, b, c]], MONDAY)
    store.do(groups.put, made.id, NewGroups(((a, b, c, d),)), MONDAY)
    store.do(students.change, b, {"is_protected": True})
    (left,) = enrolments_of(store, c)
    store.do(enrolment.leave, left, MONDAY + WEEK, LeaveReason.GOT_JOB)
    found = store.ask(studentseats.of_student, a, MONDAY + 2 * WEEK).value
    assert [mate.name for mate in found.pair.mates] == ["Birgitte", "Çelik Yılmaz"]
    assert [mate.called for mate in found.pair.here] == ["Birgitte"]
    assert found.group.title == "Gruppe 1"
    assert [mate.name for mate in found.group.here] == ["Birgitte", "Dorthea Æbelø"]


def test_what_has_ended_is_kept_and_who_has_none_has_none(store):
    made = given.a_class(store, students=3)
    a, b, c = made.students
    store.do(pairs.put, made.id, [[a, b]], MONDAY)
    (pair,) = store.ask(studentseats.of_student, a, MONDAY).value.pairs
    assert pair.last_day is None
    store.do(pairs.put, made.id, [[b, c]], MONDAY + WEEK, "Byttede")
    found = store.ask(studentseats.of_student, a, MONDAY + WEEK).value
    assert found.pair is None
    assert (found.pairs[0].reason, found.pairs[0].last_day) == (
        "Byttede",
        MONDAY + WEEK - timedelta(days=1),
    )
    assert found.group is None
