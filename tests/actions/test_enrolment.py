"""A student's time in a class: begin, move, leave, come back, correct."""

from datetime import date, time

import pytest
from sqlalchemy import select

from gf2tracker.actions import enrolment, register
from gf2tracker.actions.enrolment import NewEnrolment
from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.domain.people import LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.queries import students as people
from gf2tracker.store.tables import AbsenceDay
from tests import given

MONDAY = given.MONDAY
SUNDAY, NEXT_MONDAY = date(2026, 8, 16), date(2026, 8, 17)
AFTER = date(2027, 8, 9)


def stays(store, student_id):
    found = store.ask(people.one, student_id, MONDAY).value.enrolments
    return [(one.class_code, one.first_day, one.last_day) for one in found]


def present(store, student_id, today=MONDAY):
    return store.ask(people.one, student_id, today).value.present


def refused(store, action, *args):
    with pytest.raises(Refusal) as refusal:
        store.do(action, *args)
    return refusal.value


def test_a_late_joiner_begins_on_a_day_of_the_course(store):
    made = given.a_class(store)
    anna = given.student(store, "Anna Holm")
    for day in (date(2026, 8, 7), AFTER):
        outside = [NewEnrolment(anna, made.id, day)]
        assert refused(store, enrolment.enrol_all, outside).field == "first_day"
    done = store.do(enrolment.enrol_all, [NewEnrolment(anna, made.id, date(2026, 8, 19))])
    assert done.change.label == "1 elev indmeldt: tøm-26a"
    assert stays(store, anna) == [("tøm-26a", date(2026, 8, 19), None)]


def test_nobody_is_in_two_classes_at_once(store):
    first, second = given.a_class(store, "tøm-26a", students=1), given.a_class(store, "tøm-26b")
    anna = first.students[0]
    second_too = [NewEnrolment(anna, second.id)]
    assert refused(store, enrolment.enrol_all, second_too).field == "first_day"
    again = given.a_class(store, "tøm-27a", starts_on=AFTER)
    store.do(enrolment.enrol_all, [NewEnrolment(anna, again.id)])
    assert [code for code, *_days in stays(store, anna)] == ["tøm-26a", "tøm-27a"]
    bo = given.student(store, "Bo Dam")
    both = [NewEnrolment(bo, first.id), NewEnrolment(bo, second.id)]
    assert refused(store, enrolment.enrol_all, both).field == "first_day"


def test_a_move_ends_the_old_class_the_day_before(store):
    old, new = given.a_class(store, "tøm-26a", students=3), given.a_class(store, "tøm-26b")
    anna, *rest = old.students
    done = store.do(enrolment.move, present(store, anna).id, new.id, NEXT_MONDAY)
    assert done.change.label == "1 elev flyttet: tøm-26b"
    assert stays(store, anna) == [("tøm-26a", MONDAY, SUNDAY), ("tøm-26b", NEXT_MONDAY, None)]
    ids = [present(store, one).id for one in rest]
    assert len(store.do(enrolment.move_all, ids, new.id, NEXT_MONDAY).value) == 2
    store.undo()
    assert stays(store, rest[0]) == [("tøm-26a", MONDAY, None)]


def test_a_move_that_cannot_be_is_refused(store):
    old, new = given.a_class(store, "tøm-26a", students=1), given.a_class(store, "tøm-26b")
    later = given.a_class(store, "tøm-26c", starts_on=date(2026, 9, 7))
    stay = present(store, old.students[0])
    assert refused(store, enrolment.move, stay.id, old.id, NEXT_MONDAY).field == "class_id"
    assert refused(store, enrolment.move, stay.id, new.id, MONDAY).field == "first_day"
    assert refused(store, enrolment.move, stay.id, later.id, NEXT_MONDAY).field == "first_day"
    store.do(enrolment.leave, stay.id, SUNDAY, LeaveReason.PERSONAL)
    assert refused(store, enrolment.move, stay.id, new.id, date(2026, 8, 18)).field == "first_day"
    store.do(enrolment.move, stay.id, new.id, NEXT_MONDAY)
    first = store.ask(people.one, old.students[0], MONDAY).value.enrolments[0]
    assert first.leave_reason is None


