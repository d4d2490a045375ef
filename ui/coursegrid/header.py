"""Over the days: phases, teaching weeks with their bars, and what each figure is called."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from ui import icon, paint, theme
from ui.coursegrid.layout import HEADER, MARGIN, Lay, week_of
from ui.coursegrid.model import FIGURES, NAME, MatrixModel
from ui.coursegrid.tilepaint import hatching
from ui.weeklabels import phase_name, phase_token, phase_weeks

PHASES, NUMBERS, BAR = 10, 28, 39
"""The middles of the two lines of words, and the top of the bars, in px from the top."""


class MatrixHeader(QHeaderView):
    """Painted as a whole from the same layout as the days.

    Signals:
        sort_wanted(str): "name" or a figure was pressed.
    """

    sort_wanted = Signal(str)

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.lay: Lay | None = None
        self.setMinimumSectionSize(0)
        self.setSectionsClickable(False)
        self.setFixedHeight(theme.px(HEADER))

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(HEADER))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        column = self.logicalIndexAt(event.position().toPoint())
        at = self._model.figure_at(column)
        if at is not None:
            self.sort_wanted.emit(FIGURES[at][0])
        elif column == NAME:
            self.sort_wanted.emit("name")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        wide = self.viewport().width()
        painter.fillRect(self.viewport().rect(), theme.color("page"))
        painter.fillRect(0, self.height() - 1, wide, 1, theme.color("line"))
        if self.lay is None or self._model.matrix is None:
            return
        self._paint_phases(painter, self.lay)
        self._paint_weeks(painter, self.lay)
        self._paint_words(painter, self.lay)

    def _line(self, middle: int, left: float, wide: float) -> QRectF:
        high = theme.px(18)
        return QRectF(left, theme.px(middle) - high / 2, wide, high)

    def _paint_phases(self, painter: QPainter, lay: Lay) -> None:
        assert self._model.matrix is not None
        course, today = self._model.matrix.course, self._model.matrix.today
        here = week_of(course, today)
        phase_here = course.calendar_weeks[here].phase if here is not None else None
        starts = phase_weeks(course)
        ends = [lay.weeks[at][0] for _phase, at in starts[1:]] + [lay.right]
        for (phase, at), end in zip(starts, ends, strict=True):
            left = lay.weeks[at][0]
            font = theme.font("small", bold=phase == phase_here)
            area = self._line(PHASES, left, end - left - theme.px(6))
            words = phase_name(phase)
            if paint.width(words, font) > area.width():
                words = words.rpartition(" ")[2]
            paint.text(painter, area, words, phase_token(phase, "text"), font)

    def _paint_weeks(self, painter: QPainter, lay: Lay) -> None:
        assert self._model.matrix is not None
        course, today = self._model.matrix.course, self._model.matrix.today
        here, step = week_of(course, today), self._step(lay)
        for at, (week, (left, wide)) in enumerate(
            zip(course.calendar_weeks, lay.weeks, strict=True)
        ):
            if week.number is None or week.phase is None:
                tall = QRect(left, theme.px(20), wide, self.height() - 1 - theme.px(20))
                painter.fillRect(tall, hatching("line2"))
                continue
            is_coming = week.monday > today
            shade = "ink3" if is_coming else "ink2"
            font = theme.font(bold=at == here)
            if week.number % step == 1 % step or at == here:
                number = self._line(NUMBERS, left - theme.px(4), wide + theme.px(8))
                words, token = str(week.number), "ink" if at == here else shade
                paint.text(painter, number, words, token, font, paint.CENTER)
            under = QRectF(left, theme.px(BAR), wide - 1, theme.px(3))
            token = phase_token(week.phase, "soft" if is_coming else "")
            paint.fill(painter, under, theme.color(token), theme.px(1.5))

    def _step(self, lay: Lay) -> int:
        """Return of how many weeks one has room for its number."""
        pitch = max(wide for _left, wide in lay.weeks)
        needed = paint.width("20") + theme.px(2)
        return next((step for step in (1, 2) if step * pitch >= needed), 5)

    def _paint_words(self, painter: QPainter, lay: Lay) -> None:
        sorted_by = self._model.sorted_by
        margin = theme.px(MARGIN)
        name = self._line(31, margin, lay.left - margin)
        self._paint_word(painter, name, "name", str(self._model.headerData(NAME, _ACROSS)))
        for (key, words), (left, wide) in zip(FIGURES, lay.figures, strict=True):
            if not wide:
                continue
            font = theme.font("small", bold=True)
            x = left + wide - paint.width(words, font) - 1
            area = self._line(31, x, left + wide - x + 1)
            paint.text(painter, area, words, "ink" if key == sorted_by else "ink2", font)
            if key == sorted_by:
                side = theme.px(12)
                sign = QRectF(x - side - theme.px(3), area.center().y() - side / 2, side, side)
                icon.paint(painter, "down", sign, "ink")

    def _paint_word(self, painter: QPainter, area: QRectF, key: str, words: str) -> None:
        font = theme.font("small", bold=True)
        is_chosen = key == self._model.sorted_by
        x = area.left() + paint.text(painter, area, words, "ink" if is_chosen else "ink2", font)
        if is_chosen:
            side = theme.px(12)
            sign = QRectF(x + theme.px(4), area.center().y() - side / 2, side, side)
            icon.paint(painter, "down", sign, "ink")


_ACROSS = Qt.Orientation.Horizontal
