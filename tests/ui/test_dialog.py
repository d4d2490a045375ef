"""A dialog is a form: Ctrl+Enter saves what can be saved, Esc leaves, the page behind is dimmed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit

from gf2tracker.errors import Refusal
from tests.ui.stage import shown
from ui import theme
from ui.dialog import Dialog
from ui.fields import DateField, NoteField, TextField
from ui.sheet import Veil

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def behind(qtbot):
    field = QLineEdit()
    window = shown(qtbot, field)
    window.field = field
    return window


@pytest.fixture
def dialog(qtbot, behind):
    made = Dialog("Nyt hold", behind, save="Gem hold")
    made.form.row(TextField("code", "Holdkode", required=True))
    made.form.row(DateField("starts", "Start", date(2026, 8, 10), today=date(2026, 8, 1)))
    made.form.row(NoteField("note", "Note"))
    qtbot.addWidget(made)
    made.open_over()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_it_opens_with_the_first_field_ready_and_the_page_dimmed(dialog, behind):
    assert dialog.focusWidget() is dialog.form.fields["code"].control
    veil = behind.findChild(Veil)
    assert veil.isVisible()
    behind.resize(700, 500)
    assert veil.geometry() == behind.rect()
    found = QAccessible.queryAccessibleInterface(dialog)
    assert found.role() == QAccessible.Role.Dialog
    assert found.text(QAccessible.Text.Name) == "Nyt hold"


def test_ctrl_enter_hands_the_values_over_even_from_a_note(qtbot, dialog):
    dialog.form.fields["code"].show_value("tøm-26a")
    note = dialog.form.fields["note"].control
    note.setFocus()
    with qtbot.waitSignal(dialog.submitted) as told:
        qtbot.keyClick(note, Qt.Key.Key_Return, CTRL)
    assert told.args[0]["code"] == "tøm-26a"
    assert dialog.isVisible()
    dialog.accept()
    assert not dialog.isVisible()


def test_what_cannot_be_saved_is_counted_in_the_foot(qtbot, dialog):
    with qtbot.assertNotEmitted(dialog.submitted):
        dialog.submit()
    assert dialog._faults.isVisible()
    assert dialog._faults.text() == "1 felt skal rettes"
    dialog.refuse(Refusal("For sent.", field="starts"))
    assert dialog._faults.text() == "2 felter skal rettes"
    qtbot.keyClicks(dialog.form.fields["code"].control, "t")
    qtbot.keyClicks(dialog.form.fields["starts"].control, "1")
    assert not dialog._faults.isVisible()


def test_esc_leaves_and_the_page_is_clear_again(qtbot, dialog, behind):
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    QApplication.sendPostedEvents()
    assert not [each for each in behind.findChildren(Veil) if each.isVisible()]


@pytest.mark.parametrize("button", ["cancel", "save"])
def test_tab_reaches_both_buttons_and_stays_inside(qtbot, dialog, button):
    for _each in range(12):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.isAncestorOf(dialog.focusWidget())
        if dialog.focusWidget() is getattr(dialog, button):
            return
    pytest.fail("Tab never came there")


def test_it_grows_with_its_faults(qtbot, dialog):
    before = dialog.height()
    dialog.refuse(Refusal("Koden er brugt. Vælg en anden kode.", field="code"))
    qtbot.waitUntil(lambda: dialog.height() > before)
    dialog.grab()


def test_a_dialog_higher_than_the_screen_scrolls_to_the_fault(qtbot, behind, qapp):
    theme.start(qapp, "light", base_px=26)
    made = Dialog("Nyt hold", behind, save="Gem")
    for number in range(12):
        made.form.row(TextField(f"field{number}", f"Felt {number}"))
    qtbot.addWidget(made)
    made.open_over()
    room = made.screen().availableGeometry().height()
    assert made.height() <= room + theme.px(26)
    made.refuse(Refusal("Forkert. Ret det.", field="field11"))
    qtbot.waitUntil(lambda: made.area.verticalScrollBar().value() > 0)
    made.grab()
    made.reject()


def test_every_focusable_part_has_a_name(dialog):
    for each in dialog.findChildren(QLineEdit):
        assert QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
