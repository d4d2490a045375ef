"""From a key in the register to its painted cell, with the real window and its real lanes."""

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from tests.bench.opened import open_window, wait_until
from tests.bench.schools import Schools
from tests.bench.table import Row, Within

PRESSES = 120
BETWEEN = 0.1
LONGEST = 1.0
KEYS = ("U", "Up", ".", "Up", "S", "Up", ".", "Up")
"""Each changes what is painted: a mark comes and goes, the cursor goes on by itself and back."""


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
    took, busy = [], []
    for number in range(PRESSES):
        pause(BETWEEN)
        before, began, cpu = seen.count, time.perf_counter(), time.thread_time()
        QTest.keyClick(view, QKeySequence(KEYS[number % len(KEYS)])[0].key())
        while seen.count == before and time.perf_counter() - began < LONGEST:
            QApplication.processEvents()
        took.append((time.perf_counter() - began) * 1000)
        busy.append((time.thread_time() - cpu) * 1000)
    wait_until(lambda: not window.work.is_busy)
    window.close()
    wait_until(lambda: not window.isVisible())
    about = "of the window's thread alone, as others take the processor too"
    return [
        Within("key press to painted cell", took, 16, f"{PRESSES} keys", of="p95"),
        Within("the same, processor time", busy, None, about, of="p95"),
    ]


def pause(seconds: float) -> None:
    """Let the event loop run for a while, as it does between two keys."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.001)
