"""The form of a note: one line, its kind by one key, and the hint against diagnoses."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.domain.note import NoteKind
from gf2tracker.queries.notes import NoteEntry
from tests.ui.stage import shown
from ui.dialogs.studentnote import StudentNoteDialog
from ui.label import Label

TODAY = date(2026, 8, 19)
Key = Qt.Key


@pytest.fixture
def form(qtbot):
    def made(entry=None) -> StudentNoteDialog:
        window = shown(qtbot, Label("Elev"))
        dialog = StudentNoteDialog(window, "Yasin", TODAY, entry)
        dialog.saved = []
        dialog.submitted.connect(dialog.saved.append)
        dialog.open_over()
        QApplication.processEvents()
        dialog.stage = window
        return dialog

    return made


def test_a_line_and_enter_are_enough(form):
    dialog = form()
    QTest.keyClicks(dialog.text.edit, "Sad alene i pausen")
    QTest.keyClick(dialog.text.edit, Key.Key_Return)
    assert dialog.saved == [
        {"text": "Sad alene i pausen", "due_on": None, "kind": NoteKind.OBSERVATION}
    ]


def test_only_an_agreement_has_a_day(form):
    dialog = form()
    assert not dialog.due_on.isVisible()
    QTest.keyClick(dialog.text.edit, Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert dialog.due_on.isVisible()
    QTest.keyClick(dialog.text.edit, Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert not dialog.due_on.isVisible()


def test_words_of_illness_get_a_hint_and_are_saved_all_the_same(form):
    dialog = form()
    assert dialog.text.foot.hint == "Skriv ikke diagnoser"
    QTest.keyClicks(dialog.text.edit, "Har måske ADHD")
    hint = "Skriv ikke diagnoser (“ADHD”): skriv, hvad du så, og hvad I aftalte."
    assert dialog.text.foot.hint == hint
    QTest.keyClick(dialog.text.edit, Key.Key_Return)
    assert dialog.saved[0]["text"] == "Har måske ADHD"


def test_a_note_is_corrected_as_it_stands(form):
    at = datetime(2026, 8, 17, tzinfo=UTC)
    due = date(2026, 8, 21)
    entry = NoteEntry(1, at, "MK", NoteKind.AGREEMENT, "Møder 8:00", due, None)
    dialog = form(entry)
    assert dialog.text.edit.text() == "Møder 8:00"
    assert dialog.due_on.isVisible()
    dialog.submit()
    assert dialog.saved == [{"text": "Møder 8:00", "due_on": due, "kind": NoteKind.AGREEMENT}]
