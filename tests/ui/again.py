"""A program that was killed and is started again, with what it offers."""

from PySide6.QtWidgets import QApplication

from tests import user
from ui.choice import CheckBox, ChoiceBox
from ui.chooser import Chooser
from ui.edit import LineEdit, NoteEdit
from ui.sheet import Sheet


def killed(somebody):
    """End a window as a power cut does: nothing of it runs any more."""
    drafts = somebody.window.drafts
    drafts.look()
    drafts._is_leaving = True
    somebody._leave(somebody.window)
    somebody.window.hide()


def started(qtbot, store, before):
    """Open the window again after it was killed, and what it offers."""
    killed(before)
    after = user.at(qtbot, store)
    assert after.window.foot._action.text() == "Åbn kladden"
    after.window.foot._action.click()
    after.settle()
    assert not before.faults + after.faults
    return after


def sheet_over(somebody):
    QApplication.processEvents()
    shown = [one for one in somebody.window.findChildren(Sheet) if one.isVisible()]
    assert len(shown) == 1, [one.windowTitle() for one in shown]
    return shown[0]


def change_all(sheet):
    """Put something else into everything that can be typed or chosen."""
    for line in sheet.findChildren(LineEdit):
        if not line.isReadOnly():
            line.setText(f"{line.text()} æøå 7")
            line.textEdited.emit(line.text())
    for note in sheet.findChildren(NoteEdit):
        if not note.isReadOnly():
            note.setPlainText("To linjer\næøå")
    for box in sheet.findChildren(ChoiceBox):
        box.setCurrentIndex(box.count() - 1)
    for tick in sheet.findChildren(CheckBox):
        tick.toggle()
    for chooser in sheet.findChildren(Chooser):
        list(chooser.buttons.values())[-1].setChecked(True)


def student_page(somebody, student):
    somebody.window.page("today").go("student", student_id=student)
    somebody.settle()
    return somebody.window.page("student")


def pane(somebody, name="absence"):
    somebody.window.open_page(name)
    somebody.settle()
    return somebody.window.page(name)
