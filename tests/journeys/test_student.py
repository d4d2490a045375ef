"""A student's page by keyboard: found, called, noted, corrected."""

from datetime import date

import pytest

from gf2tracker.domain.note import NoteKind
from gf2tracker.queries import contact, notes, students
from tests import given, registers
from tests.user import TODAY

pytestmark = pytest.mark.journey

FRIDAY = date(2026, 8, 14)


@pytest.fixture
def birgitte(sqlite_store, tom):
    """A student who was away on Friday."""
    registers.take_day(sqlite_store, tom.id, FRIDAY, {tom.students[1]: "U"})
    return tom.students[1]


@pytest.fixture
def counsellor(teacher, birgitte):
    """Somebody who has opened the student's page."""
    teacher.press("Ctrl+K")
    teacher.type("birgitte")
    teacher.press("Enter")
    return teacher


def contacts_of(store, student_id):
    return store.ask(contact.of_student, student_id).value


def test_the_page_tells_figures_days_and_story(counsellor):
    seen = counsellor.seen()
    assert "Birgitte Maria Ågård" in seen
    assert "Fravær 100,0 %" in seen
    assert "Første 14 dage 1 dag" in seen
    assert "Udeblevet hele dagen" in seen
    assert "Begyndte på tøm-26a" in seen
    assert "15 42 07 01" in seen


def test_a_whole_story_is_two_keys_and_some_letters_away(teacher, birgitte):
    teacher.presses = 0
    teacher.press("Ctrl+K")
    teacher.type("birgi")
    teacher.press("Enter")
    assert teacher.presses == 2 + len("birgi")
    assert "Udeblevet hele dagen" in teacher.seen()
    assert "Venter på, at nogen gør noget" in teacher.seen()


def test_f4_notes_a_call_and_it_stands_in_the_story(counsellor, sqlite_store, birgitte):
    counsellor.press("F4", "T")
    (call,) = contacts_of(sqlite_store, birgitte)
    assert (call.kind.value, call.handled_until) == ("talked", date(2026, 8, 18))
    assert "Talte med" in counsellor.seen()
    counsellor.press("Ctrl+Z")
    assert contacts_of(sqlite_store, birgitte) == ()


def test_ctrl_n_writes_a_note(counsellor, sqlite_store, birgitte):
    counsellor.presses = 0
    counsellor.press("Ctrl+N")
    counsellor.type("Vil gerne i praktik")
    counsellor.press("Enter")
    assert counsellor.presses == 2 + len("Vil gerne i praktik")
    (note,) = sqlite_store.ask(notes.of_student, birgitte).value
    assert (note.text, note.kind) == ("Vil gerne i praktik", NoteKind.OBSERVATION)
    assert "Vil gerne i praktik" in counsellor.seen()


def test_f2_corrects_the_card(counsellor, sqlite_store, birgitte):
    counsellor.press("F2")
    counsellor.press("Tab", "Tab")
    counsellor.type("Gitte")
    counsellor.press("Ctrl+Enter")
    assert sqlite_store.ask(students.one, birgitte, TODAY).value.called_name == "Gitte"
    assert "kaldes Gitte" in counsellor.seen()


def test_the_days_of_the_course_lead_to_the_register(counsellor):
    counsellor.page("student").strip.setFocus()
    counsellor.press("Left", "Enter")
    assert "fre 14.08.2026" in counsellor.seen()
    assert "Hele dagen ført" in counsellor.seen()


def test_the_filters_show_one_kind_of_events(counsellor):
    counsellor.page("student").filters.pills["enrolment"].setFocus()
    counsellor.press("Space")
    assert "Udeblevet hele dagen" not in counsellor.seen()
    assert "Begyndte på tøm-26a" in counsellor.seen()


def test_the_band_is_the_students_own(counsellor, sqlite_store, tom):
    other = given.a_class(sqlite_store, "maler-26b", starts_on=date(2026, 6, 1))
    given.student(sqlite_store, "Sigrid Vang", other.id)
    counsellor.window.desk.ask_everything()
    counsellor.window.finding.ask()
    counsellor.press("Ctrl+K")
    counsellor.type("sigrid")
    counsellor.press("Enter")
    assert "maler-26b" in counsellor.window.bar.chooser.text()
