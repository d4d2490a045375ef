"""Page Import with absence totals: what becomes opening figures, what differs, what is saved."""

from datetime import date

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog

from gf2tracker.actions import enrolment
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import classes as class_query
from gf2tracker.queries import students as student_query
from tests import given
from tests.intake.make_examples import EXAMPLES
from tests.registers import take_day
from tests.rows import rows_of
from tests.ui.frame import TODAY, a_page, dialog_of, shown_rows
from tests.ui.intakepage import CTRL, KEY, fill, foot, press, remarks, rows, what
from ui.screens.intake import START_PAGE, IntakeScreen

HEAD = "Elevnr\tNavn\tHold\tFravær %\tTil og med\n"
QUIET = HEAD + "1\tAlma Birk\ttøm-26a\t12,5\t18.08.2026\n9\tUkendt Person\ttøm-26a\t5\t18.08.2026"
TAUGHT = HEAD + "2\tBo Juul\tel-26b\t12,5\t18.08.2026\n3\tCy Holm\tel-26b\t0\t18.08.2026"


@pytest.fixture
def classes(sqlite_store):
    """tøm-26a without registers, el-26b with one; Bo was away."""
    quiet, taught = given.a_class(sqlite_store, "tøm-26a"), given.a_class(sqlite_store, "el-26b")
    given.student(sqlite_store, "Alma Birk", quiet.id, number="1")
    two = given.student(sqlite_store, "Bo Juul", taught.id, number="2")
    given.student(sqlite_store, "Cy Holm", taught.id, number="3")
    take_day(sqlite_store, taught.id, given.MONDAY, {two: "U"})
    return quiet, taught


@pytest.fixture
def page(qtbot, sqlite_store, classes) -> IntakeScreen:
    return a_page(qtbot, IntakeScreen, sqlite_store)


def column(page, name):
    return [text.replace("\xa0", " ") for text in shown_rows(page.pane.table, name)]


def test_a_list_of_absence_is_known_by_its_headings(page):
    page.open_text(QUIET)
    assert rows(page) == ["Ukendt Ukendt Person", "Åbningstal Alma Birk"]
    assert column(page, "absent_share") == ["5,0 %", "12,5 %"]
    assert what(page) == ["Ingen elev her har det navn eller nummer", "Gemmes som åbningstal"]
    assert remarks(page).startswith("1 elev på tøm-26a får åbningstal; der er ingen protokol her")
    assert foot(page) == "1 åbningstal gemmes: 1 ikke kendt"
    assert page.pane.foot.store.text() == "Gem 1 åbningstal"


def test_ctrl_enter_keeps_them_as_one_step_and_opens_the_class(page, sqlite_store, classes):
    page.open_text(QUIET)
    press(page, KEY.Key_Return, CTRL)
    assert len(rows_of(sqlite_store)["opening_figures"]) == 1
    assert page.frame.changes[-1].label == "1 elev har fået åbningstal: tøm-26a"
    went = page.frame.went[-1]
    wanted = sqlite_store.ask(class_query.by_code, "tøm-26a").value
    assert (went.page, went.focus.class_id, classes[0].id) == ("students", wanted, wanted)
    assert page.stack.currentIndex() == START_PAGE


def test_a_class_with_registers_is_compared_and_nothing_can_be_stored(page):
    page.open_text(TAUGHT)
    assert rows(page) == ["Afviger Bo Juul", "Stemmer Cy Holm"]
    assert column(page, "ours") == ["100,0 %", "0,0 %"]
    assert what(page) == ["Vi har 87,5 procentpoint mere", ""]
    assert "sammenlignes med vores protokol" in remarks(page)
    assert foot(page) == "Intet gemmes: 1 afviger, 1 stemmer"
    assert not page.pane.foot.store.isEnabled()


def test_the_differences_are_saved_for_excel(page, tmp_path):
    page.open_text(TAUGHT)
    assert page.pane.head.apart.isVisible()
    press(page, KEY.Key_E, CTRL)
    (dialog,) = page.frame.findChildren(QFileDialog)
    dialog.reject()
    page.saving.save_apart(str(tmp_path / "forskelle.xlsx"))
    assert page.frame.told == ["1 forskel er gemt i forskelle.xlsx."]
    sheet = openpyxl.load_workbook(tmp_path / "forskelle.xlsx").active
    assert [cell.value for cell in sheet[2]][:3] == ["el-26b", "2", "Bo Juul"]


def test_without_a_difference_there_is_nothing_to_save(page):
    page.open_text(QUIET)
    assert not page.pane.head.apart.isVisible()


def test_a_class_and_a_day_that_the_list_does_not_say_are_told(page):
    page.open_text("Elevnr\tNavn\tFravær %\n1\tAlma Birk\t12,5")
    assert "vi regner med til og med 18.08.2026" in remarks(page)
    press(page, KEY.Key_J, CTRL)
    fill(dialog_of(page), until="14.08.2026")
    assert column(page, "until") == ["14.08.2026"]


