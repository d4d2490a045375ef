"""Page Fravær, view Uge: blocks to and from Excel, over several days."""

from functools import partial

import pytest
from PySide6.QtGui import QGuiApplication

from tests import given, registers
from tests.ui.weekpage import (
    CONTROL,
    MONDAY,
    SHIFT,
    TUESDAY,
    Key,
    a_week,
    go,
    paste,
    press,
    stored,
    who,
)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=4)


@pytest.fixture
def open_page(qtbot, sqlite_store):
    return partial(a_week, qtbot, sqlite_store)


def test_a_block_over_days_is_pasted_in_one_step(open_page, tom, sqlite_store):
    page = open_page(tom.id)
    go(page, 0, MONDAY, 8)
    paste(page, "U\tS\tF12\nK\t\tG\n")
    assert stored(sqlite_store, tom, who(page, 0))[:2] == ["|||||||U", "S|F12"]
    assert stored(sqlite_store, tom, who(page, 1))[:2] == ["|||||||K", "|G"]
    assert len(page.frame.changes) == 1
    page.work.undo()
    assert stored(sqlite_store, tom, who(page, 0)) == [""] * 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U\tX", "Birgitte Maria Ågård, tir 18.08. 1. lektion: “X” er ikke et mærke"),
        ("U\tF8:99", "er hverken minutter eller et klokkeslæt"),
        ("\n".join("UUUUU"), "Der er 5 rækker og 1 kolonne i tabellen, men herfra kun plads til 4"),
        ("\t".join("U" * 31), "men herfra kun plads til 4 × 30"),
    ],
)
def test_a_block_with_a_fault_is_refused_and_nothing_stored(
    open_page, tom, sqlite_store, text, words
):
    page = open_page(tom.id)
    go(page, 0, MONDAY, 8)
    paste(page, text)
    assert words in page.frame.faults[-1].text
    assert page.frame.changes == []
    assert stored(sqlite_store, tom, who(page, 0)) == [""] * 5


def test_a_block_that_reaches_outside_the_enrolment_is_refused_whole(open_page, tom, sqlite_store):
    late = given.student(sqlite_store, "Aa Start", tom.id, first_day=TUESDAY)
    page = open_page(tom.id)
    go(page, page.view.model_here.row_of(late) - 1, MONDAY, 8)
    paste(page, "U\tU\nU\tU")
    assert "går ikke på tøm-26a man 17.08.2026" in page.frame.faults[-1].text
    assert page.frame.changes == []


def test_blank_cells_may_lie_outside_the_enrolment(open_page, tom, sqlite_store):
    late = given.student(sqlite_store, "Sen Start", tom.id, first_day=TUESDAY)
    page = open_page(tom.id)
    go(page, page.view.model_here.row_of(late), MONDAY, 8)
    paste(page, "\tU")
    assert stored(sqlite_store, tom, late)[:2] == ["", "U"]


def test_what_is_copied_is_pasted_back_the_same(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, MONDAY, {(tom.students[1], 8): "F12"})
    registers.mark(sqlite_store, tom.id, TUESDAY, {(tom.students[1], 1): "S"})
    page = open_page(tom.id)
    go(page, 0, MONDAY, 8)
    press(page, Key.Key_Right, SHIFT)
    press(page, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "F12\tS"
    go(page, 2, MONDAY, 8)
    press(page, Key.Key_V, CONTROL)
    assert stored(sqlite_store, tom, who(page, 2))[:2] == ["|||||||F12", "S"]


def test_the_whole_week_is_copied_with_names_and_headings(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, TUESDAY, {(tom.students[1], 1): "S"})
    page = open_page(tom.id)
    press(page, Key.Key_C, CONTROL | SHIFT)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][:2] == ["Elev", "man 17.08. 1. lektion"]
    assert lines[0][-2:] == ["I ugen", "Fravær"]
    assert (lines[1][0], lines[1][9]) == ("Birgitte Maria Ågård", "S")
    assert lines[1][-2] == "1 lekt."
    assert len(lines) == 5
    assert page.frame.told[-1].startswith("Ugen er kopieret: 4 elever.")
