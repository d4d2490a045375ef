"""The card beside a day: when, what was marked, and who did what about it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.domain.mark import Mark
from ui import paint, theme
from ui.floating import Floating
from ui.register.tile import paint_tile

WIDE, PADDING, TILE, LINE = 318, 12, 18, 16


class DayCard(Floating):
    """A card under a day's tile."""

    gap = 6

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.head = ""
        self.mark: Mark | None = None
        self.words: tuple[str, ...] = ()
        self.beside: tuple[str, ...] = ()

    def tell(
        self, head: str, mark: Mark | None, words: Sequence[str], beside: Sequence[str]
    ) -> None:
        """Say a day: its date, what stands most in it, that in words, and what was noted."""
        self.head, self.mark = head, mark
        self.words, self.beside = tuple(words), tuple(beside)

    def stand(self, widget: QWidget, tile: QRect) -> None:
        """Stand under a tile of a widget, or over it where the window ends."""
        self.place_below(widget, tile)

    def _left(self) -> int:
        return theme.px(TILE + 10) if self.mark is not None else 0

    def _room(self) -> int:
        return theme.px(WIDE - 2 * PADDING) - self._left()

    def _high(self, words: str) -> int:
        return paint.paragraph_height(words, self._room(), theme.font("small"))

    @override
    def body_size(self) -> QSize:
        lines = [*self.words[1:], *self.beside]
        high = theme.px(2 * PADDING + LINE + 4 + 18) + sum(self._high(one) for one in lines)
        return QSize(theme.px(WIDE), high)

    @override
    def paint_body(self, painter: QPainter, body: QRectF) -> None:
        ground, line = theme.color("raised"), theme.color("line2")
        paint.box(painter, body, ground, line, theme.px(8))
        pad = theme.px(PADDING)
        inner = body.adjusted(pad, pad, -pad, -pad)
        small = theme.font("small")
        head = QRectF(inner.left(), inner.top(), inner.width(), theme.px(LINE))
        paint.text(painter, head, self.head, "ink3", small)
        top = head.bottom() + theme.px(4)
        if self.mark is not None:
            side = theme.px(TILE)
            paint_tile(painter, QRectF(inner.left(), top, side, side), self.mark)
        x = inner.left() + self._left()
        title = QRectF(x, top, inner.right() - x, theme.px(18))
        paint.text(painter, title, self.words[0], "ink", theme.font(bold=True))
        top = title.bottom()
        for shade, lines in (("ink", self.words[1:]), ("ink2", self.beside)):
            for one in lines:
                high = self._high(one)
                place = QRectF(x, top, self._room(), high)
                paint.paragraph(painter, place, one, shade, small)
                top += high
