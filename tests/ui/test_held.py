"""A letter that does a deed does it once, however long it is held; arrows go on."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QWidget

from tests.ui.stage import shown
from ui.shortcut import listen
from ui.today.deeds import Deed, DeedBar


def pressed(*, is_held):
    none = Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_T, none, "t", is_held)


def test_a_letter_that_is_held_on_a_row_does_its_deed_once(qtbot):
    row, done = QWidget(), []
    bar = DeedBar(row, [Deed("T", "Talte med", lambda: done.append("T"))])
    shown(qtbot, row)
    assert bar.take(pressed(is_held=False))
    for _again in range(30):
        assert bar.take(pressed(is_held=True))
    assert done == ["T"]


def test_a_letter_that_is_held_on_a_page_does_its_deed_once(qtbot):
    page = QWidget()
    shown(qtbot, page)
    listen(page, {"T": print, "Ctrl+Down": print})
    repeats = {one.key().toString(): one.autoRepeat() for one in page.findChildren(QShortcut)}
    assert repeats == {"T": False, "Ctrl+Down": True}
