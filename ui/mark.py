"""The product's mark."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import paint, theme


class Mark(QWidget):
    """The product's mark: four upright bars in the colours of the phases."""

    def __init__(self, *, size: int = 20) -> None:
        super().__init__()
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        draw_mark(paint.smooth(QPainter(self)), QRectF(self.rect()))


def draw_mark(painter: QPainter, at: QRectF) -> None:
    """Paint the product's mark in a square."""
    side = at.width()
    for phase, height in enumerate((0.45, 0.62, 0.8, 1.0)):
        wide = 0.17 * side
        left = at.left() + phase * (wide + 0.105 * side)
        bar = QRectF(left, at.bottom() - height * side, wide, height * side)
        paint.fill(painter, bar, theme.color(f"p{phase + 1}"), wide / 2)
