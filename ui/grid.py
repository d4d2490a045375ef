"""How a table looks: all visible cells in one paintEvent, the first column always in sight.

Model, selection, keyboard and accessibility stay QTableView's own (decisions 28).
"""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView
from typing_extensions import override

from ui import paint, symbol, theme
from ui.cells import Drawn
from ui.column import RIGHT, Column, written
from ui.lettering import Page, letter
from ui.rows import Mark, Rows
from ui.scroll import slim
from ui.symbol import State
from ui.tableheader import TableHeader, content

ROW, SYMBOL, SYMBOL_AT, ACT_BAR = 28, 14, 7, 3
AnyIndex = QModelIndex | QPersistentModelIndex

EMPTY_WIDE, EMPTY_HIGH = 480, 88  # around what an empty table says, px
_LOUD = {State.ACT: ("actsoft", "act"), State.WATCH: ("watchsoft", "watch")}


class Grid(QTableView):
    """A table view that paints itself; `paint_ground` and `paint_cell` may be overridden.

    Attributes:
        drawn_apart: columns whose cells the table paints together, not one by one.
    """

    def __init__(self, rows: Rows[Any], group: Callable[[Any], Hashable] | None = None) -> None:
        super().__init__()
        self.rows = rows
        self.row_height = ROW
        self.hovered = -1
        self.drawn_apart = range(0)
        self._group = group
        self._selected: list[tuple[int, int]] = []
        self._page = Page()
        self.head = TableHeader(rows, self)
        rows.setParent(self)  # so that it outlives the view that asks it
        self.setModel(rows)
        self.setHorizontalHeader(self.head)
        self._quiet()
        self.fit_rows()
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def _quiet(self) -> None:
        """Turn off everything of Qt's that we paint ourselves."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setFixedWidth(0)
        self.verticalHeader().setMinimumSectionSize(1)
        slim(self)

    def fit_rows(self) -> None:
        """Make rows as high as `row_height` says at the text size in use."""
        rows = self.verticalHeader()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.px(self.row_height))
        self.verticalScrollBar().setSingleStep(theme.px(self.row_height))
        self.horizontalScrollBar().setSingleStep(theme.px(24))

    # --- the first column stays ------------------------------------------------------------------

    @override
    def indexAt(self, pos: QPoint) -> QModelIndex:
        if self.head.is_scrolled() and pos.x() < self.head.first_width():
            return self.rows.index(self.rowAt(pos.y()), 0)
        return super().indexAt(pos)

    @override
    def visualRect(self, index: AnyIndex) -> QRect:
        rect = super().visualRect(index)
        if index.column() == 0 and self.head.is_scrolled():
            rect.moveLeft(0)
        return rect

    @override
    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0:
            bar.setValue(before)
            return
        hidden = self.head.first_width() - super().visualRect(index).left()
        if self.head.is_scrolled() and hidden > 0:
            bar.setValue(bar.value() - hidden)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.head.viewport().update()

    # --- hover and selection ---------------------------------------------------------------------

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, place: int) -> None:
        if place != self.hovered:
            for each in (self.hovered, place):
                self.update_row(each)
            self.hovered = place

    def update_row(self, place: int) -> None:
        """Paint one row anew, when there is such a row in sight."""
        if 0 <= place < self.rows.rowCount():
            top, high = self.rowViewportPosition(place), self.rowHeight(place)
            self.viewport().update(0, top, self.viewport().width(), high)

    def _on_selection_changed(self) -> None:
        self.viewport().update()

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.update_row(previous.row())
        self.update_row(current.row())

    # --- drawing ---------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        painter.fillRect(event.rect(), theme.color("page"))
        places = self._places(event.rect())
        if not places:
            self.paint_empty(painter)
            if self.hasFocus() and not self.rows.items:
                self._paint_empty_ring(painter)
            return
        chosen = self.selectionModel().selection().toList()
        self._selected = [(part.top(), part.bottom()) for part in chosen]
        for place in places:
            self.paint_ground(painter, place, self._row(place))
        first = self.head.first_width()
        self._paint_columns(painter, places, event.rect(), first)
        if first:
            self._paint_first(painter, places, first)
        self._paint_ring(painter, first)

    def _places(self, area: QRect) -> range:
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self.rows.rowCount() - 1) + 1)

    def _row(self, place: int) -> QRectF:
        top, high = self.rowViewportPosition(place), self.rowHeight(place)
        return QRectF(0, top, self.viewport().width(), high)

    def _paint_columns(self, painter: QPainter, places: range, area: QRect, first: int) -> None:
        self._page = Page()
        is_scrolled = self.head.is_scrolled()
        if is_scrolled:
            painter.save()
            painter.setClipRect(first, area.top(), self.viewport().width(), area.height())
        rows = [(one, self.rowViewportPosition(one), self.rowHeight(one)) for one in places]
        for column in range(1, self.rows.columnCount()):
            x, wide = self.columnViewportPosition(column), self.columnWidth(column)
            is_away = self.isColumnHidden(column) or column in self.drawn_apart
            if is_away or x > area.right() or x + wide < area.left():
                continue
            room = self._content(QRectF(x, 0, wide, 0), column)
            for place, top, high in rows:
                at = QRectF(room.left(), top, room.width(), high)
                self.paint_cell(painter, place, column, at)
        self._page.draw(painter)
        if is_scrolled:
            painter.restore()

    def _paint_first(self, painter: QPainter, places: range, wide: int) -> None:
        self._page = Page()
        for place in places:
            cell = QRectF(0, self.rowViewportPosition(place), wide, self.rowHeight(place))
            mark = self.rows.mark(place)
            if mark is not None:
                self._paint_mark(painter, mark, cell)
            self.paint_cell(painter, place, 0, self._content(cell, 0))
        self._page.draw(painter)
        if self.head.is_scrolled():
            edge = QRectF(wide - 1, 0, 1, self.viewport().height())
            painter.fillRect(edge, theme.color("line"))

    def _content(self, cell: QRectF, column: int) -> QRectF:
        return content(cell, is_first=column == 0, gap=self.rows.columns[column].gap)

    def is_selected(self, place: int) -> bool:
        """Tell whether a row, or a cell of it, is selected."""
        return any(first <= place <= last for first, last in self._selected)

    def paint_ground(self, painter: QPainter, place: int, row: QRectF) -> None:
        """Paint what lies under a row's cells, and the hairline over a new group."""
        mark = self.rows.mark(place)
        if self.is_selected(place):
            painter.fillRect(row, theme.color("accentsoft"))
        elif mark is not None and mark.is_loud and mark.state in _LOUD:
            painter.fillRect(row, theme.color(_LOUD[mark.state][0]))
        elif self.hasFocus() and place == self.currentIndex().row():
            painter.fillRect(row, theme.color("accentfaint"))
        elif place == self.hovered:
            painter.fillRect(row, theme.color("hover"))
        if self._starts_group(place):
            margin = theme.px(24)
            line = QRectF(margin, row.top(), row.width() - 2 * margin, 1)
            painter.fillRect(line, theme.color("line"))

    def _starts_group(self, place: int) -> bool:
        if self._group is None or not place or self.rows.sorted_by is not None:
            return False
        return self._group(self.rows.items[place]) != self._group(self.rows.items[place - 1])

    def _paint_mark(self, painter: QPainter, mark: Mark, cell: QRectF) -> None:
        if mark.is_loud and mark.state in _LOUD:
            bar = QRectF(0, cell.top(), theme.px(ACT_BAR), cell.height())
            painter.fillRect(bar, theme.color(_LOUD[mark.state][1]))
        side = theme.px(SYMBOL)
        place = QRectF(theme.px(SYMBOL_AT), cell.center().y() - side / 2, side, side)
        symbol.draw(painter, mark.state, place)

    def paint_cell(self, painter: QPainter, place: int, column: int, at: QRectF) -> None:
        """Paint one cell's value in the room that its column gives it."""
        declared = self.rows.columns[column]
        value = declared.value(self.rows.items[place])
        if isinstance(value, Drawn):
            value.paint(painter, at, declared.align)
            return
        text = written(value, declared.kind)
        if text:
            mark = self.rows.mark(place) if column == 0 else None
            is_bold = declared.is_bold or (mark is not None and mark.is_loud)
            self._write(at, text, declared, is_bold=is_bold)

    def _write(self, at: QRectF, text: str, column: Column[Any], *, is_bold: bool) -> None:
        line = letter(text, at.width(), bold=is_bold)
        x = at.right() - line.wide if column.align == RIGHT else at.left()
        self._page.add(line, QPointF(x, line.top(at)), column.shade)

    def _paint_ring(self, painter: QPainter, first: int) -> None:
        current = self.currentIndex()
        if not self.hasFocus() or not current.isValid():
            return
        cell = QRectF(self.visualRect(current))
        inner = self._content(cell, current.column())
        out, ring = theme.px(8), theme.px(2)
        has_mark = current.column() == 0 and self.rows.mark(current.row()) is not None
        before = theme.px(21) if has_mark else out  # the symbol in the margin stands in the ring
        around = inner.adjusted(-before, 1, out, -1)
        painter.save()
        if current.column():
            painter.setClipRect(
                first if self.head.is_scrolled() else 0, 0, self.width(), self.height()
            )
        paint.edge(painter, around, theme.color("accentline"), theme.px(6), ring)
        painter.restore()

    def _paint_empty_ring(self, painter: QPainter) -> None:
        room = QRectF(self.viewport().rect()).adjusted(2, 2, -2, -2)
        wide = min(room.width(), theme.px(EMPTY_WIDE))
        around = QRectF(0, 0, wide, min(room.height(), theme.px(EMPTY_HIGH)))
        around.moveCenter(QPointF(room.center().x(), max(room.height() * 0.42, theme.px(28))))
        around.moveTop(max(around.top(), room.top()))
        paint.edge(painter, around, theme.color("accentline"), theme.px(8), theme.px(2))

    def paint_empty(self, painter: QPainter) -> None:
        """Paint what a table without rows says."""
