"""The product's mark."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui import paint, theme


def draw_mark(painter: QPainter, at: QRectF) -> None:
    """Paint the mark in a square: four upright bars in the colours of the phases."""
    side = at.width()
    for phase, height in enumerate((0.45, 0.62, 0.8, 1.0)):
        wide = 0.17 * side
        left = at.left() + phase * (wide + 0.105 * side)
        bar = QRectF(left, at.bottom() - height * side, wide, height * side)
        paint.fill(painter, bar, theme.color(f"p{phase + 1}"), wide / 2)