def test_a_faulty_row_is_mended_and_one_is_left_out(page):
    page.open_text(QUIET.replace("12,5", "112"))
    assert rows(page)[0] == "Fejl Alma Birk"
    press(page, KEY.Key_F2)
    fill(dialog_of(page), absent_share="11,2")
    assert rows(page) == ["Ukendt Ukendt Person", "Åbningstal Alma Birk"]
    page.pane.take_focus()
    press(page, KEY.Key_Delete)
    assert rows(page) == ["Åbningstal Alma Birk", "Udeladt Ukendt Person"]


def test_all_days_of_a_student_are_left_out_together(page):
    head = "Dato\tnavn\tStamhold\tTimer\tFraver_ialt\tUgyldigt_fraver\n"
    days = "10-08-2026\tAlma Birk\ttøm-26a\t6\t3\t0\n11-08-2026\tAlma Birk\ttøm-26a\t6\t3\t0"
    page.open_text(head + days)
    assert rows(page) == ["Åbningstal Alma Birk"]
    press(page, KEY.Key_Delete)
    assert rows(page) == ["Udeladt Alma Birk"] * 2


def test_a_file_of_studie_plus_is_known_too(page):
    page.open_file(str(EXAMPLES / "fravaer-studieplus.csv"))
    assert page.pane.head.about.text() == "Z8224, 14 rækker · intet er gemt endnu"


def test_the_days_of_a_whole_school_are_known_though_a_class_list_would_be_all_faults(page):
    head = "Dato\tElevnr\tnavn\tTimer\tFraver_ialt\tUgyldigt_fraver"
    days = (
        f"{day:02d}-08-2026\t{who}\tElev {who}\t6\t1\t0"
        for who in range(10, 1010)
        for day in range(3, 15)
    )
    page.open_text("\n".join((head, *days)))
    assert page.plan.counts["unknown"] == 1000


# --- who is missing from a fresh class list ---------------------------------------------------------------


LIST = "Elevnr\tNavn\tHold\n2\tBo Juul\tel-26b"


def test_those_who_are_missing_from_the_list_stand_under_a_pill_of_their_own(page):
    page.open_text(LIST)
    pill = page.pane.head.filters.pills["gone"]
    assert pill.isVisible()
    assert rows(page) == ["Uændret Bo Juul"]
    pill.click()
    assert rows(page) == ["Mangler Cy Holm"]
    assert what(page) == ["Går på el-26b, men står ikke i filen"]


def test_a_missing_student_leaves_through_the_form_of_leaving(page, sqlite_store):
    page.open_text(LIST)
    page.pane.head.filters.pills["gone"].click()
    page.pane.take_focus()
    press(page, KEY.Key_F2)
    assert dialog_of(page).windowTitle() == "Meld Cy ud"


def test_a_missing_student_may_be_let_be_and_asked_about_again(page, sqlite_store):
    before = rows_of(sqlite_store)
    page.open_text(LIST)
    page.pane.head.filters.pills["gone"].click()
    page.pane.take_focus()
    press(page, KEY.Key_Delete)
    assert rows(page) == ["Bliver Cy Holm"]
    press(page, KEY.Key_Delete)
    assert rows(page) == ["Mangler Cy Holm"]
    assert rows_of(sqlite_store) == before


def test_one_whose_last_day_is_set_is_not_missing(qtbot, sqlite_store, classes):
    everybody = sqlite_store.ask(student_query.listing, TODAY).value
    cy = next(one for one in everybody if one.number == "3")
    leaving = enrolment.Leaving(date(2026, 8, 21), LeaveReason.OTHER)
    sqlite_store.do(enrolment.leave_all, [cy.enrolment_id], leaving)
    page = a_page(qtbot, IntakeScreen, sqlite_store)
    page.open_text(LIST)
    assert not page.pane.head.filters.pills["gone"].isVisible()


def test_codes_that_look_alike_are_remarked_before_two_classes_are_made(page):
    page.open_text("Navn\tHold\tHoldstart\nNina\tEL 26X\t10.08.2026\nOtto\tel-26x\t10.08.2026")
    assert "“EL 26X” og “el-26x” ligner det samme hold" in remarks(page)
    assert "2 hold oprettes" in foot(page)


def test_the_largest_of_several_classes_is_opened(page, sqlite_store):
    page.open_text(
        "Navn\tHold\tHoldstart\nNina\ta\t10.08.2026\nOtto\tb\t10.08.2026\nPia\tb\t10.08.2026"
    )
    press(page, KEY.Key_Return, CTRL)
    wanted = sqlite_store.ask(class_query.by_code, "b").value
    assert page.frame.went[-1].focus.class_id == wanted
