"""Hundreds of day tiles at once: gathered by colour, painted a colour at a time."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap

from ui import theme
from ui.coursegrid.tiles import Tile
from ui.day import Look

STEP = 4
FILLS = {Look.ABSENT: "act", Look.LAWFUL: "lawfulfill", Look.LATE: "watch"}
SOFT = {Look.ABSENT: "actmid", Look.LAWFUL: "lawfulsoft", Look.LATE: "watchsoft"}
_UNDER = ("none", "sunken", "accentsoft", "page")
"""What lies under the rest is painted first."""


class TileBatch:
    """Day tiles of one painting; `add` each, then `paint` all.

    Attributes:
        fills: the areas by the token of their colour; so for the other two.
    """

    def __init__(self) -> None:
        self.fills: dict[str, list[QRect]] = {}
        self.hatched: dict[str, list[QRect]] = {}
        self.edges: dict[str, list[QRect]] = {}

    def add(self, tile: Tile, at: QRect) -> None:
        """Add a tile; what is outside the course's days draws nothing."""
        look = tile.look
        if look is Look.PRESENT:
            self._fill("none", at)
        elif look is Look.COMING:
            self._fill("sunken", at)
        elif look is Look.NOT_TAKEN:
            self._edge("control", at)
        elif look is Look.COMPANY:
            self._add_company(at)
        elif look not in {Look.BEFORE, Look.AFTER, Look.CLOSED}:
            self._add_day(tile, at)

    def add_closed(self, at: QRect) -> None:
        """Add what is closed."""
        self.hatched.setdefault("line2", []).append(at)

    def add_before(self, at: QRect) -> None:
        """Add the time before a student's start."""
        self.hatched.setdefault("line2", []).append(at)

    def _add_day(self, tile: Tile, at: QRect) -> None:
        lost = _lost(tile, at)
        self._fill("none", at)
        if tile.look is Look.UNKNOWN:
            self._fill("watchsoft", lost)
            self._edge("watch", lost)
        elif tile.look in FILLS and not tile.is_open:
            self._fill(FILLS[tile.look], lost)
        elif tile.look in FILLS:
            self._fill(SOFT[tile.look], lost)
            self.hatched.setdefault(FILLS[tile.look], []).append(lost)
        if tile.is_early:
            high = theme.px(2)
            self._fill("ink", QRect(at.left(), at.top() - high - 1, at.width(), high))

    def _add_company(self, at: QRect) -> None:
        rail = theme.px(2)
        self._fill("accentsoft", at)
        self._fill("accent", QRect(at.left(), at.top(), at.width(), rail))
        self._fill("accent", QRect(at.left(), at.bottom() + 1 - rail, at.width(), rail))

    def _fill(self, token: str, at: QRect) -> None:
        self.fills.setdefault(token, []).append(at)

    def _edge(self, token: str, at: QRect) -> None:
        self.edges.setdefault(token, []).append(at.adjusted(0, 0, -1, -1))

    def paint(self, painter: QPainter) -> None:
        """Paint everything that was added, what lies under the rest first."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        order = [*_UNDER, *[token for token in self.fills if token not in _UNDER]]
        for token in order:
            self._paint_rects(painter, QBrush(theme.color(token)), self.fills.get(token, ()))
        for token, rects in self.hatched.items():
            self._paint_rects(painter, hatching(token), rects)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for token, rects in self.edges.items():
            painter.setPen(theme.color(token))
            painter.drawRects(rects)
        painter.restore()

    def _paint_rects(self, painter: QPainter, brush: QBrush, rects: Sequence[QRect]) -> None:
        if rects:
            painter.setBrush(brush)
            painter.drawRects(list(rects))


def _lost(tile: Tile, at: QRect) -> QRect:
    high = max(round(at.height() * min(tile.share, 1.0)), min(theme.px(3), at.height()))
    return QRect(at.left(), at.bottom() + 1 - high, at.width(), high)


def hatching(token: str) -> QBrush:
    """Return a brush of lines at 45 degrees, 4 px apart, in a token's colour."""
    return QBrush(_texture(theme.name(token)))


@cache
def _texture(name: str) -> QPixmap:
    image = QImage(STEP, STEP, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setPen(name)
    for at in range(STEP):
        painter.drawPoint(at, STEP - 1 - at)
    painter.end()
    return QPixmap.fromImage(image)
