"""Where every bug ends: it is written down and shown once, while the program goes on."""

import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, qInstallMessageHandler
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from gf2tracker.bug import Fault
from ui.faultlog import FaultLog, fault_of

if TYPE_CHECKING:
    from ui.problemdialog import ProblemDialog

_QUIET_SECONDS: Final = 10.0
"""The same bug within this time is one bug: a broken paintEvent fails at every paint."""

_MANY, _MANY_SECONDS = 3, 60.0


class Reporter(QObject):
    """Takes every bug from every thread, writes it down and shows it once.

    Signals:
        found(Fault): a bug, on its way to the thread of the window.
    """

    found = Signal(object)

    def __init__(self, log: FaultLog | None = None) -> None:
        super().__init__()
        self.log = log
        self.dialog: ProblemDialog | None = None
        self.has_closing_failed = False
        self._seen: dict[str, float] = {}
        self._times: deque[float] = deque(maxlen=_MANY)
        self.found.connect(self._show)

    def take(self, error: BaseException) -> None:
        """Write a bug down and show it, from any thread."""
        fault = fault_of(error)
        now = time.monotonic()
        last = self._seen.get(fault.same)
        self._seen[fault.same] = now
        if last is not None and now - last < _QUIET_SECONDS:
            return
        self._times.append(now)
        if self.log is not None:
            self.log.write(fault.report)
        if sys.stderr is not None:
            sys.stderr.write(fault.report)
        self.found.emit(fault)

    @property
    def are_many(self) -> bool:
        """Say whether there were three bugs within a minute."""
        times = self._times
        return len(times) == _MANY and times[-1] - times[0] <= _MANY_SECONDS

    def _show(self, fault: Fault) -> None:
        if not isinstance(QApplication.instance(), QApplication):
            return
        from ui.problemdialog import ProblemDialog  # noqa: PLC0415  # most starts need none

        if self.dialog is None:
            self.dialog = ProblemDialog(_main_window())
            self.dialog.finished.connect(self.dialog.deleteLater)
            self.dialog.destroyed.connect(self._forget)
            self.dialog.tell(fault, are_many=self.are_many)
            self.dialog.open_over()
        else:
            self.dialog.tell(fault, are_many=self.are_many)

    def _forget(self) -> None:
        self.dialog = None


def _main_window() -> QWidget | None:
    window: QWidget | None = QApplication.activeWindow()
    if window is None:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        window = shown[0] if shown else None
    while window is not None and window.parentWidget() is not None:
        window = window.parentWidget()
    return window


_reporter = Reporter()


def install(folder: Path) -> None:
    """Send every bug of the program here, from now on; `folder` holds the log."""
    log = FaultLog(folder)
    _reporter.log = log
    sys.excepthook = _on_bug
    threading.excepthook = _on_bug_in_thread
    qInstallMessageHandler(log.write_qt)


def report(error: BaseException) -> None:
    """Tell of a bug that was caught where it had to be."""
    _reporter.take(error)


@contextmanager
def closing(event: QCloseEvent) -> Iterator[None]:
    """Keep a window open when its closing fails, and tell why; a second try closes it.

    A closeEvent that raises would close the window all the same, with work that is not stored.
    """
    try:
        yield
    except Exception as error:  # noqa: BLE001  # whatever it is, the window must not go
        if not _reporter.has_closing_failed:
            event.ignore()
        _reporter.has_closing_failed = True
        report(error)


def _on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    report(error)


def _on_bug_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        report(args.exc_value)
