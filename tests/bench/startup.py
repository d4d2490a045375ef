"""One start, seen from inside: a bare window, or the program's own, until it has been painted.

`python -m tests.bench.startup BEGAN FLOOR|STORE`: BEGAN is `time.monotonic()` before the process.
"""

import json
import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from typing_extensions import override


class FirstPaint(QObject):
    """Tells the time since the process was started when the first paint is over, and ends it."""

    def __init__(self, window: QMainWindow, began: float) -> None:
        super().__init__(window)
        self.began = began
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        """Print the figures and leave without goodbye: nothing here is worth keeping."""
        wall = time.monotonic() - self.began
        print(json.dumps({"wall": wall, "cpu": time.process_time()}), flush=True)
        os._exit(0)


def show_floor(began: float) -> None:
    """Show a window with one label."""
    qInstallMessageHandler(lambda *_told: None)  # the offscreen plugin talks
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("GF2 Tracker"))
    window.resize(1280, 800)
    window.show()
    watch = FirstPaint(window, began)
    app.exec()
    watch.deleteLater()


def show_program(began: float, store: str) -> None:
    """Show the program on a store."""
    from ui import app  # noqa: PLC0415  # what is imported is what is measured
    from ui.window import Window  # noqa: PLC0415  # as above

    shown = Window.show

    def show(window: Window) -> None:
        shown(window)
        FirstPaint(window, began)

    Window.show = show  # type: ignore[method-assign]  # the one place to see it from outside
    app.main(["--store", store])


if __name__ == "__main__":
    if sys.argv[2] == "FLOOR":
        show_floor(float(sys.argv[1]))
    else:
        show_program(float(sys.argv[1]), sys.argv[2])
