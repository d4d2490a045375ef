"""What stands in a table's cell when it is more than plain text: words and bars."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from gf2tracker.language import percent, sort_key
from ui import icon, paint, symbol, theme
from ui.bar import draw_bar
from ui.symbol import State
from ui.theme import Size

SIGN, SIGN_GAP, PART_GAP = 14, 7, 10

Align = Qt.AlignmentFlag


class Drawn:
    """A value that paints itself."""

    @property
    def plain(self) -> str:
        """The value in words: what is copied, searched and said."""
        raise NotImplementedError

    @property
    def spoken(self) -> str:
        """What a screen reader says where the words of a copy say too little."""
        return self.plain

    @property
    def order(self) -> Any:
        """What the value is sorted by, a figure or a sort key."""
        return sort_key(self.plain)

    def width(self) -> float:
        """Return how wide the whole value is drawn, in pixels."""
        raise NotImplementedError

    def paint(self, painter: QPainter, at: QRectF, align: Align) -> None:
        """Paint in a cell's room; what does not fit is cut."""
        raise NotImplementedError

    def tip_at(self, _x: float, _width: float) -> str:
        """Return what the tool tip says at a pixel of a cell so wide; "" says what was cut."""
        return ""


@dataclass(frozen=True)
class Words(Drawn):
    """Words in a token's colour, with a state's symbol or an icon before them.

    With a state and no shade of their own they take the state's text colour and are bold.
    """

    text: str
    shade: str = ""
    is_bold: bool = False
    size: Size = "base"
    state: State | None = None
    icon: str = ""

    @property
    @override
    def plain(self) -> str:
        """The words."""
        return self.text

    @override
    def width(self) -> float:
        """Return how wide symbol and words are together."""
        font = theme.font(self.size, bold=self._is_strong)
        return paint.width(self.text, font) + self._sign_width() + 1

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Align) -> None:
        """Paint symbol or icon, then the words."""
        x = at.left()
        if align & Align.AlignRight:
            x = max(x, at.right() - self.width())
        side = theme.px(SIGN)
        sign = QRectF(x, at.center().y() - side / 2, side, side)
        if self.state is not None:
            symbol.draw(painter, self.state, sign)
        elif self.icon:
            icon.paint(painter, self.icon, sign, self._shade)
        words = QRectF(x + self._sign_width(), at.top(), 0, at.height())
        words.setRight(at.right())
        font = theme.font(self.size, bold=self._is_strong)
        paint.text(painter, words, self.text, self._shade, font)

    @property
    def _is_strong(self) -> bool:
        return self.is_bold or (self.state is not None and not self.shade)

    @property
    def _shade(self) -> str:
        return self.shade or (self.state.text if self.state is not None else "ink")

    def _sign_width(self) -> int:
        has_sign = self.state is not None or bool(self.icon)
        return theme.px(SIGN) + theme.px(SIGN_GAP) if has_sign else 0


@dataclass(frozen=True)
class Meter(Drawn):
    """A share as a bar, with ticks for what it is compared with and words after it.

    Attributes:
        share: 0 to 1; None is not known and draws no bar.
    """

    share: float | None
    text: str = ""
    ticks: tuple[float, ...] = ()
    shade: str = "accent"

    @property
    @override
    def plain(self) -> str:
        """The words, or the share as per cent."""
        return self.text or percent(self.share)

    @property
    @override
    def order(self) -> float:
        """The share; what is not known comes before nothing."""
        return -1.0 if self.share is None else self.share

    @override
    def width(self) -> float:
        """Return the width of a bar of 64 and the words."""
        return theme.px(64) + self._words_width()

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Align) -> None:
        """Paint the bar over the room that the words leave."""
        words = self._words_width()
        if self.share is not None:
            bar = QRectF(at.left(), at.top(), max(at.width() - words, 0), at.height())
            draw_bar(painter, bar, self.share, self.shade, self.ticks)
        if self.text:
            place = QRectF(at.right() - words + theme.px(PART_GAP), at.top(), words, at.height())
            place.setRight(at.right())
            paint.text(painter, place, self.text, "ink2", align=paint.RIGHT)

    def _words_width(self) -> float:
        return paint.width(self.text) + theme.px(PART_GAP) + 1 if self.text else 0


@dataclass(frozen=True)
class Several(Drawn):
    """Several values side by side in one cell; the last that has no room is cut or left out."""

    parts: tuple[Drawn, ...]
    gap: int = PART_GAP

    @property
    @override
    def plain(self) -> str:
        """The parts in words, a space between them."""
        return " ".join(filter(None, [part.plain for part in self.parts]))

    @property
    @override
    def order(self) -> Any:
        """The first part's."""
        return self.parts[0].order if self.parts else ""

    @override
    def width(self) -> float:
        """Return how wide all parts are together."""
        shown = [part.width() for part in self.parts]
        return sum(shown) + theme.px(self.gap) * max(len(shown) - 1, 0)

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Align) -> None:
        """Paint the parts from the left."""
        x = at.left()
        for part in self.parts:
            room = QRectF(x, at.top(), at.right() - x, at.height())
            if room.width() < theme.px(12):
                break
            part.paint(painter, room, Align.AlignLeft)
            x += part.width() + theme.px(self.gap)


@dataclass(frozen=True)
class Fitting(Several):
    """Values side by side, each after the first only where the whole of it has room."""

    @override
    def width(self) -> float:
        """Return how wide the first part is: the others may be left out."""
        return self.parts[0].width()

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Align) -> None:
        """Paint from the left as many parts as have room."""
        x = at.left()
        for part in self.parts:
            wide = part.width()
            if x > at.left() and x + wide > at.right() + 1:
                break
            part.paint(painter, QRectF(x, at.top(), at.right() - x, at.height()), align)
            x += wide + theme.px(self.gap)


def beside(*parts: Drawn | str) -> Several:
    """Return values side by side; plain text is drawn as plain words."""
    return Several(tuple(Words(part) if isinstance(part, str) else part for part in parts))
