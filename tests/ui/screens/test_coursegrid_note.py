"""Page Fravær, view Forløb: a note about the student under the cursor."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf2tracker.queries import notes
from tests import given
from tests.ui.frame import a_page, dialog_of
from ui.screens.coursegrid import CourseGridScreen


def test_ctrl_n_writes_a_note_about_the_student_under_the_cursor(qtbot, sqlite_store):
    tom = given.a_class(sqlite_store, "tøm-26a", students=4)
    page = a_page(qtbot, CourseGridScreen, sqlite_store, tom.id)
    page.view.go_to(1, page.view.model_here.column_of(given.MONDAY))
    row = page.view.model_here.rows[1]
    QTest.keyClick(page.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(page)
    assert row.called_name in dialog.windowTitle()
    QTest.keyClicks(dialog.form.fields["text"].control, "Fint oplæg")
    dialog.save.click()
    (note,) = sqlite_store.ask(notes.of_student, row.student_id).value
    assert note.text == "Fint oplæg"
