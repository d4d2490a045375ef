"""The quieter rows of today: calls that are done, students away for days, registers, deadlines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ui import paint, ring, symbol, theme
from ui.button import Pressable
from ui.label import plain_tip
from ui.symbol import State

INDENT = 24
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

    def __init__(
        self, state: State | None, parts: Sequence[Part], *, high: int = 32, tip: str = ""
    ) -> None:
        super().__init__(" ".join(part.text for part in parts if part.text))
        self._state, self._parts, self.high = state, parts, high
        self.setToolTip(plain_tip(tip or ", ".join(part.text for part in parts if part.text)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(part.text for part in parts if part.text))
        ring.follow(self, radius=4)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(self.high))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        if self.is_hovered:
            painter.fillRect(self.rect(), theme.color("hover"))
        self.paint_facts(painter)
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme.color("line"))

    def paint_facts(self, painter: QPainter) -> None:
        """Paint the state in the margin and the words, in the upper part of a line that is open."""
        high = theme.px(self.high)
        side, left = theme.px(14), theme.px(INDENT) if self._state is not None else 0
        if self._state is not None:
            symbol.draw(painter, self._state, QRectF(theme.px(3), (high - side) / 2, side, side))
        room, x = self.width() - left, float(left)
        ends = [left + part.at * room for part in self._parts if part.at is not None]
        for part in self._parts:
            font = theme.font("small" if part.is_small else "base", bold=part.is_bold)
            if part.is_right:
                rest = QRectF(x, 0, self.width() - x, high)
                paint.text(painter, rest, part.text, part.shade, font, paint.RIGHT)
                continue
            if part.at is not None:
                x = left + part.at * room
            end = min((one for one in ends if one > x), default=float(self.width()))
            area = QRectF(x, 0, max(end - x - theme.px(8), 1), high)
            x += paint.text(painter, area, part.text, part.shade, font) + theme.px(8)


class DueLine(Stepped):
    """A deadline: date and days left, what it is, and for which classes."""

    def __init__(self, when: str, left: str, what: str, who: str, *, is_next: bool) -> None:
        super().__init__(what)
        self._texts = (when, left, what, who)
        self._is_next = is_next
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join((when, left, what, who)))
        ring.follow(self, radius=4)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(49))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        if self.is_hovered:
            painter.fillRect(self.rect(), theme.color("hover"))
        when, left, what, who = self._texts
        bold, small = theme.font(bold=self._is_next), theme.font("small")
        date_wide = theme.px(92)
        upper = QRectF(0, theme.px(6), date_wide, theme.px(18))
        lower = upper.translated(0, theme.px(18))
        paint.text(painter, upper, when, "ink" if self._is_next else "ink2", bold)
        paint.text(painter, lower, left, "watchtext" if self._is_next else "ink3", small)
        rest = QRectF(date_wide, theme.px(6), self.width() - date_wide, theme.px(18))
        paint.text(painter, rest, what, "ink", bold)
        paint.text(painter, rest.translated(0, theme.px(18)), who, "ink3", small)
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme.color("line"))


def clear(layout: Any) -> None:
    """Take everything out of a layout; what stood there is gone from sight at once."""
    while layout.count():
        item = layout.takeAt(0)
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
        elif item.layout() is not None:
            clear(item.layout())
