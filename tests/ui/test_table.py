"""The table shows rows in columns, in one paintEvent, to eyes and to screen readers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate
from typing_extensions import override

from tests.ui.pupils import (
    CLASS,
    COLUMNS,
    Pupil,
    middle,
    names,
    shown,
)
from ui import paint, theme
from ui.grid import Grid
from ui.table import Table
from ui.tip import tip_of


@pytest.fixture
def table(qtbot):
    return shown(qtbot)


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
    at, none = QPointF(middle(table, 2, 1)), Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(table.viewport(), moved)
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
