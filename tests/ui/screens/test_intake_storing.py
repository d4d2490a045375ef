"""Page Import: what is shown is what is stored; the rest is saved to be mended."""

from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from gf2tracker.intake.files import read_students
from gf2tracker.queries import classes as class_query
from tests import given
from tests.intake.make_examples import EXAMPLES
from tests.ui.frame import TODAY, a_page, dialog_of, has_dialog
from tests.ui.intakepage import (
    CTRL,
    GOOD,
    KEY,
    LIST,
    fill,
    foot,
    names,
    press,
    remarks,
    rows,
    what,
)
from ui.screens.intake import START_PAGE, IntakeScreen


@pytest.fixture
def page(qtbot, sqlite_store) -> IntakeScreen:
    return a_page(qtbot, IntakeScreen, sqlite_store)


# --- storing ------------------------------------------------------------------------------------------------


def test_ctrl_enter_stores_the_good_rows_and_opens_the_class(page, sqlite_store):
    page.open_text(LIST)
    press(page, KEY.Key_Return, CTRL)
    assert sorted(names(sqlite_store)) == ["Alma Birk", "Dina Dam"]
    went = page.frame.went[-1]
    assert (went.page, went.focus.class_id) == (
        "students",
        sqlite_store.ask(class_query.by_code, "tøm-26b").value,
    )
    assert page.frame.changes[-1].label == "2 elever importeret: tøm-26b"
    assert page.stack.currentIndex() == START_PAGE
    assert not page.back.isVisible()


def test_a_list_of_several_classes_opens_all_students(page):
    page.open_text(GOOD + "\nCa\tmur-26a\t10.08.2026")
    press(page, KEY.Key_Return, CTRL)
    assert page.frame.went[-1].page == "students"


def test_an_import_is_one_step_after_a_checked_backup(page, sqlite_store):
    given.a_class(sqlite_store, "x")
    assert sqlite_store.newest_backup() is None
    page.open_text(GOOD)
    press(page, KEY.Key_Return, CTRL)
    assert sqlite_store.newest_backup() is not None
    sqlite_store.undo(page.frame.changes[-1].step)
    assert names(sqlite_store) == []


def test_the_same_list_again_is_unchanged_and_told(page):
    page.open_text(GOOD)
    press(page, KEY.Key_Return, CTRL)
    page.open_text(GOOD)
    assert rows(page) == ["Uændret Alma Birk", "Uændret Bo Bech"]
    assert what(page) == ["Findes allerede på tøm-26b"] * 2
    assert foot(page) == "Der er intet at importere: 2 uændrede"
    assert not page.pane.foot.store.isEnabled()
    assert remarks(page) == "Den samme fil er importeret 19.08.2026."


def test_data_that_changed_meanwhile_are_refused_and_read_anew(page, sqlite_store):
    page.open_text(GOOD)
    given.a_class(sqlite_store, "tøm-26b")
    press(page, KEY.Key_Return, CTRL)
    assert "Dataene er ændret" in page.frame.faults[0].text
    assert page.plan.new_classes == ()
    press(page, KEY.Key_Return, CTRL)
    assert sorted(names(sqlite_store)) == ["Alma Birk", "Bo Bech"]


def test_faulty_rows_are_saved_and_imported_again_when_they_are_mended(
    page, sqlite_store, tmp_path
):
    page.open_text(LIST)
    target = tmp_path / "fejl.xlsx"
    page.saving.save_faults(str(target))
    assert page.frame.told == ["2 fejlrækker er gemt i fejl.xlsx. Ret dem dér, og importér filen."]
    press(page, KEY.Key_Return, CTRL)
    book = openpyxl.load_workbook(target)
    sheet = book.active
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(2, headings.index("Fødselsdato") + 1).value = date(2008, 2, 28)
    sheet.cell(3, headings.index("Navn") + 1).value = '=HYPERLINK("x")'
    sheet.cell(3, headings.index("Navn") + 1).data_type = "s"
    book.save(target)
    assert not read_students(target, today=TODAY).faults
    page.open_file(str(target))
    assert rows(page) == ["Ny Bo Bech", 'Ny =HYPERLINK("x")']
    press(page, KEY.Key_Return, CTRL)
    assert len(names(sqlite_store)) == 4


def test_the_place_for_faulty_rows_is_asked_for_beside_the_list(page):
    page.open_file(str(EXAMPLES / "med-fejl.xlsx"))
    press(page, KEY.Key_S, CTRL)
    (dialog,) = page.frame.findChildren(QFileDialog)
    assert dialog.selectedFiles() == [str(EXAMPLES / "med-fejl – fejl.xlsx")]
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("klasseliste.xlsx", 12),
        ("studieplus.csv", 14),
        ("lectio.csv", 10),
        ("optagelse.csv", 8),
        ("flere-hold.xlsx", 21),
        ("med-fejl.xlsx", 3),
    ],
)
def test_every_example_can_be_imported_here(page, sqlite_store, name, count):
    page.open_file(str(EXAMPLES / name))
    if has_dialog(page):
        dialog = dialog_of(page)
        code = dialog.form.fields["class_code"].edit.text()
        fill(dialog, class_code=code or "opt-26a", start="10.08.2026")
    press(page, KEY.Key_Return, CTRL)
    assert len(names(sqlite_store)) == count


def test_the_page_is_walked_from_the_steps_through_the_rows_to_the_import(page):
    page.open_text(LIST)
    page.pane.head.steps.file.setFocus(Qt.FocusReason.TabFocusReason)
    walked = []
    for _stop in range(7):
        walked.append(QApplication.focusWidget())
        press(page, KEY.Key_Tab)
    head, foot_of = page.pane.head, page.pane.foot
    assert walked[0] is head.steps.file
    assert walked[1] is head.steps.columns
    assert walked[3:] == [head.views["students"], head.faults, page.pane.table, foot_of.cancel]
    assert all(one.accessibleName() or one.text() for one in walked)


def test_the_deeds_follow_the_row_when_the_rows_are_scrolled(page):
    many = "".join(f"\nElev {n} Dam\ttøm-26b\t10.08.2026" for n in range(60))
    page.open_text("Navn\tHold\tHoldstart" + many)
    table = page.pane.table
    before = table.deeds.y()
    table.verticalScrollBar().setValue(table.verticalScrollBar().value() + 50)
    assert table.deeds.y() == before - 50


def test_storing_says_how_far_it_is_and_can_be_stopped_with_nothing_stored(page, sqlite_store):
    many = "".join(f"\nElev {n} Dam\ttøm-26b\t10.08.2026" for n in range(250))
    page.open_text("Navn\tHold\tHoldstart" + many)
    heard = []
    page.work.progressed.connect(heard.append)
    page.work.progressed.connect(lambda told: page.work.stop() if told[0] > 100 else None)
    press(page, KEY.Key_Return, CTRL)
    assert (0, 750, "Gemmer en sikkerhedskopi først") in heard
    done, total, text = heard[-2]
    assert (done > 100, total, text) == (True, 750, "Importerer 250 rækker")
    assert heard[-1] == (0, 0, "")
    assert page.frame.told[-1] == "Importen er standset. Intet er gemt."
    assert names(sqlite_store) == []
    assert page.pane.foot.store.isEnabled()
    page.work.progressed.disconnect()
    press(page, KEY.Key_Return, CTRL)
    assert len(names(sqlite_store)) == 250
