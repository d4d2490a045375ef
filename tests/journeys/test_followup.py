"""The inbox by keyboard alone: what is new, one key a deed, and a note in one line."""

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from gf2tracker.domain.note import NoteKind
from gf2tracker.queries import contact, notes
from tests import given, registers, user

pytestmark = pytest.mark.journey

WEEK = [date(2026, 8, day) for day in range(10, 15)]


@pytest.fixture
def away(sqlite_store, tom):
    """Two students were away last week and nobody has said anything about it."""
    first, second = tom.students[:2]
    for day in WEEK:
        absent = {first: "U"} if day == WEEK[0] else {second: "U"} if day == WEEK[4] else {}
        registers.take_day(sqlite_store, tom.id, day, absent)
    return first, second


@pytest.fixture
def counsellor(qtbot, sqlite_store, away):
    return user.at(qtbot, sqlite_store)


def test_the_inbox_is_one_key_away_and_each_deed_one_more(counsellor, sqlite_store, away):
    counsellor.press("Ctrl+7")
    seen = counsellor.seen()
    assert "To elever venter på, at nogen gør noget" in seen
    assert "Væk fre 14.08. i de første 14 dage" in seen
    before = counsellor.presses
    counsellor.press("m")
    assert "Én elev venter" in counsellor.seen()
    assert "Noteret: samtale, tøm-26a man 17.08. Fortryd" in counsellor.seen()
    counsellor.press("m")
    assert "Ingen venter" in counsellor.seen()
    assert counsellor.presses - before == 2
    counsellor.press("Ctrl+Z", "Ctrl+Z")
    assert "To elever venter" in counsellor.seen()


def test_a_note_is_ctrl_n_one_line_and_enter(counsellor, sqlite_store, away):
    counsellor.press("Ctrl+7")
    before = counsellor.presses
    counsellor.press("Ctrl+N")
    counsellor.type("Stille")
    counsellor.press("Enter")
    assert counsellor.presses - before == 2 + len("Stille")
    (entry,) = sqlite_store.ask(notes.of_student, away[1]).value
    assert (entry.text, entry.kind) == ("Stille", NoteKind.OBSERVATION)
    assert "observation i dag" in counsellor.seen()


def test_an_agreement_is_one_key_more_and_has_a_day(counsellor, sqlite_store, away):
    counsellor.press("Ctrl+7", "Ctrl+N")
    counsellor.type("Møder 8:00")
    counsellor.press("Alt+A", "Tab")
    counsellor.type("21/8")
    counsellor.press("Enter")
    (entry,) = sqlite_store.ask(notes.of_student, away[1]).value
    assert (entry.kind, entry.due_on) == (NoteKind.AGREEMENT, date(2026, 8, 21))


@pytest.mark.parametrize("view", ["day", "week", "overview"])
def test_a_note_is_written_where_one_sees_the_student(counsellor, sqlite_store, tom, view):
    counsellor.press("Ctrl+4")
    counsellor.page("absence").show_view(view)
    counsellor.press("Down", "Ctrl+N")
    counsellor.type("Stille")
    counsellor.press("Enter")
    written = [sqlite_store.ask(notes.of_student, one).value for one in tom.students]
    assert [[entry.text for entry in found] for found in written].count(["Stille"]) == 1


def test_who_nobody_reached_is_called_from_the_list(counsellor, sqlite_store, away):
    counsellor.press("Ctrl+7", "c")
    assert QGuiApplication.clipboard().text() == "15 42 07 01"
    counsellor.press("s", "i", "t")
    kinds = [one.kind.value for one in sqlite_store.ask(contact.of_student, away[1]).value]
    assert kinds == ["talked", "no_answer", "sms"]


def test_several_are_given_away_and_the_lists_are_one_key_each(counsellor, sqlite_store, away):
    given.a_teacher(sqlite_store, "JEHO", "Jens Holst")
    counsellor.press("Ctrl+1", "Ctrl+7")
    before = counsellor.presses
    counsellor.press("Ctrl+A", "e", "j", "Ctrl+Enter")
    assert counsellor.presses - before == 4
    assert "Ingen venter" in counsellor.seen()
    counsellor.press("Alt+2")
    assert counsellor.seen().count("JEHO") >= 2
    counsellor.press("Alt+4")
    assert "Alle er nået" in counsellor.seen()


def test_the_side_bar_counts_those_who_wait_on_every_page(counsellor):
    item = counsellor.window.side.items["followup"]
    assert item.accessibleName() == "Opfølgning, 2 venter"
    counsellor.press("Ctrl+7", "m", "Ctrl+1")
    counsellor.window.waiting.rest.timeout.emit()
    assert item.accessibleName() == "Opfølgning, 1 venter"
