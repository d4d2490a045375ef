"""A line on a page or in a dialog that tells what will follow, or what stands in the way."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui import icon, paint, symbol, theme
from ui.label import Label
from ui.sentence import Run, Sentence
from ui.symbol import State


class Notice(QWidget):
    """A consequence on a sunken ground, 40 high: "14 af 24 = 58,3 %, én mere til 60 %"."""

    def __init__(self, sign: str, *parts: str | Run) -> None:
        super().__init__()
        self._sign = sign
        self._sentence = Sentence(*parts)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(40), 0, theme.px(12), 0)
        row.addWidget(self._sentence)
        row.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, *parts: str | Run) -> None:
        """Show another consequence."""
        self._sentence.tell(*parts)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        paint.fill(painter, self.rect(), theme.color("sunken"), theme.px(6))
        side = theme.px(16)
        place = QRectF(theme.px(13), (self.height() - side) / 2, side, side)
        icon.paint(painter, self._sign, place, "accenttext")


class Obstacle(QWidget):
    """Why a whole deed was refused, on the ground of its state; wraps; hidden until it tells."""

    def __init__(self, state: State = State.ACT) -> None:
        super().__init__()
        self._state = state
        self.label = Label("", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(40), theme.px(10), theme.px(12), theme.px(10))
        row.addWidget(self.label, 1)
        self.hide()

    def tell(self, text: str) -> None:
        """Show a text; "" hides the line."""
        self.label.setText(text)
        self.setVisible(bool(text))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        paint.fill(painter, self.rect(), theme.color(self._state.soft), theme.px(6))
        side = theme.px(14)
        top = self.label.y() + (self.label.fontMetrics().height() - side) // 2
        symbol.draw(painter, self._state, QRectF(theme.px(14), top, side, side))
