"""Plans go to files from the page Plan: by key, by menu, by a chip's menu."""

from datetime import date

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from gf2tracker.actions import planpeople
from gf2tracker.domain.people import ClassId
from gf2tracker.settings import Settings
from tests import given
from tests.planlists import COLUMNS
from tests.plans import put
from tests.ui.frame import a_page, dialog_of, has_dialog
from ui.menu import Menu
from ui.screens.planboard import PlanBoardScreen
from ui.screens.planweek import PlanWeekScreen

Key = Qt.Key
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 9, 8)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=2)


@pytest.fixture
def visit(sqlite_store, tom):
    number = put(sqlite_store, tom.id, first_lesson=2)
    sqlite_store.do(planpeople.set_staff, number, [(given.school(sqlite_store).teacher_id, None)])
    return number


@pytest.fixture
def page(qtbot, sqlite_store, tom, visit, tmp_path):
    found = a_page(qtbot, PlanBoardScreen, sqlite_store, tom.id, today=TODAY)
    found.bar.setParent(found.frame)
    found.bar.show()
    found.settings = Settings(report_folder=str(tmp_path))
    found.initials = "MEKR"
    return found


def choose(page, words):
    line = next(one for one in page.bar.menu.actions() if one.text() == words)
    line.trigger()
    QApplication.processEvents()


def save(page, file):
    QApplication.processEvents()
    (dialog,) = page.frame.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    QApplication.processEvents()
    return file


def send(page):
    QTest.keyClick(dialog_of(page), Key.Key_Return, CONTROL)
    QApplication.processEvents()


def codes(file):
    rows = load_workbook(file)["Plan"].iter_rows(min_row=7, values_only=True)
    return [row[COLUMNS["Hold"] - 1] for row in rows]


def summaries(file):
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return [str(one["summary"]) for one in events]


def test_the_key_writes_the_plan_of_the_class_that_is_looked_at(page, sqlite_store, tmp_path):
    put(sqlite_store, given.a_class(sqlite_store, "mur-26a").id)
    QTest.keyClick(page.first_focus(), Key.Key_E, BOTH)
    send(page)
    (dialog,) = page.frame.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Plan tøm-26a 2026-09-08.xlsx")
    file = save(page, tmp_path / "plan.xlsx")
    assert codes(file) == ["tøm-26a"]
    assert page.frame.told[-1] == "Planen er gemt: plan.xlsx, 1 aktivitet."
    assert page.frame.offered[0] == "Åbn"


def test_some_classes_or_the_whole_school_are_written(page, sqlite_store, tmp_path):
    other = given.a_class(sqlite_store, "mur-26a").id
    put(sqlite_store, other)
    choose(page, "Plan som regneark …")
    dialog = dialog_of(page)
    dialog.classes.boxes[other].click()
    assert set(dialog.class_ids) == {other, page.focus_now.class_id}
    dialog.whole.box.click()
    assert dialog.class_ids is None
    assert not dialog.classes.isEnabled()
    send(page)
    assert codes(save(page, tmp_path / "alle.xlsx")) == ["mur-26a", "tøm-26a"]


def test_without_a_class_nothing_is_written(page, tom):
    page.files.open_workbook()
    dialog = dialog_of(page)
    dialog.classes.boxes[ClassId(tom.id)].click()
    send(page)
    assert has_dialog(page)
    assert not page.frame.findChildren(QFileDialog)


def test_the_calendar_of_the_class_is_written(page, tmp_path):
    choose(page, "Kalenderfil for holdet …")
    (dialog,) = page.frame.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("GF2 tøm-26a.ics")
    file = save(page, tmp_path / "hold.ics")
    assert summaries(file) == ["Virksomhedsbesøg (tøm-26a)"]
    assert page.frame.told[-1] == "Kalenderfilen er gemt: hold.ics, 1 aftale."


def test_the_calendar_of_whoever_sits_here_is_proposed(page, tmp_path):
    choose(page, "Kalenderfil for en ansat …")
    assert dialog_of(page).person.value() == "MEKR"
    send(page)
    assert summaries(save(page, tmp_path / "mig.ics")) == ["Virksomhedsbesøg (tøm-26a)"]


def test_who_has_no_appointments_gets_no_file(page, sqlite_store):
    given.a_teacher(sqlite_store, "JHO", "Jens Holm")
    choose(page, "Kalenderfil for en ansat …")
    dialog_of(page).person.show_value("JHO")
    send(page)
    assert page.frame.told[-1] == "Der er intet at skrive: JHO har ingen aftaler."


def test_a_chip_has_a_calendar_file_of_its_own(page, sqlite_store, tom, visit, tmp_path):
    put(sqlite_store, tom.id, week=11)
    page.load_again()
    menu = Menu("Aktivitet", page)
    page.files.fill_chip(menu, page.plan.phases[1].weeks[2].chips[0])
    assert [line.text() for line in menu.actions()] == ["Kalenderfil …"]
    menu.actions()[0].trigger()
    file = save(page, tmp_path / "en.ics")
    assert summaries(file) == ["Virksomhedsbesøg (tøm-26a)"]


def test_a_file_that_can_not_be_written_is_refused(page, tmp_path):
    choose(page, "Kalenderfil for holdet …")
    heard = []
    page.work.refused.connect(heard.append)
    save(page, tmp_path / "findes-ikke" / "hold.ics")
    assert "findes ikke" in heard[0].text


def test_the_key_is_heard_in_the_week_as_well(qtbot, sqlite_store, tom, visit):
    week = a_page(qtbot, PlanWeekScreen, sqlite_store, tom.id, today=TODAY)
    QTest.keyClick(week.first_focus(), Key.Key_E, BOTH)
    assert dialog_of(week).class_ids == (tom.id,)
