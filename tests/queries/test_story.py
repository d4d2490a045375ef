"""A student's line of time."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from gf2tracker.actions import absence as absences
from gf2tracker.actions import (
    contact,
    enrolment,
    groups,
    pairs,
    reasons,
    register,
    students,
    task,
)
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.domain.people import LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.queries import story
from gf2tracker.queries.story import EventKind
from tests import given

MONDAY, TUESDAY = given.MONDAY, date(2026, 8, 11)
ABSENT, LATE = Mark(AbsenceKind.ABSENT), Mark(AbsenceKind.LATE, 12)
APPROVED = Mark(AbsenceKind.APPROVED)


def events(store, student_id, kind):
    found = store.ask(story.of_student, student_id, MONDAY).value.events
    return [event for event in found if event.kind is kind]


def test_absence_is_told_day_by_day(store):
    made = given.a_class(store, students=1)
    anna = made.students[0]
    store.do(register.mark, made.id, MONDAY, {(anna, None): ABSENT})
    cells = {(anna, 1): LATE, (anna, 3): ABSENT, (anna, 4): ABSENT}
    store.do(register.mark, made.id, TUESDAY, cells)
    store.do(register.note, anna, TUESDAY, "Toget var forsinket")
    store.do(register.take, made.id, MONDAY, [1], time(8, 20))
    late, absent = events(store, anna, EventKind.ABSENCE)
    assert (absent.date, absent.title, absent.text) == (MONDAY, "Udeblevet hele dagen", "")
    assert absent.marks == (ABSENT,) * 8
    assert absent.who == "abc"
    assert late.title == "For sent 12 min 1. lektion, udeblevet 3.–4. lektion"
    assert late.text == "Toget var forsinket"


def test_a_finer_reason_stands_with_its_day(store):
    made = given.a_class(store, students=1)
    anna = made.students[0]
    exam = store.do(reasons.add, AbsenceKind.APPROVED, "Køreprøve", is_lawful=True).value
    store.do(register.mark, made.id, MONDAY, {(anna, 2): APPROVED})
    store.do(absences.give_reason, [(anna, MONDAY, 2)], exam)
    assert events(store, anna, EventKind.ABSENCE)[0].text == "Køreprøve"


def test_a_note_without_marks_is_a_note(store):
    made = given.a_class(store, students=1)
    store.do(register.note, made.students[0], MONDAY, "Har fået ny cykel")
    note = events(store, made.students[0], EventKind.NOTE)[0]
    assert (note.title, note.text, note.marks) == ("Note", "Har fået ny cykel", ())


def test_what_is_handled_says_until_which_day(store):
    made = given.a_class(store, students=1)
    at = datetime(2026, 8, 10, 6, 31, tzinfo=UTC)
    until = date(2026, 8, 21)
    store.do(contact.log, made.students[0], ContactKind.NOTE, at, "Bor hos mor", until)
    note = events(store, made.students[0], EventKind.NOTE)[0]
    assert (note.title, note.text) == ("Håndteret til fre 21.08.", "Bor hos mor")


def test_a_task_about_a_student_is_told_with_who_does_it(store):
    made = given.a_class(store, students=2)
    mette, anna = given.school(store).teacher_id, made.students[0]
    fields = {"text": "Ring hjem", "student_id": anna, "owner_id": mette, "class_id": made.id}
    number = store.do(task.add, {**fields, "due_on": date(2026, 8, 21)}).value
    (told,) = events(store, anna, EventKind.NOTE)
    assert (told.title, told.text, told.who) == (
        "Opgave, senest fre 21.08.",
        "Ring hjem",
        "Mette Kragh",
    )
    assert (told.task.id, told.id, told.note) == (number, None, None)
    store.do(task.settle, [number], date(2026, 8, 20))
    assert events(store, anna, EventKind.NOTE)[0].title == "Opgave, klaret tor 20.08."
    store.do(task.change, number, {"due_on": None, "owner_id": None})
    store.do(task.settle, [number], None)
    (told,) = events(store, anna, EventKind.NOTE)
    assert (told.title, told.who) == ("Opgave", "abc")
    assert events(store, made.students[1], EventKind.NOTE) == []


def test_calls_are_told_with_who_made_them(store):
    made = given.a_class(store, students=1)
    store.by = "mekr"
    at = datetime(2026, 8, 10, 6, 31, tzinfo=UTC)
    store.do(contact.log, made.students[0], ContactKind.TALKED, at, "Kommer i morgen")
    call = events(store, made.students[0], EventKind.CONTACT)[0]
    assert (call.title, call.text, call.who) == ("Talte med", "Kommer i morgen", "Mette Kragh")
    assert call.id is not None
    assert call.at == at


def test_classes_are_told_as_beginning_moving_and_leaving(store):
    old, new = given.a_class(store, "tøm-26a", students=1), given.a_class(store, "tøm-26b")
    anna = old.students[0]
    stay = store.ask(story.of_student, anna, MONDAY).value.student.present
    moved = store.do(enrolment.move, stay.id, new.id, date(2026, 8, 24)).value
    reason = LeaveReason.GOT_JOB
    store.do(enrolment.leave, moved, date(2026, 9, 4), reason, "fagligt for let", "Bakkens Byg")
    told = [(event.date, event.title) for event in events(store, anna, EventKind.ENROLMENT)]
    assert told == [
        (date(2026, 9, 4), "Meldt ud af tøm-26b: fået job"),
        (date(2026, 8, 24), "Flyttet fra tøm-26a til tøm-26b"),
        (MONDAY, "Begyndte på tøm-26a"),
    ]
    left = events(store, anna, EventKind.ENROLMENT)[0]
    assert left.text == "fagligt for let\nGår videre til Bakkens Byg"


def test_changes_that_stand_are_told_in_words(store):
    made = given.a_class(store, "tøm-26a", students=1)
    other = given.a_class(store, "tøm-26b")
    anna = made.students[0]
    values = {"phone": "15420799", "is_protected": True, "has_support_contact": True}
    store.do(students.change, anna, {**values, "birth_date": date(2008, 3, 3)})
    stay = store.ask(story.of_student, anna, MONDAY).value.student.present
    store.do(enrolment.correct, stay.id, {"class_id": other.id})
    store.do(students.change, anna, {"postcode": "2750"})
    store.undo()
    moved, changed, made_event = events(store, anna, EventKind.CHANGE)
    assert made_event.title == "Oprettet"
    assert changed.title == "Oplysninger rettet"
    assert changed.text.splitlines() == [
        "Født: – → 03.03.2008",
        "Telefon: 15 42 07 00 → 15 42 07 99",
        "Beskyttet: nej → ja",
        "Støttekontakt rettet",
    ]
    assert (moved.title, moved.text) == ("Indmeldelse rettet", "Hold: tøm-26a → tøm-26b")
    assert moved.who == "abc"


def test_the_newest_stands_first(store):
    made = given.a_class(store, students=1)
    store.do(register.mark, made.id, TUESDAY, {(made.students[0], None): ABSENT})
    found = store.ask(story.of_student, made.students[0], MONDAY).value.events
    days = [event.date for event in found]
    assert days == sorted(days, reverse=True)


def test_a_student_who_is_gone_is_a_sentence(store):
    with pytest.raises(Refusal, match="findes ikke"):
        store.ask(story.of_student, 4711, MONDAY)


def test_pairs_and_groups_are_told_when_they_began_and_ended(store):
    made = given.a_class(store, students=4)
    a, b, c, d = made.students
    later = given.MONDAY + timedelta(weeks=1)
    store.do(pairs.put, made.id, [[a, b], [c, d]], given.MONDAY)
    store.do(pairs.put, made.id, [[a, c], [b, d]], later, "Nye makkere")
    for day in (given.MONDAY, later):  # the second version is as the first for this one
        store.do(groups.put, made.id, NewGroups(((a, b), (c, d))), day)
    found = store.ask(story.of_student, a, later).value.events
    told = {(event.date, event.title): event.text for event in found}
    ended = later - timedelta(days=1)
    assert told[given.MONDAY, "Makker med Birgitte Maria Ågård"] == ""
    assert told[ended, "Ikke længere makker med Birgitte Maria Ågård"] == "Nye makkere"
    assert told[later, "Makker med Çelik Yılmaz"] == ""
    assert told[given.MONDAY, "Gruppe 1"] == "Sammen med Birgitte Maria Ågård"
    assert (later, "Gruppe 1") not in told
