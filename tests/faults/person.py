"""Somebody at the real window in a process of its own: real lanes, real hooks, no test around it."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SECONDS = 30.0


class Patience:
    """What a User waits with, outside pytest."""

    def waitUntil(self, condition: Callable[[], object], timeout: int = 20_000) -> None:  # noqa: N802  # pytest-qt's name
        """Let the program run until something holds."""
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # in the child alone

        end = time.monotonic() + max(timeout / 1000, SECONDS)
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("what was waited for never came")
            QApplication.processEvents()
            time.sleep(0.002)

    @contextmanager
    def waitActive(self, window: Any) -> Iterator[None]:  # noqa: N802  # pytest-qt's name
        """Let a window become the active one."""
        yield
        self.waitUntil(window.isActiveWindow)

    def addWidget(self, _widget: Any, before_close_func: Any = None) -> None:  # noqa: N802  # as above
        """Leave the window to the process."""


def at_home(home: Path) -> None:
    """Give the process a home, settings and a temporary folder of its own; before Qt is loaded."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(home / "hjem")
    os.environ["TMPDIR"] = str(home / "tmp")
    for folder in ("hjem", "tmp"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    import tempfile  # noqa: PLC0415  # it may have been asked before

    tempfile.tempdir = None


def at(where: Path, home: Path) -> Any:
    """Open the program's window on a store, with its log of bugs, and wait until it stands."""
    at_home(home)
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # not before the home is known

    from gf2tracker.settings import folder  # noqa: PLC0415  # as above
    from gf2tracker.store.store import Store  # noqa: PLC0415  # as above
    from tests.faults.school import TODAY  # noqa: PLC0415  # as above
    from tests.user import User  # noqa: PLC0415  # as above
    from ui import problem, theme  # noqa: PLC0415  # as above
    from ui.work import Work  # noqa: PLC0415  # as above

    problem.install(folder() / "log")
    app = QApplication.instance() or QApplication(["gf2"])
    theme.start(app, "light", base_px=13)
    theme.keep_still(still=True)
    patience = Patience()
    who = User(patience, Work(lambda: Store.open(where, by="MK")), by="MK", today=TODAY)
    who.work.failed.connect(problem.report)
    patience.waitUntil(lambda: who.window.stands)
    who.settle()
    return who
