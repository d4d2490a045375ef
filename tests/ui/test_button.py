"""Buttons and links do the same by mouse, key, mnemonic and shortcut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.ui.stage import shown
from ui import keycap, theme
from ui.button import Button, Link
from ui.menu import Menu


def read(widget: QWidget) -> tuple[str, QAccessible.Role]:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name), found.role()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("kind", [Button, Link])
def test_a_key_presses_the_button_that_has_the_focus(qtbot, kind, key):
    button = kind("Gem")
    shown(qtbot, button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked, timeout=500):
        qtbot.keyClick(button, key)


def test_tab_goes_from_button_to_button_and_a_click_leaves_the_focus_where_it_is(qtbot):
    field, first, second = QLineEdit(), Button("Ét"), Button("To")
    window = shown(qtbot, field, first, second)
    field.setFocus()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert window.focusWidget() is field
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert window.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert window.focusWidget() is second


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_presses_from_anywhere_in_the_window(qtbot, key):
    field, button = QLineEdit(), Button("Gem", kind="primary", keys="Ctrl+Enter")
    shown(qtbot, field, button)
    field.setFocus()
    with qtbot.waitSignal(button.clicked, timeout=500):
        qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)


def test_caps_alone_listen_for_nothing(qtbot):
    field, button = QLineEdit(), Button("Fortryd", caps="Ctrl+Z")
    shown(qtbot, field, button)
    with qtbot.assertNotEmitted(button.clicked, wait=50):
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_a_mnemonic_presses_and_is_not_drawn_as_a_sign(qtbot):
    field, button = QLineEdit(), Button("&Gem og && luk")
    shown(qtbot, field, button)
    assert button.words() == "Gem og & luk"
    with qtbot.waitSignal(button.clicked, timeout=500):
        qtbot.keyClick(field, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)


def test_a_button_that_is_off_cannot_be_pressed_by_its_shortcut(qtbot):
    field, button = QLineEdit(), Button("Gem", keys="Ctrl+S")
    shown(qtbot, field, button)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked, wait=50):
        qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_a_screen_reader_hears_words_and_that_it_is_a_button(qtbot):
    button = Button("Gem aftale", icon="check", keys="Ctrl+Enter")
    qtbot.addWidget(button)
    assert read(button) == ("Gem aftale", QAccessible.Role.Button)


def test_an_icon_alone_has_a_name_and_a_tip(qtbot):
    button = Button("", icon="more", kind="quiet", name="Mere")
    qtbot.addWidget(button)
    assert read(button)[0] == "Mere"
    assert button.property("tip_text") == "Mere"
    assert button.sizeHint().width() == button.sizeHint().height() == 28


def test_a_button_is_as_wide_as_its_words_icon_and_caps(qtbot):
    plain, full = Button("Gem"), Button("Gem", icon="check", caps="Ctrl+S")
    for button in (plain, full):
        qtbot.addWidget(button)
    more = full.sizeHint().width() - plain.sizeHint().width()
    assert more == 16 + 6 + 8 + keycap.width(("Ctrl", "S"))
    full.set_tall()
    assert (plain.sizeHint().height(), full.sizeHint().height()) == (28, 32)


def test_buttons_follow_the_size_of_the_text(qtbot, qapp):
    button = Button("Gem")
    qtbot.addWidget(button)
    theme.start(qapp, "light", base_px=26)
    assert button.sizeHint().height() == 56


def test_a_menu_opens_under_its_button(qtbot):
    button, menu = Button("Mere"), Menu("Mere")
    qtbot.addWidget(menu)
    menu.add("Kopiér")
    button.set_menu(menu)
    shown(qtbot, button)
    button.click()
    assert menu.isVisible()
    menu.close()


def test_a_link_can_say_something_else(qtbot):
    link = Link("Vis")
    qtbot.addWidget(link)
    narrow = link.sizeHint().width()
    link.show_words("Vælg mappe", "Enter")
    assert link.words() == "Vælg mappe"
    assert link.keys == ("Enter",)
    assert link.sizeHint().width() > narrow
