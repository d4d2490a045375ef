"""The bubble beside a cell that is being typed in."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui import paint, theme
from ui.announce import announce
from ui.floating import Floating


class Bubble(Floating):
    """What a text will become while it is typed ("for sent 12 min"), or why it cannot."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.text = ""
        self.is_fault = False

    def tell(self, widget: QWidget, cell: QRect, text: str, *, is_fault: bool = False) -> None:
        """Stand right of a cell of a widget with a text; a fault is red."""
        if text != self.text or not self.isVisible():
            announce(widget, text, is_urgent=is_fault)
        self.text = text
        self.is_fault = is_fault
        self.place_right(widget, cell)

    @override
    def body_size(self) -> QSize:
        words = paint.width(self.text, theme.font(bold=True))
        return QSize(round(words) + 2 * theme.px(10) + 1, theme.px(24))

    @override
    def paint_body(self, painter: QPainter, body: QRectF) -> None:
        ground, shade = ("act", "onact") if self.is_fault else ("inverse", "oninverse")
        paint.fill(painter, body, theme.color(ground), theme.px(6))
        words = body.adjusted(theme.px(10), 0, 1 - theme.px(10), 0)
        paint.text(painter, words, self.text, shade, theme.font(bold=True))
