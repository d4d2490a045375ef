"""The whole course of a class in one look: Qt's table for cursor and screen readers, our own paint."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from gf2tracker.domain.mark import Mark
from gf2tracker.domain.spark import spark_day
from gf2tracker.language import _
from gf2tracker.queries.coursematrix import CourseMatrix
from ui import paint, theme
from ui.coursegrid import layout
from ui.coursegrid.card import DayCard
from ui.coursegrid.header import MatrixHeader
from ui.coursegrid.keys import move_of
from ui.coursegrid.layout import HEADER, Lay
from ui.coursegrid.model import FIRST_DAY, NAME, Index, MatrixModel
from ui.coursegrid.rowpaint import Place
from ui.coursegrid.rows import Painted
from ui.coursegrid.words import asked_words, beside_words, date_words, day_words
from ui.scroll import slim
from ui.tip import answer, tell_place

ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class MatrixView(QTableView):
    """Students down, school days across.

    Signals:
        day_wanted: the day at the cursor is to be opened.
        student_wanted: the student at the cursor is to be opened.
        copy_wanted: what is selected is wanted as text.
        table_wanted: all of the table is wanted as text.
        menu_wanted(QPoint): what can be done at the cursor, at a point of the screen.
    """

    day_wanted = Signal()
    student_wanted = Signal()
    copy_wanted = Signal()
    table_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_here = MatrixModel(self)
        self.head = MatrixHeader(self.model_here, self)
        self.lay: Lay | None = None
        self._card: DayCard | None = None
        self._under_mouse = QModelIndex()
        self._row_under_mouse = -1
        self.painted = Painted()
        self.setModel(self.model_here)
        self.setHorizontalHeader(self.head)
        self._quiet()
        self.setAccessibleName(_("Hele forløbet"))
        slim(self)
        theme.on_change(self.refresh)

    def _quiet(self) -> None:
        """Turn off everything of Qt's that we paint or press ourselves."""
        self.verticalHeader().hide()
        self.verticalHeader().setFixedWidth(0)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    # --- what is shown ---------------------------------------------------------------------------

    def show_matrix(self, matrix: CourseMatrix) -> None:
        """Show a class's course; the cursor stays on its student and day."""
        model = self.model_here
        before, row = self.currentIndex(), None
        column = before.column() if before.isValid() else -1
        student = model.rows[before.row()].student_id if before.isValid() else None
        self.hide_card()
        model.show(matrix)
        self.fit()
        row = model.row_of(student)
        if row is not None and column < model.columnCount():
            self.go_to(row, column)

    def keep_place(self, change: str) -> None:
        """Order the students anew by name or a figure; the cursor stays on its student."""
        here = self.currentIndex()
        student = self.model_here.rows[here.row()].student_id if here.isValid() else None
        self.model_here.sort_by(change)
        row = self.model_here.row_of(student)
        if row is not None:
            self.go_to(row, here.column())
        self.refresh()

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        index = self.model_here.index(row, column)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def tile(self, index: Index) -> QRect:
        """Return where a cell's tile is, in the viewport; the whole cell for name and figures."""
        cell = self.visualRect(index)
        at = index.column() - FIRST_DAY
        if self.lay is None or not 0 <= at < len(self.lay.days):
            return cell
        left, wide = self.lay.days[at]
        high = cell.height() - theme.px(5)
        return QRect(left, cell.top() + (cell.height() - high + 1) // 2, wide, high)

    def fit(self) -> None:
        """Lay columns and rows out for the room there is."""
        model = self.model_here
        if model.matrix is None:
            return
        lay = self.lay = layout.lay_out(model.matrix.course, self.width())
        self.head.lay = lay
        edges = [0, *[left for left, _wide in lay.days], *[left for left, _wide in lay.figures]]
        edges.append(self.width())
        for column, (left, right) in enumerate(pairwise(edges)):
            self.setColumnWidth(column, max(right - left, 0))
        for at, (_left, wide) in enumerate(lay.figures):
            self.setColumnHidden(FIRST_DAY + len(lay.days) + at, not wide)
        high = layout.row_height(self.height() - theme.px(HEADER), len(model.rows))
        self.verticalHeader().setDefaultSectionSize(high)

    def refresh(self) -> None:
        """Measure and paint anew."""
        self.head.setFixedHeight(theme.px(HEADER))
        self.fit()
        self.viewport().update()
        self.head.viewport().update()

    # --- the card --------------------------------------------------------------------------------

    def show_card(self, index: Index) -> None:
        """Show the card of a day; no day takes it away."""
        model, day = self.model_here, self.model_here.day_at(index.column())
        if not index.isValid() or day is None or model.matrix is None:
            self.hide_card()
            return
        row, held = model.cell(index)
        if self._card is None:
            self._card = DayCard(self)
        marks = held.marks if held is not None else ()
        kind = spark_day(marks, len(marks), is_taken=True).kind
        self._card.tell(
            date_words(day),
            Mark(kind) if kind is not None else None,
            day_words(row, held, day, model.matrix.today),
            beside_words(held, row.contacts.get(day, ())),
        )
        self._card.stand(self.viewport(), self.tile(index))

    def hide_card(self) -> None:
        """Take the card away."""
        if self._card is not None:
            self._card.hide()

    @property
    def card(self) -> DayCard | None:
        """The card that is shown; None without one."""
        return self._card if self._card is not None and self._card.isVisible() else None

    # --- keys and mouse --------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in ENTERS:
            (self.student_wanted if is_control else self.day_wanted).emit()
        elif key == Qt.Key.Key_C and is_control:
            is_all = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.table_wanted if is_all else self.copy_wanted).emit()
        elif key == Qt.Key.Key_Menu:
            self.ask_menu()
        elif key == Qt.Key.Key_Escape and self.card is not None:
            self.hide_card()
        elif not self._moves(event):
            super().keyPressEvent(event)
            self.show_card(self.currentIndex())

    def _moves(self, event: QKeyEvent) -> bool:
        index = self.currentIndex()
        if not index.isValid():
            return False
        target = move_of(event, self.model_here, (index.row(), index.column()))
        if target is None:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            flag = QItemSelectionModel.SelectionFlag.SelectCurrent
            self.selectionModel().setCurrentIndex(self.model_here.index(*target), flag)
        else:
            self.go_to(*target)
        self.show_card(self.currentIndex())
        return True

    def ask_menu(self) -> None:
        """Ask for the menu at the cursor."""
        self.hide_card()
        corner = self.tile(self.currentIndex()).bottomLeft()
        self.menu_wanted.emit(self.viewport().mapToGlobal(corner))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self.ask_menu()
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            self.go_to(index.row(), index.column())
            self.hide_card()
            self.menu_wanted.emit(event.globalPos())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.hide_card()
            is_day = self.model_here.day_at(index.column()) is not None
            (self.day_wanted if is_day else self.student_wanted).emit()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        row = self.rowAt(at.y())
        if row != self._row_under_mouse:
            for each in (self._row_under_mouse, row):
                self._update_row(each)
            self._row_under_mouse = row
        self._hover(at)

    def _hover(self, at: QPoint) -> None:
        index = self.indexAt(at)
        is_on_tile = index.isValid() and self.tile(index).adjusted(-1, -2, 1, 2).contains(at)
        found = index if is_on_tile and self.model_here.day_at(index.column()) else QModelIndex()
        if found != self._under_mouse:
            self._under_mouse = found
            self.show_card(found)

    def _tell_why(self, at: QPoint) -> None:
        """Say in a tip why the student under the mouse has a symbol."""
        index = self.indexAt(at)
        is_name = index.isValid() and index.column() == NAME
        words = asked_words(self.model_here.rows[index.row()]) if is_name else ""
        tell_place(self.viewport(), self.visualRect(index), words)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if answer(self.viewport(), event, self._tell_why):
            return True
        if event.type() == QEvent.Type.Leave:
            self._row_under_mouse, self._under_mouse = -1, QModelIndex()
            self.hide_card()
            self.viewport().update()
        return super().viewportEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for index in (previous, current):
            self._update_row(index.row())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide_card()
        self.viewport().update()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.hide_card()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self.hide_card()

    # --- drawing ---------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        painter.fillRect(event.rect(), theme.color("page"))
        model, lay = self.model_here, self.lay
        if model.matrix is None or lay is None or not model.rows:
            return
        places = self._places(self._rows_in(event), lay)
        for place in places:
            self._paint_ground(painter, place)
        self.painted.paint(painter, places, model)
        self._paint_cursor(painter)

    def _rows_in(self, event: QPaintEvent) -> Sequence[int]:
        area, region = event.rect(), event.region()
        first, last = max(self.rowAt(area.top()), 0), self.rowAt(area.bottom())
        last = len(self.model_here.rows) - 1 if last < 0 else last
        if region.rectCount() == 1:
            return range(first, last + 1)
        return [at for at in range(first, last + 1) if region.intersects(self._row_area(at))]

    def _row_area(self, at: int) -> QRect:
        """Return where a row is; its cursor and its marks reach a little over it."""
        out = theme.px(3)
        top, high = self.rowViewportPosition(at), self.rowHeight(at)
        return QRect(0, top - out, self.viewport().width(), high + 2 * out)

    def _update_row(self, at: int) -> None:
        if 0 <= at < len(self.model_here.rows):
            self.viewport().update(self._row_area(at))

    def _places(self, rows: Sequence[int], lay: Lay) -> list[Place]:
        wide, here = self.viewport().width(), self.currentIndex().row()
        tops = [(at, self.rowViewportPosition(at), self.rowHeight(at)) for at in rows]
        return [
            Place(at, QRect(0, top, wide, high), lay, is_here=at == here) for at, top, high in tops
        ]

    def _paint_ground(self, painter: QPainter, place: Place) -> None:
        if place.is_here and self.hasFocus():
            painter.fillRect(place.rect, theme.color("accentfaint"))
        elif place.at == self._row_under_mouse:
            painter.fillRect(place.rect, theme.color("hover"))

    def _paint_cursor(self, painter: QPainter) -> None:
        for part in self.selectionModel().selection().toList():
            if part.width() * part.height() > 1:
                area = self.tile(part.topLeft()).united(self.tile(part.bottomRight()))
                painter.fillRect(area, theme.color("accentline", 0.22))
        index = self.currentIndex()
        if not index.isValid() or not self.hasFocus():
            return
        out = theme.px(2)
        ring = self.tile(index).adjusted(-out, -out, out, out)
        if self.model_here.day_at(index.column()) is None:
            left = theme.px(layout.MARGIN - 4) if index.column() == NAME else 0
            ring = self.visualRect(index).adjusted(left, 1, theme.px(4) if not left else -2, -1)
        paint.edge(painter, ring, theme.color("accentline"), theme.px(3), out)
