"""A class's week: days, lessons, who is there, marks of all days side by side."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gf2tracker.actions import closed, contact, enrolment, exemption, register
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.queries import students, week
from tests import given, registers

DAY = timedelta(days=1)
MONDAY = given.MONDAY
WEDNESDAY, FRIDAY = MONDAY + 2 * DAY, MONDAY + 4 * DAY


def of(store, made, day=WEDNESDAY, today=WEDNESDAY):
    return store.ask(week.of_class, made.id, day, today).value


def letters(row):
    return "".join(mark.kind.value if mark else "." for mark in row.marks)


def test_the_lessons_of_five_days_stand_side_by_side(store):
    made = given.a_class(store, students=2)
    found = of(store, made)
    assert [len(day.lessons) for day in found.days] == [8, 8, 8, 8, 5]
    assert [day.first for day in found.days] == [0, 8, 16, 24, 32]
    assert len(found.lessons) == len(found.rows[0].marks) == 37
    assert (found.lessons[8].date, found.lessons[8].number) == (MONDAY + DAY, 1)
    assert found.day_of(9).date == MONDAY + DAY
    assert (found.number, found.before, found.after) == (1, None, MONDAY + 7 * DAY)


def test_marks_lie_in_their_days_also_those_to_come(store):
    made = given.a_class(store, students=1)
    who = made.students[0]
    registers.mark(store, made.id, MONDAY, {(who, 2): "F12"})
    registers.mark(store, made.id, FRIDAY, {(who, None): "G"})
    row = of(store, made).rows[0]
    assert letters(row) == ".F......" + "." * 24 + "GGGGG"
    assert row.minutes == 12 + 5 * 45
    assert of(store, made).kinds == {AbsenceKind.LATE: 1, AbsenceKind.APPROVED: 1}


def test_taken_lessons_are_told_by_day(store):
    made = given.a_class(store, students=1)
    registers.take(store, made.id, MONDAY)
    registers.take(store, made.id, MONDAY + DAY, [1, 2])
    assert [day.taken for day in of(store, made).days] == [8, 2, 0, 0, 0]


def test_closed_days_have_a_name_and_no_lessons(store):
    made = given.a_class(store, students=1)
    store.do(closed.add, WEDNESDAY, WEDNESDAY, "Idrætsdag")
    found = of(store, made)
    assert (found.days[2].closed, found.days[2].lessons) == ("Idrætsdag", ())
    assert [day.first for day in found.days] == [0, 8, 16, 16, 24]


def test_exempt_lessons_and_notes_are_told(store):
    made = given.a_class(store, students=1)
    who = made.students[0]
    store.do(exemption.add, who, MONDAY, FRIDAY, "|1,2|||")
    store.do(register.note, who, MONDAY, "Kørekort")
    row = of(store, made).rows[0]
    assert row.exempt == {9, 10}
    assert row.notes == {MONDAY: "Kørekort"}


def test_days_outside_the_enrolment_are_away(store):
    made = given.a_class(store, students=1)
    late = given.student(store, "Sen Start", made.id, first_day=WEDNESDAY)
    stay = store.ask(students.one, made.students[0], WEDNESDAY).value.present
    store.do(enrolment.leave, stay.id, MONDAY, LeaveReason.PERSONAL)
    rows = {row.student_id: row for row in of(store, made).rows}
    assert rows[late].away == set(range(1, 17))
    assert rows[made.students[0]].away == set(range(9, 38))
    assert [row.student_id for row in of(store, made, MONDAY + 7 * DAY).rows] == [late]


def test_the_first_fourteen_days_are_asked_about_until_somebody_has_called(store):
    made = given.a_class(store, students=1)
    (who,) = made.students
    days = {MONDAY, MONDAY + DAY, WEDNESDAY}
    assert of(store, made).rows[0].asked == days
    at = datetime(2026, 8, 11, 8, tzinfo=UTC)
    store.do(contact.log, who, ContactKind.TALKED, at, "", WEDNESDAY)
    assert of(store, made).rows[0].asked == {WEDNESDAY}
    september = date(2026, 9, 2)
    assert of(store, made, september, september).rows[0].asked == frozenset()


def test_a_week_without_school_has_no_lessons(store):
    made = given.a_class(store, students=1)
    store.do(closed.add, date(2026, 10, 12), date(2026, 10, 16), "efterårsferie")
    found = of(store, made, date(2026, 10, 14))
    assert (found.number, found.lessons) == (None, ())
    assert {day.closed for day in found.days} == {"efterårsferie"}
    assert (found.before, found.after) == (date(2026, 10, 9), date(2026, 10, 19))


def test_a_saturday_belongs_to_the_week_before_it(store):
    made = given.a_class(store, students=1)
    assert of(store, made, date(2026, 8, 15)).monday == MONDAY


def test_a_protected_student_stands_by_called_name(store):
    made = given.a_class(store)
    given.student(store, "Zainab Yusuf", made.id, is_protected=True)
    assert of(store, made).rows[0].name == "Zainab"


def test_a_class_that_is_gone_is_refused(store):
    with pytest.raises(Refusal):
        store.ask(week.of_class, 999, MONDAY, MONDAY)
