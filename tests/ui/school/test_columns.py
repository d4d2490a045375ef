"""Reasons and staff on page Skole: how they are shown, and what can be done to them."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf2tracker.domain.mark import AbsenceKind
from tests import given
from tests.ui.frame import dialog_of, shown_rows
from tests.ui.schoolpage import offered, open_section, save, told
from ui.screens.school import REASONS, STAFF

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_page(qtbot, sqlite_store):
    return partial(open_section, qtbot, sqlite_store)


def test_reasons_stand_by_letter_with_how_they_count(open_page):
    page = open_page(REASONS)
    table = page.reasons.table
    assert shown_rows(table, "kind") == [kind.value for kind in AbsenceKind]
    counts = dict(zip(shown_rows(table, "name"), shown_rows(table, "lawful"), strict=True))
    assert counts["udeblevet"] == "ulovligt"
    assert counts["syg"] == "lovligt"
    assert counts["skole/virksomhed"] == "som til stede"
    assert page.reasons.head.sentence.text() == "3 årsager er lovlige, 5 er ulovlige"


def test_a_reason_becomes_unlawful_from_a_date(open_page, sqlite_store):
    page = open_page(REASONS)
    QTest.keyClick(page.reasons.table, Key.Key_Down)
    QTest.keyClick(page.reasons.table, Key.Key_Return)
    dialog = dialog_of(page)
    assert dialog.rule.value() == "unlawful"
    dialog.from_date.edit.setText("01.09.2026")
    dialog.from_date.touch()
    save(dialog)
    assert shown_rows(page.reasons.table, "lawful")[1] == "lovligt"
    assert shown_rows(page.reasons.table, "since")[1] == "altid, ulovligt fra 01.09.2026"
    page.work.undo()
    assert shown_rows(page.reasons.table, "since")[1] == "altid"


def test_what_counts_as_present_has_no_lawfulness(open_page, sqlite_store):
    page = open_page(REASONS)
    row = next(one for one in told(sqlite_store).reasons if one.kind is AbsenceKind.SCHOOL)
    page.reasons.table.choose(row.id)
    assert not page.reasons.shown[0][1].isEnabled()
    assert offered(page.reasons)[:1] == ["Omdøb"]


def test_a_reason_is_added_renamed_taken_out_and_put_back(open_page, sqlite_store):
    page = open_page(REASONS)
    page.reasons.new.click()
    dialog = dialog_of(page)
    dialog.kind.box.choose("G")
    dialog.name.edit.setText("begravelse")
    dialog.is_lawful.box.click()
    save(dialog)
    assert page.reasons.table.current().name == "begravelse"
    QTest.keyClick(page.reasons.table, Key.Key_F2)
    dialog = dialog_of(page)
    dialog.name.edit.setText("bisættelse")
    save(dialog)
    assert page.reasons.table.current().name == "bisættelse"
    QTest.keyClick(page.reasons.table, Key.Key_Delete)
    assert "taget ud af brug" in shown_rows(page.reasons.table, "since")
    assert "Tag i brug igen" in offered(page.reasons)
    page.reasons.deeds[-1].call(page.reasons.table.current())
    assert "taget ud af brug" not in shown_rows(page.reasons.table, "since")


def test_a_letters_own_reason_stays(open_page):
    page = open_page(REASONS)
    QTest.keyClick(page.reasons.table, Key.Key_Delete)
    assert page.frame.faults[0].text.startswith("Det er bogstavets egen årsag.")


def test_somebody_is_added_with_roles(open_page, sqlite_store):
    page = open_page(STAFF)
    QTest.keyClick(page.staff.table, Key.Key_N, Ctrl)
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.initials.edit, "abcd")
    QTest.keyClicks(dialog.name.edit, "Anna Bak")
    dialog.form.fields["COUNSELLOR"].box.click()
    dialog.form.fields["MANAGER"].box.click()
    save(dialog)
    assert shown_rows(page.staff.table, "initials") == ["ABCD"]
    assert shown_rows(page.staff.table, "roles") == ["vejleder og leder"]


def test_initials_that_are_taken_are_refused_at_the_field(open_page, sqlite_store):
    given.school(sqlite_store)
    page = open_page(STAFF)
    page.staff.new.click()
    dialog = dialog_of(page)
    dialog.initials.edit.setText("MEKR")
    dialog.name.edit.setText("En anden")
    save(dialog)
    assert dialog.initials.fault.startswith("Initialerne MEKR er i brug.")


def test_who_left_stands_under_another_pill(open_page, sqlite_store):
    given.school(sqlite_store)
    other = given.a_teacher(sqlite_store, "JHOL", "Jens Holst")
    page = open_page(STAFF)
    page.staff.table.choose(other)
    assert offered(page.staff) == ["Ret", "Det er mig", "Sæt som stoppet", "Fjern"]
    page.staff.deeds[2].call(page.staff.table.current())
    assert shown_rows(page.staff.table, "initials") == ["MEKR"]
    page.employed.buttons["gone"].click()
    assert shown_rows(page.staff.table, "initials") == ["JHOL"]
    assert offered(page.staff) == ["Ret", "Sæt som ansat", "Fjern"]
    page.staff.deeds[3].call(page.staff.table.current())
    assert shown_rows(page.staff.table, "initials") == []


def test_somebody_with_a_class_is_not_removed(open_page, sqlite_store):
    given.a_class(sqlite_store)
    page = open_page(STAFF)
    QTest.keyClick(page.staff.table, Key.Key_Delete)
    assert "er knyttet til 1 hold" in page.frame.faults[0].text


def test_it_is_told_who_sits_here(open_page, sqlite_store):
    given.school(sqlite_store)
    other = given.a_teacher(sqlite_store, "JHOL", "Jens Holst")
    page = open_page(STAFF)
    said = []
    page.frame.use_initials = said.append
    assert shown_rows(page.staff.table, "name") == ["Jens Holst", "Mette Kragh dig"]
    page.staff.table.choose(other)
    page.staff.shown[1][1].click()
    assert said == ["JHOL"]
