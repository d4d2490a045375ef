"""A menu is worked with mouse, arrows and letters, and shows the keys of its deeds."""

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.stage import shown
from ui import theme
from ui.button import Button
from ui.menu import Menu


@pytest.fixture
def menu(qtbot):
    made = Menu("Rediger")
    made.done = []
    for text, key in (("&Kopiér", "Ctrl+C"), ("Log &opkald", "F4"), ("Slet", "Del")):
        made.add(text, lambda text=text: made.done.append(text), icon="copy", keys=key)
    made.addSeparator()
    made.add("Vis billeder").setCheckable(True)
    qtbot.addWidget(made)
    made.popup(QPoint(0, 0))
    yield made
    made.close()


def test_arrows_and_enter_do_a_deed(qtbot, menu):
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert menu.done == ["Log &opkald"]
    assert not menu.isVisible()


def test_a_marked_letter_does_its_deed(qtbot, menu):
    qtbot.keyClick(menu, Qt.Key.Key_K)
    assert menu.done == ["&Kopiér"]


def test_a_click_does_what_stands_under_it(qtbot, menu):
    there = menu.actionGeometry(menu.actions()[2]).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=there)
    assert menu.done == ["Slet"]


def test_rows_are_31_high_and_wide_enough(menu):
    rows = [menu.actionGeometry(each).height() for each in menu.actions()]
    assert rows == [31, 31, 31, 9, 31]
    menu.actions()[0].setEnabled(False)
    menu.actions()[4].setChecked(True)
    assert not menu.grab().isNull()


def test_a_menu_opens_with_its_painted_corner_under_its_button(qtbot):
    button, menu = Button("Mere"), Menu("Mere")
    qtbot.addWidget(menu)
    menu.add("Kopiér")
    window = shown(qtbot, button)
    window.move(100, 100)
    menu.open_under(button)
    corner = button.mapToGlobal(QPoint(0, button.height() + 4))
    assert menu.pos() + QPoint(14, 14) == corner
    menu.close()


def test_a_menu_grows_with_the_text(qtbot, qapp):
    theme.start(qapp, "light", base_px=26)
    menu = Menu("Mere")
    qtbot.addWidget(menu)
    menu.add("Kopiér til Excel", keys="Ctrl+C")
    menu.popup(QPoint(0, 0))
    assert menu.actionGeometry(menu.actions()[0]).height() == 62
    menu.close()
