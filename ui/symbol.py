"""The six states, each told by its own shape and a word, never by colour alone."""

from enum import StrEnum
from functools import cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui import paint, theme

_TEXT = {"none": "ink2", "new": "accenttext", "changed": "lawfultext"}
_SHADE = {"none": "ink3", "new": "accent", "changed": "lawful"}
_SOFT = {"none": "none", "new": "accentsoft", "changed": "lawfulsoft"}


class State(StrEnum):
    """What something asks of the reader."""

    OK = "ok"
    WATCH = "watch"
    ACT = "act"
    NONE = "none"
    NEW = "new"
    CHANGED = "changed"

    @property
    def shade(self) -> str:
        """The token of the symbol itself."""
        return _SHADE.get(self, str(self))

    @property
    def text(self) -> str:
        """The token of words beside the symbol."""
        return _TEXT.get(self, f"{self}text")

    @property
    def soft(self) -> str:
        """The token of a ground behind symbol and words."""
        return _SOFT.get(self, f"{self}soft")


def state_of(share: float | None, watch: float, act: float) -> State | None:
    """Return what a share of absence (0 to 1) asks of the reader; None asks nothing."""
    if share is None or share < watch:
        return None
    return State.ACT if share >= act else State.WATCH


def draw(painter: QPainter, state: State, at: QRectF) -> None:
    """Paint a state's symbol in the middle of a square; 14 is its natural size."""
    side = min(at.width(), at.height())
    ratio = painter.device().devicePixelRatioF()
    x, y = at.center().x() - side / 2, at.center().y() - side / 2
    sign = _drawn(state, side, ratio, is_dark=theme.is_dark())
    painter.drawPixmap(QPointF(round(x), round(y)), sign)


@cache
def _drawn(state: State, side: float, ratio: float, *, is_dark: bool) -> QPixmap:
    """Return the symbol as pixels: it is drawn in every row of every table."""
    assert is_dark is theme.is_dark()
    pixels = ceil(side * ratio)
    made = QPixmap(pixels, pixels)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / 14, side / 14)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(state.shade))
    _SHAPES[state](painter)
    painter.end()
    return made


def _pen(shade: str, width: float) -> QPen:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(theme.color(shade), width, Qt.PenStyle.SolidLine, cap, join)


def _line(painter: QPainter, *points: tuple[float, float], width: float = 1.6) -> None:
    painter.setPen(_pen("page", width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _bar_and_dot(painter: QPainter, top: float, bottom: float, dot: float) -> None:
    painter.setPen(_pen("page", 1.7))
    painter.drawLine(QPointF(7, top), QPointF(7, bottom))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("page"))
    painter.drawEllipse(QPointF(7, dot), 0.95, 0.95)


def _solid(painter: QPainter, shade: str, *points: tuple[float, float]) -> None:
    painter.setPen(_pen(shade, 1.4))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _disc(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(7, 7), 6.8, 6.8)


def _ok(painter: QPainter) -> None:
    _disc(painter)
    _line(painter, (4.1, 7.3), (6.2, 9.3), (9.9, 5.0), width=1.7)


def _watch(painter: QPainter) -> None:
    _solid(painter, "watch", (7, 1.4), (13.1, 12.2), (0.9, 12.2))
    _bar_and_dot(painter, 5.2, 8.0, 10.6)


def _act(painter: QPainter) -> None:
    _solid(painter, "act", (7, 0.8), (13.2, 7), (7, 13.2), (0.8, 7))
    _bar_and_dot(painter, 3.9, 7.2, 10.0)


def _none(painter: QPainter) -> None:
    painter.setPen(_pen("ink3", 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(7, 7), 6.1, 6.1)
    painter.drawLine(QPointF(4.7, 7), QPointF(9.3, 7))


def _new(painter: QPainter) -> None:
    _disc(painter)
    _line(painter, (7, 3.9), (7, 10.1))
    _line(painter, (3.9, 7), (10.1, 7))


def _changed(painter: QPainter) -> None:
    _disc(painter)
    _line(painter, (3.9, 7), (10, 7), width=1.5)
    _line(painter, (7.6, 4.6), (10, 7), (7.6, 9.4), width=1.5)


_SHAPES = {
    State.OK: _ok,
    State.WATCH: _watch,
    State.ACT: _act,
    State.NONE: _none,
    State.NEW: _new,
    State.CHANGED: _changed,
}


class StateSymbol(QLabel):
    """A state's symbol, with words after it in the same colour where there are any."""

    def __init__(
        self, state: State, text: str = "", parent: QWidget | None = None, *, size: int = 14
    ) -> None:
        super().__init__(parent)
        self.state = state
        self._size = size
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def show_state(self, state: State, text: str = "") -> None:
        """Show another state and its words."""
        self.state = state
        self.setText(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = theme.px(self._size)
        words = paint.width(self.text(), theme.font(bold=True))
        wide = side + theme.px(7) + words + 1 if self.text() else side
        return QSize(int(wide), max(side, theme.px(18)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(18))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        side = theme.px(self._size)
        draw(painter, self.state, QRectF(0, (self.height() - side) / 2, side, side))
        if self.text():
            words = QRectF(self.rect()).adjusted(side + theme.px(7), 0, 0, 0)
            paint.text(painter, words, self.text(), self.state.text, theme.font(bold=True))
