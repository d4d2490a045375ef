"""The other lists of page Opfølgning: whom nobody reached, missing registers, nobody's students."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import contact, followup
from gf2tracker.domain.contact import ContactKind
from gf2tracker.settings import Settings
from tests import given, registers
from tests.ui.frame import a_page, dialog_of
from ui.button import Button
from ui.clipboard import pasted_texts
from ui.remembering import remember_tables
from ui.screens.followup import FollowUpScreen

Key = Qt.Key
MON, TUE, WED = date(2026, 8, 17), date(2026, 8, 18), date(2026, 8, 19)
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


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
    assert page.head.sentence.text() == "Ét hold mangler protokol"
    assert page.gaps.rows.index(0, 3).data() == "tir 18.08. hele dagen"
    page.act("C")
    assert "tøm-26a tir 18.08." in QGuiApplication.clipboard().text()
    assert QGuiApplication.clipboard().text().startswith("Kære Mette")
    page.gaps.setFocus()
    QTest.keyClick(page.gaps, Key.Key_Return)
    went = page.frame.went[-1]
    assert (went.page, went.focus.class_id, went.focus.day) == ("absence", made.id, TUE)


def test_where_nobody_is_contact_teacher_those_who_teach_are_reminded(open_page, sqlite_store):
    made = given.a_class(sqlite_store, "tøm-26a", students=1, contact_teacher_id=None)
    registers.take_day(sqlite_store, made.id, MON)
    page = open_page()
    page.filters.buttons["gaps"].click()
    buttons = [one.text() for one in page.detail.findChildren(Button)]
    assert "Kopiér påmindelse til lærerne" in buttons
    page.act("C")
    assert QGuiApplication.clipboard().text().startswith("Til jer, der underviser tøm-26a")


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
    QApplication.processEvents()
    assert not page.search.isVisible()
    assert not page.detail.isVisible()
    assert page.views.isVisible()
    assert page.views.geometry().right() <= page.width()
    QTest.keyClick(page, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.search, "birg")
    assert page.search.isVisible()
    assert not page.filters.isVisible()
    assert len(page.cases.rows.items) == 1
    QTest.keyClick(page.search, Key.Key_Escape)
    QTest.keyClick(page.search, Key.Key_Down)
    assert page.filters.isVisible()
    assert page.cases.hasFocus()


# --- copied, and written to a workbook ------------------------------------------------------------


def copied(page, table):
    table.setFocus()
    QTest.keyClick(table, Key.Key_C, BOTH)
    return pasted_texts(QGuiApplication.clipboard().text())


def test_name_class_and_reason_are_cells_of_their_own_in_excel(open_page, sqlite_store):
    made = given.a_class(sqlite_store, "tøm-26a", students=1)
    registers.take_day(sqlite_store, made.id, TUE, {made.students[0]: "U"})
    sqlite_store.do(followup.plan_next, made.students[0], "Ring til mor", WED)
    page = open_page()
    assert page.cases.rows.headerData(0, Qt.Orientation.Horizontal) == "Elev og grund"
    headings, row = copied(page, page.cases)
    assert headings == (
        "Elev",
        "Hold",
        "Grund",
        "Sidste kontakt",
        "Kontaktet den",
        "Næste skridt",
        "Næste skridt den",
        "Ansvarlig",
    )
    name, code, why, *rest = row
    assert (name, code) == ("Aage Ørsted Kjær", "tøm-26a")
    assert "18.08." in why
    assert rest == ["ingen kontakt endnu", "", "Ring til mor", "19.08.2026", "MEKR"]
    sheet = page.cases.sheet()
    assert sheet.headings == headings
    assert sheet.rows[0][6] == WED


def test_tries_are_figures_and_days_in_excel(open_page, sqlite_store):
    (anna,) = given.a_class(sqlite_store, "tøm-26a", students=1).students
    for day, kind in ((14, ContactKind.SMS), (18, ContactKind.NO_ANSWER)):
        sqlite_store.do(contact.log, anna, kind, datetime(2026, 8, day, 8, tzinfo=UTC))
    page = open_page()
    page.filters.buttons["calls"].click()
    headings, row = copied(page, page.calls)
    told = dict(zip(headings, row, strict=True))
    assert told["Telefon"] == "15 42 07 00"
    assert (told["Forsøg"], told["Sidste forsøg"]) == ("2", "intet svar")
    assert (told["Forsøgt den"], told["Næste forsøg"]) == ("18.08.2026", "19.08.2026")


def test_a_saved_view_of_another_list_has_the_columns_of_that_list(open_page, sqlite_store):
    made = given.a_class(sqlite_store, "tøm-26a", students=1)
    registers.take_day(sqlite_store, made.id, MON)
    page = open_page()
    remember_tables("followup", page, Settings())
    page.filters.buttons["gaps"].click()
    page.gaps.show_column("days", shown=False)
    page.views.open_save()
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.form.fields["name"].edit, "Protokoller")
    QTest.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.frame.activateWindow()
    QApplication.processEvents()
    page.views.show_standard()
    assert page.filters.current == "mine"
    page.gaps.show_column("days", shown=True)
    page.views.show_view(page.views.view_named("Protokoller"))
    assert page.filters.current == "gaps"
    assert [one.name for one in page.gaps.shown_columns()] == ["class", "teacher", "missing"]
    assert page.views.accessibleName() == "Visning: Protokoller"
    assert page.gaps.hasFocus()
