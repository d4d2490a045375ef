"""A quiet fact at the right of the foot: saved, others' changes, backup."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from ui import icon, paint, symbol, theme
from ui.label import plain_tip
from ui.symbol import State


class Status(QLabel):
    """Small words after a symbol or an icon; hidden while it has nothing to tell.

    Signals:
        told(): it tells something else.
    """

    told = Signal()

    def __init__(self, sign: str = "") -> None:
        super().__init__()
        self._sign = sign
        self._state: State | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def tell(self, text: str, state: State | None = None) -> None:
        """Show a fact; a state replaces the icon with its symbol, "" hides it all."""
        self._state = state
        self.setText(text)
        self.setToolTip(plain_tip(text) if text else "")
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()
        self.told.emit()

    @override
    def sizeHint(self) -> QSize:
        words = paint.width(self.text(), theme.font("small"))
        return QSize(theme.px(18) + round(words) + 2, theme.px(20))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        side = theme.px(12 if self._state else 14)
        place = QRectF(0, (self.height() - side) / 2, side, side)
        if self._state is not None:
            symbol.draw(painter, self._state, place)
        elif self._sign:
            icon.paint(painter, self._sign, place, "ink3", stroke=2)
        is_urgent = self._state in {State.ACT, State.WATCH}
        shade = self._state.text if self._state and is_urgent else "ink3"
        words = QRectF(self.rect()).adjusted(theme.px(18), 0, 1, 0)
        paint.text(painter, words, self.text(), shade, theme.font("small", bold=is_urgent))
