"""Page Makkere, view Historik: two versions are compared, one is taken up again, who with whom."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import groups, pairs
from gf2tracker.actions.groups import NewGroups
from tests import given
from tests.ui.frame import a_page, shown_rows
from ui.menu import Menu
from ui.screens.seathistory import SeatHistoryScreen

Key = Qt.Key
MONDAY = given.MONDAY
WEEK = timedelta(weeks=1)


def a_view(qtbot, store, class_id, **kwargs):
    """Return the view with its bar over it, as page Makkere shows it."""
    page = a_page(qtbot, SeatHistoryScreen, store, class_id, **kwargs)
    page.frame.layout().insertWidget(0, page.bar)
    return page


@pytest.fixture
def tom(sqlite_store):
    """Six students: three versions of their groups, and one pair that was changed."""
    given.a_teacher(sqlite_store, "MEKR", "Mette Kragh")
    found = given.a_class(sqlite_store, "tøm-26a", students=6)
    a, b, c, d, e, f = found.students
    sqlite_store.do(groups.put, found.id, NewGroups(((a, b, c), (d, e, f))), MONDAY)
    swapped = NewGroups(((a, b, d), (c, e, f)), name="efter prøven")
    sqlite_store.do(groups.put, found.id, swapped, MONDAY + timedelta(days=2))
    sqlite_store.do(groups.put, found.id, swapped, MONDAY + timedelta(days=4))
    sqlite_store.do(pairs.put, found.id, [[a, b], [c, d]], MONDAY)
    sqlite_store.do(pairs.put, found.id, [[a, c], [b, d]], MONDAY + WEEK, "Nye makkere")
    return found


@pytest.fixture
def page(qtbot, sqlite_store, tom):
    return a_view(qtbot, sqlite_store, tom.id)


def test_the_version_that_stands_is_held_against_the_one_before(page):
    assert shown_rows(page.versions, "version") == [
        "Udgave 3 efter prøven",
        "Udgave 2 efter prøven",
        "Udgave 1",
    ]
    assert shown_rows(page.versions, "until") == ["gælder nu", "13.08.2026", "11.08.2026"]
    assert page.compared.text() == "Fra udgave 2 til udgave 3: ingen skiftede gruppe"
    assert not page.bar.restore.isEnabled()


def test_a_former_version_is_held_against_the_one_that_stands(page):
    QTest.keyClick(page.versions, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.compared.text() == "Fra udgave 1 til udgave 3: 2 elever skiftede gruppe"
    moved = [row for row in page.moved.rows.items if row.is_moved]
    assert {(row.was, row.now) for row in moved} == {
        ("Gruppe 1", "Gruppe 2"),
        ("Gruppe 2", "Gruppe 1"),
    }
    assert page.moved.rows.mark(0).words == "i en anden gruppe"


def test_two_versions_are_chosen_with_shift(page):
    QTest.keyClick(page.versions, Key.Key_Down)
    QTest.keyClick(page.versions, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.compared.text() == "Fra udgave 1 til udgave 2: 2 elever skiftede gruppe"
    assert not page.bar.restore.isEnabled()


def test_a_former_version_is_taken_up_again_with_one_undo(page, tom, sqlite_store):
    page.versions.choose(page.found.versions[-1].id)
    assert page.bar.restore.accessibleDescription() == "Tag udgave 1 frem igen (Ctrl+Enter)"
    menu = Menu("x", page)
    page.versions.menu_built.emit(menu)
    assert [action.text() for action in menu.actions()] == ["Tag udgave 1 frem igen"]
    page.bar.restore.click()
    assert page.found.versions[0].number == 4
    assert not page.found.moved(page.found.versions[-1], page.found.versions[0])
    sqlite_store.undo()
    page.ask_again()
    assert page.found.versions[0].number == 3


def test_former_pairs_stand_with_days_and_the_reason(page):
    page.bar.part.buttons["pairs"].click()
    assert page.first_focus() is page.pairs
    assert shown_rows(page.pairs, "reason") == ["Nye makkere", "Nye makkere"]
    assert set(shown_rows(page.pairs, "pair")) == {"Aage og Birgitte", "Çelik og Dorthea"}
    assert shown_rows(page.pairs, "days") == ["7", "7"]
    assert page.bar.sentence.text() == "2 par er opløst"


def test_who_has_been_with_whom_has_a_column_for_each_round_and_version_and_is_copied(page, tom):
    page.bar.part.buttons["together"].click()
    titles = [column.title for column in page.together.shown_columns()]
    assert titles == [
        "Elev",
        "Makkere",
        "Par fra 10.08.2026",
        "Par fra 17.08.2026",
        "Udgave 1",
        "Udgave 2",
        "Udgave 3",
    ]
    page.together.choose(tom.students[0])
    row = page.together.current()
    told = [column.text(row) for column in page.together.shown_columns()]
    assert told[1:] == ["2", "Birgitte", "Çelik", "Gruppe 1", "Gruppe 1", "Gruppe 1"]
    page.together.copy_all()
    assert QApplication.clipboard().text().startswith("Elev\tMakkere\tPar fra 10.08.2026")
    assert page.bar.sentence.text() == "2 uden makker til nu"


def test_enter_on_a_student_opens_the_student(page, tom):
    page.bar.part.buttons["together"].click()
    page.together.choose(tom.students[1])
    QTest.keyClick(page.together, Key.Key_Return)
    assert page.frame.went[-1].page == "student"
    assert page.frame.went[-1].focus.student_id == tom.students[1]
    menu = Menu("x", page)
    page.together.menu_built.emit(menu)
    assert [action.text() for action in menu.actions()] == ["Åbn eleven"]


def test_one_version_alone_has_nothing_to_compare_and_none_leads_to_making_them(
    qtbot, sqlite_store
):
    made = given.a_class(sqlite_store, "el-26a", students=4)
    page = a_view(qtbot, sqlite_store, made.id)
    assert page.first_focus() is page.to_seating
    page.to_seating.click()
    assert page.frame.went[-1].view == "seating"
    sqlite_store.do(groups.put, made.id, NewGroups((made.students,)), MONDAY)
    page.ask_again()
    assert page.compared.text() == "Der er intet at sammenligne endnu"
