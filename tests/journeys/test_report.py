"""The status report by keyboard: chosen, written, given up, and while the window closes."""

from datetime import date
from threading import Event

import openpyxl
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from gf2tracker.settings import Settings
from gf2tracker.store.store import Store
from tests import given, registers, user
from ui.work import Work

pytestmark = pytest.mark.journey

FRIDAY = date(2026, 8, 14)


@pytest.fixture
def own_dialogs():
    """Qt's own file dialog instead of the desktop's, so that a test can type in it."""
    attribute = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    QCoreApplication.setAttribute(attribute, on=True)
    yield
    QCoreApplication.setAttribute(attribute, on=False)


@pytest.fixture
def writer(qtbot, sqlite_store, tom, own_dialogs):
    """Somebody at the page of reports; a day of the class is taken."""
    registers.take_day(sqlite_store, tom.id, FRIDAY, {tom.students[0]: "U"})
    writer = user.at(qtbot, sqlite_store)
    writer.presses = 0
    writer.press("Ctrl+8")
    return writer


def file_dialog():
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog))


def choose(writer, target):
    dialog = file_dialog()
    dialog.findChild(QLineEdit).setText(str(target))
    dialog.findChild(QLineEdit).setFocus()
    writer.press("Enter")


def test_the_report_is_written_where_one_says(writer, tmp_path):
    assert "Statusrapport: 1 hold, 28 elever" in writer.seen()
    writer.press("Ctrl+Enter")
    target = tmp_path / "uge 34.xlsx"
    choose(writer, target)
    assert writer.presses == 3
    assert "Rapporten er gemt: uge 34.xlsx, 28 elever." in writer.seen()
    assert "Åbn rapporten" in writer.seen()
    assert openpyxl.load_workbook(target).sheetnames[0] == "Overblik"
    assert Settings.read().report_folder == str(tmp_path)


def test_the_proposed_name_sorts_by_day(writer):
    writer.press("Ctrl+Enter")
    assert file_dialog().findChild(QLineEdit).text() == "gf2-status-2026-08-17.xlsx"
    writer.press("Esc")
    writer.page("reports").scope.buttons["class"].setFocus()
    writer.press("Space", "Ctrl+Enter")
    assert file_dialog().findChild(QLineEdit).text() == "gf2-status-tøm-26a-2026-08-17.xlsx"
    writer.press("Esc")


def test_a_folder_that_is_not_there_is_told_and_the_page_can_try_again(writer, tmp_path):
    writer.page("reports").write_to(tmp_path / "væk" / "status.xlsx")
    writer.settle()
    assert "findes ikke. Vælg en mappe, der findes." in writer.seen()
    assert writer.page("reports").write.isEnabled()


def test_the_report_of_one_class_holds_that_class(writer, sqlite_store, tmp_path):
    given.a_class(sqlite_store, "maler-26b", students=3)
    writer.press("Ctrl+1", "Ctrl+8")
    writer.page("reports").scope.choose("class")
    writer.page("reports").write_to(tmp_path / "en.xlsx")
    writer.settle()
    assert "Rapporten er gemt: en.xlsx, 28 elever." in writer.seen()


def test_enter_on_a_class_opens_its_register(writer):
    writer.press("Enter")
    assert "Før 1. lektion" in writer.seen()


@pytest.fixture
def threaded(qtbot, sqlite_path, own_dialogs):
    """Somebody at the page of reports, with the store and the files on threads of their own."""
    store = Store.open(sqlite_path, by="abc")
    for code in ("tøm-26a", "tøm-26b", "tøm-26c"):
        given.a_class(store, code, students=2)
    store.close()
    writer = user.User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    user.waits(qtbot, lambda: writer.window.stands)
    writer.press("Ctrl+8")
    return writer


def slowly(begun: Event, go_on: Event):
    """Return a job that tells how far it is and waits in the middle."""

    def job(progress):
        progress(1, 3, "Laver statusrapport: 1 af 3 hold")
        begun.set()
        go_on.wait(20)
        progress(2, 3, "Laver statusrapport: 2 af 3 hold")
        return "written"

    return job


def test_long_work_tells_how_far_it_is_and_esc_stops_it(threaded):
    begun, go_on, written = Event(), Event(), []
    threaded.work.write(slowly(begun, go_on), written.append)
    user.waits(threaded.qtbot, begun.is_set)
    user.waits(threaded.qtbot, lambda: "1 af 3 hold" in threaded.seen())
    threaded.strike("Esc")
    go_on.set()
    threaded.settle()
    assert written == []
    assert "af 3 hold" not in threaded.seen()


def test_marking_goes_on_while_a_report_is_written(threaded):
    begun, go_on, written = Event(), Event(), []
    threaded.work.write(slowly(begun, go_on), written.append)
    user.waits(threaded.qtbot, begun.is_set)
    threaded.strike("Ctrl+4")
    user.waits(threaded.qtbot, lambda: "Før 1. lektion" in threaded.seen())
    threaded.strike("U")
    user.waits(threaded.qtbot, lambda: "1 mangler" in threaded.seen())
    go_on.set()
    threaded.settle()
    assert written == ["written"]


def test_the_window_closes_while_a_report_is_written(threaded, tmp_path):
    begun, go_on, target = Event(), Event(), tmp_path / "halv.xlsx"

    def job(progress):
        begun.set()
        go_on.wait(20)
        progress(1, 3, "")
        target.write_text("never")

    threaded.work.write(job, threaded.faults.append)
    user.waits(threaded.qtbot, begun.is_set)
    threaded.strike("Ctrl+Q")
    assert threaded.window.isVisible()
    go_on.set()
    user.waits(threaded.qtbot, lambda: not threaded.window.isVisible())
    assert not target.exists()
    assert not threaded.faults


def test_nothing_is_left_of_a_report_that_was_given_up(threaded, tmp_path):
    page = threaded.page("reports")
    page.write_to(tmp_path / "status.xlsx")
    threaded.work.stop()
    threaded.settle()
    assert list(tmp_path.glob("*.xlsx*")) == []
    assert "Rapporten blev ikke lavet færdig." in threaded.seen()
    assert page.write.isEnabled()
