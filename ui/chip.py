"""Chips and badges: a word or a count on a round ground."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from ui import icon, paint, symbol, theme
from ui.symbol import State


class Told(QLabel):
    """A painted label whose text is plain and known to a screen reader."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Chip(Told):
    """A word on a soft ground: a state (`State.WATCH`) or a phase (1 to 4)."""

    def __init__(self, text: str, kind: State | int, *, icon: str = "") -> None:
        super().__init__(text)
        self._kind = kind
        self._icon = icon

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(chip_width(self.text(), self._kind, icon=self._icon)), theme.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        draw_chip(painter, QRectF(self.rect()), self.text(), self._kind, icon_name=self._icon)


def chip_width(text: str, kind: State | int, *, icon: str = "") -> float:
    """Return how wide a chip is with all its words, in pixels."""
    words = paint.width(text, theme.font("small", bold=True))
    has_sign = bool(icon) or isinstance(kind, State)
    return words + 2 + (theme.px(22) if has_sign else theme.px(8)) + theme.px(8)


def draw_chip(
    painter: QPainter, at: QRectF, text: str, kind: State | int, *, icon_name: str = ""
) -> None:
    """Paint a chip that fills a rectangle (18 to 20 high); words that do not fit are cut."""
    soft, shade = _tokens(kind)
    paint.fill(painter, at, theme.color(soft), at.height() / 2)
    x = at.left() + theme.px(8)
    if icon_name or isinstance(kind, State):
        side = theme.px(12)
        place = QRectF(at.left() + theme.px(6), at.center().y() - side / 2, side, side)
        if icon_name:
            icon.paint(painter, icon_name, place, shade, stroke=2)
        elif isinstance(kind, State):
            symbol.draw(painter, kind, place)
        x = at.left() + theme.px(22)
    words = QRectF(x, at.top(), at.right() - x - theme.px(8) + 2, at.height())
    paint.text(painter, words, text, shade, theme.font("small", bold=True))


def _tokens(kind: State | int) -> tuple[str, str]:
    if isinstance(kind, State):
        return kind.soft, kind.text
    return f"p{kind}soft", f"p{kind}text"


def draw_badge(painter: QPainter, at: QRectF, text: str, *, must_act: bool) -> None:
    """Paint a count in a rectangle 18 high; "" paints nothing."""
    if not text:
        return
    if must_act:
        paint.fill(painter, at, theme.color("act"), at.height() / 2)
    shade = "onact" if must_act else "ink3"
    paint.text(painter, at, text, shade, theme.font("small", bold=True), paint.CENTER)
