"""The register's header: lesson numbers with their times, a tick where the register is taken."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from gf2tracker.language import _, clock
from ui import paint, symbol, theme
from ui.register.layout import DAYS, HEADER, MARGIN, NAME
from ui.register.model import RegisterModel
from ui.symbol import State


class RegisterHeader(QHeaderView):
    """Painted as a whole, also right of the last column."""

    def __init__(self, model: RegisterModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.lesson_now: int | None = None
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
        columns = self._model.columns
        for column in range(self.count()):
            wide = self.sectionSize(column)
            if wide:
                rect = QRect(self.sectionViewportPosition(column), 0, wide, self.height())
                lesson = columns.lesson_at(column)
                if lesson is None:
                    self._paint_word(painter, rect, column)
                else:
                    self._paint_lesson(painter, rect, lesson)
        line = self.height() - 1
        margin = theme.px(MARGIN)
        area = QRect(margin, line, self.viewport().width() - 2 * margin, 1)
        painter.fillRect(area, theme.color("line"))
        if self.lesson_now is not None and self.lesson_now <= columns.lessons:
            at = columns.column_of(self.lesson_now)
            x, wide = self.sectionViewportPosition(at), self.sectionSize(at)
            painter.fillRect(QRect(x, line - 1, wide, 2), theme.color("accent"))

    def _paint_word(self, painter: QPainter, rect: QRect, column: int) -> None:
        columns = self._model.columns
        is_right = column in {columns.today, columns.share}
        left = theme.px(MARGIN) if column == NAME else 0
        if column == columns.note:
            left = theme.px(24)
        if column == DAYS:
            left = theme.px(4)
        area = QRectF(rect).adjusted(left, 0, 0, 0)
        word = str(self._model.headerData(column, Qt.Orientation.Horizontal))
        if column == columns.note:
            word = _fitting((word, _("Note")), area.width())
        align = paint.RIGHT if is_right else paint.LEFT
        paint.text(painter, area, word, "ink2", theme.font("small", bold=True), align)

    def _paint_lesson(self, painter: QPainter, rect: QRect, lesson: int) -> None:
        register = self._model.register
        assert register is not None
        told = register.lessons[lesson - 1]
        area = QRectF(rect)
        if lesson == self.lesson_now:
            painter.fillRect(area, theme.color("accentfaint"))
        bold = theme.font(bold=True)
        upper = QRectF(area.left(), theme.px(2), area.width(), theme.px(17))
        number = str(lesson)
        if told.taken_at is not None:
            side = theme.px(12)
            wide = side + theme.px(4) + paint.width(number, bold)
            x = area.center().x() - wide / 2
            symbol.draw(painter, State.OK, QRectF(x, upper.center().y() - side / 2, side, side))
            upper.setLeft(x + side + theme.px(4))
            paint.text(painter, upper, number, "ink", bold)
        else:
            paint.text(painter, upper, number, "ink", bold, paint.CENTER)
        lower = QRectF(area.left(), theme.px(17), area.width(), theme.px(15))
        time = clock(told.starts) if told.starts is not None else _("–")
        shade = "accenttext" if lesson == self.lesson_now else "ink3"
        paint.text(painter, lower, time, shade, theme.font("small"), paint.CENTER)


def _fitting(words: tuple[str, ...], room: float) -> str:
    """Return the first of some words that has room; "" where none has."""
    small = theme.font("small", bold=True)
    return next((one for one in words if paint.width(one, small) <= room), "")
