"""The forms of a plan: new, held, applied and saved as template."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import holding, template
from gf2tracker.domain.activity import PlanState
from gf2tracker.queries.template import listing
from tests import given, registers
from tests.plans import card, chips, put
from tests.ui.frame import a_page, dialog_of, has_dialog, shown_rows
from ui.screens.planboard import PlanBoardScreen

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 9, 30)
TUESDAY = date(2026, 9, 29)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=4)


@pytest.fixture
def page(qtbot, sqlite_store, tom):
    return a_page(qtbot, PlanBoardScreen, sqlite_store, tom.id, today=TODAY)


def save(dialog):
    QTest.keyClick(dialog, Key.Key_Return, CONTROL)
    QApplication.processEvents()


# --- new ------------------------------------------------------------------------------------------


def test_what_is_typed_finds_in_the_catalogue_and_enter_lays_it(page, sqlite_store, tom):
    page.empty.new.click()
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.typed.edit, "branchedag")
    assert [one.text for one in dialog.list.choices()] == ["Branchedag"]
    QTest.keyClick(dialog.typed.edit, Key.Key_Return)
    (chip,) = chips(sqlite_store, tom.id).values()
    assert (chip.title, chip.date, chip.needed) == ("Branchedag", TODAY, 10)
    assert page.view.chip().id == chip.id


def test_what_is_not_in_the_catalogue_is_laid_by_its_own_name(page, sqlite_store, tom):
    page.forms.open_new(tom.id, TODAY, 2)
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.typed.edit, "Sommerfest")
    assert [one.text for one in dialog.list.choices()] == ["Ny: Sommerfest"]
    QTest.keyClick(dialog.typed.edit, Key.Key_Return)
    assert [one.title for one in chips(sqlite_store, tom.id).values()] == ["Sommerfest"]


def test_a_closed_day_is_told_at_the_date(page, sqlite_store, tom):
    page.forms.open_new(tom.id, date(2026, 12, 25), 4)
    dialog = dialog_of(page)
    QTest.keyClick(dialog.typed.edit, Key.Key_Return)
    assert dialog.day.fault.startswith("Klassen er ikke i skole fre 25.12.")
    assert not chips(sqlite_store, tom.id)


# --- held -----------------------------------------------------------------------------------------


def test_who_was_there_by_the_register_is_ticked(page, sqlite_store, tom):
    first = tom.students[0]
    registers.take_day(sqlite_store, tom.id, TUESDAY, {first: "U"})
    number = put(sqlite_store, tom.id)
    page.load_again()
    page.view.setFocus()
    QTest.keyClick(page.view, Key.Key_H)
    dialog = dialog_of(page)
    assert not dialog.ticks.boxes[first].isChecked()
    assert dialog.told.text() == "3 af 4 deltog"
    QTest.keyClicks(dialog.score.edit, "4")
    dialog.evaluation.edit.setText("Gode samtaler")
    save(dialog)
    told = card(sqlite_store, number, TODAY)
    assert (told.chip.state, told.chip.score, told.evaluation) == (
        PlanState.HELD,
        4,
        "Gode samtaler",
    )
    assert sum(one.took_part for one in told.attendees) == 3


def test_another_day_has_its_own_participants(page, sqlite_store, tom):
    number = put(sqlite_store, tom.id)
    page.forms.open_held(number)
    dialog = dialog_of(page)
    dialog.day.edit.setText("28.09.2026")
    dialog.day.touch()
    assert dialog.ticks.isHidden()
    assert dialog.told.text() == "Deltagere bliver dem, der var til stede 28.09.2026."
    save(dialog)
    assert card(sqlite_store, number, TODAY).held_on == date(2026, 9, 28)


def test_a_day_to_come_is_not_held(page, sqlite_store, tom):
    number = put(sqlite_store, tom.id)
    page.forms.open_held(number)
    dialog = dialog_of(page)
    dialog.day.edit.setText("02.10.2026")
    save(dialog)
    assert dialog.day.fault == "Dagen er ikke kommet endnu."
    assert has_dialog(page)


def test_what_was_told_can_be_corrected(page, sqlite_store, tom):
    number = put(sqlite_store, tom.id)
    sqlite_store.do(holding.hold, number, {"score": 2}, TODAY)
    page.forms.open_held(number)
    dialog = dialog_of(page)
    assert dialog.score.value() == 2
    next(iter(dialog.ticks.boxes.values())).click()
    save(dialog)
    assert sum(one.took_part for one in card(sqlite_store, number, TODAY).attendees) == 3


# --- templates ------------------------------------------------------------------------------------


@pytest.fixture
def with_template(sqlite_store, tom):
    put(sqlite_store, tom.id, week=9)
    put(sqlite_store, tom.id, week=12)
    return sqlite_store.do(template.save, tom.id, "Tømrer").value.template_id


def test_a_plan_is_saved_as_a_template(page, sqlite_store, tom):
    put(sqlite_store, tom.id)
    page.forms.open_template(tom.id, tom.code)
    dialog = dialog_of(page)
    save(dialog)
    assert dialog.name.fault == "Navn mangler."
    dialog.name.edit.setText("Tømrer, 20 uger")
    save(dialog)
    (row,) = sqlite_store.ask(listing).value
    assert (row.name, row.slots) == ("Tømrer, 20 uger", 1)


def test_every_date_is_seen_before_a_template_is_laid(page, sqlite_store, tom, with_template):
    other = given.a_class(sqlite_store, "tøm-26b")
    page.forms.open_apply((other.id,), with_template)
    dialog = dialog_of(page)
    assert dialog.told.text() == "2 aktiviteter lægges i 1 holds plan"
    assert shown_rows(dialog.table, "outcome") == ["ny", "ny"]
    assert shown_rows(dialog.table, "date") == ["tir 06.10.", "tir 27.10."]
    dialog.only_coming.box.setChecked(False)
    save(dialog)
    assert len(chips(sqlite_store, other.id)) == 2


def test_laid_again_nothing_is_touched(page, sqlite_store, tom, with_template):
    page.forms.open_apply((tom.id,), with_template)
    dialog = dialog_of(page)
    assert shown_rows(dialog.table, "outcome") == ["uændret", "uændret"]
    assert dialog.told.text() == "0 aktiviteter lægges i 1 holds plan; 2 røres ikke"


def test_without_a_class_nothing_is_laid(page, sqlite_store, tom, with_template):
    page.forms.open_apply((), with_template)
    dialog = dialog_of(page)
    save(dialog)
    assert has_dialog(page)
    for box in dialog.classes.boxes.values():
        box.setChecked(True)
    assert dialog.table.rows.items


def test_a_template_is_laid_on_many_classes_with_progress(page, sqlite_store, tom, with_template):
    made = [given.a_class(sqlite_store, f"tøm-26{letter}") for letter in "bcdef"]
    page.forms.open_apply([one.id for one in made], with_template)
    dialog = dialog_of(page)
    dialog.only_coming.box.setChecked(False)
    save(dialog)
    assert not has_dialog(page)
    assert all(len(chips(sqlite_store, one.id)) == 2 for one in made)


def test_a_school_without_templates_is_told_where_they_come_from(page, tom):
    page.forms.open_apply((tom.id,))
    assert not has_dialog(page)
    assert page.frame.told[0].startswith("Skolen har ingen skabelon endnu.")
