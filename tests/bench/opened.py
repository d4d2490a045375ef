"""The real window in this process, on a store of its own, as somebody has it before them."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from gf2tracker.settings import Settings
from gf2tracker.store.store import Store
from tests.bench.schools import AT, TODAY
from ui import theme
from ui.window import Window
from ui.work import Work

LONGEST = 60.0


def application() -> QApplication:
    """Return the one application, dressed as the program's."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    qInstallMessageHandler(lambda *_told: None)  # the offscreen plugin talks
    app = QApplication([])
    theme.start(app, "light", base_px=13)
    theme.keep_still(still=True)
    return app


def open_window(place: Path, by: str = "MK") -> Window:
    """Return the window on a store, when everything it asked for has come."""
    application()
    work = Work(lambda: Store.open(place, by=by))
    now = datetime.combine(TODAY, AT).astimezone()
    window = Window(work, lambda: now, Settings(initials=by))
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    work.start()
    wait_until(lambda: window.stands and not work.is_busy)
    return window


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the event loop run until something is so."""
    end = time.monotonic() + LONGEST
    while not is_so() and time.monotonic() < end:
        QApplication.processEvents()
    assert is_so(), "it took more than a minute"
