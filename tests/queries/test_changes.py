"""What was changed about a student, in words."""

from datetime import date

from gf2tracker.actions import enrolment, students
from gf2tracker.actions import leaving as reasons
from gf2tracker.domain.notice import Informed
from gf2tracker.domain.people import CountsAs, LeaveReason
from gf2tracker.queries import changes
from gf2tracker.queries import students as people
from tests import given


def told(store, student_id):
    student = store.ask(people.one, student_id, given.MONDAY).value
    ids = tuple(one.id for one in student.enrolments)
    codes = {one.class_id: one.class_code for one in student.enrolments}
    found = store.ask(
        lambda connection: list(changes.of_student(connection, student_id, ids, codes))
    )
    return [(one.title, one.text) for one in found.value]


def test_enrolments_and_details_are_told_with_old_and_new(store):
    made = given.a_class(store, students=1)
    anna = made.students[0]
    stay = store.ask(people.one, anna, given.MONDAY).value.present
    store.do(enrolment.leave, stay.id, date(2026, 8, 21), LeaveReason.OTHER)
    store.do(students.change, anna, {"number": "17"})
    assert told(store, anna) == [
        ("Oplysninger rettet", "Elevnummer: – → 17"),
        ("Oprettet", ""),
        ("Indmeldelse rettet", "Sidste dag: – → 21.08.2026\nÅrsag: – → andet"),
    ]


def test_what_was_taken_back_is_not_told(store):
    anna = given.student(store, "Anna Holm")
    store.do(students.change, anna, {"number": "17"})
    store.undo()
    assert told(store, anna) == [("Oprettet", "")]


def test_reasons_are_worded_as_the_school_does_and_who_was_told_is_told(store):
    made = given.a_class(store, students=1)
    anna = made.students[0]
    stay = store.ask(people.one, anna, given.MONDAY).value.present
    leaving = enrolment.Leaving(
        date(2026, 8, 21),
        LeaveReason.GOT_JOB,
        informed=frozenset({Informed.MUNICIPALITY, Informed.STUDENT}),
    )
    store.do(enrolment.leave_all, [stay.id], leaving)
    store.do(reasons.change, LeaveReason.GOT_JOB, "arbejde", CountsAs.DROPOUT)
    assert told(store, anna)[-1] == (
        "Indmeldelse rettet",
        "Sidste dag: – → 21.08.2026\nÅrsag: – → arbejde\nHar fået besked: – → eleven og kommunen",
    )
