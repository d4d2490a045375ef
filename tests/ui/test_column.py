"""Values, widths and texts of a table, without a window."""

from datetime import date

import pytest

from ui.cells import Meter, Words, beside
from ui.clipboard import pasted_texts, table_text
from ui.column import LEFT, RIGHT, Column, written
from ui.symbol import State
from ui.tablelayout import layout_of, spread


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("Bo", "text", "Bo"),
        (None, "text", ""),
        (1234, "number", "1.234"),
        (2.5, "number", "2,5"),
        (None, "number", "–"),
        (0.125, "percent", "12,5\u00a0%"),
        ("ingen", "percent", "ingen"),
        (date(2026, 8, 17), "date", "17.08.2026"),
        (date(2026, 8, 21), "day", "fre 21.08."),
        (None, "date", ""),
        (Words("hele dagen"), "text", "hele dagen"),
        (Meter(0.5), "text", "50,0\u00a0%"),
    ],
)
def test_values_are_written_by_their_kind(value, kind, text):
    assert written(value, kind) == text


def test_figures_stand_at_the_right_unless_a_column_says_otherwise():
    assert Column("n", len, "n", kind="percent").align == RIGHT
    assert Column("n", len, "n").align == LEFT
    assert Column("n", len, "n", kind="number", is_right=False).align == LEFT


def test_mixed_values_have_an_order():
    column = Column("n", lambda value: value, "n")
    values = ["Å", 3, date(2026, 1, 1), "aa", Words("Bo"), "Ø", 1.5, Words("Æ", state=State.OK)]
    ordered = sorted(values, key=column.key)
    assert [written(value) for value in ordered][:3] == ["1,5", "3", "01.01.2026"]
    assert [written(value) for value in ordered][3:] == ["Bo", "Æ", "Ø", "aa", "Å"]


def test_a_column_may_be_sorted_by_something_else_than_it_shows():
    column = Column("n", lambda row: row[0], "n", order=lambda row: row[1])
    assert sorted([("a", 2), ("b", 1)], key=column.key) == [("b", 1), ("a", 2)]
    assert column.is_empty(("a", None))


def test_parts_side_by_side_are_one_text():
    both = beside("15 42 07 88", Words("dag 9 af 14"))
    assert both.plain == "15 42 07 88 dag 9 af 14"
    assert both.width() > Words("15 42 07 88").width() + Words("dag 9 af 14").width()


# --- widths -----------------------------------------------------------------------------------


def test_room_left_over_goes_by_weight_to_the_last_pixel():
    assert spread([100, 50, 50], [2, 0, 1], 301) == [167, 50, 84]
    assert sum(spread([10, 20, 30], [1, 1, 1], 1000)) == 1000


def test_nothing_is_made_narrower():
    assert spread([100, 50], [1, 1], 80) == [100, 50]


def test_without_weights_the_last_takes_the_rest():
    assert spread([100, 50], [0, 0], 200) == [100, 100]
    assert spread([], [], 200) == []


def test_widths_out_of_reason_are_not_remembered():
    columns = (Column("a", len, "a"), Column("b", len, "b"))
    found = layout_of('{"widths": {"a": -3, "b": 90, "c": 10}}', columns)
    assert found.widths == {"b": 90}


# --- the clipboard ----------------------------------------------------------------------------


def test_excel_never_takes_a_name_for_a_formula():
    texts = [["=HYPERLINK(1)", "@bo", "-cmd", "-12,5 %", "+45 15 42 07 88"]]
    assert table_text(texts) == "'=HYPERLINK(1)\t'@bo\t'-cmd\t-12,5 %\t+45 15 42 07 88"


def test_spaces_that_do_not_break_are_plain_for_excel():
    assert table_text([["12,5\u00a0%"]]) == "12,5 %"


@pytest.mark.parametrize(
    "rows",
    [
        (("a", "b"), ("c", "d")),
        (("to\nlinjer", 'med "citat"'), ("tab\ther", "")),
        (("æøå",),),
    ],
)
def test_what_is_copied_can_be_pasted(rows):
    assert pasted_texts(table_text(rows)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", ()),
        ("\r\n", ()),
        ("a\tb\r\nc\r\n", (("a", "b"), ("c",))),
        ('5" plade\tx', (('5" plade', "x"),)),
        ('"aldrig' + "x" * 200_000, (('"aldrig' + "x" * 200_000,),)),
    ],
)
def test_pasted_texts_are_forgiven(text, rows):
    assert pasted_texts(text) == rows
