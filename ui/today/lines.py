"""The quieter rows of today: calls that are done, registers that are missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ui import paint, ring, symbol, theme
from ui.button import Pressable
from ui.label import plain_tip
from ui.symbol import State

HIGH, INDENT = 32, 24
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class Part:
    """Some words of a line.

    Attributes:
        at: where they begin, as a share of the line's room, 0 to 1; None follows on.
        is_right: whether they stand at the right edge.
    """

    text: str
    shade: str = "ink"
    is_bold: bool = False
    at: float | None = None
    is_right: bool = False
    is_small: bool = False


class Stepped(Pressable):
    """A row of a list.

    Signals:
        stepped(int): the keyboard goes a row up or down.
    """

    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class Line(Stepped):
    """One line of facts with a state in the margin; pressing it goes where it is about.

    Under the mouse it tells everything, also what had no room; `tip` when there is more to tell.
    """

    def __init__(self, state: State | None, parts: Sequence[Part], *, tip: str = "") -> None:
        super().__init__(spoken(parts))
        self._state, self._parts = state, parts
        self.setToolTip(plain_tip(tip or spoken(parts)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(spoken(parts))
        ring.follow(self, radius=4)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        if self.is_hovered:
            painter.fillRect(self.rect(), theme.color("hover"))
        paint_parts(painter, self.width(), self._state, self._parts)
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme.color("line"))


def spoken(parts: Sequence[Part]) -> str:
    """Return what a line tells, as one sentence."""
    return ", ".join(part.text for part in parts if part.text)


def paint_parts(painter: QPainter, width: int, state: State | None, parts: Sequence[Part]) -> None:
    """Paint a line's state in the margin and its words beside it, from the top left.

    What stands at the right has its room first, up to half of the line.
    """
    high, side = theme.px(HIGH), theme.px(14)
    left = theme.px(INDENT) if state is not None else 0
    if state is not None:
        symbol.draw(painter, state, QRectF(theme.px(3), (high - side) / 2, side, side))
    room, x = width - left, float(left)
    ends = [left + part.at * room for part in parts if part.at is not None]
    kept = sum(paint.width(part.text, _font(part)) for part in parts if part.is_right)
    before = width - min(kept, room / 2)
    for part in parts:
        font = _font(part)
        if part.is_right:
            start = min(x, before)  # words that were cut end before it, with a gap
            rest = QRectF(start, 0, width - start, high)
            paint.text(painter, rest, part.text, part.shade, font, paint.RIGHT)
            continue
        if part.at is not None:
            x = left + part.at * room
        end = min((one for one in ends if one > x), default=before)
        area = QRectF(x, 0, max(end - x - theme.px(8), 1), high)
        x += paint.text(painter, area, part.text, part.shade, font) + theme.px(8)


def _font(part: Part) -> QFont:
    return theme.font("small" if part.is_small else "base", bold=part.is_bold)


def clear(layout: Any) -> None:
    """Take everything out of a layout; what stood there is gone from sight at once."""
    while layout.count():
        item = layout.takeAt(0)
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
        elif item.layout() is not None:
            clear(item.layout())
