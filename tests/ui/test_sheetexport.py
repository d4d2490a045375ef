"""Day, week and course go to Excel by key and by menu, to a name that is free and names nobody."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from gf2tracker.settings import Settings
from tests import given, registers
from tests.reports.openings import rows_of
from tests.ui.frame import TODAY, a_page
from ui.screen import Focus
from ui.screens.coursegrid import CourseGridScreen
from ui.screens.register import RegisterScreen
from ui.screens.week import WeekScreen

Key = Qt.Key
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
VIEWS = (
    (RegisterScreen, "Dag", "tøm-26a fravær 2026-08-19.xlsx"),
    (WeekScreen, "Uge 34", "tøm-26a fravær 2026 uge 34.xlsx"),
    (CourseGridScreen, "Forløb", "tøm-26a fravær forløb 2026-08-19.xlsx"),
)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=3)


@pytest.fixture
def open_page(qtbot, sqlite_store, tmp_path):
    def opened(kind, class_id, **more):
        page = a_page(qtbot, kind, sqlite_store, class_id, **more)
        page.settings = Settings(report_folder=str(tmp_path))
        return page

    return opened


def asked(page):
    QApplication.processEvents()
    (found,) = page.frame.findChildren(QFileDialog)
    return found


def saved(page, file):
    QTest.keyClick(page.first_focus(), Key.Key_E, BOTH)
    dialog = asked(page)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    return file


@pytest.mark.parametrize(("kind", "sheet", "name"), VIEWS)
def test_a_view_is_written_and_the_message_opens_it(open_page, tom, tmp_path, kind, sheet, name):
    page = open_page(kind, tom.id)
    file = saved(page, tmp_path / "f.xlsx")
    names = [row[0] for row in rows_of(file, sheet)]
    assert {"Aage Ørsted Kjær", "Birgitte Maria Ågård", "Çelik Yılmaz"} <= set(names)
    assert page.frame.told[-1] == "Fraværet er gemt: f.xlsx, 3 elever."
    assert page.frame.offered[0] == "Åbn"
    assert page.settings.report_folder == str(tmp_path)


@pytest.mark.parametrize(("kind", "sheet", "name"), VIEWS)
def test_the_name_that_is_proposed_is_free(open_page, tom, tmp_path, kind, sheet, name):
    page = open_page(kind, tom.id)
    page.export()
    asked(page).reject()
    QApplication.processEvents()
    (tmp_path / name).touch()
    free = name.replace(".xlsx", " (2).xlsx")
    for dialog in page.frame.findChildren(QFileDialog):
        assert dialog.selectedFiles()[0].endswith(name)
        dialog.setParent(None)
    page.export()
    dialog = asked(page)
    assert dialog.selectedFiles()[0].endswith(free)
    dialog.reject()


@pytest.mark.parametrize(("kind", "sheet", "name"), VIEWS)
def test_the_menu_of_the_view_offers_it_with_its_key(open_page, tom, kind, sheet, name):
    menu = open_page(kind, tom.id).bar.menu
    action = next(one for one in menu.actions() if "Excel …" in one.text())
    assert menu.keys_of(action) == "Ctrl+Shift+E"
    assert action.text() in {
        "Gem dagen i Excel …",
        "Gem ugen i Excel …",
        "Gem forløbet i Excel …",
    }


@pytest.mark.parametrize(("kind", "sheet", "name"), VIEWS)
def test_without_students_there_is_nothing_to_save(open_page, sqlite_store, kind, sheet, name):
    page = open_page(kind, given.a_class(sqlite_store, "mur-26a").id)
    QTest.keyClick(page.first_focus(), Key.Key_E, BOTH)
    assert page.frame.told[-1].startswith("Der er intet fravær at gemme her.")
    assert not page.frame.findChildren(QFileDialog)


def test_what_is_being_typed_is_in_the_file(open_page, tom, tmp_path):
    page = open_page(RegisterScreen, tom.id)
    QTest.keyClicks(page.view, "f12")
    rows = rows_of(saved(page, tmp_path / "f.xlsx"), "Dag")
    assert next(row for row in rows if row[0] == "Birgitte Maria Ågård")[1] == "(F12)"


def test_the_course_stands_in_the_order_that_is_shown(open_page, tom, sqlite_store, tmp_path):
    registers.take_day(sqlite_store, tom.id, TODAY - timedelta(days=1), {tom.students[2]: "U"})
    page = open_page(CourseGridScreen, tom.id)
    page.view.keep_place("name")
    names = [row[0] for row in rows_of(saved(page, tmp_path / "f.xlsx"), "Forløb")]
    shown = [row.name for row in page.view.model_here.rows]
    first = names.index(shown[0])
    assert names[first : first + 3] == shown


def test_a_day_without_school_is_not_saved(open_page, tom):
    page = open_page(RegisterScreen, tom.id)
    saturday = TODAY + timedelta(days=3)
    page.look_at(Focus(tom.id, saturday, saturday))
    page.export()
    assert page.frame.told[-1].startswith("Der er intet fravær at gemme her.")


def test_a_file_that_may_not_be_written_is_refused(open_page, tom, tmp_path):
    file = tmp_path / "f.xlsx"
    file.mkdir()
    page = open_page(RegisterScreen, tom.id)
    saved(page, file)
    assert "Vælg et andet navn." in page.frame.faults[-1].text
