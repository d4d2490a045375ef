"""The week's grid: typed, pasted and walked in as the register of a day is."""

from datetime import date

from PySide6.QtCore import QKeyCombination, QModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.domain.people import StudentId
from gf2tracker.language import _
from gf2tracker.queries.week import Week, WeekDay
from ui import paint, theme
from ui.register.grid import MarkGrid
from ui.week import layout
from ui.week.header import WeekHeader
from ui.week.layout import HEADER, MARGIN, Span
from ui.week.model import WeekModel
from ui.week.rowpaint import Place, paint_dots, paint_row
from ui.week.words import day_state

DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
COPY_ALL = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_C
)
ABOVE = 10
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class WeekView(MarkGrid):
    """A class through a week.

    Signals:
        week_wanted(int): the week before (-1) or after (1) is wanted.
        day_wanted: the day at the cursor is to be opened.
        table_wanted: all of the week is wanted as text.
    """

    week_wanted = Signal(int)
    day_wanted = Signal()
    table_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.model_here: WeekModel = WeekModel()
        self.head = WeekHeader(self.model_here)
        super().__init__(self.head, parent)
        self.model_here.setParent(self)
        self.setAccessibleName(_("Ugens protokol"))
        self.setHorizontalScrollMode(MarkGrid.ScrollMode.ScrollPerPixel)

    # --- what is shown ---------------------------------------------------------------------------

    def show_week(self, week: Week, today: date) -> None:
        """Show a class's week; cursor and selection stay where the same students are."""
        before = self.currentIndex()
        row, column = before.row(), before.column()
        student = self.model_here.rows[row].student_id if before.isValid() else None
        self.head.today = today
        self.model_here.show(week, layout.columns(self.width(), week.days))
        self.fit()
        if not self.currentIndex().isValid() and week.rows and week.lessons:
            self._stand(student, column)
        self.head.viewport().update()

    def _stand(self, student: StudentId | None, column: int) -> None:
        """Put the cursor back on its student and place, or on the first."""
        row = self.model_here.row_of(student) if student is not None else None
        columns = self.model_here.columns
        last = columns.column_of(columns.lessons)
        self.go_to(row or 0, min(max(column, columns.column_of(1)), last))

    def day_here(self) -> WeekDay | None:
        """Return the day of the cursor; None before the first answer."""
        week = self.model_here.register
        if week is None or not week.lessons or not self.currentIndex().isValid():
            return None
        return week.day_of(self.here()[1])

    def go_to_day(self, day: date) -> None:
        """Put the cursor on a day, in the same lesson as before where that day has it."""
        week, here = self.model_here.register, self.day_here()
        target = next((one for one in week.days if one.date == day), None) if week else None
        if target is None or not target.lessons or here is None or here.date == day:
            return
        number = min(self.here()[1] - here.first, len(target.lessons))
        self.go_to_lesson(target.first + number)

    @override
    def cell(self, index: QModelIndex) -> QRect:
        rect = self.visualRect(index)
        lesson = self.model_here.columns.lesson_at(index.column())
        if lesson is None:
            return rect
        left, wide = self.model_here.columns.spans[lesson - 1]
        return QRect(left, rect.top(), wide, rect.height())

    @override
    def fit(self) -> None:
        model = self.model_here
        if model.register is None:
            return
        lay = layout.columns(self.width(), model.register.days)
        model.lay_out(lay)
        edges = lay.edges
        for column, left in enumerate(edges):
            right = edges[column + 1] if column + 1 < len(edges) else left + lay.share[1]
            self.setColumnWidth(column, max(right - left, 0))
        self.setColumnHidden(len(edges) - 2, not lay.lost[1])
        self.setColumnHidden(len(edges) - 1, not lay.share[1])
        high = layout.row_height(self.height() - theme.px(HEADER), len(model.rows))
        self.verticalHeader().setDefaultSectionSize(high)

    @override
    def refresh(self) -> None:
        self.head.setFixedHeight(theme.px(HEADER))
        super().refresh()

    # --- Qt's own ---------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = PAGES.get(Qt.Key(event.key()))
        if direction is not None and not event.modifiers():
            self.leaving.emit()
            self.week_wanted.emit(direction)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in DAYS:
            self.leaving.emit()
            self._step_day(DAYS[Qt.Key(event.key())])
        elif event.keyCombination() == COPY_ALL:
            self.leaving.emit()
            self.table_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _step_day(self, direction: int) -> None:
        """Go to the day before (-1) or after (1) in the week, to the same lesson."""
        week, here = self.model_here.register, self.day_here()
        if week is None or here is None:
            return
        days = [day.date for day in week.days if day.lessons]
        at = days.index(here.date) + direction
        if 0 <= at < len(days):
            self.go_to_day(days[at])

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.day_wanted.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        painter.fillRect(event.rect(), theme.color("page"))
        model = self.model_here
        if model.register is None or not model.rows:
            return
        self._paint_coming(painter)
        dots: list[QPointF] = []
        chosen = self.selected_by_row()
        for row in self.rows_in(event):
            place = self._place(row, chosen.get(row, frozenset()))
            dots += paint_row(painter, place, model.rows[row], model.register)
            if row % 5 == 4 and row < len(model.rows) - 1:
                margin, bottom = theme.px(MARGIN), place.rect.bottom()
                wide = self.viewport().width() - 2 * margin
                painter.fillRect(QRect(margin, bottom, wide, 1), theme.color("line"))
        paint_dots(painter, dots)
        self._paint_all_closed(painter)
        self.paint_cursor(painter)

    def _place(self, row: int, selected: frozenset[int]) -> Place:
        is_here = row == self.currentIndex().row()
        return Place(
            self.row_area(row), self.model_here.columns, is_here, row == self.hovered, selected
        )

    def _paint_coming(self, painter: QPainter) -> None:
        """Sink the days that are still to come, from the first student to the last."""
        week = self.model_here.register
        assert week is not None
        for day, (left, wide) in zip(week.days, self.model_here.columns.days, strict=True):
            if day.lessons and day.date > self.head.today:
                area = QRect(left, self._top(), wide, self._bottom() - self._top())
                painter.fillRect(area, theme.color("sunken"))

    def _top(self) -> int:
        return self.rowViewportPosition(0)

    def _bottom(self) -> int:
        last = len(self.model_here.rows) - 1
        return self.rowViewportPosition(last) + self.rowHeight(last)

    def _paint_all_closed(self, painter: QPainter) -> None:
        """Hatch closed days down to the last student, or as far as their names can be read."""
        week = self.model_here.register
        assert week is not None
        days = zip(week.days, self.model_here.columns.days, strict=True)
        closed = [(day, span) for day, span in days if not day.lessons]
        if not closed:
            return
        small, around = theme.font("small"), theme.px(2 * ABOVE + 12)
        longest = max(paint.width(day_state(day), small) for day, _span in closed)
        room = self.viewport().height()
        bottom = max(self._bottom(), min(round(self._top() + longest + around), room))
        for day, span in closed:
            self._paint_closed(painter, day, span, bottom)

    def _paint_closed(self, painter: QPainter, day: WeekDay, span: Span, bottom: int) -> None:
        """Hatch a closed day from top to bottom, its name upright in it."""
        left, wide = span
        top, above = self._top(), theme.px(ABOVE)
        area = QRectF(left, top + 2, wide, bottom - top - 4)
        painter.fillRect(area, theme.color("page"))
        paint.hatch(painter, area, theme.color("line2"))
        words, small = day_state(day), theme.font("small")
        long = min(paint.width(words, small) + theme.px(12), area.height())
        painter.save()
        painter.translate(area.center().x(), top + above + long)
        painter.rotate(-90)
        high = theme.px(18)
        sign = QRectF(0, -high / 2, long, high)
        paint.fill(painter, sign, theme.color("page"), theme.px(4))
        paint.text(painter, sign, words, "ink2", small, paint.CENTER)
        painter.restore()
