"""A bug ends in one dialog and a log that names nobody, and the program goes on."""

import faulthandler
import sys
import threading

import pytest
from PySide6.QtCore import QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from tests.ui.stage import shown
from ui import problem, problemdialog
from ui.faultlog import FaultLog, fault_of
from ui.problem import Reporter

NAME = "Clara Østergaard"


@pytest.fixture
def log(tmp_path):
    made = FaultLog(tmp_path / "log")
    yield made
    made.close()
    faulthandler.enable(sys.__stderr__)


@pytest.fixture
def window(qtbot):
    return shown(qtbot, QLineEdit())


@pytest.fixture
def reporter(qtbot, log, window, monkeypatch):
    made = Reporter(log)
    monkeypatch.setattr(problem, "_reporter", made)
    yield made
    if made.dialog is not None:
        made.dialog.reject()
    QApplication.sendPostedEvents()


def fail(name: str) -> None:
    try:
        {}[name]
    except KeyError as error:
        raise ValueError(name) from error


def bug() -> Exception:
    with pytest.raises(ValueError, match=NAME) as caught:
        fail(NAME)
    return caught.value


def test_a_fault_names_kinds_places_and_versions_but_nobody():
    fault = fault_of(bug())
    assert fault.kind == "ValueError < KeyError"
    assert all(place.startswith("tests/ui/test_problem.py:") for place in fault.places)
    assert fault.places[0].endswith(" in fail")
    assert "GF2 Tracker" in fault.report
    assert "PySide6" in fault.report
    assert NAME not in fault.report
    assert "Clara" not in fault.report
    assert len(fault.number) == 6


def test_the_log_is_its_owners_alone_and_does_not_grow_for_ever(log, monkeypatch):
    log.write("første")
    assert log.path.stat().st_mode & 0o077 == 0
    monkeypatch.setattr("gf2tracker.bug.LARGEST", 3)
    log.write("anden")
    assert log.path.read_text(encoding="utf-8") == "anden\n"
    assert log.path.with_suffix(".1.log").read_text(encoding="utf-8") == "første\n"


def test_a_log_that_cannot_be_written_is_no_second_bug(log):
    log.path.mkdir()
    log.write("noget")


def test_qts_own_complaints_are_logged_without_their_words(log):
    where = QMessageLogContext()
    log.write_qt(QtMsgType.QtDebugMsg, where, "QObject::connect: intet")
    assert not log.path.exists()
    log.write_qt(QtMsgType.QtWarningMsg, where, f"QFile::open: /home/{NAME}/elever.xlsx")
    text = log.path.read_text(encoding="utf-8")
    assert "QFile::open" in text
    assert NAME not in text


def test_a_bug_shows_one_dialog_with_its_id(reporter, window, log):
    reporter.take(bug())
    dialog = reporter.dialog
    assert dialog.isVisible()
    assert dialog.parentWidget() is window
    number = log.path.read_text(encoding="utf-8").split()[0]
    assert dialog._id.text() == f"Fejl-id {number}"
    dialog.grab()
    dialog.go_on.click()
    QApplication.sendPostedEvents()
    assert window.isVisible()


def test_a_bug_that_repeats_itself_is_told_once(reporter, log):
    for _each in range(20):
        reporter.take(bug())
    assert log.path.read_text(encoding="utf-8").count("ValueError") == 1
    assert not reporter.are_many


def test_three_bugs_within_a_minute_offer_to_start_again(reporter):
    for error in (bug(), OSError(), RuntimeError()):
        reporter.take(error)
    assert reporter.are_many
    assert reporter.dialog.restart.isVisible()
    assert "tredje fejl" in reporter.dialog._again.label.text()


def test_starting_again_waits_until_the_program_has_ended(reporter, monkeypatch):
    started, quitted = [], []
    monkeypatch.setattr(problemdialog.atexit, "register", started.append)
    monkeypatch.setattr(QApplication, "quit", lambda: quitted.append(True))
    reporter.take(bug())
    reporter.dialog.restart.click()
    assert started == [problemdialog.start_again]
    assert quitted == [True]


def test_the_report_is_shown_before_it_is_copied(qtbot, reporter):
    QGuiApplication.clipboard().clear()
    reporter.take(bug())
    dialog = reporter.dialog
    dialog.copy.click()
    assert dialog.text.isVisible()
    assert QGuiApplication.clipboard().text() == ""
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "ValueError < KeyError" in copied
    assert "Clara" not in copied


def test_a_dialog_may_come_again_after_it_was_left(qtbot, reporter):
    reporter.take(bug())
    reporter.dialog.reject()
    qtbot.waitUntil(lambda: reporter.dialog is None)
    reporter.take(RuntimeError())
    assert reporter.dialog.isVisible()


def test_bugs_of_slots_and_threads_come_here(qtbot, reporter, log, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    problem.install(tmp_path / "other")
    qInstallMessageHandler(None)
    reporter.log.close()
    reporter.log = log

    def fail() -> None:
        raise LookupError(NAME)

    QTimer.singleShot(0, fail)
    qtbot.waitUntil(log.path.exists)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "ZeroDivisionError" in log.path.read_text(encoding="utf-8"))
    text = log.path.read_text(encoding="utf-8")
    assert "LookupError" in text
    assert NAME not in text


class Window(QMainWindow):
    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        with problem.closing(event):
            raise OSError(NAME)


def test_a_window_whose_closing_fails_stays_open_once(qtbot, reporter):
    made = Window()
    qtbot.addWidget(made)
    made.show()
    assert not made.close()
    assert made.isVisible()
    assert reporter.dialog.isVisible()
    reporter.dialog.reject()
    assert made.close()


def test_the_dialog_is_left_with_esc(qtbot, reporter):
    reporter.take(bug())
    qtbot.waitUntil(reporter.dialog.isActiveWindow)
    qtbot.keyClick(reporter.dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: reporter.dialog is None)


def test_a_place_that_repeats_itself_is_told_once():
    def again(depth: int) -> None:
        if depth:
            again(depth - 1)
        raise KeyError(NAME)

    with pytest.raises(KeyError) as caught:
        again(50)
    told = [place for place in fault_of(caught.value).places if place.endswith(" in again")]
    assert len(told) == 2
