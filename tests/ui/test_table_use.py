"""The table is worked by keys alone: moving, opening, finding, copying, pasting."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.pupils import (
    CLASS,
    Pupil,
    chosen,
    clipboard,
    go,
    middle,
    shown,
)

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(qtbot):
    return shown(qtbot)


def test_enter_and_a_double_click_open_a_row(table):
    opened = []
    table.opened.connect(lambda item: opened.append(item.name))
    go(table, 1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    at = middle(table, 3, 1)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == ["Adam Bek", "Adam Bek", "Ærø Madsen"]


def test_arrows_move_and_shift_selects_on(table):
    told = []
    table.selected.connect(lambda items: told.append([item.id for item in items]))
    go(table, 0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(table) == ["Adam Bek", "Øjvind Dahl"]
    assert told[-1] == [2, 3]


@pytest.mark.parametrize(("key", "place"), [(Qt.Key.Key_Home, 0), (Qt.Key.Key_End, -1)])
def test_ctrl_home_and_end_leave_no_other_row_chosen(table, key, place):
    go(table, 1)
    QTest.keyClick(table, key, Qt.KeyboardModifier.ControlModifier)
    assert table.current() == table.rows.items[place]
    assert table.chosen() == (table.current(),)


def test_it_is_one_tab_stop(table):
    assert not table.tabKeyNavigation()


@pytest.mark.parametrize(
    ("typed", "found"),
    [("b", "Adam Bek"), ("bo", "Bo<img src=x>"), ("aro", "Ærø Madsen"), ("dahl", "Øjvind Dahl")],
)
def test_typing_goes_to_the_row_with_a_word_that_begins_so(table, typed, found):
    go(table, 0)
    for letter in typed:
        QTest.keyClick(table, letter)
    assert table.current().name == found


def test_the_same_letter_again_goes_to_the_next(table):
    go(table, 0)
    table.keyboardSearch("b")
    table.keyboardSearch("b")
    assert table.current().name == "Bo<img src=x>"
    table.keyboardSearch("b")
    assert table.current().name == "Adam Bek"


def test_danish_letters_find_and_nothing_found_stays(table):
    go(table, 0)
    table.keyboardSearch("ø")
    assert table.current().name == "Øjvind Dahl"
    table.keyboardSearch("x")
    table.keyboardSearch(" ")
    assert table.current().name == "Øjvind Dahl"


def test_one_row_is_copied_for_excel_as_it_is_seen(table):
    go(table, 0)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "Åse Kjær\t12,5 %\t10.08.2026\tNy"


def test_several_rows_are_copied_with_their_headings(table):
    go(table, 0)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard().split("\n") == [
        "Elev\tFravær\tStart\tNote",
        "Åse Kjær\t12,5 %\t10.08.2026\tNy",
        "Adam Bek\t2,0 %\t17.08.2026\t2 af 3",
    ]


def test_with_shift_the_whole_table_is_copied_as_it_stands(table):
    table.sort_by("share", descending=True)
    table.show_column("note", shown=False)
    go(table, 1)
    QTest.keyClick(table, Qt.Key.Key_C, BOTH)
    lines = clipboard().split("\n")
    assert lines[:2] == ["Elev\tFravær\tStart", "Ærø Madsen\t30,0 %\t03.08.2026"]
    assert len(lines) == 6


def test_ctrl_shift_e_asks_that_the_table_goes_to_excel(table, qtbot):
    with qtbot.waitSignal(table.export_wanted):
        QTest.keyClick(table, Qt.Key.Key_E, BOTH)


def test_a_sheet_has_real_figures_shares_and_dates(table):
    sheet = table.sheet()
    assert sheet.headings == ("Elev", "Fravær", "Start", "Note")
    assert sheet.rows[0] == ("Åse Kjær", 0.125, date(2026, 8, 10), "Ny")
    assert sheet.rows[2] == ("Øjvind Dahl", None, None, "15 42 07 88")
    assert sheet.shares == {1}


def test_nothing_selected_leaves_the_clipboard_alone(table):
    QGuiApplication.clipboard().setText("som det var")
    table.clearSelection()
    table.copy()
    assert clipboard() == "som det var"


def test_what_is_pasted_is_handed_on_as_texts(table):
    pasted = []
    table.pasted.connect(pasted.append)
    QGuiApplication.clipboard().setText('Bo\tU\r\nIda\t"S\nF12"\r\n')
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted == []
    table.accepts_paste = True
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted == [(("Bo", "U"), ("Ida", "S\nF12"))]


def test_selection_and_place_survive_new_rows(table):
    go(table, 1, 2)
    table.replace([Pupil(9, "Aa Ny"), *CLASS[::-1]])
    assert chosen(table) == ["Adam Bek"]
    assert table.current().name == "Adam Bek"
    assert table.currentIndex().column() == 2


def test_when_the_current_row_is_gone_the_next_one_gets_the_keyboard(table):
    go(table, 1)
    table.replace([p for p in CLASS if p.id != 2])
    assert chosen(table) == []
    assert table.current().name == "Øjvind Dahl"


def test_new_rows_do_not_tell_of_a_selection_that_is_the_same(table, qtbot):
    go(table, 1)
    with qtbot.assertNotEmitted(table.selected):
        table.replace([Pupil(9, "Aa Ny"), *CLASS])


def test_a_selection_that_went_away_is_told(table, qtbot):
    go(table, 1)
    with qtbot.waitSignal(table.selected) as told:
        table.replace(CLASS[2:])
    assert told.args == [()]


def test_a_row_is_chosen_by_its_key(table):
    assert table.choose(4)
    assert chosen(table) == ["Ærø Madsen"]
    assert not table.choose(99)
