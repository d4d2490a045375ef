"""The register's grid: Qt's table for cursor, selection and screen readers, our own paint and keys."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from gf2tracker.domain.people import StudentId
from gf2tracker.language import _
from gf2tracker.queries.register import Register
from ui import paint, theme
from ui.register import layout
from ui.register.header import RegisterHeader
from ui.register.layout import HEADER, MARGIN
from ui.register.model import Index, RegisterModel
from ui.register.rowpaint import Place, paint_row
from ui.scroll import slim
from ui.tip import answer, tell_place

Decide = Callable[[QKeyEvent], bool]


class RegisterView(QTableView):
    """A class on one day.

    Signals:
        noted(int): the user wants to write the note of a row.
        moved: the cursor has another cell.
        menu_wanted(QPoint): what can be done at the cursor is wanted, at a point of the screen.
        leaving: mouse or keyboard go elsewhere; the cursor is still where it was.
    """

    noted = Signal(int)
    moved = Signal()
    menu_wanted = Signal(object)
    leaving = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_here = RegisterModel(self)
        self.head = RegisterHeader(self.model_here, self)
        self.typed = ""
        self.decide: Decide | None = None
        self._hovered = -1
        self.setModel(self.model_here)
        self.setHorizontalHeader(self.head)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Protokol"))
        slim(self)
        theme.on_change(self._refresh)

    # --- what is shown ---------------------------------------------------------------------------

    def show_register(self, register: Register, lesson_now: int | None) -> None:
        """Show a class's day; cursor and selection stay where the same students are."""
        self.head.lesson_now = lesson_now
        columns = layout.columns(self.width(), len(register.lessons))
        self.model_here.show(register, columns)
        self._fit()
        if not self.currentIndex().isValid() and self.model_here.rows and register.lessons:
            self.go_to(0, columns.column_of(lesson_now or 1))

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        index = self.model_here.index(row, column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def go_to_student(self, student_id: StudentId) -> None:
        """Put the cursor on a student, in the lesson it is in or the present one."""
        row = self.model_here.row_of(student_id)
        if row is not None:
            self.go_to(row, self.lesson_column())

    def lesson_column(self) -> int:
        """Return the lesson column of the cursor, else of the present lesson."""
        columns = self.model_here.columns
        here = self.currentIndex().column()
        if columns.lesson_at(here) is not None:
            return here
        return columns.column_of(min(self.head.lesson_now or 1, max(columns.lessons, 1)))

    def here(self) -> tuple[int, int]:
        """Return the cursor's row and lesson (from 1)."""
        columns = self.model_here.columns
        return self.currentIndex().row(), columns.lesson_at(self.lesson_column()) or 1

    def go_to_lesson(self, lesson: int, *, row: int | None = None) -> None:
        """Put the cursor on a lesson (from 1) of its own row, or of another."""
        at = self.currentIndex().row() if row is None else row
        self.go_to(max(at, 0), self.model_here.columns.column_of(lesson))

    def show_typed(self, text: str) -> None:
        """Show what is being typed in the cursor's cell; "" when nothing is."""
        self.typed = text
        self.viewport().update()

    def cell(self, index: QModelIndex) -> QRect:
        """Return where a cell is, in the viewport."""
        return self.visualRect(index)

    def selected_cells(self) -> list[tuple[int, int]]:
        """Return rows and lessons of the selected lesson cells, by row; else the cursor's."""
        columns = self.model_here.columns
        chosen = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        cells = {
            (index.row(), lesson)
            for index in chosen
            if index.isValid() and (lesson := columns.lesson_at(index.column()))
        }
        if not cells and self.currentIndex().isValid():
            lesson = columns.lesson_at(self.lesson_column())
            cells = {(index.row(), lesson) for index in chosen if index.isValid() and lesson}
        return sorted(cells)

    def _fit(self) -> None:
        model = self.model_here
        if model.register is None:
            return
        widths = layout.columns(self.width(), model.columns.lessons)
        model.lay_out(widths)
        for column, wide in enumerate(widths.widths):
            self.setColumnHidden(column, not wide)
            self.setColumnWidth(column, wide)
        room = self.height() - theme.px(HEADER)
        high = layout.row_height(room, len(model.rows))
        self.verticalHeader().setDefaultSectionSize(high)

    def _refresh(self) -> None:
        self.head.setFixedHeight(theme.px(HEADER))
        self._fit()
        self.viewport().update()
        self.head.viewport().update()

    # --- Qt's own ---------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.decide is None or not self.decide(event):
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo)
            if self.typed and (is_undo or event.key() == Qt.Key.Key_Escape):
                event.accept()  # what is being typed is taken back first
                return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.leaving.emit()
        super().mousePressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.moved.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        row = self.rowAt(int(event.position().y()))
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        return answer(self, event, self._show_tip) or super().viewportEvent(event)

    def _show_tip(self, at: QPoint) -> None:
        index = self.indexAt(at)
        text = self.model_here.tip(index, in_margin=at.x() < theme.px(MARGIN))
        tell_place(self.viewport(), self.visualRect(index), text)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.ask_menu()
        elif index.isValid():
            if index not in self.selectionModel().selectedIndexes():
                self.go_to(index.row(), index.column())
            self.menu_wanted.emit(event.globalPos())

    def ask_menu(self) -> None:
        """Ask for the menu at the cursor."""
        corner = self.cell(self.currentIndex()).bottomLeft()
        self.menu_wanted.emit(self.viewport().mapToGlobal(corner))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.column() == self.model_here.columns.note:
            self.noted.emit(index.row())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.leaving.emit()
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        painter.fillRect(event.rect(), theme.color("page"))
        model = self.model_here
        if model.register is None or not model.rows:
            return
        first = max(self.rowAt(event.rect().top()), 0)
        last = self.rowAt(event.rect().bottom())
        last = len(model.rows) - 1 if last < 0 else last
        chosen = self._selected_by_row()
        lefts = tuple(self.columnViewportPosition(c) for c in range(model.columnCount()))
        for row in range(first, last + 1):
            place = self._place(row, lefts, chosen.get(row, frozenset()))
            paint_row(painter, place, model.rows[row], model.register, model.reason_names)
            if row % 5 == 4 and row < len(model.rows) - 1:
                margin, bottom = theme.px(MARGIN), place.rect.bottom()
                wide = self.viewport().width() - 2 * margin
                painter.fillRect(QRect(margin, bottom, wide, 1), theme.color("line"))
        self._paint_cursor(painter)

    def _place(self, row: int, lefts: tuple[int, ...], selected: frozenset[int]) -> Place:
        top, high = self.rowViewportPosition(row), self.rowHeight(row)
        return Place(
            rect=QRect(0, top, self.viewport().width(), high),
            lefts=lefts,
            columns=self.model_here.columns,
            lesson_now=self.head.lesson_now,
            is_here=row == self.currentIndex().row(),
            is_hovered=row == self._hovered,
            selected=selected,
        )

    def _selected_by_row(self) -> dict[int, frozenset[int]]:
        found: dict[int, set[int]] = {}
        indexes = self.selectionModel().selectedIndexes()
        if len(indexes) < 2:
            return {}
        for index in indexes:
            found.setdefault(index.row(), set()).add(index.column())
        return {row: frozenset(columns) for row, columns in found.items()}

    def _paint_cursor(self, painter: QPainter) -> None:
        index = self.currentIndex()
        if not index.isValid() or not (self.hasFocus() or self.typed):
            return
        rect = QRectF(self.visualRect(index)).adjusted(1, 1, -1, -1)
        if self.model_here.columns.lesson_at(index.column()) is None:
            rect = rect.adjusted(theme.px(16) if index.column() == 0 else 0, 0, 0, 0)
        if self.typed:
            paint.fill(painter, rect, theme.color("page"), theme.px(4))
            words = f"{self.typed}│"
            paint.text(painter, rect, words, "ink", theme.font(bold=True), paint.CENTER)
        paint.edge(painter, rect, theme.color("accentline"), theme.px(4), 2)
