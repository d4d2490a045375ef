"""Over the lessons: each day with its date and how far its register is, and the lessons' numbers."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from gf2tracker.language import _, date_short
from gf2tracker.queries.week import WeekDay
from ui import paint, symbol, theme
from ui.symbol import State
from ui.week.layout import HEADER, MARGIN, Span
from ui.week.model import WeekModel
from ui.week.words import day_state


class WeekHeader(QHeaderView):
    """Painted as a whole from the same layout as the lessons.

    Attributes:
        day: the one the cursor is in; today: the real one.
    """

    def __init__(self, model: WeekModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._model = model
        self.day = self.today = date.min
        self.setMinimumSectionSize(0)
        self.setSectionsClickable(False)
        self.setFixedHeight(theme.px(HEADER))

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(HEADER))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        painter.fillRect(self.viewport().rect(), theme.color("page"))
        line, margin = self.height() - 1, theme.px(MARGIN)
        painter.fillRect(margin, line, self.viewport().width() - 2 * margin, 1, theme.color("line"))
        week, columns = self._model.register, self._model.columns
        if week is None:
            return
        for day, span in zip(week.days, columns.days, strict=True):
            self._paint_day(painter, day, span)
        small = theme.font("small", bold=True)
        name = QRectF(margin, theme.px(22), columns.left - margin, theme.px(18))
        paint.text(painter, name, _("Elev"), "ink2", small)
        for words, (left, wide) in ((_("I ugen"), columns.lost), (_("Fravær"), columns.share)):
            if wide:
                area = QRectF(left, theme.px(22), wide, theme.px(18))
                paint.text(painter, area, words, "ink2", small, paint.RIGHT)

    def _paint_day(self, painter: QPainter, day: WeekDay, span: Span) -> None:
        left, wide = span
        upper = QRectF(left, theme.px(5), wide, theme.px(18))
        if not day.lessons:
            words = date_short(day.date).partition(" ")[0]
            paint.text(painter, upper, words, "ink3", theme.font("small"), paint.CENTER)
            return
        shade = "accenttext" if day.date == self.today else "ink"
        font = theme.font(bold=True)
        x = upper.left() + theme.px(4)
        is_taken = day.taken == len(day.lessons)
        if is_taken:
            side = theme.px(12)
            symbol.draw(painter, State.OK, QRectF(x, upper.center().y() - side / 2, side, side))
            x += side + theme.px(5)
        room = QRectF(x, upper.top(), upper.right() - x, upper.height())
        x += paint.text(painter, room, _name(day.date, room.width()), shade, font) + theme.px(8)
        self._paint_state(painter, day, QRectF(x, upper.top(), upper.right() - x, upper.height()))
        self._paint_numbers(painter, day)
        if day.date == self.day:
            line = self.height() - 2
            painter.fillRect(left, line, wide, 2, theme.color("accent"))

    def _paint_state(self, painter: QPainter, day: WeekDay, room: QRectF) -> None:
        small = theme.font("small")
        is_late = day.date < self.today and day.taken < len(day.lessons)
        if day.date > self.today or not (is_late or day.taken):
            return
        words = day_state(day)
        if paint.width(words, small) <= room.width():
            paint.text(painter, room, words, "watchtext" if is_late else "ink3", small)

    def _paint_numbers(self, painter: QPainter, day: WeekDay) -> None:
        columns, small = self._model.columns, theme.font("small")
        for lesson in day.lessons:
            left, wide = columns.spans[day.first + lesson.number - 1]
            area = QRectF(left - 2, theme.px(25), wide + 4, theme.px(16))
            shade = "ink2" if lesson.taken_at else "ink3"
            paint.text(painter, area, str(lesson.number), shade, small, paint.CENTER)


def _name(day: date, room: float) -> str:
    """Return a day as it has room: "man 16.11.", "man 16." or "man"."""
    whole, bold = date_short(day), theme.font(bold=True)
    name = whole.partition(" ")[0]
    forms = (whole, f"{name} {day.day}.", name)
    return next((words for words in forms if paint.width(words, bold) <= room), name)
