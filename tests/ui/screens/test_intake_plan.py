"""Page Import with a plan: known by its headings, shown as any other list, stored in one step."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from gf2tracker.queries.plan import class_plan
from tests import given
from tests.intake.make_examples import EXAMPLES
from tests.planlists import Edited, written
from tests.plans import chips, put
from tests.ui.frame import a_page, dialog_of, shown_rows
from tests.ui.intakepage import CTRL, KEY, fill, foot, press, remarks, what
from ui.intake.reading import PLAN, Source, read
from ui.screens.intake import IntakeScreen

TODAY = date(2026, 9, 14)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=2)


@pytest.fixture
def page(qtbot, sqlite_store, tom) -> IntakeScreen:
    return a_page(qtbot, IntakeScreen, sqlite_store, today=TODAY)


@pytest.fixture
def edited(sqlite_store, tom, tmp_path):
    """A plan of two, one moved to a Saturday and one with a room."""
    visit, other = put(sqlite_store, tom.id, week=8), put(sqlite_store, tom.id, week=10)
    file = written(sqlite_store, tmp_path)
    with Edited(file) as list_:
        list_.set(list_.row_of(visit), Dato=date(2026, 9, 26))
        list_.set(list_.row_of(other), Sted="Hallen")
    return file


def shown(page):
    table = page.pane.table
    both = shown_rows(table, "result"), shown_rows(table, "title")
    return [f"{result} {title}" for result, title in zip(*both, strict=True)]


def test_the_headings_say_that_a_list_is_a_plan(tmp_path):
    def told(*_progress):
        """Nobody listens."""

    assert read(Source(EXAMPLES / "plan.xlsx"), TODAY, told).kind == PLAN
    pasted = Source(text="Hold\tDato\tAktivitet\tSted\ntøm\t14.09.2026\tBesøg\tHallen")
    assert read(pasted, TODAY, told).kind == PLAN


def test_a_dropped_plan_shows_what_it_would_change(page, edited):
    page.open_file(str(edited))
    assert shown(page) == ["Fejl Virksomhedsbesøg", "Ændret Virksomhedsbesøg"]
    assert "Nærmeste skoledag er fre 25.09" in what(page)[0]
    assert what(page)[1] == "Sted er ny: Hallen"
    assert foot(page).startswith("1 række importeres: 1 ændret")


def test_a_mended_row_is_compared_anew_and_ctrl_enter_stores(page, edited, sqlite_store, tom):
    page.open_file(str(edited))
    press(page, KEY.Key_F2)
    dialog = dialog_of(page)
    assert next(iter(dialog.form.fields)) == "date"
    assert "store_mark" not in dialog.form.fields
    fill(dialog, date="25.09.2026")
    assert shown(page) == ["Ændret Virksomhedsbesøg"] * 2
    press(page, KEY.Key_Return, CTRL)
    dates = {chip.date: chip.place for chip in chips(sqlite_store, tom.id).values()}
    assert dates == {date(2026, 9, 25): "", date(2026, 10, 13): "Hallen"}
    assert page.frame.changes[-1].label == "2 aktiviteter importeret: tøm-26a"
    assert (page.frame.went[-1].page, page.frame.went[-1].focus.class_id) == ("plan", tom.id)


def test_rows_are_left_out_and_what_the_file_lacks_is_only_counted(page, edited):
    with Edited(edited) as list_:
        list_.sheet.delete_rows(7)
    page.open_file(str(edited))
    assert remarks(page) == "1 aktivitet på holdene står ikke i filen og røres ikke."
    press(page, KEY.Key_Delete)
    assert shown(page) == ["Udeladt Virksomhedsbesøg"]
    assert "Der er intet at importere" in foot(page)


def test_the_example_becomes_a_plan(page, sqlite_store, tom):
    page.open_file(str(EXAMPLES / "plan.xlsx"))
    assert foot(page).startswith("22 rækker importeres: 22 nye")
    press(page, Qt.Key.Key_Return, CTRL)
    assert sqlite_store.ask(class_plan, tom.id, TODAY).value.total == 22
