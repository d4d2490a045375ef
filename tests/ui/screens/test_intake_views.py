"""The preview of an import as any table: saved views, columns of one's own, copied and to Excel."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from gf2tracker.settings import Settings
from tests.reports.openings import rows_of
from tests.ui.frame import a_page, dialog_of
from tests.ui.intakepage import CTRL, KEY, LIST, be_wide, press, rows
from ui.remembering import remember_tables
from ui.screens.intake import IntakeScreen
from ui.tablemenu import ColumnMenu

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CLASS_LIST = "Hold\tUddannelse\tStart\nel-26c\tElektriker\t10.08.2026"
STUDENTS, CLASSES = "import: Forhåndsvisning af elever", "import: Forhåndsvisning af hold"
WIDE = (
    "Elevnr\tNavn\tFødselsdato\tMobil\tMail\tSpor\tHold\tHoldstart\tTidligere skole\n"
    "1\tAlma Birk\t17.08.2008\t15420788\talma@example.dk\tEUD\ttøm-26b\t10.08.2026\tØsterskolen"
)


@pytest.fixture
def settings(tmp_path):
    return Settings(report_folder=str(tmp_path))


@pytest.fixture
def page(qtbot, sqlite_store, settings) -> IntakeScreen:
    made = a_page(qtbot, IntakeScreen, sqlite_store)
    made.settings = settings
    remember_tables("import", made, settings)
    return made


def titles(page):
    return [one.title for one in page.pane.table.shown_columns()]


def lines(page):
    """Open the menu of views by its key, and return its lines."""
    page.frame.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(page.pane.table, KEY.Key_V, ALT)
    (menu,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()
    ]
    menu.hide()
    return {action.text(): action for action in menu.actions() if action.text()}


def save_as(page, name):
    lines(page)["Gem visningen som …"].trigger()
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.form.fields["name"].edit, name)
    QTest.keyClick(dialog, KEY.Key_Return, CTRL)
    page.frame.activateWindow()
    QApplication.processEvents()


def tick(page, title):
    page.pane.table.open_column_menu(QPoint(0, 0))
    menu = page.pane.table.findChildren(ColumnMenu)[-1]
    next(one for one in menu.actions() if one.text() == title).trigger()
    menu.close()
    QApplication.processEvents()


def test_a_view_of_faults_is_saved_and_chosen_for_the_next_list(page, settings):
    page.open_text(LIST)
    page.pane.head.filters.pills["fault"].click()
    tick(page, "Telefon")
    save_as(page, "Fejl uden telefon")
    page.put_away()
    page.open_text(LIST)
    assert len(rows(page)) == 4
    lines(page)["&1  Fejl uden telefon"].trigger()
    assert rows(page) == ["Fejl Bo Bech", "Fejl mangler"]
    assert "Telefon" not in titles(page)
    assert settings.views[STUDENTS][0]["name"] == "Fejl uden telefon"


def test_lists_of_classes_have_views_and_columns_of_their_own(page, settings):
    page.open_text(LIST)
    tick(page, "Start")
    save_as(page, "Uden start")
    page.put_away()
    page.open_text(CLASS_LIST)
    assert "Start" in titles(page)
    assert "&1  Uden start" not in lines(page)
    tick(page, "Start")
    save_as(page, "Bare hold")
    assert [one["name"] for one in settings.views[CLASSES]] == ["Bare hold"]
    page.put_away()
    page.open_text(LIST)
    assert "&1  Uden start" in lines(page)


def test_columns_are_as_they_were_left_at_the_next_list(page, settings):
    page.open_text(LIST)
    tick(page, "Spor")
    page.pane.table.sort_by("full_name")
    page.put_away()
    page.open_text("Navn\tHold\tHoldstart\nBo\ttøm-26b\t10.08.2026\nAlma\ttøm-26b\t10.08.2026")
    assert rows(page) == ["Ny Alma", "Ny Bo"]
    page.put_away()
    page.open_text(LIST)
    assert "Spor" not in titles(page)
    assert "track" in settings.tables[STUDENTS]


def test_what_has_no_room_is_not_remembered_and_can_be_had(page, settings):
    page.open_text(WIDE)
    be_wide(page, 1920)
    assert "Tidligere skole" in titles(page)
    be_wide(page, 900)
    assert "Tidligere skole" not in titles(page)
    assert STUDENTS not in settings.tables
    assert next(iter(page.pane.head.views.values())).accessibleName() == "Visning"
    tick(page, "Tidligere skole")
    assert "Tidligere skole" in titles(page)
    be_wide(page, 880)
    assert "Tidligere skole" in titles(page)
    tick(page, "Tidligere skole")
    be_wide(page, 1920)
    assert "Tidligere skole" not in titles(page)


def test_the_preview_is_copied_and_written_to_a_workbook(page, tmp_path):
    page.open_text(LIST)
    press(page, KEY.Key_C, CTRL | SHIFT)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 5
    QTest.keyClick(page.pane.table, KEY.Key_E, CTRL | SHIFT)
    QApplication.processEvents()
    (asked,) = page.frame.findChildren(QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "liste.xlsx"))
    asked.reject()
    headings, *told = rows_of(tmp_path / "liste.xlsx", "Forhåndsvisning af elever")
    assert headings[:3] == ["Række", "Resultat", "Navn ‹ Navn"]
    assert len(told) == 4


def test_a_chosen_view_does_not_hold_for_the_next_list(page):
    page.open_text(LIST)
    page.pane.head.filters.pills["fault"].click()
    save_as(page, "Fejl")
    page.put_away()
    page.open_text(LIST)
    assert page.pane.head.views["students"].accessibleName() == "Visning"
