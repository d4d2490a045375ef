"""The typing bubble beside a cell, and the card that tells more about what the mouse is over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Fact:
    """One thing a card tells.

    Attributes:
        title: the fact, 600.
        detail: a small line under it; "" has none.
        sign: paints something in a rectangle of 20 x 18 before it; None paints nothing.
    """

    title: str
    detail: str = ""
    sign: Callable[[QPainter, QRectF], None] | None = None


class HoverCard(Floating):
    """A raised card 318 wide: when, what, and who did what about it."""

    gap = 6

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.head = ""
        self.facts: tuple[Fact, ...] = ()

    def tell(self, widget: QWidget, cell: QRect, head: str, facts: Sequence[Fact]) -> None:
        """Stand under a cell of a widget with a small head line and some facts."""
        self.head = head
        self.facts = tuple(facts)
        self.place_below(widget, cell)

    @override
    def body_size(self) -> QSize:
        rows = sum(_height(fact) for fact in self.facts)
        return QSize(theme.px(318), theme.px(10 + 16) + theme.px(3) + rows + theme.px(8))

    @override
    def paint_body(self, painter: QPainter, body: QRectF) -> None:
        line = theme.color("line2")
        paint.box(painter, body, theme.color("raised"), line, theme.px(8))
        inner = body.adjusted(theme.px(14), theme.px(9), -theme.px(14), 0)
        head = QRectF(inner.left(), inner.top(), inner.width(), theme.px(16))
        paint.text(painter, head, self.head, "ink2", theme.font("small"))
        y = head.bottom() + theme.px(3)
        for fact in self.facts:
            row = QRectF(inner.left(), y, inner.width(), _height(fact))
            _paint_fact(painter, row, fact)
            y = row.bottom()


def _height(fact: Fact) -> int:
    return theme.px(22 + 14 if fact.detail else 24)


def _paint_fact(painter: QPainter, row: QRectF, fact: Fact) -> None:
    left = row.left()
    if fact.sign is not None:
        fact.sign(painter, QRectF(left, row.top() + theme.px(3), theme.px(20), theme.px(18)))
        left += theme.px(28)
    words = QRectF(left, row.top() + theme.px(2), row.right() - left, theme.px(20))
    paint.text(painter, words, fact.title, "ink", theme.font(bold=True))
    if fact.detail:
        under = QRectF(left, words.bottom() - theme.px(2), words.width(), theme.px(15))
        paint.text(painter, under, fact.detail, "ink2", theme.font("small"))
