"""Puts the pieces together: arguments, the clock, the store, the window."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from gf2tracker.language import _
from gf2tracker.settings import Settings, folder, store_place
from ui import problem, theme
from ui.window import Window
from ui.work import Work

if TYPE_CHECKING:
    from gf2tracker.store.store import Store

TIDY_MS = 2_000
QUIET_MS = 400
LONGEST_MS = 60_000
SMALLEST = "1280x800"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or hand every command to the command line; return the exit code."""
    told = sys.argv[1:] if arguments is None else list(arguments)
    options, rest = _window_options(told)
    if rest:
        from gf2tracker.cli.main import main as command  # noqa: PLC0415  # no window needs it

        return command(told)
    if not _has_screen():
        sys.stderr.write(_("Der er ingen skærm her. Brug kommandoerne: gf2tracker --help") + "\n")
        return 1
    return _run(options)


def _window_options(told: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Return the window's options and the rest; what can't be read is left to the commands."""
    try:
        return _parser().parse_known_args(told)
    except argparse.ArgumentError:
        return argparse.Namespace(), told


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--store")
    parser.add_argument("--today", type=date.fromisoformat)
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--size", default=SMALLEST)
    parser.add_argument("--theme", choices=("system", "light", "dark"))
    return parser


def _has_screen() -> bool:
    told = os.environ.get("QT_QPA_PLATFORM", "")
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return bool(told) or named or not sys.platform.startswith("linux")


def _run(options: argparse.Namespace) -> int:
    problem.install(folder() / "log")
    app = QApplication([sys.argv[0]])
    _speak_danish(app)
    settings = Settings.read()
    theme.start(app, options.theme or theme.scheme_of(settings.theme))
    where = store_place(options.store)
    work = Work(lambda: _open(where, settings.initials))
    window = Window(work, _clock(options.today), settings)
    wide, _x, high = options.size.partition("x")
    window.resize(int(wide), int(high))
    window.show()
    QTimer.singleShot(0, work.start)  # after the first paint: the database is a slow import
    tidy = _tidy_here(app)
    if options.picture is not None:
        _picture_when_quiet(app, window, work, options.picture)
    code = app.exec()
    tidy.stop()
    return code


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


def _speak_danish(app: QApplication) -> None:
    QLocale.setDefault(QLocale("da_DK"))
    app.setApplicationName("GF2 Tracker")
    words = QTranslator(app)
    if words.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)


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


if __name__ == "__main__":
    sys.exit(main())
