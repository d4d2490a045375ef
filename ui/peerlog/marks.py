"""The last meetings of a pair or a group as small marks, and a mood as five dots."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from gf2tracker.language import _, date_short
from gf2tracker.queries.peerlog import LogLine
from ui import paint, symbol, theme
from ui.cells import Align, Drawn
from ui.symbol import State

SHOWN, SIDE, PITCH = 6, 16, 19
BEST, LOW = 5, 2
DOT, DOT_PITCH, GAP, FIGURE = 7, 10, 4, 10


def told(line: LogLine) -> str:
    """Return a meeting in words: "man 10.08. mødtes, stemning 4: Godt i gang"."""
    what = _("mødtes") if line.is_met else _("mødtes ikke")
    if line.mood is not None:
        what = _("{what}, stemning {mood}").format(what=what, mood=line.mood)
    words = f"{date_short(line.date)} {what}"
    return f"{words}: {line.text}" if line.text else words


@dataclass(frozen=True)
class Meetings(Drawn):
    """Meetings from the oldest to the newest; the last six are drawn."""

    lines: tuple[LogLine, ...]

    @property
    @override
    def plain(self) -> str:
        return "; ".join(told(line) for line in self.lines[-SHOWN:])

    @property
    @override
    def order(self) -> Any:
        """How many were held."""
        return sum(line.is_met for line in self.lines)

    @override
    def width(self) -> float:
        return theme.px(PITCH) * min(len(self.lines), SHOWN)

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Align) -> None:
        side, x = theme.px(SIDE), at.left()
        for line in self.lines[-SHOWN:]:
            _draw(painter, line, QRectF(x, at.center().y() - side / 2, side, side))
            x += theme.px(PITCH)

    @override
    def tip_at(self, x: float, width: float) -> str:
        shown = self.lines[-SHOWN:]
        place = int(x // theme.px(PITCH))
        return told(shown[place]) if 0 <= place < len(shown) else ""


@dataclass(frozen=True)
class Mood(Drawn):
    """A mood from 1 to 5 as dots and its figure; None draws nothing."""

    mood: int | None

    @property
    @override
    def plain(self) -> str:
        return "" if self.mood is None else str(self.mood)

    @property
    @override
    def order(self) -> Any:
        """The figure; "" is not said."""
        return "" if self.mood is None else self.mood

    @override
    def width(self) -> float:
        return theme.px(BEST * DOT_PITCH + GAP + FIGURE)

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Align) -> None:
        if self.mood is None:
            return
        side, x = theme.px(DOT), at.left()
        for number in range(1, BEST + 1):
            dot = QRectF(x, at.center().y() - side / 2, side, side)
            shade = theme.color("accent" if number <= self.mood else "none")
            paint.fill(painter, dot, shade, side / 2)
            x += theme.px(DOT_PITCH)
        x += theme.px(GAP)
        figure = QRectF(x, at.top(), at.right() - x, at.height())
        paint.text(painter, figure, self.plain, "ink", theme.font(bold=True))


def _draw(painter: QPainter, line: LogLine, at: QRectF) -> None:
    if not line.is_met or line.mood is None:
        sign = at.adjusted(theme.px(1), theme.px(1), -theme.px(1), -theme.px(1))
        symbol.draw(painter, State.OK if line.is_met else State.NONE, sign)
        return
    ground, ink = ("watchsoft", "watchtext") if line.mood <= LOW else ("none", "ink")
    paint.fill(painter, at, theme.color(ground), theme.px(4))
    font = theme.font("small", bold=True)
    paint.text(painter, at, str(line.mood), ink, font, paint.CENTER)
