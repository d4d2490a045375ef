"""Columns are sorted, drawn wider, hidden, remembered, and the first stays in sight."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.pupils import (
    CLASS,
    COLUMNS,
    Pupil,
    chosen,
    click_heading,
    go,
    middle,
    names,
    shown,
)
from ui.tablemenu import ColumnMenu


@pytest.fixture
def table(qtbot):
    return shown(qtbot)


def test_names_are_sorted_in_danish_order(table):
    click_heading(table, 0)
    assert names(table) == ["Adam Bek", "Bo<img src=x>", "Ærø Madsen", "Øjvind Dahl", "Åse Kjær"]


def test_a_heading_sorts_up_then_down_then_as_given(table):
    given = names(table)
    click_heading(table, 1)
    assert names(table) == [
        "Adam Bek",
        "Bo<img src=x>",
        "Åse Kjær",
        "Ærø Madsen",
        "Øjvind Dahl",
    ]
    click_heading(table, 1)
    assert names(table)[0] == "Ærø Madsen"
    assert names(table)[-1] == "Øjvind Dahl"
    click_heading(table, 1)
    assert names(table) == given


@pytest.mark.parametrize("column", ["share", "starts", "note", "id"])
def test_every_kind_of_value_can_be_sorted_and_nothing_comes_last(table, column):
    for descending in (False, True):
        table.sort_by(column, descending=descending)
        assert len(names(table)) == len(CLASS)
    if column in {"share", "starts"}:
        assert names(table)[-1] == "Øjvind Dahl" or table.rows.items[-1].starts is None


def test_the_selection_follows_its_row_when_the_order_changes(table):
    go(table, 3)
    assert chosen(table) == ["Ærø Madsen"]
    table.sort_by("name")
    assert chosen(table) == ["Ærø Madsen"]
    assert table.current().name == "Ærø Madsen"


def test_new_rows_are_put_in_the_chosen_order(table):
    table.sort_by("name")
    table.replace([*CLASS, Pupil(6, "Carl Dam")])
    assert names(table)[2] == "Carl Dam"


def drag(table, column, by):
    head = table.head
    edge = head.sectionViewportPosition(column) + head.sectionSize(column) - 1
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(head.viewport(), left, pos=QPoint(edge, 10))
    QTest.mouseMove(head.viewport(), QPoint(edge + by, 10))
    QTest.mouseRelease(head.viewport(), left, pos=QPoint(edge + by, 10))


def test_a_width_drawn_by_the_user_stays_and_is_remembered(table, qtbot):
    before = table.columnWidth(1)
    with qtbot.waitSignal(table.rearranged):
        drag(table, 1, 40)
    assert table.columnWidth(1) == before + 40
    table.resize(900, 300)
    assert table.columnWidth(1) == before + 40
    text = table.remembered()
    table.restore("")
    assert table.columnWidth(1) == before
    table.restore(text)
    assert table.columnWidth(1) == before + 40


def test_hidden_columns_and_order_are_remembered(table):
    table.show_column("starts", shown=False)
    table.show_column("id", shown=True)
    table.sort_by("name", descending=True)
    text = table.remembered()
    table.restore("{}")
    assert not table.isColumnHidden(2)
    table.restore(text)
    assert table.isColumnHidden(2)
    assert not table.isColumnHidden(4)
    assert names(table)[0] == "Åse Kjær"


def test_the_first_column_cannot_be_hidden(table):
    table.show_column("name", shown=False)
    assert not table.isColumnHidden(0)
    table.restore('{"hidden": ["name", "note"]}')
    assert not table.isColumnHidden(0)
    assert table.isColumnHidden(3)


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "null", '{"widths": 3, "hidden": "x", "order": [1]}', '{"order": ["gone", 1]}'],
)
def test_what_is_not_understood_is_left_out(table, text):
    table.restore(text)
    assert [table.isColumnHidden(n) for n in range(5)] == [False, False, False, False, True]


def column_menu(table):
    table.open_column_menu(QPoint(0, 0))
    return table.findChildren(ColumnMenu)[-1]


def test_the_menu_of_columns_shows_hides_sorts_and_forgets(table):
    menu = column_menu(table)
    shown = {action.text(): action for action in menu.actions()}
    assert shown["Start"].isChecked()
    assert not shown["Nummer"].isChecked()
    assert "Elev" not in shown
    shown["Start"].trigger()
    shown["Nummer"].trigger()
    assert table.isColumnHidden(2)
    assert not table.isColumnHidden(4)
    shown["Sortér efter Elev"].trigger()
    assert names(table)[0] == "Adam Bek"
    shown["Oprindelig rækkefølge"].trigger()
    assert names(table)[0] == "Åse Kjær"
    shown["Oprindelige kolonner"].trigger()
    assert not table.isColumnHidden(2)
    menu.close()


def test_columns_are_ticked_one_after_the_other_without_leaving_the_menu(table):
    menu = column_menu(table)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(menu, key)
    assert menu.isVisible()
    assert (table.isColumnHidden(1), table.isColumnHidden(2)) == (True, True)
    start = menu.actionGeometry(menu.actions()[1]).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=start)
    assert menu.isVisible()
    assert not table.isColumnHidden(2)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert not menu.isVisible()


def test_the_menu_of_a_row_opens_by_key_with_the_pages_own_deeds_first(table):
    built = []
    table.menu_built.connect(lambda menu: built.append(menu) or menu.add("Log opkald"))
    go(table, 1)
    at = middle(table, 1, 0)
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    texts = [action.text() for action in built[0].actions() if action.text()]
    assert texts == [
        "Log opkald",
        "Kopiér til Excel",
        "Kopiér hele tabellen",
        "Gem tabellen i Excel …",
        "Kolonner og rækkefølge …",
    ]
    built[0].close()


@pytest.fixture
def narrow(table):
    table.resize(360, 300)
    table.horizontalScrollBar().setValue(120)
    return table


def test_the_first_column_stays_when_the_others_scroll(narrow):
    first = narrow.visualRect(narrow.rows.index(0, 0))
    assert first.left() == 0
    assert narrow.indexAt(QPoint(40, 5)).column() == 0
    assert narrow.visualRect(narrow.rows.index(0, 1)).left() < first.right()


def test_a_cell_under_the_first_column_is_brought_out(narrow):
    narrow.setFocus()
    go(narrow, 0, 3)
    go(narrow, 0, 1)
    cell = narrow.visualRect(narrow.rows.index(0, 1))
    assert cell.left() >= narrow.head.first_width()


def test_going_to_the_first_column_does_not_scroll_back(narrow):
    go(narrow, 2, 0)
    assert narrow.horizontalScrollBar().value() == 120


def test_its_heading_sorts_though_another_lies_under_it(narrow):
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(narrow.head.viewport(), left, pos=QPoint(150, 10))
    assert names(narrow)[0] == "Adam Bek"


def test_scrolled_tables_are_drawn(narrow):
    assert not narrow.grab().isNull()


# --- columns that are left out just now ---------------------------------------------------------


def titles(table):
    return [column.title for column in table.shown_columns()]


def test_what_is_left_out_just_now_is_no_choice_of_the_users(table):
    before = table.remembered()
    table.leave_out(["share", "note"])
    assert titles(table) == ["Elev", "Start"]
    assert table.remembered() == before
    table.leave_out([])
    assert titles(table) == ["Elev", "Fravær", "Start", "Note"]


def test_who_ticks_a_column_that_was_left_out_gets_it_and_keeps_it(table):
    table.leave_out(["share", "note"])
    menu = column_menu(table)
    lines = {action.text(): action for action in menu.actions()}
    assert not lines["Note"].isChecked()
    lines["Note"].trigger()
    menu.close()
    assert titles(table) == ["Elev", "Start", "Note"]
    text = table.remembered()
    table.restore("")
    assert titles(table) == ["Elev", "Start"]
    table.restore(text)
    assert titles(table) == ["Elev", "Start", "Note"]
    table.show_column("note", shown=False)
    table.leave_out([])
    assert "Note" not in titles(table)


def test_a_table_with_other_columns_keeps_what_was_chosen_for_those_it_lacks(table):
    table.show_column("note", shown=False)
    table.sort_by("share")
    text = table.remembered()
    table.declare([table.rows.columns[0], table.rows.columns[2]])
    assert (titles(table), names(table)) == (["Elev", "Start"], [])
    assert table.remembered() == text
    table.restore(text)
    assert table.remembered() == text
    table.declare(COLUMNS)
    table.replace(CLASS)
    assert "Note" not in titles(table)
    assert names(table)[0] == "Adam Bek"
