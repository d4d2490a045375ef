"""Page Fravær, view Årsager: one key a day, and then the next."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from gf2tracker.queries import history
from gf2tracker.settings import Settings
from tests import given, registers
from tests.registers import row_of, take_day, written
from tests.ui.frame import TODAY, a_page, dialog_of
from ui.menu import Menu
from ui.remembering import remember_tables
from ui.screen import Turn
from ui.screens.unsettled import UnsettledScreen

Key = Qt.Key
MONDAY, TUESDAY = date(2026, 8, 17), date(2026, 8, 18)
LAST_WEEK = date(2026, 8, 13)


@pytest.fixture
def tom(sqlite_store):
    """Three days without a reason this week, one before, and one who stayed away."""
    found = given.a_class(sqlite_store, "tøm-26a", students=6)
    first, second, third, fourth, *_rest = found.students
    take_day(sqlite_store, found.id, MONDAY, {fourth: "U"})
    cells = {(first, 1): "?", (first, 2): "?", (second, None): "?"}
    registers.mark(sqlite_store, found.id, MONDAY, cells)
    registers.mark(sqlite_store, found.id, TUESDAY, {(third, 5): "?"})
    registers.mark(sqlite_store, found.id, LAST_WEEK, {(third, 1): "?"})
    return found


@pytest.fixture
def page(qtbot, sqlite_store, tom):
    return a_page(qtbot, UnsettledScreen, sqlite_store, tom.id)


def names(page):
    return [one.student.called_name for one in page.table.rows.items]


def press(page, *keys):
    for key in keys:
        QTest.keyClick(page.table, key)


def marks(store, tom, who, day):
    return written(row_of(store, tom.id, tom.students[who], day, TODAY))


def test_the_oldest_day_is_chosen_and_what_is_missing_is_told(page):
    assert page.bar.sentence.text() == "3 årsager mangler"
    assert names(page) == ["Birgitte", "Aage", "Çelik", "Dorthea"]
    assert page.table.current().student.called_name == "Birgitte"
    assert page.bar.weeks.pills["earlier"].accessibleName() == "Tidligere 1"


def test_one_letter_settles_the_days_lessons_and_goes_on_to_the_next(page, tom, sqlite_store):
    press(page, Key.Key_S, Key.Key_U, Key.Key_K)
    assert marks(sqlite_store, tom, 1, MONDAY) == "S|S|S|S|S|S|S|S"
    assert marks(sqlite_store, tom, 0, MONDAY) == "U|U"
    assert marks(sqlite_store, tom, 2, TUESDAY) == "||||K"
    assert page.bar.sentence.text() == "Ingen årsager mangler"
    assert names(page) == ["Dorthea", "Aage"]  # who stayed away is still to be called


def test_several_days_are_settled_with_one_letter_and_one_undo(page, tom, sqlite_store):
    QTest.keyClick(page.table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(page, Key.Key_G)
    assert marks(sqlite_store, tom, 0, MONDAY) == "G|G"
    assert names(page) == ["Çelik", "Dorthea"]
    sqlite_store.undo()
    assert marks(sqlite_store, tom, 0, MONDAY) == "?|?"


def test_space_says_that_the_student_was_there(page, tom, sqlite_store):
    press(page, Key.Key_Space)
    assert marks(sqlite_store, tom, 1, MONDAY) == ""


def test_what_stands_so_already_is_told_and_a_call_takes_it_off(page, tom):
    page.table.choose((tom.students[3], MONDAY))
    press(page, Key.Key_U)
    assert page.frame.told == [
        "Det står allerede som udeblevet. F4 noterer en kontakt, så går dagen af listen."
    ]
    press(page, Key.Key_F4)
    QTest.keyClick(page.calls, Key.Key_T)
    assert names(page) == ["Birgitte", "Aage", "Çelik"]


def test_earlier_weeks_are_a_list_of_their_own(page):
    page.bar.weeks.pills["earlier"].click()
    assert names(page) == ["Çelik"]
    page.table.setFocus()
    press(page, Key.Key_S)
    assert page.stack.currentIndex() == 1
    page.bar.weeks.pills["week"].click()
    assert len(names(page)) == 4


def test_an_empty_list_says_so_and_leads_on(qtbot, sqlite_store):
    quiet = given.a_class(sqlite_store, "el-26a", students=2)
    page = a_page(qtbot, UnsettledScreen, sqlite_store, quiet.id)
    assert page.stack.currentIndex() == 1
    turned = []
    page.turned.connect(turned.append)
    page.first_focus().click()
    assert turned == [Turn("day", TODAY, 0)]


def test_enter_opens_the_day_in_the_register(page, tom):
    turned = []
    page.turned.connect(turned.append)
    press(page, Key.Key_Return)
    assert turned == [Turn("day", MONDAY, tom.students[1])]


def test_who_has_no_class_of_their_own_looks_at_the_one_chosen(qtbot, sqlite_store, tom):
    page = a_page(qtbot, UnsettledScreen, sqlite_store, tom.id, initials="XX")
    assert page.bar.scope.current == "class"
    assert len(names(page)) == 4


def test_the_menu_offers_the_letters_and_the_corrections(page, tom, sqlite_store):
    menu = Menu("", page)
    page.table.menu_built.emit(menu)
    told = [one.text() for one in menu.actions() if one.text()]
    assert told[:2] == ["Udeblevet", "Syg"]
    press(page, Key.Key_S)
    menu.clear()
    page.table.choose((tom.students[0], MONDAY))
    page.table.menu_built.emit(menu)
    next(one for one in menu.actions() if one.text().startswith("Rettelser")).trigger()
    assert dialog_of(page).windowTitle() == "Rettelser: Aage Ørsted Kjær"
    assert sqlite_store.ask(history.of_marks, tom.students[1], MONDAY).value[0].by == "abc"


def test_f1_tells_the_letters(page):
    assert page.open_keys()
    assert dialog_of(page).windowTitle() == "Taster i Årsager"


# --- saved views, columns and Excel ---------------------------------------------------------------


@pytest.fixture
def remembering(page):
    settings = Settings()
    remember_tables("absence reasons", page, settings, page.bar)
    row = page.frame.layout()
    row.insertWidget(0, page.bar)  # as in page Fravær, which lays it beside the segments
    QApplication.processEvents()
    return settings


def menu_by_key(page):
    QTest.keyClick(page.table, Key.Key_V, Qt.KeyboardModifier.AltModifier)
    (menu,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()
    ]
    return {action.text(): action for action in menu.actions() if action.text()}, menu


def test_a_view_keeps_the_pills_and_the_columns_and_is_opened_by_its_key(page, remembering):
    page.bar.weeks.pills["earlier"].click()
    page.table.show_column("phone", shown=False)
    lines, menu = menu_by_key(page)
    lines["Gem visningen som …"].trigger()
    menu.close()
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.form.fields["name"].edit, "Gamle dage")
    QTest.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.frame.activateWindow()
    QApplication.processEvents()
    lines, menu = menu_by_key(page)
    lines["Standardvisning"].trigger()
    menu.close()
    assert len(names(page)) == 4
    lines, menu = menu_by_key(page)
    lines["&1  Gamle dage"].trigger()
    menu.close()
    assert names(page) == ["Çelik"]
    assert "Telefon" not in [one.title for one in page.table.shown_columns()]
    assert page.bar.views.accessibleName() == "Visning: Gamle dage"
    assert remembering.views["absence reasons: Dage at afklare"][0]["parts"]["Uger"] == "earlier"


def test_a_letter_still_settles_after_a_view_was_chosen(page, remembering, tom, sqlite_store):
    lines, menu = menu_by_key(page)
    lines["Standardvisning"].trigger()
    menu.close()
    QTest.keyClick(page.frame.focusWidget(), Key.Key_S)
    assert marks(sqlite_store, tom, 1, MONDAY) == "S|S|S|S|S|S|S|S"


def test_the_class_is_a_column_only_where_there_are_several_and_that_is_not_remembered(
    page, remembering
):
    titles = [one.title for one in page.table.shown_columns()]
    assert "Hold" in titles
    page.bar.scope.pills["class"].click()
    assert "Hold" not in [one.title for one in page.table.shown_columns()]
    assert "absence reasons: Dage at afklare" not in remembering.tables
    assert page.bar.views.accessibleName() == "Visning"


def test_what_gives_way_in_a_narrow_bar_never_is_the_key_to_the_views(page, remembering):
    page.bar.setMinimumWidth(1)
    page.setMinimumWidth(1)
    page.frame.resize(480, 700)
    QApplication.processEvents()
    assert not page.bar.scope.isVisible()
    assert page.bar.views.width() == page.bar.views.least_width()
    lines, menu = menu_by_key(page)
    assert "Gem tabellen i Excel …" in lines
    menu.close()
    page.frame.resize(1500, 700)
    QApplication.processEvents()
    assert page.bar.views.text() == "Visning"


def test_days_are_dates_in_excel(page):
    sheet = page.table.sheet()
    assert sheet.rows[0][sheet.headings.index("Dag")] == MONDAY
