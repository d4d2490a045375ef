"""Workbooks: text is text, names are valid, looks are shared."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from gf2tracker.reports.look import SHARE, TEXT, Look
from gf2tracker.reports.workbook import Book, sheet_name, text_value

TODAY = date(2026, 8, 21)


def opened(book):
    return load_workbook(BytesIO(book.content()))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Søren Æbelø", "Søren Æbelø"),
        ("a\x00b\x0bc\x1fd", "abcd"),
        ("a\ud800b\uffffc", "abc"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ("_x0041_", "_x005F_x0041_"),
        ("x" * 40_000, "x" * 32_767),
    ],
)
def test_a_text_is_kept_as_far_as_a_workbook_can_hold_it(text, kept):
    assert text_value(text) == kept


@given(st.text(min_size=1, max_size=40))
def test_no_text_is_ever_a_formula_an_error_or_a_fault(text):
    book = Book("t", "m", TODAY)
    book.sheet("Ark").put(1, 1, text, TEXT)
    cell = opened(book)["Ark"]["A1"]
    assert cell.data_type in {"s", "n"}  # n is an empty cell
    assert (cell.value or "") == text_value(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tøm-26a", "tøm-26a"),
        ("a/b\\c:d*e?f[g]h", "a b c d e f g h"),
        ("'Hold'", "Hold"),
        ("", "Ark"),
        ("x" * 40, "x" * 31),
        ("history", "history 2"),
    ],
)
def test_a_sheet_gets_a_valid_name(text, name):
    assert sheet_name(text, ()) == name


def test_no_two_sheets_have_the_same_name():
    book = Book("t", "m", TODAY)
    for name in ("Hold", "HOLD", "y" * 31, "y" * 40):
        book.sheet(name)
    assert book.sheet_names == ("Hold", "HOLD 2", "y" * 31, "y" * 29 + " 2")


def test_numbers_and_dates_are_real():
    book = Book("t", "m", TODAY)
    sheet = book.sheet("Ark")
    sheet.put(1, 1, 0.125, Look(number=SHARE))
    sheet.put(1, 2, TODAY, Look(number="dd.mm.yyyy"))
    sheet.put(1, 3, 7, TEXT)
    share, day, count = opened(book)["Ark"][1]
    assert (share.value, share.number_format) == (0.125, '0.0" "%')
    assert (day.value.date(), day.number_format) == (TODAY, "dd.mm.yyyy")
    assert count.value == 7


def test_a_thousand_cells_of_one_look_have_one_style():
    book = Book("t", "m", TODAY)
    sheet = book.sheet("Ark")
    for row in range(1, 1001):
        sheet.put(row, 1, "a", TEXT)
    assert len(opened(book)._cell_styles) <= 3
