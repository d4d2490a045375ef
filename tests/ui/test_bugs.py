"""A bug anywhere in the window: it is told once, names nobody, the program goes on, nothing is lost."""

import faulthandler
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from gf2tracker.queries.notes import of_student
from gf2tracker.store.store import Store
from tests import given, user
from tests.ui.again import pane, student_page
from tests.user import User
from ui import problem
from ui.button import Button
from ui.faultlog import FaultLog
from ui.problem import Reporter
from ui.rows import Rows
from ui.table import Table
from ui.work import Work

pytestmark = pytest.mark.qt_no_exception_capture

NAME, CPR = "Zenobia Qvistgaard", "140508-4871"


class Planted(Exception):
    """A bug whose words name somebody."""


def fail(*_told, **_more):
    somebody = f"{NAME} {CPR}"
    raise Planted(somebody)


@pytest.fixture
def log(tmp_path):
    made = FaultLog(tmp_path / "log")
    yield made
    made.close()
    faulthandler.enable(sys.__stderr__)


@pytest.fixture
def reporter(log, monkeypatch):
    made = Reporter(log)
    monkeypatch.setattr(problem, "_reporter", made)
    monkeypatch.setattr(sys, "excepthook", problem._on_bug)
    monkeypatch.setattr(threading, "excepthook", problem._on_bug_in_thread)
    yield made
    if made.dialog is not None:
        made.dialog.reject()
    QApplication.sendPostedEvents()


@pytest.fixture
def tom(sqlite_path):
    store = Store.open(sqlite_path, by="abc")
    made = given.a_class(store, "tøm-26a", students=3)
    store.close()
    return made


@pytest.fixture
def somebody(qtbot, sqlite_path, tom, reporter):
    made = User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    made.work.failed.disconnect()
    made.work.failed.connect(problem.report)
    user.waits(qtbot, lambda: made.window.stands)
    made.settle()
    yield made
    made.work.close()


def soon(deed, *told):
    """Do something out of a loop of events, as the program's own: nobody in Python waits for it."""
    loop = QEventLoop()
    QTimer.singleShot(0, lambda: deed(*told))
    QTimer.singleShot(100, loop.quit)
    loop.exec()


def in_a_slot(who, _patch):
    button = Button("Tryk", kind="quiet")
    button.clicked.connect(fail)
    who.qtbot.addWidget(button)
    soon(button.click)


def in_a_timer(_who, _patch):
    QTimer.singleShot(0, fail)


def in_a_model(who, patch):
    pane(who, "students")
    patch.setattr(Rows, "data", fail)
    rows = who.window.page("students").table.rows
    soon(QAbstractItemModel.match, rows, rows.index(0, 0), Qt.ItemDataRole.DisplayRole, "x")


def in_a_paint_event(who, patch):
    patch.setattr("ui.band.QPainter", fail)
    for _turn in range(20):
        who.window.band.update()
        QApplication.processEvents()


def in_a_key_press(who, patch):
    pane(who, "students")
    patch.setattr(Table, "keyPressEvent", fail)
    table = who.window.page("students").table
    table.setFocus()
    none = Qt.KeyboardModifier.NoModifier
    QApplication.postEvent(table, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, none))
    QApplication.processEvents()


def in_a_query(who, _patch):
    who.work.ask(print, fail)


def in_an_action(who, _patch):
    who.work.do(fail)


def in_what_follows(who, _patch):
    who.work.ask(fail, lambda _connection: 1)


def in_the_lane_of_files(who, _patch):
    who.work.write(fail, print)


def in_the_lane_of_the_store(who, _patch):
    who.work.with_store(fail)


def in_a_thread(_who, _patch):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_the_writing_of_a_draft(who, patch):
    patch.setattr("gf2tracker.store.draft.DraftFile.keep", fail)
    who.press("Ctrl+2", "Ctrl+N")
    who.type("x")
    who.window.drafts.look()
    who.press("Escape")


PLACES = [
    in_a_slot,
    in_a_timer,
    in_a_model,
    in_a_paint_event,
    in_a_key_press,
    in_a_query,
    in_an_action,
    in_what_follows,
    in_the_lane_of_files,
    in_the_lane_of_the_store,
    in_a_thread,
    in_the_writing_of_a_draft,
]


