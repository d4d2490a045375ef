"""One start, seen from inside: a bare window, or the program's own, until something is painted.

`python -m tests.bench.startup BEGAN WHAT STORE [STATEMENTS]`: BEGAN is `time.monotonic()` before
the process; WHAT is `floor` or `ours` for the first paint, `floor-rows` or `ours-class` for the
first page with the class on it, `ours-rest` for everything that comes after it.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QTableView, QWidget
from typing_extensions import override

TODAY = "2026-11-19"
LOOK_MS = 2


class Told(QObject):
    """Tells the time since the process was started when a widget has been painted.

    Attributes:
        is_due: whether the next paint is the one that is waited for.
        longest: the longest time in seconds that the event loop did not come round.
    """

    def __init__(self, widget: QWidget, began: float, *, is_due: bool) -> None:
        super().__init__(widget)
        self.began, self.is_due, self.longest = began, is_due, 0.0
        self._last = time.monotonic()
        self._looks = QTimer(self)
        self._looks.timeout.connect(self._look)
        widget.installEventFilter(self)

    def watch(self) -> None:
        """Measure from now on how long the window answers nothing."""
        self._last = time.monotonic()
        self._looks.start(LOOK_MS)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.is_due:
            self.is_due = False
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        """Print the figures and leave without goodbye: nothing here is worth keeping."""
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last if self._looks.isActive() else 0)
        told = {"wall": now - self.began, "cpu": time.process_time(), "gap": self.longest}
        told["rss"] = memory()
        print(json.dumps(told), flush=True)
        os._exit(0)

    def _look(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def memory() -> int:
    """Return the bytes this process holds; 0 where the system does not say."""
    pages = Path("/proc/self/statm")
    return int(pages.read_text("utf-8").split()[1]) * 4096 if pages.exists() else 0


def bare_window() -> QMainWindow:
    """Return a window with one label, shown."""
    window = QMainWindow()
    window.setCentralWidget(QLabel("GF2 Tracker"))
    window.resize(1280, 800)
    window.show()
    return window


def show_floor(began: float) -> None:
    """Show a window with one label."""
    app = QApplication([])
    window = bare_window()
    Told(window, began, is_due=True)
    app.exec()


def show_rows(began: float, store: str, statements: str) -> None:
    """Show a window with one label, then import what reads the rows, read them and show them."""
    app = QApplication([])
    window = bare_window()

    def read() -> None:
        from sqlalchemy import create_engine  # noqa: PLC0415  # measured

        from tests.bench.rows import RowModel, engine_of  # noqa: PLC0415  # measured

        with engine_of(create_engine, Path(store)).connect() as connection:
            said = json.loads(Path(statements).read_text("utf-8"))
            found = [connection.exec_driver_sql(text, tuple(of)).all() for text, of in said]
        table = QTableView()
        table.setModel(RowModel(max(found, key=len), table))
        Told(table.viewport(), began, is_due=True)
        window.setCentralWidget(table)

    QTimer.singleShot(0, read)
    app.exec()


def show_program(began: float, store: str, until: str) -> None:
    """Show the program on a store, until its first paint, its first page, or its rest."""
    from ui import app  # noqa: PLC0415  # what is imported is what is measured
    from ui.window import Window  # noqa: PLC0415  # as above

    shown = Window.show

    def show(window: Window) -> None:
        shown(window)
        told = Told(window, began, is_due=until == "")
        if until == "class":
            window.front.painted.connect(told.watch)
            wait_for_page(window, told)
        elif until == "rest":
            window.work.rested.connect(lambda: wait_for_rest(window, told))

    Window.show = show  # type: ignore[method-assign]  # the one place to see it from outside
    app.main(["--store", store, "--today", TODAY])


def wait_for_page(window: QWidget, told: Told) -> None:
    """Wait until the first page has shown its answer, and then for its paint."""
    page = window.page

    def first_page(name: str) -> QWidget:
        screen = page(name)
        window.page = page
        show_answer = screen._show

        def show(answer: object) -> None:
            show_answer(answer)
            told.is_due = True
            window.update()

        screen._show = show
        return screen

    window.page = first_page


def wait_for_rest(window: QWidget, told: Told) -> None:
    """Tell when nothing has been under way for a second."""
    QTimer.singleShot(1_000, lambda: None if window.work.is_busy else told.tell())


if __name__ == "__main__":
    start, what, *rest = sys.argv[1:]
    qInstallMessageHandler(lambda *_told: None)  # the offscreen plugin talks
    if what == "floor":
        show_floor(float(start))
    elif what == "floor-rows":
        show_rows(float(start), *rest)
    else:
        show_program(float(start), *rest, what.removeprefix("ours").removeprefix("-"))