def test_many_leave_for_the_same_reason_in_one_step(store):
    one = given.a_class(store, "tøm-26a", students=3)
    ids = [present(store, student).id for student in one.students[:2]]
    leaving = enrolment.Leaving(date(2026, 8, 21), LeaveReason.GOT_JOB, destination="lager")
    done = store.do(enrolment.leave_all, ids, leaving)
    assert done.change.label == "2 elever meldt ud: tøm-26a"
    after = [present(store, student).leave_reason for student in one.students]
    assert [one and one.code for one in after] == [LeaveReason.GOT_JOB, LeaveReason.GOT_JOB, None]
    store.undo()
    assert present(store, one.students[0]).last_day is None


def test_a_leaver_has_a_day_a_reason_a_cause_and_a_destination(store):
    made = given.a_class(store, students=1)
    stay = present(store, made.students[0])
    store.do(
        enrolment.leave,
        stay.id,
        NEXT_MONDAY,
        LeaveReason.CHANGED_PROGRAMME,
        "uafklaret valg",
        "Elektriker",
    )
    left = present(store, made.students[0])
    assert (left.last_day, left.leave_reason.code) == (NEXT_MONDAY, LeaveReason.CHANGED_PROGRAMME)
    assert (left.cause_as_told, left.destination) == ("uafklaret valg", "Elektriker")
    store.do(enrolment.come_back, stay.id)
    back = present(store, made.students[0])
    assert (back.last_day, back.leave_reason, back.destination) == (None, None, "")
    store.undo()
    assert present(store, made.students[0]) == left


def test_leaving_needs_a_reason_and_a_day_of_the_course(store):
    made = given.a_class(store, students=1)
    stay = present(store, made.students[0])
    assert refused(store, enrolment.leave, stay.id, NEXT_MONDAY, "").field == "leave_reason"
    for day in (date(2026, 8, 9), AFTER):
        refusal = refused(store, enrolment.leave, stay.id, day, LeaveReason.OTHER)
        assert refusal.field == "last_day"
    refusal = refused(
        store, enrolment.leave, stay.id, MONDAY, LeaveReason.OTHER, "ring 010107-1234"
    )
    assert refusal.field == "cause_as_told"


def test_whoever_is_elsewhere_by_now_does_not_come_back(store):
    old, new = given.a_class(store, "tøm-26a", students=1), given.a_class(store, "tøm-26b")
    stay = present(store, old.students[0])
    store.do(enrolment.move, stay.id, new.id, NEXT_MONDAY)
    assert refused(store, enrolment.come_back, stay.id).field == "first_day"


def test_dates_and_class_are_corrected_where_they_fit(store):
    made, other = given.a_class(store, "tøm-26a", students=1), given.a_class(store, "tøm-26b")
    anna = made.students[0]
    stay = present(store, anna)
    store.do(enrolment.correct, stay.id, {"class_id": other.id, "first_day": NEXT_MONDAY})
    assert stays(store, anna) == [("tøm-26b", NEXT_MONDAY, None)]
    assert refused(store, enrolment.correct, stay.id, {"first_day": AFTER}).field == "first_day"
    assert refused(store, enrolment.correct, stay.id, {"last_day": MONDAY}).field == "last_day"
    store.do(enrolment.correct, stay.id, {"last_day": NEXT_MONDAY})
    store.do(enrolment.enrol_all, [NewEnrolment(anna, made.id, date(2026, 8, 18))])
    late = date(2026, 8, 20)
    assert refused(store, enrolment.correct, stay.id, {"last_day": late}).field == "first_day"


def test_an_enrolment_by_mistake_is_taken_back(store):
    made = given.a_class(store, students=1)
    stay = present(store, made.students[0])
    store.do(enrolment.remove, stay.id)
    assert stays(store, made.students[0]) == []
    store.undo()
    assert stays(store, made.students[0]) == [("tøm-26a", MONDAY, None)]


def test_marks_count_the_register_of_the_class_of_their_day(store):
    old, new = given.a_class(store, "tøm-26a", students=1), given.a_class(store, "tøm-26b")
    anna = old.students[0]
    store.do(register.take, old.id, NEXT_MONDAY, range(1, 9), time(8, 20))
    store.do(register.take, new.id, NEXT_MONDAY, [1, 2], time(8, 20))
    store.do(register.mark, old.id, NEXT_MONDAY, {(anna, None): Mark(AbsenceKind.ABSENT)})
    assert minutes(store) == [360]
    store.do(enrolment.move, present(store, anna).id, new.id, NEXT_MONDAY)
    assert minutes(store) == [90]
    store.undo()
    assert minutes(store) == [360]


def minutes(store):
    return store.ask(absent_minutes).value


def absent_minutes(connection):
    return connection.execute(select(AbsenceDay.absent_minutes)).scalars().all()
