"""Glyphs and chips of the board of all classes: drawn once, then a thousand times as pixels."""

from functools import cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.queries.plan import PlanChip
from ui import icon, paint, symbol, theme
from ui.allplans.cells import Glyph
from ui.planboard.kinds import ICONS
from ui.symbol import State
from ui.weeklabels import phase_token

SIDE, CHIP, BETWEEN, RADIUS, EDGE = 12, 12, 1, 2.5, 1.4
INK = {"held": "page", "planned": "text", "missed": "watchtext", "cancelled": "ink3"}


def glyph(kind: Glyph, phase: int, share: float, ratio: float) -> QPixmap:
    """Return the glyph of a week in its phase's colour; `share` (0 to 1) fills a part of it."""
    side, filled = theme.px(SIDE), 0
    if kind is Glyph.PART:
        filled = min(max(round(side * share), theme.px(3)), side - theme.px(3))
    return _glyph(kind, phase, filled, side, ratio, is_dark=theme.is_dark())


@cache
def _glyph(
    kind: Glyph, phase: int, filled: int, side: int, ratio: float, *, is_dark: bool
) -> QPixmap:
    assert is_dark is theme.is_dark()
    made, painter = _canvas(side, ratio)
    area, radius = QRectF(0, 0, side, side), theme.px(RADIUS)
    solid = theme.color(phase_token(phase))
    if kind is Glyph.HELD:
        paint.fill(painter, area, solid, radius)
    elif kind is Glyph.PART:
        paint.fill(painter, area, theme.color(phase_token(phase, "soft")), radius)
        painter.setClipRect(QRectF(0, side - filled, side, filled))
        paint.fill(painter, area, solid, radius)
    elif kind is Glyph.PLANNED:
        paint.edge(painter, area, solid, radius, theme.px(EDGE))
    elif kind is Glyph.MISSED:
        symbol.draw(painter, State.WATCH, area)
    elif kind is Glyph.NONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ink4"))
        painter.drawEllipse(area.center(), theme.px(1), theme.px(1))
    painter.end()
    return made


def look_of(chip: PlanChip) -> str:
    """Return how a chip stands, one of INK."""
    if chip.state is PlanState.HELD:
        return "held"
    if chip.state is PlanState.CANCELLED:
        return "cancelled"
    return "missed" if chip.is_not_held else "planned"


def chip_sign(kind: ActivityKind, phase: int, look: str, ratio: float) -> QPixmap:
    """Return the small chip of a kind of activity in its phase's colour; `look` is one of INK."""
    return _chip(kind, phase, look, theme.px(CHIP), ratio, is_dark=theme.is_dark())


@cache
def _chip(
    kind: ActivityKind, phase: int, look: str, side: int, ratio: float, *, is_dark: bool
) -> QPixmap:
    assert is_dark is theme.is_dark()
    made, painter = _canvas(side, ratio)
    area, radius = QRectF(0, 0, side, side), theme.px(RADIUS)
    ink = INK[look]
    if look == "held":
        paint.fill(painter, area, theme.color(phase_token(phase)), radius)
    elif look == "planned":
        paint.fill(painter, area, theme.color(phase_token(phase, "soft")), radius)
        ink = phase_token(phase, "text")
    elif look == "missed":
        paint.dashes(painter, area, theme.color("watch"), radius)
    else:
        paint.edge(painter, area, theme.color("line2"), radius)
    inner = theme.px(CHIP - 3)
    at = QRectF((side - inner) / 2, (side - inner) / 2, inner, inner)
    icon.paint(painter, ICONS[kind], at, ink, stroke=2.4)
    painter.end()
    return made


@cache
def clash_sign(side: int, ratio: float, *, is_dark: bool) -> QPixmap:
    """Return the small sign of a conflict, with a clear edge around it."""
    assert is_dark is theme.is_dark()
    made, painter = _canvas(side, ratio)
    middle, half = side / 2, side / 2
    for shade, size in (("page", half), ("act", half - theme.px(1.2))):
        painter.save()
        painter.translate(middle, middle)
        painter.rotate(45)
        reach = size * 0.72
        paint.fill(painter, QRectF(-reach, -reach, 2 * reach, 2 * reach), theme.color(shade), 1)
        painter.restore()
    painter.end()
    return made


def _canvas(side: int, ratio: float) -> tuple[QPixmap, QPainter]:
    made = QPixmap(ceil(side * ratio), ceil(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made, paint.smooth(QPainter(made))


def places(cell: QRectF, count: int) -> tuple[tuple[QPointF, ...], int]:
    """Return where the chips of a cell stand, and how many have no room.

    Where some have none, the last place is that of the words that say how many.
    """
    found, more = offsets(round(cell.width()), round(cell.height()), count, theme.px(CHIP))
    corner = cell.topLeft()
    return tuple(corner + QPointF(x, y) for x, y in found), more


@cache
def offsets(wide: int, high: int, count: int, side: int) -> tuple[tuple[tuple[int, int], ...], int]:
    """Return `places` from the corner of a cell so wide and high, for chips of a side."""
    pitch = side + BETWEEN
    across = max((wide - 1) // pitch, 1)
    room = across * max(high // pitch, 1)
    shown = min(count, room)
    lines = max(-(-shown // across), 1)
    left = round((wide - min(across, max(count, 1)) * pitch + BETWEEN) / 2)
    top = round((high - lines * pitch + BETWEEN) / 2)
    found = tuple((left + at % across * pitch, top + at // across * pitch) for at in range(shown))
    return found, count - shown + 1 if count > room else 0