@pytest.mark.parametrize("planted", PLACES)
def test_the_program_goes_on_and_loses_nothing(
    somebody, reporter, tom, monkeypatch, sqlite_path, planted
):
    qtbot, log = somebody.qtbot, reporter.log
    with monkeypatch.context() as patch:
        planted(somebody, patch)
        user.waits(qtbot, lambda: reporter.dialog is not None)
        somebody.settle()
    text = log.path.read_text("utf-8")
    assert text.count("Planted") == 1, text
    assert "tests/ui/test_bugs.py" in text
    for secret in ("Zenobia", "Qvistgaard", "4871"):
        assert secret not in text
        assert secret not in reporter.dialog.text.toPlainText()
    assert not reporter.are_many
    reporter.dialog.go_on.click()
    user.waits(qtbot, lambda: reporter.dialog is None)
    student_page(somebody, tom.students[0])
    somebody.press("Ctrl+N")
    somebody.type("Sad alene")
    somebody.press("Ctrl+Enter")
    somebody.leave()
    assert len(stored(sqlite_path, tom)) == 1


def stored(path, tom):
    store = Store.open(path)
    assert store.problems() == ()
    found = store.ask(of_student, tom.students[0]).value
    store.close()
    return found


def test_a_window_whose_closing_fails_stays_once_with_its_work(
    somebody, reporter, tom, monkeypatch, sqlite_path
):
    qtbot = somebody.qtbot
    student_page(somebody, tom.students[0])
    with monkeypatch.context() as patch:
        patch.setattr(somebody.window.drafts, "keep_for_next_time", fail)
        somebody.window.close()
        assert somebody.window.isVisible()
    user.waits(qtbot, lambda: reporter.dialog is not None)
    reporter.dialog.go_on.click()
    somebody.press("Ctrl+N")
    somebody.type("Sad alene")
    somebody.press("Ctrl+Enter")
    somebody.leave()
    assert len(stored(sqlite_path, tom)) == 1


def test_three_bugs_in_a_minute_offer_a_start_that_finds_the_open_form(
    somebody, reporter, tom, monkeypatch, sqlite_path
):
    qtbot = somebody.qtbot
    begun = []
    monkeypatch.setattr("atexit.register", begun.append)
    student_page(somebody, tom.students[0])
    somebody.press("Ctrl+N")
    somebody.type("Sad alene")
    for error in (Planted(NAME), KeyError(NAME), ValueError(NAME)):
        somebody.work.with_store(lambda _store, error=error: throw(error))
    user.waits(qtbot, lambda: reporter.are_many)
    somebody.settle()
    reporter.dialog.restart.click()
    somebody.window.close()
    user.waits(qtbot, lambda: not somebody.window.isVisible())
    assert len(begun) == 1
    second = User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    user.waits(qtbot, lambda: second.window.foot._action.text() == "Åbn kladden")
    second.window.foot._action.click()
    second.settle()
    assert "Sad alene" in second.seen()
    second.window.close()
    user.waits(qtbot, lambda: not second.window.isVisible())


def throw(error):
    raise error


ONCE_AGAIN = """
import atexit, sys
from pathlib import Path
from ui.problemdialog import start_again
told = Path(sys.argv[1])
if not told.exists():
    atexit.register(start_again)
    told.write_text("first", "utf-8")
else:
    told.write_text("again " + " ".join(sys.argv[2:]), "utf-8")
"""


def test_a_program_that_starts_again_does_so_with_what_it_was_told(qtbot, tmp_path):
    script, told = tmp_path / "program.py", tmp_path / "told"
    script.write_text(ONCE_AGAIN, "utf-8")
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, str(script), str(told), "--theme", "dark"]
    subprocess.run(command, cwd=root, env=with_path(root), check=True)
    user.waits(qtbot, lambda: told.read_text("utf-8") == "again --theme dark")


def with_path(root):
    return {**os.environ, "PYTHONPATH": str(root)}
