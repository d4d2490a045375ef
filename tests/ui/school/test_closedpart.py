"""Closed days on page Skole: by school year, by a line, by a form."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf2tracker.actions import closed
from tests import given
from tests.ui.frame import dialog_of, has_dialog, shown_rows
from tests.ui.schoolpage import open_section, save, told
from ui.screens.school import CLOSED
from ui.sentence import Sentence

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def open_page(qtbot, sqlite_store):
    return partial(open_section, qtbot, sqlite_store)


def test_closed_days_stand_between_the_public_holidays_of_their_school_year(
    open_page, sqlite_store
):
    site = given.school(sqlite_store).site_id
    sqlite_store.do(closed.add, date(2026, 12, 21), date(2027, 1, 3), "juleferie", None)
    sqlite_store.do(closed.add_break, "vinterferie uge 7 2027", site)
    page = open_page(CLOSED)
    table = page.closed.listing.table
    names = shown_rows(table, "name")
    assert names[:3] == ["juleferie", "Juleaftensdag", "Juledag"]
    assert "Vinterferie" in names
    where = dict(zip(names, shown_rows(table, "site"), strict=True))
    assert where["juleferie"] == "hele skolen"
    assert where["Vinterferie"] == "Ballerup"
    assert where["Juledag"] == "helligdag"
    days = dict(zip(names, shown_rows(table, "days"), strict=True))
    assert (days["juleferie"], days["Vinterferie"], days["Juledag"]) == ("6", "5", "")


def test_the_school_year_is_stepped_by_keys(open_page, sqlite_store):
    page = open_page(CLOSED)
    assert page.closed.shown.text() == "2026/27"
    QTest.keyClick(page.closed.listing.table, Key.Key_PageUp, Alt)
    assert page.closed.shown.text() == "2025/26"
    QTest.keyClick(page.closed.listing.table, Key.Key_PageDown, Alt)
    assert page.closed.shown.text() == "2026/27"


def test_a_public_holiday_is_given_and_cannot_be_opened(open_page):
    page = open_page(CLOSED)
    table = page.closed.listing.table
    assert not table.current().is_own
    QTest.keyClick(table, Key.Key_Delete)
    QTest.keyClick(table, Key.Key_F2)
    assert not page.frame.changes
    assert not has_dialog(page)


def test_what_is_typed_is_shown_in_dates_before_it_is_closed(open_page):
    page = open_page(CLOSED)
    quick = page.closed.quick
    QTest.keyClicks(quick.text.edit, "vinterferie uge 7")
    assert quick.text.foot.hint == "Vinterferie, man 15.02.2027 til søn 21.02.2027"
    QTest.keyClick(quick.text.edit, Key.Key_Return)
    assert page.closed.listing.table.current().name == "Vinterferie"
    assert quick.text.value() == ""


def test_half_a_week_can_be_closed_for_one_site(open_page, sqlite_store):
    given.school(sqlite_store)
    page = open_page(CLOSED)
    site = told(sqlite_store).sites[0]
    page.closed.quick.propose("vinterferie 15.-17.02.2027", str(site.id))
    page.closed.quick.add.click()
    row = told(sqlite_store).closed[0]
    assert (row.site, row.last) == ("Ballerup", date(2027, 2, 17))


def test_a_line_that_means_nothing_says_so_where_it_was_typed(open_page):
    page = open_page(CLOSED)
    quick = page.closed.quick
    QTest.keyClick(quick.text.edit, Key.Key_Return)
    assert quick.text.fault.startswith("Skriv, hvad der er lukket")
    quick.propose("en dag")
    quick.add.click()
    assert "hverken en uge eller datoer" in quick.text.fault


def test_a_period_is_corrected_and_opened_again(open_page, sqlite_store):
    given.a_class(sqlite_store)
    sqlite_store.do(closed.add_break, "studietur 12.-13.10.2026")
    page = open_page(CLOSED)
    table = page.closed.listing.table
    QTest.keyClick(table, Key.Key_F2)
    dialog = dialog_of(page)
    dialog.last.edit.setText("16.10.2026")
    dialog.last.touch()
    told_there = dialog.consequence.findChild(Sentence).text()
    assert told_there == "5 skoledage lukkes · 1 hold er i gang og får slutdatoen regnet om"
    save(dialog)
    assert shown_rows(table, "last")[0] == "fre 16.10.2026"
    QTest.keyClick(table, Key.Key_Delete)
    assert told(sqlite_store).closed == ()
    page.work.undo()
    assert told(sqlite_store).closed[0].last == date(2026, 10, 16)


def test_a_period_in_another_school_year_is_shown_when_it_is_made(open_page):
    page = open_page(CLOSED)
    page.closed.listing.new.click()
    dialog = dialog_of(page)
    dialog.first.edit.setText("18.10.2027")
    dialog.name.edit.setText("flytning")
    save(dialog)
    assert page.closed.shown.text() == "2027/28"
    assert page.closed.listing.table.current().name == "flytning"


def test_last_before_first_is_refused_at_the_field(open_page):
    page = open_page(CLOSED)
    page.closed.listing.new.click()
    dialog = dialog_of(page)
    dialog.first.edit.setText("18.10.2026")
    dialog.last.edit.setText("17.10.2026")
    save(dialog)
    assert dialog.last.fault.startswith("Perioden slutter 17.10.2026")
