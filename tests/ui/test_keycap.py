"""A shortcut is told with one cap a key, or not at all when the user wants none."""

import pytest
from PySide6.QtGui import QKeySequence

from ui import keycap
from ui.button import Button


@pytest.fixture(autouse=True)
def caps_again():
    yield
    keycap.show_all(shown=True)


@pytest.mark.parametrize(
    ("shortcut", "keys"),
    [
        ("Ctrl+Enter", ("Ctrl", "Enter")),
        ("Ctrl+Shift+Z", ("Ctrl", "Shift", "Z")),
        ("F4", ("F4",)),
        ("?", ("?",)),
        ("+", ("+",)),
        ("Ctrl++", ("Ctrl", "+")),
        ("", ()),
    ],
)
def test_a_shortcut_falls_into_its_keys(shortcut, keys):
    assert keycap.keys_of(shortcut) == keys


def test_enter_is_both_the_large_key_and_the_one_by_the_figures():
    found = keycap.sequences("Ctrl+Enter")
    assert set(found) == {QKeySequence("Ctrl+Enter"), QKeySequence("Ctrl+Return")}
    assert keycap.sequences("") == []


def test_a_user_may_hide_all_caps(qtbot):
    button = Button("Gem", keys="Ctrl+S")
    qtbot.addWidget(button)
    with_caps = button.sizeHint().width()
    keycap.show_all(shown=False)
    assert button.sizeHint().width() < with_caps


def test_a_screen_reader_hears_which_key(qtbot):
    cap = keycap.KeyCap("Ctrl+K")
    qtbot.addWidget(cap)
    assert cap.accessibleName() == "Tast Ctrl+K"
    assert cap.sizeHint().height() == 18


def test_arrows_are_told_as_they_stand_on_the_keyboard():
    assert keycap.keys_of("Alt+Left") == ("Alt", "←")
    assert keycap.keys_of("Ctrl+Down") == ("Ctrl", "↓")
