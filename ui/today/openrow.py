"""A row that opens under the keyboard and shows what can be done about it by one key."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from gf2tracker.language import _
from ui import paint, ring, theme
from ui.today.deeds import HIGH as DEEDS
from ui.today.deeds import Deed, DeedBar
from ui.today.lines import Stepped


class OpenRow(Stepped):
    """A row of a height; a click opens it, Enter or a double click goes where it is about.

    A subclass paints its facts in `paint_facts`.

    Args:
        words: what it is called.
        high: its height while it is closed, in design pixels.
        indent: where the deeds begin.
    """

    def __init__(self, words: str, deeds: Sequence[Deed], *, high: int, indent: int) -> None:
        super().__init__(words)
        self._high, self._indent = high, indent
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bar = DeedBar(self, deeds)
        told = _("{key} {what}")
        self.setAccessibleDescription(
            ", ".join(told.format(key=deed.cap, what=deed.text.lower()) for deed in deeds)
        )
        ring.follow(self, radius=4)
        self._place()

    def paint_facts(self, painter: QPainter) -> None:
        """Paint what the row tells, in its upper part."""
        raise NotImplementedError

    def _place(self) -> None:
        left = theme.px(self._indent)
        self._bar.setGeometry(left, theme.px(self._high - 1), self.width() - left, theme.px(30))

    @override
    def sizeHint(self) -> QSize:
        high = self._high + (DEEDS if self.hasFocus() else 0)
        return QSize(theme.px(300), theme.px(high))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._open(is_open=True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._open(is_open=False)

    def _open(self, *, is_open: bool) -> None:
        self._bar.setVisible(is_open)
        self.updateGeometry()
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the keyboard has come along already; nothing is pressed

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.click()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif not self._bar.take(event):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        if self.hasFocus():
            paint.fill(painter, self.rect(), theme.color("accentfaint"), theme.px(6))
        elif self.is_hovered:
            painter.fillRect(self.rect(), theme.color("hover"))
        self.paint_facts(painter)
        if not self.hasFocus():
            line = QRectF(0, self.height() - 1, self.width(), 1)
            painter.fillRect(line, theme.color("line"))
