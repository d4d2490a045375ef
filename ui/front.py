"""What is painted first: the window's outline and its pages by name, while the rest is fetched."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui import paint, theme
from ui.mark import draw_mark

SIDE, SIDE_NARROW, HEAD, TEXT_AT = 176, 56, 48, 46
FIRST, PITCH, BETWEEN_GROUPS = 60, 34, 14
BAR, BAND, FOOT = 48, 50, 32
PAD, LINE, BETWEEN_LINES, LINES = 24, 14, 34, 5


class Front(QWidget):
    """The outline of the window as it will be; nothing on it can be pressed.

    Signals:
        painted: it has been painted for the first time.
    """

    painted = Signal()

    def __init__(self, groups: Sequence[Sequence[str]], *, is_narrow: bool) -> None:
        super().__init__()
        self.groups = groups
        self._side = theme.px(SIDE_NARROW if is_narrow else SIDE)
        self._is_narrow = is_narrow
        self._is_painted = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        painter.fillRect(self.rect(), theme.color("page"))
        self._paint_side(painter)
        self._paint_main(painter)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def _paint_side(self, painter: QPainter) -> None:
        wide = self._side
        painter.fillRect(QRect(0, 0, wide, self.height()), theme.color("ground"))
        painter.fillRect(QRect(wide - 1, 0, 1, self.height()), theme.color("line"))
        draw_mark(painter, QRectF(theme.px(18), theme.px(14), theme.px(20), theme.px(20)))
        if self._is_narrow:
            return
        left, y = theme.px(TEXT_AT), float(theme.px(FIRST))
        words = QRectF(left, 0, wide - left, theme.px(HEAD))
        paint.text(painter, words, "GF2 Tracker", "ink", theme.font(bold=True))
        for group in self.groups:
            for title in group:
                paint.text(painter, QRectF(left, y, wide - left, theme.px(32)), title, "ink3")
                y += theme.px(PITCH)
            y += theme.px(BETWEEN_GROUPS)

    def _paint_main(self, painter: QPainter) -> None:
        left, wide = self._side, self.width() - self._side
        line, foot = theme.color("line"), self.height() - theme.px(FOOT)
        painter.fillRect(QRect(left, theme.px(BAR + BAND) - 1, wide, 1), line)
        painter.fillRect(QRect(left, foot, wide, theme.px(FOOT)), theme.color("ground"))
        painter.fillRect(QRect(left, foot, wide, 1), line)
        x, y = left + theme.px(PAD), theme.px(BAR + BAND + PAD)
        for number in range(LINES):
            share = 0.3 if number == 0 else 0.6
            bar = QRectF(x, y, wide * share, theme.px(LINE))
            paint.fill(painter, bar, theme.color("sunken"), theme.px(4))
            y += theme.px(BETWEEN_LINES)
