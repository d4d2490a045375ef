"""Page Import: rows mended and left out, columns and classes told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf2tracker.actions.school import add_site
from tests.intake.make_examples import EXAMPLES
from tests.ui.frame import a_page, dialog_of, has_dialog, shown_rows
from tests.ui.intakepage import (
    CTRL,
    GOOD,
    KEY,
    LIST,
    TWICE,
    fill,
    foot,
    names,
    press,
    remarks,
    rows,
)
from ui.menu import Menu
from ui.screens.intake import IntakeScreen


@pytest.fixture
def page(qtbot, sqlite_store) -> IntakeScreen:
    return a_page(qtbot, IntakeScreen, sqlite_store)


# --- rows mended and left out ---------------------------------------------------------------------------


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_F2])
def test_enter_and_f2_mend_the_row_and_the_next_fault_is_at_hand(page, key):
    page.open_text(LIST)
    press(page, key)
    dialog = dialog_of(page)
    assert dialog.windowTitle() == "Ret række 3"
    assert dialog.form.fields["birth_date"].fault == (
        "Den 31. februar 2008 findes ikke. Måneden har 29 dage."
    )
    fill(dialog, birth_date="28.02.2008")
    assert not has_dialog(page)
    assert rows(page)[0] == "Fejl mangler"
    assert page.pane.table.current().row == 4
    assert rows(page)[2] == "Ny Bo Bech"


def test_a_row_that_is_still_wrong_stays_in_the_dialog(page):
    page.open_text(LIST)
    press(page, KEY.Key_F2)
    dialog = dialog_of(page)
    fill(dialog, birth_date="17.08.2024")
    assert "gør eleven" in dialog.form.fields["birth_date"].fault
    press(page, KEY.Key_Escape)
    assert shown_rows(page.pane.table, "birth_date")[0] == "31.02.2008"


def test_a_good_row_can_be_mended_too(page, sqlite_store):
    page.open_text(GOOD)
    press(page, KEY.Key_F2)
    fill(dialog_of(page), full_name="Alma Birk Dam")
    press(page, KEY.Key_Return, CTRL)
    assert "Alma Birk Dam" in names(sqlite_store)


def test_a_class_that_a_row_lacks_is_mended_with_its_start(page):
    page.open_text("Navn\tHold\tHoldstart\nAda\ta\t10.08.2026\nBo\tb\t")
    press(page, KEY.Key_F2)
    fill(dialog_of(page), class_start="17.08.2026")
    assert rows(page) == ["Ny Ada", "Ny Bo"]


def test_delete_leaves_rows_out_and_takes_them_back(page, sqlite_store):
    page.open_text(GOOD)
    press(page, KEY.Key_Delete)
    assert rows(page) == ["Ny Bo Bech", "Udeladt Alma Birk"]
    assert foot(page) == "1 række importeres: 1 ny, 1 hold oprettes"
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Delete)
    assert rows(page) == ["Ny Alma Birk", "Ny Bo Bech"]
    press(page, KEY.Key_A, CTRL)
    press(page, KEY.Key_Delete)
    assert foot(page) == "Der er intet at importere"
    assert not page.pane.foot.store.isEnabled()


def test_leaving_one_of_two_twins_out_makes_the_other_good(page):
    page.open_text(TWICE)
    assert rows(page) == ["Fejl Bo", "Ny Alma"]
    page.pane.table.choose(("", 2))
    press(page, KEY.Key_Delete)
    assert rows(page) == ["Ny Bo", "Udeladt Alma"]


def test_the_row_has_its_deeds_by_mouse_and_in_its_menu(page):
    page.open_text(GOOD)
    deeds = page.pane.table.deeds
    assert deeds.isVisible()
    QTest.mouseClick(deeds.turn, Qt.MouseButton.LeftButton)
    assert rows(page)[1] == "Udeladt Alma Birk"
    menu = Menu("", page)
    page.pane.table.choose(("", 2))
    page.pane.table.menu_built.emit(menu)
    assert [one.text() for one in menu.actions()] == ["Ret rækken …", "Tag med"]
    assert deeds.turn.text() == "Tag med"


# --- columns and classes --------------------------------------------------------------------------------


def test_a_list_without_class_asks_for_class_and_start_in_words(page, sqlite_store):
    page.open_text("Navn\tTelefon\nAda Bak\t15420788")
    dialog = dialog_of(page)
    assert dialog.form.fields["class_code"].fault == (
        "Filen siger ikke, hvilket hold eleven går på; vælg et."
    )
    fill(dialog, class_code="tøm-26b")
    assert "findes ikke; sig, hvornår det starter" in dialog.form.fields["start"].fault
    fill(dialog, start="10.08.2026")
    assert not has_dialog(page)
    assert (rows(page), page.plan.codes) == (["Ny Ada Bak"], ("tøm-26b",))


def test_the_class_is_asked_for_once_and_can_be_told_later(page):
    page.open_text("Navn\tTelefon\nAda Bak\t15420788")
    press(page, KEY.Key_Escape)
    assert not has_dialog(page)
    assert rows(page) == ["Fejl Ada Bak"]
    assert not page.pane.foot.store.isEnabled()
    press(page, KEY.Key_J, CTRL)
    fill(dialog_of(page), class_code="tøm-26b", start="10.08.2026")
    assert rows(page) == ["Ny Ada Bak"]


def test_unknown_headings_open_the_columns_with_what_stands_under_them(page):
    page.open_text("Pige/dreng\tTal\nAlma Birk\t15420788")
    dialog = dialog_of(page)
    name, number = dialog.form.fields["column0"], dialog.form.fields["column1"]
    assert (name.title, name.foot.hint) == ("Pige/dreng", "Første række: Alma Birk")
    number.box.choose("phone")
    fill(dialog)
    assert "ingen række har overskriften “Navn”" in dialog.form._obstacle.label.text()
    name.box.choose("full_name")
    fill(dialog, class_code="tøm-26b", start="10.08.2026")
    assert not has_dialog(page)
    assert rows(page) == ["Ny Alma Birk"]
    assert shown_rows(page.pane.table, "phone") == ["15 42 07 88"]


def test_a_list_taken_for_students_can_be_one_of_classes(page):
    page.open_text("Gruppe\tBegynder\tUddannelse\na\t10.08.2026\tMurer")
    dialog_of(page).form.fields["kind"].box.choose("classes")
    dialog = dialog_of(page)
    assert dialog.form.fields["column2"].value() == "programme"
    dialog.form.fields["column0"].box.choose("code")
    dialog.form.fields["column1"].box.choose("starts_on")
    fill(dialog)
    assert shown_rows(page.pane.table, "code") == ["a"]
    assert not has_dialog(page)


def test_columns_once_chosen_are_chosen_again_and_that_is_said(page):
    text = "Pige/dreng\tTal\nAlma Birk\t15420788"
    page.open_text(text)
    dialog = dialog_of(page)
    dialog.form.fields["column0"].box.choose("full_name")
    dialog.form.fields["column1"].box.choose("phone")
    fill(dialog, class_code="tøm-26b", start="10.08.2026")
    press(page, KEY.Key_Return, CTRL)
    page.open_text(text.replace("Alma", "Anna"))
    fill(dialog_of(page), class_code="tøm-26b")
    assert rows(page) == ["Ny Anna Birk"]
    assert shown_rows(page.pane.table, "phone") == ["15 42 07 88"]
    assert remarks(page).startswith("Kolonnerne er valgt som sidst.")


def test_a_column_can_be_left_out_by_ctrl_j(page):
    page.open_text(LIST)
    press(page, KEY.Key_J, CTRL)
    dialog = dialog_of(page)
    dialog.form.fields["column2"].box.choose("")
    fill(dialog)
    assert rows(page) == ["Fejl mangler", "Ny Alma Birk", "Ny Bo Bech", "Ny Dina Dam"]
    assert page.frame.focusWidget() is page.pane.table


def test_a_dialog_of_columns_left_by_esc_changes_nothing(page):
    page.open_text(LIST)
    before = page.plan
    press(page, KEY.Key_J, CTRL)
    press(page, KEY.Key_Escape)
    assert not has_dialog(page)
    assert page.plan is before


def test_one_of_several_sheets_can_be_chosen(page):
    page.open_file(str(EXAMPLES / "flere-hold.xlsx"))
    press(page, KEY.Key_J, CTRL)
    dialog = dialog_of(page)
    dialog.form.fields["sheet"].box.choose("vvs-26b")
    fill(dialog, class_code="vvs-26b")
    assert len(rows(page)) == 7
    assert page.plan.codes == ("vvs-26b",)
    press(page, KEY.Key_J, CTRL)
    assert dialog_of(page).form.fields["sheet"].value() == "vvs-26b"
    dialog_of(page).form.fields["sheet"].box.choose("Noter")
    fill(dialog_of(page))
    assert "intet ark med navnet “Noter”" in dialog_of(page).form._obstacle.label.text()


def test_letters_that_look_wrong_can_be_read_otherwise(page, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_bytes("Navn;Hold;Holdstart\nBo Bæk;a;10.08.2026".encode("cp850"))
    page.open_file(str(path))
    press(page, KEY.Key_J, CTRL)
    dialog = dialog_of(page)
    dialog.form.fields["encoding"].box.choose("cp1252")
    fill(dialog)
    assert rows(page) != ["Ny Bo Bæk"]
    press(page, KEY.Key_J, CTRL)
    dialog = dialog_of(page)
    dialog.form.fields["encoding"].box.choose("cp850")
    fill(dialog)
    assert rows(page) == ["Ny Bo Bæk"]


def test_a_dialog_is_not_closed_by_what_happens_elsewhere(page, sqlite_store):
    page.open_text(LIST)
    press(page, KEY.Key_J, CTRL)
    dialog_of(page)
    page.work.do(add_site, "Hvidovre")
    assert has_dialog(page)
