"""The table shows rows in columns, sorted, copied, searched and remembered, by keys alone."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate
from typing_extensions import override

from ui import paint, theme
from ui.cells import Caps, Meter, Tag, Words, beside
from ui.column import Column
from ui.grid import Grid
from ui.rows import Mark
from ui.symbol import State
from ui.table import Table
from ui.tablemenu import ColumnMenu
from ui.tip import tip_of


@dataclass(frozen=True)
class Pupil:
    id: int
    name: str
    share: float | None = None
    starts: date | None = None
    note: object = ""
    mark: Mark | None = None


MUST_ACT = Mark(State.ACT, "mangler et opkald", is_loud=True)
CLASS = (
    Pupil(1, "Åse Kjær", 0.125, date(2026, 8, 10), Words("Ny", state=State.NEW)),
    Pupil(2, "Adam Bek", 0.02, date(2026, 8, 17), Tag("2 af 3", State.WATCH)),
    Pupil(3, "Øjvind Dahl", None, None, beside(Words("15 42 07 88", icon="phone"), Caps("F4"))),
    Pupil(4, "Ærø Madsen", 0.3, date(2026, 8, 3), Meter(0.3, "3 af 10"), MUST_ACT),
    Pupil(5, "Bo<img src=x>", 0.02, date(2026, 8, 10)),
)
COLUMNS = (
    Column("Elev", lambda p: p.name, "name", width=160, weight=1),
    Column("Fravær", lambda p: p.share, "share", kind="percent", width=60),
    Column("Start", lambda p: p.starts, "starts", kind="date", width=80),
    Column("Note", lambda p: p.note, "note", width=160, weight=2),
    Column("Nummer", lambda p: p.id, "id", kind="number", width=60, is_hidden=True),
)


@pytest.fixture
def table(qtbot):
    made = Table(COLUMNS, lambda p: p.id, name="Elever", mark=lambda p: p.mark)
    qtbot.addWidget(made)
    made.show_empty("Ingen elever endnu", "Importér holdlisten.")
    made.replace(CLASS)
    made.resize(700, 300)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def names(table):
    return [table.rows.index(n, 0).data() for n in range(table.rows.rowCount())]


def chosen(table):
    return [item.name for item in table.chosen()]


def go(table, row, column=0):
    table.setCurrentIndex(table.rows.index(row, column))


def middle(table, row, column):
    return table.visualRect(table.rows.index(row, column)).center()


def click_heading(table, column):
    head = table.head
    x = head.sectionViewportPosition(column) + head.sectionSize(column) // 2
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 10))


def clipboard():
    return QGuiApplication.clipboard().text()


# --- shown ------------------------------------------------------------------------------------


def test_values_are_written_as_danes_write_them(table):
    row = [table.rows.index(0, column).data() for column in range(4)]
    assert row == ["Åse Kjær", "12,5\u00a0%", "10.08.2026", "Ny"]
    assert table.rows.index(2, 1).data() == "–"
    assert table.rows.index(2, 2).data() == ""
    assert table.rows.index(2, 3).data() == "15 42 07 88"
    assert table.rows.index(3, 3).data() == "3 af 10"


def test_rows_are_28_high_and_headings_34(table):
    assert table.rowHeight(0) == 28
    assert table.head.height() == 34


def test_columns_fill_the_table_by_weight_and_none_is_narrower_than_it_says(table):
    widths = [table.columnWidth(n) for n in range(4)]
    assert sum(widths) == 700
    assert widths[1] == 60 + 24
    assert widths[0] > 160 + 48
    assert widths[3] - 184 == pytest.approx(2 * (widths[0] - 208), abs=1)


def test_a_hidden_column_is_not_shown_at_first(table):
    assert table.isColumnHidden(4)


class Watch(QObject):
    """Sees what is painted, and where."""

    def __init__(self, watched):
        super().__init__()
        self.areas = []
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.areas.append(event.rect())
        return False


class Refusing(QStyledItemDelegate):
    """Paints nothing and says so."""

    asked = False

    @override
    def paint(self, painter, option, index):
        self.asked = True


def test_everything_is_painted_in_one_paint_event_without_delegates(table, monkeypatch):
    cells = []
    whole = Grid.paint_cell
    monkeypatch.setattr(
        Grid,
        "paint_cell",
        lambda s, p, row, column, at: cells.append((row, column)) or whole(s, p, row, column, at),
    )
    delegate = Refusing()
    table.setItemDelegate(delegate)
    watch = Watch(table.viewport())
    table.viewport().repaint()
    assert not delegate.asked
    assert watch.areas == [table.viewport().rect()]
    assert sorted(cells) == [(row, column) for row in range(5) for column in range(4)]


def test_a_change_in_one_row_paints_that_row_alone(table):
    QTest.qWait(20)  # what showing the window still wants to paint
    watch = Watch(table.viewport())
    table.replace([replace(p, share=0.5) if p.id == 2 else p for p in CLASS])
    QApplication.processEvents()
    assert watch.areas
    assert all(area.top() >= 28 and area.bottom() <= 2 * 28 for area in watch.areas)


def test_a_row_that_must_be_acted_on_is_tinted_with_a_bar_at_the_left(table):
    picture = table.viewport().grab().toImage()
    y = middle(table, 3, 0).y()
    assert picture.pixelColor(1, y) == QColor(theme.name("act"))
    assert picture.pixelColor(690, y) == QColor(theme.name("actsoft"))
    assert picture.pixelColor(690, y - 28) == QColor(theme.name("page"))


def test_hover_focus_and_selection_are_told_apart(table):
    flags = QItemSelectionModel.SelectionFlag
    model = table.selectionModel()
    model.setCurrentIndex(table.rows.index(1, 0), flags.Clear)
    model.select(table.rows.index(0, 0), flags.Select | flags.Rows)
    QTest.mouseMove(table.viewport(), middle(table, 2, 1))
    table.hovered = 2
    picture = table.viewport().grab().toImage()
    tints = [picture.pixelColor(697, middle(table, n, 0).y()).name() for n in range(3)]
    wanted = ("accentsoft", "accentfaint", "hover")
    assert tints == [QColor(theme.name(token)).name() for token in wanted]


def test_names_that_look_like_markup_and_very_long_ones_are_drawn_as_text(table):
    long = "Anna-Sofie Margrethe " * 30
    table.replace([Pupil(1, long), Pupil(2, "<b>Bo</b>")])
    table.viewport().grab()
    assert long in paint.elided
    paint.elided.discard(long)
    assert names(table)[1] == "<b>Bo</b>"


def test_what_is_cut_is_told_in_full_by_its_tip(table):
    long = "Anna-Sofie Margrethe " * 30
    table.replace([Pupil(1, long), Pupil(2, "Bo")])
    at = middle(table, 0, 0)
    viewport = table.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, at))
    assert tip_of(table).text == long
    tip_of(table).hide()
    at = middle(table, 1, 0)
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, at))
    assert not tip_of(table).isVisible()


def test_the_symbol_in_the_margin_says_what_it_means(table):
    at = QPoint(10, middle(table, 3, 0).y())
    QApplication.sendEvent(table.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, at))
    assert tip_of(table).text == "mangler et opkald"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("base_px", [10, 13, 26])
def test_it_is_drawn_at_every_text_size_in_light_and_dark(dressed, table, scheme, base_px):
    theme.start(dressed, scheme, base_px=base_px)
    assert table.rowHeight(0) == theme.px(28)
    assert not table.grab().isNull()


def test_an_empty_table_says_what_belongs_there(table):
    before = table.viewport().grab().toImage()
    table.replace([])
    assert table.rows.rowCount() == 0
    assert table.viewport().grab().toImage() != before
    assert table.accessibleDescription() == "Ingen elever endnu Importér holdlisten."
    table.replace(CLASS)
    assert table.accessibleDescription() == ""


# --- order ------------------------------------------------------------------------------------


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


# --- other rows -------------------------------------------------------------------------------


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


# --- keys and mouse ---------------------------------------------------------------------------


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


# --- clipboard --------------------------------------------------------------------------------


def test_selected_rows_are_copied_for_excel_as_they_are_seen(table):
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = clipboard().split("\n")
    assert lines[0] == "Åse Kjær\t12,5 %\t10.08.2026\tNy"
    assert len(lines) == 5


def test_headings_come_with_shift(table):
    go(table, 1)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table, Qt.Key.Key_C, both)
    assert clipboard().split("\n") == [
        "Elev\tFravær\tStart\tNote",
        "Adam Bek\t2,0 %\t17.08.2026\t2 af 3",
    ]


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


# --- columns ----------------------------------------------------------------------------------


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
        "Kopiér med overskrifter",
        "Kolonner og rækkefølge …",
    ]
    built[0].close()


# --- the first column stays -------------------------------------------------------------------


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


# --- screen readers ---------------------------------------------------------------------------


def test_a_screen_reader_hears_name_headings_and_cells(table):
    told = QAccessible.queryAccessibleInterface(table)
    assert told.text(QAccessible.Text.Name) == "Elever"
    assert told.role() == QAccessible.Role.Table
    heard = [
        told.child(n).text(QAccessible.Text.Name)
        for n in range(told.childCount())
        if told.child(n) is not None
    ]
    for wanted in ("Elev", "Fravær", "Åse Kjær", "12,5\u00a0%", "15 42 07 88"):
        assert wanted in heard


def test_a_symbol_in_the_margin_is_heard_with_the_name(table):
    index = table.rows.index(3, 0)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert table.rows.data(index, role) == "Ærø Madsen, mangler et opkald"


# --- leaving ----------------------------------------------------------------------------------


def test_a_table_with_a_selection_can_be_thrown_away(qtbot):
    for _turn in range(5):
        made = Table(COLUMNS, lambda p: p.id, name="Elever")
        made.replace(CLASS)
        made.show()
        made.selectAll()
        made.grab()
        made.deleteLater()
        QApplication.processEvents()


def test_ten_thousand_rows_open_sort_and_paint_at_once(table, qtbot):
    many = [Pupil(n, f"Elev {n * 7919 % 10_000}", n % 97 / 100) for n in range(10_000)]
    table.replace(many)
    table.sort_by("name")
    assert names(table)[:3] == ["Elev 0", "Elev 1", "Elev 2"]
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert not table.grab().isNull()
