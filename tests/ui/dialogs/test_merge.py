"""Two entries side by side, and what is done with them on page Elever."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.queries import students as student_query
from tests import given
from tests.ui.frame import TODAY, a_page, dialog_of, has_dialog
from ui.dialogs.merge import RIGHT
from ui.label import Label
from ui.menu import Menu
from ui.screens.students import StudentsScreen

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
BORN = date(2008, 8, 17)


@pytest.fixture
def twins(sqlite_store):
    made = given.a_class(sqlite_store, students=2)
    one = given.student(sqlite_store, "Anna Holm", made.id, number="1", birth_date=BORN)
    other = given.student(
        sqlite_store, "Anna Holme", made.id, number="2", birth_date=BORN, phone="15 42 07 88"
    )
    return made, one, other


@pytest.fixture
def page(qtbot, sqlite_store, twins) -> StudentsScreen:
    return a_page(qtbot, StudentsScreen, sqlite_store, twins[0].id)


def words(dialog):
    return [label.text() for label in dialog.findChildren(Label) if label.isVisible()]


def people(store):
    return {one.id: one.name for one in store.ask(student_query.listing, TODAY).value}


def test_likely_pairs_are_told_and_opened(page):
    assert page.merging.hint.isVisible()
    assert page.merging.hint.text() == "Mulige dubletter (1)"
    page.merging.hint.click()
    dialog = dialog_of(page)
    assert dialog.windowTitle() == "Flet to elever til én"
    said = words(dialog)
    assert "Samme fødselsdag, næsten samme navn" in said
    assert "Flyttes: 1 indmeldelse." in said
    assert "De to indmeldelser på tøm-26a bliver til én." in said


def test_ctrl_enter_merges_and_the_hint_goes(page, sqlite_store, twins):
    page.merging.hint.click()
    dialog = dialog_of(page)
    QTest.keyClick(dialog.focusWidget() or dialog, Key.Key_Return, Ctrl)
    QApplication.processEvents()
    assert not has_dialog(page)
    assert twins[2] not in people(sqlite_store)
    assert page.frame.changes[-1].label == "2 elever flettet til én: tøm-26a"
    assert not page.merging.hint.isVisible()
    sqlite_store.undo(page.frame.changes[-1].step)
    assert twins[2] in people(sqlite_store)


def test_the_other_entry_may_be_kept(page, sqlite_store, twins):
    page.merging.hint.click()
    dialog = dialog_of(page)
    dialog.side.buttons[RIGHT].click()
    assert (dialog.preview.keep, dialog.preview.gone) == (twins[2], twins[1])
    dialog.save.click()
    assert people(sqlite_store)[twins[2]] == "Anna Holme"
    assert twins[1] not in people(sqlite_store)


def test_two_who_are_two_are_proposed_no_more(page, sqlite_store):
    page.merging.hint.click()
    QTest.keyClick(dialog_of(page), Key.Key_J, Ctrl)
    QApplication.processEvents()
    assert not has_dialog(page)
    assert not page.merging.hint.isVisible()
    assert len(people(sqlite_store)) == 4


def test_two_chosen_rows_can_be_merged_and_one_can_not(page):
    page.table.selectAll()
    assert "Flet til én elev …" not in deeds(page)
    page.table.choose(page.lines[0].row.id)
    QTest.keyClick(page.table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    menu = Menu("", page)
    page.table.menu_built.emit(menu)
    next(one for one in menu.actions() if one.text() == "Flet til én elev …").trigger()
    assert not dialog_of(page).part.isVisible()


def deeds(page):
    menu = Menu("", page)
    page.table.menu_built.emit(menu)
    return [action.text() for action in menu.actions()]


def test_what_can_not_be_merged_is_told_and_the_deed_is_shut(qtbot, sqlite_store):
    one, other = given.a_class(sqlite_store, "tøm-26a"), given.a_class(sqlite_store, "el-26b")
    keep = given.student(sqlite_store, "Di Ravn", one.id)
    gone = given.student(sqlite_store, "Di Ravn", other.id)
    page = a_page(qtbot, StudentsScreen, sqlite_store)
    page.merging.open_two(keep, gone)
    dialog = dialog_of(page)
    assert not dialog.save.isEnabled()
    assert dialog.fault.isVisible()


def test_a_name_that_looks_like_markup_is_shown_as_it_is(qtbot, sqlite_store):
    name = 'Bo<img src="file:///etc/passwd"> Dam'
    made = given.a_class(sqlite_store)
    keep = given.student(sqlite_store, name, made.id)
    gone = given.student(sqlite_store, name, made.id)
    page = a_page(qtbot, StudentsScreen, sqlite_store)
    page.merging.open_two(keep, gone)
    assert name in words(dialog_of(page))
