"""One student's whole course: a bar a school day, nothing outside the enrolment."""

from datetime import date, timedelta

from gf2tracker.actions import enrolment
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import coursedays, students
from tests import given
from tests.registers import take_day

TUESDAY = given.MONDAY + timedelta(days=1)
WEDNESDAY = given.MONDAY + timedelta(days=2)


def of(store, student, made, today):
    return store.ask(coursedays.of_student, student, made.id, today).value


def test_every_school_day_of_the_course_has_its_bar(store):
    made = given.a_class(store, students=2)
    take_day(store, made.id, given.MONDAY, {made.students[0]: "U"})
    take_day(store, made.id, TUESDAY)
    found = of(store, made.students[0], made, WEDNESDAY)
    assert len(found.days) == len(found.course.school_days) == 98  # 24 and 25 December
    assert (found.days[0].kind, found.days[0].share) == (AbsenceKind.ABSENT, 1.0)
    assert (found.days[1].kind, found.days[1].is_taken) == (None, True)
    assert (found.days[2].kind, found.days[2].is_taken) == (None, False)
    assert (found.first_day, found.last_day) == (given.MONDAY, None)


def test_days_before_a_late_start_and_after_leaving_are_empty(store):
    made = given.a_class(store)
    student = given.student(store, "Sen Start", made.id, first_day=WEDNESDAY)
    stay = store.ask(students.one, student, WEDNESDAY).value.present
    last = date(2026, 8, 14)
    store.do(enrolment.leave, stay.id, last, LeaveReason.PERSONAL)
    found = of(store, student, made, date(2026, 9, 1))
    assert [day is None for day in found.days[:6]] == [True, True, False, False, False, True]
    assert (found.first_day, found.last_day) == (WEDNESDAY, last)


def test_somebody_of_another_class_has_no_days_here(store):
    made = given.a_class(store, students=1)
    other = given.a_class(store, "mur-26a", students=1)
    assert of(store, other.students[0], made, TUESDAY) is None
