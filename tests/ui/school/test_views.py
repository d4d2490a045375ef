"""Every list of page Skole has saved views, columns of one's own, and goes to Excel in its parts."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from gf2tracker.actions import closed, staff
from gf2tracker.actions import leaving as leaving_deeds
from gf2tracker.domain.people import CountsAs
from gf2tracker.queries import leaving as leaving_query
from gf2tracker.settings import Settings
from tests import given, user
from tests.ui.frame import dialog_of, shown_rows
from tests.ui.schoolpage import open_section
from ui.clipboard import pasted_texts
from ui.remembering import remember_tables
from ui.screens.school import BACKUPS, CLOSED, DECIDED, LEAVING, SECTIONS, STAFF

Key, Ctrl, Alt, Shift = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LISTS = [name for name, _title in SECTIONS if name not in {DECIDED, BACKUPS}]


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def open_page(qtbot, sqlite_store, settings):
    given.a_class(sqlite_store, students=1)

    def opened(section):
        page = open_section(qtbot, sqlite_store, section)
        remember_tables("school", page, settings)
        QApplication.processEvents()
        return page

    return opened


def listing(page, section):
    part = page.parts[section]
    return part.listing if section == CLOSED else part


def lines(page):
    """Open the menu of views by its key where the keyboard is, and return its lines."""
    page.frame.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(page.frame.focusWidget(), Key.Key_V, Alt)
    (menu,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()
    ]
    menu.hide()
    return {action.text(): action for action in menu.actions() if action.text()}


def save_as(page, name):
    lines(page)["Gem visningen som …"].trigger()
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.form.fields["name"].edit, name)
    QTest.keyClick(dialog, Key.Key_Return, Ctrl)


def copied(table):
    QTest.keyClick(table, Key.Key_C, Ctrl | Shift)
    headings, *rows = pasted_texts(QGuiApplication.clipboard().text())
    return [dict(zip(headings, row, strict=True)) for row in rows]


@pytest.mark.parametrize("section", LISTS)
def test_a_view_of_every_list_is_saved_and_chosen(open_page, settings, section):
    page = open_page(section)
    table = listing(page, section).table
    last = table.rows.columns[-1]
    table.show_column(last.name, shown=False)
    save_as(page, "Min")
    lines(page)["Standardvisning"].trigger()
    assert last in table.shown_columns()
    lines(page)["&1  Min"].trigger()
    assert last not in table.shown_columns()
    assert table.hasFocus()
    assert list(settings.views) == [f"school {section}: {table.accessibleName()}"]


def test_a_view_of_the_staff_keeps_whether_it_is_of_those_who_left(open_page, sqlite_store):
    gone = given.a_teacher(sqlite_store, "JEHO", "Jens Holst")
    sqlite_store.do(staff.deactivate, gone)
    page = open_page(STAFF)
    page.employed.buttons["gone"].click()
    save_as(page, "Stoppede")
    lines(page)["Standardvisning"].trigger()
    assert shown_rows(page.staff.table, "initials") == ["MEKR"]
    lines(page)["&1  Stoppede"].trigger()
    assert shown_rows(page.staff.table, "initials") == ["JEHO"]
    assert page.staff.views.accessibleName() == "Visning: Stoppede"


def test_whose_row_it_is_and_whose_reason_are_not_part_of_the_name(open_page, sqlite_store):
    page = open_page(STAFF)
    assert shown_rows(page.staff.table, "name") == ["Mette Kragh dig"]
    assert copied(page.staff.table)[0]["Navn"] == "Mette Kragh"
    sqlite_store.do(leaving_deeds.add, "flyttet til Fyn", CountsAs.DROPOUT)
    page = open_page(LEAVING)
    (own,) = [row for row in copied(page.leaving.table) if row["Jeres egen"]]
    assert (own["Årsag"], own["Jeres egen"]) == ("flyttet til Fyn", "ja")
    assert len(copied(page.leaving.table)) == len(sqlite_store.ask(leaving_query.reasons).value)


def test_closed_days_are_dates_and_figures_in_excel(open_page, sqlite_store):
    sqlite_store.do(closed.add_break, "efterårsferie uge 42 2026")
    page = open_page(CLOSED)
    rows = page.closed.listing.table.sheet().rows
    (break_,) = [row for row in rows if row[3] == "Efterårsferie"]
    assert break_[:2] == (date(2026, 10, 12), date(2026, 10, 18))
    assert break_[5] == 5


def test_a_view_of_another_section_is_opened_with_ctrl_k(qtbot, sqlite_store):
    given.a_class(sqlite_store, students=1)
    somebody = user.at(qtbot, sqlite_store)
    view = {"name": "Uden telefon", "parts": {}, "layout": '{"hidden": ["phone"]}'}
    somebody.window.settings.views["school staff: Medarbejdere"] = [view]
    somebody.press("Ctrl+K")
    somebody.type("uden telefon")
    somebody.press("Enter")
    page = somebody.page("school")
    assert page.sections.current == STAFF
    assert "Telefon" not in [one.title for one in page.staff.table.shown_columns()]
    assert not somebody.faults
