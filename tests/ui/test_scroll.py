"""Slim bars follow what they scroll and scroll what they lie over."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QListWidget

from tests.ui.stage import shown
from ui.scroll import SlimBar, slim


def long_list(qtbot, rows: int) -> QListWidget:
    made = QListWidget()
    made.addItems([f"række {row}" for row in range(rows)])
    slim(made)
    window = shown(qtbot, made)
    window.resize(200, 200)
    QApplication.processEvents()
    return made


def upright(area: QListWidget) -> SlimBar:
    found = area.findChildren(SlimBar)
    return next(bar for bar in found if bar.orientation() == Qt.Orientation.Vertical)


def test_a_bar_is_there_only_when_there_is_more(qtbot):
    assert not upright(long_list(qtbot, 2)).isVisible()
    assert upright(long_list(qtbot, 200)).isVisible()


def test_a_bar_takes_no_room_and_stands_at_the_edge(qtbot):
    area = long_list(qtbot, 200)
    bar = upright(area)
    assert area.viewport().width() == area.contentsRect().width()
    assert bar.width() == 13
    assert bar.geometry().right() == area.viewport().geometry().right()
    area.grab()


def test_list_and_bar_move_together(qtbot):
    area = long_list(qtbot, 200)
    bar = upright(area)
    area.verticalScrollBar().setValue(50)
    assert bar.value() == 50
    bar.setValue(20)
    assert area.verticalScrollBar().value() == 20
    area.addItems(["flere"] * 100)
    QApplication.processEvents()
    assert bar.maximum() == area.verticalScrollBar().maximum()


def test_a_bar_can_be_dragged(qtbot):
    area = long_list(qtbot, 400)
    bar = upright(area)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, 20))
    qtbot.mouseMove(bar, QPoint(6, 120))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, 120))
    assert area.verticalScrollBar().value() > 0
