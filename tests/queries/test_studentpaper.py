"""What a student's own overview is made of, on both databases."""

from datetime import timedelta

from gf2tracker.actions import students
from gf2tracker.domain.course import JOBSEEKER_PROFILE
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.note import NoteKind
from gf2tracker.queries import absence, studentpaper
from tests import given
from tests.registers import take_day
from tests.reports.papers import TODAY, follow_up, note

TUESDAY, WEDNESDAY = (given.MONDAY + timedelta(days=n) for n in (1, 2))


def own(store, student_id, today=TODAY):
    return store.ask(studentpaper.of_student, student_id, today).value


def test_the_figures_are_those_of_the_students_page_and_the_weeks_are_the_course(store):
    made = given.a_class(store, students=2)
    student = made.students[0]
    take_day(store, made.id, given.MONDAY, {student: "U"})
    take_day(store, made.id, TUESDAY, {student: "S"})
    take_day(store, made.id, WEDNESDAY)
    found = own(store, student)
    assert found.figures == store.ask(absence.of_student, student, TODAY).value.figures
    assert len(found.weeks) == 20
    assert [(week.number, week.is_now) for week in found.weeks[:3]] == [
        (1, False),
        (2, True),
        (3, False),
    ]
    assert round(found.weeks[0].share, 4) == 0.6667
    assert found.weeks[1].share is None
    assert [(day.date, day.kind) for day in found.days] == [
        (given.MONDAY, AbsenceKind.ABSENT),
        (TUESDAY, AbsenceKind.SICK),
    ]


def test_only_agreements_are_read_of_what_is_noted(store):
    (student,) = given.a_class(store, students=1).students
    note(store, student, "Noget set", NoteKind.OBSERVATION)
    note(store, student, "Kommer til tiden", due_on=TODAY)
    (only,) = own(store, student).agreements
    assert (only.text, only.due_on, only.done_on) == ("Kommer til tiden", TODAY, None)


def test_who_follows_up_has_a_name_and_the_next_step_a_day(store):
    (student,) = given.a_class(store, students=1).students
    empty = own(store, student)
    assert (empty.next_step, empty.next_on, empty.owner) == ("", None, "")
    follow_up(store, student, "Samtale", TODAY, given.school(store).teacher_id)
    found = own(store, student)
    assert (found.next_step, found.next_on, found.owner) == ("Samtale", TODAY, "Mette Kragh")


def test_deadlines_that_are_over_are_not_there(store):
    (student,) = given.a_class(store, students=1).students
    later = own(store, student, given.MONDAY + timedelta(weeks=5))
    assert later.deadlines[0].name == JOBSEEKER_PROFILE


def test_a_protected_student_has_no_last_name(store):
    (student,) = given.a_class(store, students=1).students
    store.do(students.change, student, {"is_protected": True})
    found = own(store, student)
    assert (found.called, found.last_name, found.is_protected) == ("Aage", "", True)
