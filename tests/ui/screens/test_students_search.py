"""Page Elever: anybody is found as one types, in the class, in the school, and typed wrong."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests import given
from tests.ui.frame import a_page, shown_rows
from ui.screens.students import StudentsScreen

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(class_id=None, **kwargs) -> StudentsScreen:
        return a_page(qtbot, StudentsScreen, sqlite_store, class_id, **kwargs)

    return opened


def names(page: StudentsScreen) -> list[str]:
    return shown_rows(page.table, "name")


def test_the_young_and_the_eux_are_found_by_words(open_page, sqlite_store):
    one = given.a_class(sqlite_store)
    given.student(sqlite_store, "Ea Dam", one.id, track="EUX", birth_date=date(2010, 3, 4))
    given.student(sqlite_store, "Bo Bech", one.id, track="EUX", birth_date=date(2000, 3, 4))
    given.student(sqlite_store, "Ib Dam", one.id, track="EUD", birth_date=date(2010, 3, 4))
    page = open_page(one.id)
    QTest.keyClick(page.table, Key.Key_F, Ctrl)
    QTest.keyClicks(page.search, "eux under 18")
    assert names(page) == ["Ea Dam"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("aaga", ["Birgitte Maria Ågård"]),
        ("ågård", ["Birgitte Maria Ågård"]),
        ("kjær", ["Aage Ørsted Kjær"]),
        ("maria birg", ["Birgitte Maria Ågård"]),
        ("15420702", ["Çelik Yılmaz"]),
        ("tøm-26b", ["Signe Aaby"]),
        ("xyz", []),
    ],
)
def test_typing_finds_by_name_number_class_and_phone(open_page, sqlite_store, typed, found):
    given.a_class(sqlite_store, "tøm-26a", students=3)
    other = given.a_class(sqlite_store, "tøm-26b")
    given.student(sqlite_store, "Signe Aaby", other.id)
    page = open_page()
    page.filters.buttons["all"].click()
    QTest.keyClick(page.table, Key.Key_F, Ctrl)
    QTest.keyClicks(page.search, typed)
    assert names(page) == found


def test_who_is_in_another_class_is_found_all_the_same(open_page, sqlite_store):
    here = given.a_class(sqlite_store, "tøm-26a", students=3)
    other = given.a_class(sqlite_store, "tøm-26b")
    given.student(sqlite_store, "Signe Aaby", other.id)
    page = open_page(here.id)
    QTest.keyClick(page.table, Key.Key_F, Ctrl)
    QTest.keyClicks(page.search, "signe")
    assert names(page) == ["Signe Aaby"]
    assert page.head.sentence.text() == "Ingen på tøm-26a: 1 elev fundet"
    QTest.keyClick(page.search, Key.Key_Escape)
    assert len(names(page)) == 3


def test_a_name_that_is_typed_wrong_finds_who_is_like_it(open_page, sqlite_store):
    one = given.a_class(sqlite_store, students=3)
    page = open_page(one.id)
    QTest.keyClick(page.table, Key.Key_F, Ctrl)
    QTest.keyClicks(page.search, "birgite mario")
    assert names(page) == ["Birgitte Maria Ågård"]
    assert page.head.sentence.text() == "Ingen passer, 1 ligner"


def test_a_search_that_finds_nothing_says_what_to_do(open_page, sqlite_store):
    one = given.a_class(sqlite_store, students=2)
    page = open_page(one.id)
    QTest.keyClicks(page.search, "qqq")
    assert "Ingen elev passer" in page.table.accessibleDescription()
    assert page.head.sentence.text() == "Ingen elever fundet"
    QTest.keyClick(page.search, Key.Key_Escape)
    assert len(names(page)) == 2


def test_down_leads_from_the_search_into_the_list(open_page, sqlite_store):
    one = given.a_class(sqlite_store, students=3)
    page = open_page(one.id)
    page.search.setFocus()
    QTest.keyClick(page.search, Key.Key_Down)
    assert page.table.hasFocus()


def test_typing_does_not_lose_who_is_chosen(open_page, sqlite_store):
    one = given.a_class(sqlite_store, students=3)
    page = open_page(one.id)
    page.table.choose(one.students[0])
    QTest.keyClicks(page.search, "kjær")
    page.search.clear()
    assert page.table.current().row.id == one.students[0]
