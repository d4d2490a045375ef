"""From a key in the register to its painted cell, with the real window and its real lanes."""

import time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from tests.bench.opened import open_window, wait_until
from tests.bench.schools import Schools
from tests.bench.table import Row, Within

PRESSES = 120
BETWEEN = 0.1
KEYS = (Qt.Key.Key_U, Qt.Key.Key_Down, Qt.Key.Key_S, Qt.Key.Key_Down, Qt.Key.Key_Period)


class Painted(QObject):
    """Sees when a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QApplication.sendEvent(watched, event)
            watched.installEventFilter(self)
            self.count += 1
            return True
        return False


def measure(schools: Schools) -> list[Row]:
    """Mark down the class of the first page, a tenth of a second between two keys."""
    window = open_window(schools.copy())
    window.open_page("absence")
    page = window.page("absence")
    page.show_view("day")
    wait_until(lambda: not window.work.is_busy)
    view = page.here.view
    view.setFocus()
    seen = Painted(view.viewport())
    took = []
    for number in range(PRESSES):
        pause(BETWEEN)
        before, began = seen.count, time.perf_counter()
        QTest.keyClick(view, KEYS[number % len(KEYS)])
        while seen.count == before:
            QApplication.processEvents()
        took.append((time.perf_counter() - began) * 1000)
    wait_until(lambda: not window.work.is_busy)
    window.close()
    wait_until(lambda: not window.isVisible())
    return [Within("key press to painted cell", took, 16, f"{PRESSES} keys", of="p95")]


def pause(seconds: float) -> None:
    """Let the event loop run for a while, as it does between two keys."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.001)
