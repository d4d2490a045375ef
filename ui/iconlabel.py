"""An icon with quiet words after it: a fact, not a deed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from ui import icon, paint, theme

SIDE, GAP = 16, 7


class IconLabel(QLabel):
    """`IconLabel("lock", _("gemmes aldrig"))`; without words the icon alone."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(text)
        self._name = name
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = round(paint.width(self.text())) + theme.px(GAP) + 2 if self.text() else 0
        return QSize(theme.px(SIDE) + words, theme.px(20))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(SIDE), theme.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        side = theme.px(SIDE)
        at = QRectF(0, (self.height() - side) / 2, side, side)
        icon.paint(painter, self._name, at, "ink2")
        words = QRectF(side + theme.px(GAP), 0, self.width() - side - theme.px(GAP), self.height())
        paint.text(painter, words, self.text(), "ink2")
