"""The register's grid: Qt's table for cursor, selection and screen readers, our own paint and keys."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.language import _
from gf2tracker.queries.register import Register
from ui import paint, theme
from ui.register import layout
from ui.register.grid import MarkGrid
from ui.register.header import RegisterHeader
from ui.register.layout import HEADER, MARGIN
from ui.register.model import RegisterModel
from ui.register.rowpaint import Place, paint_row


class RegisterView(MarkGrid):
    """A class on one day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.model_here: RegisterModel = RegisterModel()
        self.head = RegisterHeader(self.model_here)
        super().__init__(self.head, parent)
        self.model_here.setParent(self)
        self.setAccessibleName(_("Protokol"))

    # --- what is shown ---------------------------------------------------------------------------

    def show_register(self, register: Register, lesson_now: int | None) -> None:
        """Show a class's day; cursor and selection stay where the same students are."""
        self.head.lesson_now = lesson_now
        columns = layout.columns(self.width(), len(register.lessons))
        self.model_here.show(register, columns)
        self.fit()
        if not self.currentIndex().isValid() and self.model_here.rows and register.lessons:
            self.go_to(0, columns.column_of(lesson_now or 1))

    @override
    def present_lesson(self) -> int:
        return self.head.lesson_now or 1

    @override
    def fit(self) -> None:
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

    @override
    def refresh(self) -> None:
        self.head.setFixedHeight(theme.px(HEADER))
        super().refresh()

    # --- Qt's own ---------------------------------------------------------------------------------

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.column() == self.model_here.columns.note:
            self.noted.emit(index.row())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        painter.fillRect(event.rect(), theme.color("page"))
        model = self.model_here
        if model.register is None or not model.rows:
            return
        chosen = self.selected_by_row()
        lefts = tuple(self.columnViewportPosition(c) for c in range(model.columnCount()))
        for row in self.rows_in(event):
            place = self._place(row, lefts, chosen.get(row, frozenset()))
            paint_row(painter, place, model.rows[row], model.register, model.reason_names)
            if row % 5 == 4 and row < len(model.rows) - 1:
                margin, bottom = theme.px(MARGIN), place.rect.bottom()
                wide = self.viewport().width() - 2 * margin
                painter.fillRect(QRect(margin, bottom, wide, 1), theme.color("line"))
        self.paint_cursor(painter)

    def _place(self, row: int, lefts: tuple[int, ...], selected: frozenset[int]) -> Place:
        return Place(
            rect=self.row_area(row),
            lefts=lefts,
            columns=self.model_here.columns,
            lesson_now=self.head.lesson_now,
            is_here=row == self.currentIndex().row(),
            is_hovered=row == self.hovered,
            selected=selected,
        )
