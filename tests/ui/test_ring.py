"""The ring shows where the keyboard is, moves with it, and is silent for the mouse."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from tests.ui.stage import shown
from ui.button import Button
from ui.edit import LineEdit
from ui.ring import FocusRing, ring_of


def test_a_key_brings_the_ring_and_the_mouse_does_not(qtbot):
    field, first, second = LineEdit(), Button("Ét"), Button("To")
    shown(qtbot, field, first, second)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring_of(first).isVisible()
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring_of(first).isVisible()
    assert ring_of(first).target is second


def test_the_ring_stands_two_pixels_outside_and_moves_along(qtbot):
    button = Button("Gem")
    window = shown(qtbot, button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ring = ring_of(button)
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    window.resize(400, 300)
    QApplication.processEvents()
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    button.hide()
    assert not ring.isVisible()
    assert window.findChildren(FocusRing) == [ring]


def test_the_ring_leaves_with_the_focus(qtbot):
    button, field = Button("Gem"), LineEdit()
    shown(qtbot, button, field)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring_of(button).isVisible()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert not ring_of(button).isVisible()


def test_a_field_has_the_ring_only_while_it_is_faulty(qtbot):
    field = LineEdit("16.11.2026")
    shown(qtbot, field)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert not ring_of(field).isVisible()
    field.show_fault(fault=True)
    assert ring_of(field).isVisible()
    field.show_fault(fault=False)
    assert not ring_of(field).isVisible()


def test_the_ring_is_gone_when_its_button_is_scrolled_out_of_sight(qtbot):
    area, inside, button = QScrollArea(), QWidget(), Button("Gem")
    rows = QVBoxLayout(inside)
    rows.addWidget(button)
    rows.addSpacing(2000)
    area.setWidget(inside)
    area.setFixedHeight(200)
    shown(qtbot, area)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring_of(button).isVisible()
    area.verticalScrollBar().setValue(1000)
    QApplication.processEvents()
    assert not ring_of(button).isVisible()
    area.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    assert ring_of(button).isVisible()
    assert ring_of(button).geometry().contains(button.mapTo(area.window(), QPoint(3, 3)))


def test_a_button_that_goes_away_takes_the_ring_along(qtbot):
    button = Button("Gem")
    window = shown(qtbot, Button("Anden"), button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ring = ring_of(button)
    button.deleteLater()
    QApplication.sendPostedEvents(button, QEvent.Type.DeferredDelete)
    assert not ring.isVisible()
    window.grab()
