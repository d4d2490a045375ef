"""A grid in which marks are typed: cursor, selection, what is being typed, menu, mouse.

The day and the week are such grids; each lays its columns out and paints itself.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
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
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from gf2tracker.domain.mark import Marks
from gf2tracker.domain.people import StudentId
from ui import draft, paint, theme
from ui.register.typing import MarkRow, Timed
from ui.scroll import slim
from ui.tip import answer, tell_place

Index = QModelIndex | QPersistentModelIndex
Decide = Callable[[QKeyEvent], bool]


class LessonColumns(Protocol):
    """Which columns are lessons, counted from 1, and which one holds notes (-1 is none)."""

    @property
    def lessons(self) -> int:
        """Return how many lesson columns there are."""

    @property
    def note(self) -> int:
        """Return the column of notes."""

    def lesson_at(self, column: int) -> int | None:
        """Return the lesson of a column; None for the other columns."""

    def column_of(self, lesson: int) -> int:
        """Return the column of a lesson."""


class GridModel(QAbstractTableModel):
    """What a grid of marks is asked for.

    Attributes:
        register: the lessons that are shown; None before the first answer.
        rows: the students.
    """

    register: Timed | None
    rows: Sequence[MarkRow]
    columns: LessonColumns

    def put_marks(self, marks: Mapping[int, Marks]) -> None:
        """Show other marks in some rows, before the store has answered."""
        raise NotImplementedError

    def row_of(self, student_id: StudentId) -> int | None:
        """Return the row of a student; None when the student is not shown."""
        found = (at for at, row in enumerate(self.rows) if row.student_id == student_id)
        return next(found, None)

    def tip(self, index: Index, *, in_margin: bool) -> str:
        """Return what the mouse is told over a cell; "" for nothing."""
        raise NotImplementedError


class MarkGrid(QTableView):
    """Students down, lessons across; letters go to `decide` first.

    Attributes:
        typed: what is being typed in the cursor's cell; "" when nothing is.
        decide: takes key presses; False leaves them to Qt's own table.
        hovered: the row under the mouse, -1 for none.

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
    model_here: GridModel

    def __init__(self, head: QHeaderView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typed = ""
        self.decide: Decide | None = None
        self.hovered = -1
        self.setModel(self.model_here)
        self.setHorizontalHeader(head)
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
        slim(self)
        theme.on_change(self.refresh)

    # --- cursor and selection --------------------------------------------------------------------

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

    def go_to_lesson(self, lesson: int, *, row: int | None = None) -> None:
        """Put the cursor on a lesson (from 1) of its own row, or of another."""
        at = self.currentIndex().row() if row is None else row
        self.go_to(max(at, 0), self.model_here.columns.column_of(lesson))

    def lesson_column(self) -> int:
        """Return the lesson column of the cursor, else of the present lesson."""
        columns = self.model_here.columns
        here = self.currentIndex().column()
        if columns.lesson_at(here) is not None:
            return here
        return columns.column_of(min(self.present_lesson(), max(columns.lessons, 1)))

    def present_lesson(self) -> int:
        """Return the lesson (from 1) that a cursor outside the lessons stands for."""
        return 1

    def here(self) -> tuple[int, int]:
        """Return the cursor's row and lesson (from 1)."""
        columns = self.model_here.columns
        return self.currentIndex().row(), columns.lesson_at(self.lesson_column()) or 1

    def show_typed(self, text: str) -> None:
        """Show what is being typed in the cursor's cell; "" when nothing is."""
        if text == self.typed:
            return
        self.typed = text
        draft.hub.stirred.emit()
        self.update_row(self.currentIndex().row())

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

    def selected_by_row(self) -> dict[int, frozenset[int]]:
        """Return the selected columns by row; none where only the cursor's cell is."""
        found: dict[int, set[int]] = {}
        indexes = self.selectionModel().selectedIndexes()
        if len(indexes) < 2:
            return {}
        for index in indexes:
            found.setdefault(index.row(), set()).add(index.column())
        return {row: frozenset(columns) for row, columns in found.items()}

    def fit(self) -> None:
        """Lay columns and rows out for the room there is."""
        raise NotImplementedError

    def update_row(self, row: int) -> None:
        """Paint one row anew, when there is such a row."""
        if 0 <= row < len(self.model_here.rows):
            self.viewport().update(self.row_area(row))

    def row_area(self, row: int) -> QRect:
        """Return where a row is, in the viewport and in all its width."""
        top, high = self.rowViewportPosition(row), self.rowHeight(row)
        return QRect(0, top, self.viewport().width(), high)

    def rows_in(self, event: QPaintEvent) -> list[int]:
        """Return the rows that a painting is about."""
        area, region = event.rect(), event.region()
        first, last = max(self.rowAt(area.top()), 0), self.rowAt(area.bottom())
        last = len(self.model_here.rows) - 1 if last < 0 else last
        return [row for row in range(first, last + 1) if region.intersects(self.row_area(row))]

    def refresh(self) -> None:
        """Measure and paint anew, after colours or the size of the text changed."""
        self.fit()
        self.viewport().update()
        self.horizontalHeader().viewport().update()

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
        for index in (previous, current):
            self.update_row(index.row())
        self.moved.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        row = self.rowAt(int(event.position().y()))
        if row != self.hovered:
            for each in (self.hovered, row):
                self.update_row(each)
            self.hovered = row

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        return answer(self, event, self._show_tip) or super().viewportEvent(event)

    def _show_tip(self, at: QPoint) -> None:
        index = self.indexAt(at)
        text = self.model_here.tip(index, in_margin=at.x() < theme.px(24))
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
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.leaving.emit()
        super().focusOutEvent(event)
        self.viewport().update()

    def paint_cursor(self, painter: QPainter) -> None:
        """Paint the ring round the cursor's cell, and in it what is being typed."""
        index = self.currentIndex()
        if not index.isValid() or not (self.hasFocus() or self.typed):
            return
        rect = QRectF(self.cell(index)).adjusted(1, 1, -1, -1)
        if self.model_here.columns.lesson_at(index.column()) is None:
            rect = rect.adjusted(theme.px(16) if index.column() == 0 else 0, 0, 0, 0)
        if self.typed:
            bold, words = theme.font(bold=True), f"{self.typed}│"
            over = max(paint.width(words, bold) + 4 - rect.width(), 0) / 2
            rect = rect.adjusted(-over, 0, over, 0)
            paint.fill(painter, rect, theme.color("page"), theme.px(4))
            paint.text(painter, rect, words, "ink", bold, paint.CENTER)
        inside = rect.adjusted(2, 2, -2, -2)  # a red tile is as dark as the ring
        paint.edge(painter, inside, theme.color("page"), theme.px(3), 1)
        paint.edge(painter, rect, theme.color("accentline"), theme.px(4), 2)
