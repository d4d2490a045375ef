"""What floats stands beside its cell, inside the window, and takes neither focus nor mouse."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.stage import shown
from ui import paint, theme
from ui.bubble import Bubble


@pytest.fixture
def window(qtbot):
    made = shown(qtbot, QLineEdit())
    made.resize(500, 400)
    return made


def body(floating) -> QRect:
    depth = theme.px(floating.shadow_depth) * 2
    return floating.geometry().adjusted(depth, depth, -depth, -depth)


def test_a_bubble_stands_right_of_its_cell(window):
    bubble = Bubble(window)
    bubble.tell(window, QRect(100, 100, 50, 20), "for sent 12 min")
    assert body(bubble).left() == 158
    assert abs(body(bubble).center().y() - 110) <= 1
    assert bubble.isVisible()
    bubble.grab()


def test_a_bubble_turns_to_the_left_where_the_window_ends(window):
    bubble = Bubble(window)
    bubble.tell(window, QRect(440, 100, 50, 20), "lektionen er kun 45 min", is_fault=True)
    assert body(bubble).right() < 440
    bubble.grab()


def test_what_floats_stands_under_its_cell_or_over_it(window):
    bubble = Bubble(window)
    bubble.place_below(window, QRect(40, 60, 10, 20))
    assert body(bubble).top() == 88
    bubble.place_below(window, QRect(40, 360, 10, 20))
    assert body(bubble).bottom() < 360


def test_it_takes_neither_focus_nor_mouse(qtbot, window):
    field = window.findChild(QLineEdit)
    field.setFocus()
    bubble = Bubble(window)
    bubble.tell(window, field.geometry(), "for sent 12 min")
    assert window.focusWidget() is field
    assert window.childAt(body(bubble).center()) is not bubble
    assert bubble.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_it_fades_in_where_movement_is_wanted(qtbot, window):
    theme.keep_still(still=False)
    bubble = Bubble(window)
    bubble.tell(window, QRect(100, 100, 50, 20), "for sent 12 min")
    assert bubble._strength < 1
    qtbot.waitUntil(lambda: bubble._strength == 1)


def test_lines_that_floating_things_are_made_of_are_sharp(window):
    assert paint.width("1") == paint.width("8")
