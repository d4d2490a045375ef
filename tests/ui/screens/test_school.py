"""Page Skole: its sections by keys, what they show, and that every deed can be taken back."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gf2tracker.actions import closed, reasons, staff
from gf2tracker.actions import school as schools
from gf2tracker.domain.mark import AbsenceKind
from tests import given
from tests.ui.frame import dialog_of, shown_rows
from tests.ui.schoolpage import open_section, save, told
from ui.screens.school import CLOSED, PROGRAMMES, REASONS, SITES, STAFF

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
AUTUMN = date(2026, 9, 7)


@pytest.fixture
def open_page(qtbot, sqlite_store):
    return partial(open_section, qtbot, sqlite_store)


def test_the_page_opens_with_what_the_school_is(open_page, sqlite_store):
    given.school(sqlite_store)
    sqlite_store.do(schools.set_settings, {"school_name": "Fjordbyen"})
    page = open_page()
    sentence = page.head.sentence.text()
    assert sentence == "Fjordbyen: 1 afdeling, 1 uddannelse og 1 medarbejder"


def test_an_empty_school_says_what_belongs_here(open_page):
    page = open_page()
    assert page.head.sentence.text() == "Skolen er ikke sat op endnu"
    assert page.sites.table.accessibleDescription().startswith("Ingen afdeling endnu")
    assert not page.sites.shown[0][1].isEnabled()


def test_arrows_go_through_the_sections_and_enter_goes_into_one(open_page, sqlite_store):
    given.school(sqlite_store)
    page = open_page()
    first = page.first_focus()
    assert first.hasFocus()
    QTest.keyClick(first, Key.Key_Down)
    assert page.sections.current == SITES
    assert page.stack.currentWidget() is page.sites
    QTest.keyClick(page.sections.items[SITES], Key.Key_Return)
    assert page.sites.table.hasFocus()
    QTest.keyClick(page.sites.table, Key.Key_PageDown, Ctrl)
    assert page.sections.current == CLOSED


def test_every_section_can_be_entered(open_page):
    page = open_page()
    for name in page.parts:
        page.show_section(name)
        page.sections.entered.emit()
        assert page.parts[name].isAncestorOf(page.frame.focusWidget())


def test_a_break_that_nobody_has_closed_for_is_told_and_can_be_closed(open_page, sqlite_store):
    given.a_class(sqlite_store)
    page = open_page(today=AUTUMN)
    assert page.warning.text() == "Efterårsferien 2026 mangler. Vinterferien 2027 mangler"
    page.mend.click()
    assert page.closed.quick.text.value() == "efterårsferie uge 42 2026"
    QTest.keyClick(page.closed.quick.text.edit, Key.Key_Return)
    assert page.warning.text() == "Vinterferien 2027 mangler"
    row = told(sqlite_store).closed[0]
    assert (row.first, row.name) == (date(2026, 10, 12), "Efterårsferie")
    page.work.undo()
    assert page.warning.text().startswith("Efterårsferien 2026")


def test_nothing_is_told_where_every_break_is_closed(open_page, sqlite_store):
    given.a_class(sqlite_store)
    sqlite_store.do(closed.add_break, "efterårsferie uge 42 2026")
    sqlite_store.do(closed.add_break, "vinterferie uge 8 2027")
    assert not open_page(today=AUTUMN).warning.isVisible()


def test_the_schools_choices_are_shown_changed_and_taken_back(open_page, sqlite_store):
    page = open_page()
    assert page.decided.watch.text() == "fra 10,0\u00a0%"
    QTest.keyClick(page.first_focus(), Key.Key_F2)
    dialog = dialog_of(page)
    dialog.school_name.edit.setText("Fjordbyen")
    dialog.watch_share.edit.setText("8,5")
    dialog.phases.edit.setText("4-6-5-5")
    save(dialog)
    assert page.decided.name.text() == "Fjordbyen"
    assert page.decided.watch.text() == "fra 8,5\u00a0%"
    assert "6 uger" in page.decided.phases.accessibleName()
    page.work.undo()
    assert page.decided.watch.text() == "fra 10,0\u00a0%"


def test_limits_the_wrong_way_round_are_refused_at_their_field(open_page):
    page = open_page()
    page.decided.edit.click()
    dialog = dialog_of(page)
    dialog.watch_share.edit.setText("20")
    save(dialog)
    assert dialog.isVisible()
    assert dialog.act_share.fault.startswith("“Gør noget” skal ligge over")


def test_a_site_is_added_corrected_and_removed_by_keys(open_page, sqlite_store):
    page = open_page(SITES)
    QTest.keyClick(page.sites.table, Key.Key_N, Ctrl)
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.name.edit, "Værftet")
    save(dialog)
    assert shown_rows(page.sites.table, "name") == ["Værftet"]
    QTest.keyClick(page.sites.table, Key.Key_F2)
    dialog = dialog_of(page)
    dialog.bell.edit.setText("8:00 8:45")
    save(dialog)
    assert shown_rows(page.sites.table, "bell") == ["8:00 8:45"]
    QTest.keyClick(page.sites.table, Key.Key_Delete)
    assert shown_rows(page.sites.table, "name") == []
    page.work.undo()
    assert shown_rows(page.sites.table, "name") == ["Værftet"]


def test_a_site_in_use_is_not_removed_and_says_why(open_page, sqlite_store):
    given.a_class(sqlite_store)
    page = open_page(SITES)
    QTest.keyClick(page.sites.table, Key.Key_Delete)
    assert page.frame.faults[0].text == "“Ballerup” bruges af 1 hold. Flyt holdet først."
    assert shown_rows(page.sites.table, "name") == ["Ballerup"]


def test_a_taken_name_is_refused_at_the_field(open_page, sqlite_store):
    given.school(sqlite_store)
    page = open_page(SITES)
    page.sites.new.click()
    dialog = dialog_of(page)
    dialog.name.edit.setText("ballerup")
    save(dialog)
    assert dialog.name.fault.startswith("“ballerup” findes allerede.")


def test_enter_corrects_a_programme(open_page, sqlite_store):
    given.school(sqlite_store)
    page = open_page(PROGRAMMES)
    QTest.keyClick(page.programmes.table, Key.Key_Return)
    dialog = dialog_of(page)
    dialog.short.edit.setText("tøm")
    dialog.cosa_code.edit.setText("1450")
    save(dialog)
    assert shown_rows(page.programmes.table, "short") == ["tøm"]
    assert shown_rows(page.programmes.table, "cosa") == ["1450"]


def test_a_new_programme_is_chosen_in_the_list(open_page, sqlite_store):
    given.school(sqlite_store)
    page = open_page(PROGRAMMES)
    page.programmes.new.click()
    dialog = dialog_of(page)
    dialog.name.edit.setText("VVS-energi")
    save(dialog)
    assert page.programmes.table.current().name == "VVS-energi"


def test_names_that_look_like_markup_are_plain_words(open_page, sqlite_store):
    name = 'Bo<img src="file:///etc/passwd">'
    sqlite_store.do(schools.add_site, name)
    page = open_page(SITES)
    assert shown_rows(page.sites.table, "name") == [name]


def test_every_part_that_takes_the_keyboard_has_a_name(open_page, sqlite_store):
    given.school(sqlite_store)
    page = open_page()
    for name, part in page.parts.items():
        page.show_section(name)
        for widget in part.findChildren(QWidget):
            is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if is_stop and widget.isVisible():
                assert widget.accessibleName() or widget.text(), (name, widget)


def test_a_change_made_elsewhere_is_seen_at_once(open_page, sqlite_store):
    page = open_page(REASONS)
    page.do(reasons.add, AbsenceKind.APPROVED, "session", is_lawful=True)
    page.do(staff.add, {"initials": "ABCD", "name": "Anna Bak"})
    assert "session" in shown_rows(page.reasons.table, "name")
    assert page.sections.items[STAFF].accessibleName() == "Medarbejdere, 1"
