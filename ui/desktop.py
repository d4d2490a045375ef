"""The window's program: the clock, the store and the window are put together and run."""

import argparse
import gc
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QSize, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from gf2tracker.settings import Settings, folder, store_place
from ui import problem, theme
from ui.qtwords import QtWords
from ui.twin import Twin, call
from ui.window import Window
from ui.work import Work

if TYPE_CHECKING:
    from gf2tracker.store.store import Store

TURN_S = 0.001
"""How soon the window gets its turn while a lane reckons: Qt's calls let go of it often."""
TIDY_MS = 2_000
QUIET_MS = 400
UNSEEN_MS = 1_000
LONGEST_MS = 60_000
USUAL = "1280x800"
TITLE_BAR = 40
FIRST = (
    "gf2tracker.store.store",
    "gf2tracker.queries.school",
    "gf2tracker.queries.staff",
    "gf2tracker.queries.classes",
    "ui.screens.today",
)
"""What the first page asks with and is made of."""


def run(options: argparse.Namespace) -> int:
    """Open the window and stay until it is closed; return the exit code."""
    problem.install(folder() / "log")
    sys.setswitchinterval(TURN_S)
    app = QApplication([sys.argv[0]])
    speak_danish(app)
    settings = Settings.read()
    _dress(app, settings, options.theme)
    where = store_place(options.store)
    work = Work(lambda: _open(where, settings.initials))
    window = Window(work, _clock(options.today), settings, is_outline=True)
    lay(window, options.size or (USUAL if options.picture else ""))
    _furnish_when_painted(window)
    other = _one_window(app, window, where)
    window.show()
    tidy = _tidy_here(app)
    _once_at_rest(window, gc.freeze)  # what the start has made stays to the end
    if options.picture is not None:
        _picture_when_quiet(app, window, work, options.picture)
    code = app.exec()
    other.close()
    tidy.stop()
    return code


def _one_window(app: QApplication, window: Window, where: str) -> Twin:
    """Have one window on the data: a second start brings this one to the front and ends."""
    other = Twin(where)

    def come() -> None:
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        app.alert(window)

    if "://" not in where:  # a server's data may be open in many
        _once_at_rest(window, other.listen)
        window.work.not_opened.connect(lambda _refusal: call(where, app.quit))
    other.called.connect(come)
    return other


def _furnish_when_painted(window: Window) -> None:
    """Fetch the rest once the outline is seen, on the lane: all of it together is a slow import.

    A window that nobody sees is never painted, as one that starts minimised.
    """
    begun = QTimer(window)

    def begin() -> None:
        if not begun.isActive():
            return
        begun.stop()
        window.work.fetch(["ui.furniture"], window.furnish)
        window.work.fetch(FIRST, lambda: None)
        window.work.start()

    begun.timeout.connect(begin)
    window.front.painted.connect(begin)
    begun.start(UNSEEN_MS)


def _once_at_rest(window: Window, deed: Callable[[], None]) -> None:
    """Do something once the first page is shown and all that was asked for behind it has come."""

    def rested() -> None:
        if window.stands:
            window.work.rested.disconnect(rested)
            deed()

    window.work.rested.connect(rested)


def lay(window: Window, told: str) -> None:
    """Give the window the size told, else the one it had, else 1280x800 or the whole screen."""
    wide, _x, high = (told or USUAL).partition("x")
    size = QSize(int(wide), int(high))
    if told:
        window.resize(size)
        return
    room = window.screen().availableSize() - QSize(0, TITLE_BAR)
    window.setMinimumSize(window.minimumSize().boundedTo(room))
    if window.settings.window:
        return  # it lies where it lay
    window.resize(size.boundedTo(room))
    if window.size() != size:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def _dress(app: QApplication, settings: Settings, told: theme.Scheme | None) -> None:
    theme.start(app, told or theme.scheme_of(settings.theme))
    theme.keep_still(still=settings.is_still)


def _open(where: str, by: str) -> "Store":
    from gf2tracker.store.store import Store  # noqa: PLC0415  # on the lane, after the first paint

    return Store.open(where, by=by)


def _clock(today: date | None) -> Callable[[], datetime]:
    """Return what tells the moment: the computer's own, on the day the program was told."""

    def moment() -> datetime:
        now = datetime.now().astimezone()
        if today is None:
            return now
        return now.replace(year=today.year, month=today.month, day=today.day)

    return moment


def speak_danish(app: QApplication) -> None:
    """Have Qt's own words, dates and figures in Danish."""
    QLocale.setDefault(QLocale("da_DK"))
    app.setApplicationName("GF2 Tracker")
    words = QTranslator(app)
    if words.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
    app.installTranslator(QtWords(app))


def _tidy_here(app: QApplication) -> QTimer:
    """Let Python collect its circles in this thread alone: widgets must not die in a lane."""
    gc.disable()
    timer = QTimer(app)
    timer.timeout.connect(_collect)
    timer.start(TIDY_MS)
    return timer


def _collect() -> None:
    young, middle, old = gc.get_count()
    if old > gc.get_threshold()[2]:
        gc.collect()
    elif middle > gc.get_threshold()[1] or young > gc.get_threshold()[0]:
        gc.collect(1)


def _picture_when_quiet(app: QApplication, window: Window, work: Work, file: Path) -> None:
    timer = QTimer(app)

    def take() -> None:
        window.grab().save(str(file))
        window.close()
        app.quit()

    def look() -> None:
        if work.is_busy or not window.stands:
            timer.start(QUIET_MS)
        else:
            take()

    timer.setSingleShot(True)
    timer.timeout.connect(look)
    timer.start(QUIET_MS)
    QTimer.singleShot(LONGEST_MS, take)
