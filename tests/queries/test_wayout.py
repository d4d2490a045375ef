"""What is read of leaving and moving: nothing where nobody did."""

from gf2tracker.actions import enrolment
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import attendance, students
from gf2tracker.queries.wayout import WayOut, codes_of, ways_out
from tests import given


def stays_of(store, made):
    known = store.ask(attendance.attendance, [made.id], given.MONDAY).value
    return [stay for _student, stay in known.members[made.id]]


def test_ways_out_are_read_once_somebody_has_left(store):
    made = given.a_class(store, students=2)
    assert store.ask(ways_out, stays_of(store, made)).value == {}
    stay = store.ask(students.one, made.students[0], given.MONDAY).value.present
    store.do(enrolment.leave, stay.id, given.MONDAY, LeaveReason.NO_SHOW)
    found = store.ask(ways_out, stays_of(store, made)).value
    assert found[LeaveReason.NO_SHOW] == WayOut("ikke mødt", is_outside=True)
    assert found[LeaveReason.CHANGED_PROGRAMME] == WayOut("omvalg", is_outside=False)


def test_codes_are_read_where_there_are_several_classes(store):
    tom, el = given.a_class(store), given.a_class(store, "el-26a")
    assert store.ask(codes_of, {tom.id}).value == {}
    assert store.ask(codes_of, {tom.id, el.id}).value == {tom.id: "tøm-26a", el.id: "el-26a"}
