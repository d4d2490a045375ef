"""The search field over a list: it filters as one types, and Down leads into the list."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from typing_extensions import override

from ui import icon, paint, theme
from ui.edit import LineEdit


class SearchEdit(LineEdit):
    """One line, 28 high, with a glass before it.

    Signals:
        left_down(): Down or Enter: on into the list.
    """

    left_down = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__("", placeholder=placeholder)
        self.setAccessibleName(name)
        self.setTextMargins(theme.px(28), 0, theme.px(8), 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(28))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(28))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.px(16)
        at = QRectF(theme.px(9), (self.height() - side) / 2, side, side)
        icon.paint(paint.smooth(QPainter(self)), "search", at, "ink3")
