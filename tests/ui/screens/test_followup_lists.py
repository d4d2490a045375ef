"""The other lists of page Opfølgning: whom nobody reached, missing registers, nobody's students."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import contact
from gf2tracker.domain.contact import ContactKind
from tests import given, registers
from tests.ui.frame import a_page
from ui.screens.followup import FollowUpScreen

Key = Qt.Key
MON, TUE = date(2026, 8, 17), date(2026, 8, 18)


@pytest.fixture
def open_page(qtbot, sqlite_store):
    return lambda: a_page(qtbot, FollowUpScreen, sqlite_store)


def test_those_nobody_has_reached_stand_with_number_and_tries(open_page, sqlite_store):
    (anna,) = given.a_class(sqlite_store, "tøm-26a", students=1).students
    for day, kind in ((14, ContactKind.SMS), (18, ContactKind.NO_ANSWER)):
        at = datetime(2026, 8, day, 8, tzinfo=UTC)
        sqlite_store.do(contact.log, anna, kind, at)
    page = open_page()
    page.filters.buttons["calls"].click()
    assert page.head.sentence.text() == "Én elev er ikke nået i to dage"
    told = [page.calls.rows.index(0, column).data() for column in range(1, 4)]
    assert told == ["15 42 07 00", "to forsøg, intet svar i går", "i dag"]
    page.calls.setFocus()
    QTest.keyClick(page.calls, Key.Key_I)
    assert page.calls.rows.index(0, 3).data() == "tor 20.08."
    QTest.keyClick(page.calls, Key.Key_T)
    assert page.head.sentence.text() == "Alle er nået"


def test_missing_registers_are_opened_and_their_teacher_is_reminded(open_page, sqlite_store):
    made = given.a_class(sqlite_store, "tøm-26a", students=1)
    registers.take_day(sqlite_store, made.id, MON)
    page = open_page()
    page.filters.buttons["gaps"].click()
    assert page.head.sentence.text() == "Protokollen mangler på ét hold"
    assert page.gaps.rows.index(0, 3).data() == "tir 18.08. hele dagen"
    page.act("C")
    assert "tøm-26a tir 18.08." in QGuiApplication.clipboard().text()
    assert QGuiApplication.clipboard().text().startswith("Kære Mette")
    page.gaps.setFocus()
    QTest.keyClick(page.gaps, Key.Key_Return)
    went = page.frame.went[-1]
    assert (went.page, went.focus.class_id, went.focus.day) == ("absence", made.id, TUE)


def test_students_without_owner_have_a_list_of_their_own(open_page, sqlite_store):
    made = given.a_class(sqlite_store, "tøm-26a", students=1, contact_teacher_id=None)
    registers.take_day(sqlite_store, made.id, TUE, {made.students[0]: "U"})
    page = open_page()
    page.filters.buttons["nobody"].click()
    assert page.head.sentence.text() == "Én elev har ingen, der følger op"


def test_in_a_narrow_window_the_search_stands_in_for_the_pills(open_page, sqlite_store):
    made = given.a_class(sqlite_store, "tøm-26a", students=2)
    registers.take_day(sqlite_store, made.id, TUE, dict.fromkeys(made.students, "U"))
    page = open_page()
    page.setMinimumWidth(1)  # as in the window, which may be made smaller than its pages
    QApplication.processEvents()
    page.frame.resize(640, 700)
    assert not page.search.isVisible()
    assert not page.detail.isVisible()
    QTest.keyClick(page, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.search, "birg")
    assert page.search.isVisible()
    assert not page.filters.isVisible()
    assert len(page.cases.rows.items) == 1
    QTest.keyClick(page.search, Key.Key_Escape)
    QTest.keyClick(page.search, Key.Key_Down)
    assert page.filters.isVisible()
    assert page.cases.hasFocus()
