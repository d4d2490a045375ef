"""How seats are drawn: rings joined by a stroke, and names with what is to be known of them."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from gf2tracker.language import _
from ui import icon, paint, theme
from ui.seats.drag import Drag
from ui.seats.seat import Seat, Turn

RING, SIGN, GAP = 4, 13, 6


def paint_rings(
    painter: QPainter, seats: Sequence[Seat], middles: Sequence[QPointF], *, is_quiet: bool = False
) -> None:
    """Paint a ring for each seat, joined by strokes; who comes has dashes, a lost one as well."""
    shade = "ink3" if is_quiet else "ink2"
    radius = theme.px(RING)
    for (one, other), (above, below) in zip(pairwise(middles), pairwise(seats), strict=True):
        is_new = Turn.COMES in {above.turn, below.turn}
        pen = QPen(theme.color("accenttext" if is_new else shade), 1.4)
        if is_new:
            pen.setDashPattern([2, 1.6])
        painter.setPen(pen)
        long = hypot(other.x() - one.x(), other.y() - one.y()) or 1
        cut = (other - one) * (radius / long)
        painter.drawLine(one + cut, other - cut)
    for seat, middle in zip(seats, middles, strict=True):
        is_new = seat.turn is Turn.COMES
        paint_ring(painter, middle, "accenttext" if is_new else shade, is_dashed=is_new)


def paint_ring(painter: QPainter, middle: QPointF, shade: str, *, is_dashed: bool = False) -> None:
    """Paint one ring; a dashed one is a place nobody has yet."""
    pen = QPen(theme.color(shade), 1.6)
    if is_dashed:
        pen.setDashPattern([1.6, 1.2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, theme.px(RING), theme.px(RING))


def paint_name(painter: QPainter, seat: Seat, line: QRect, *, bold: bool, after: str = "") -> None:
    """Paint a name and what stands after it: a lock, whither one goes, a word."""
    is_bold = bold and seat.turn is not Turn.GOES
    signs, word = signs_of(seat), after or (_("beskyttet") if seat.is_protected else "")
    side, gap = theme.px(SIGN), theme.px(GAP)
    small = theme.font("small")
    words = paint.width(word, small) + gap if word else 0
    font = theme.font(bold=is_bold)
    taken = paint.width(seat.name, font) + len(signs) * (side + gap) + gap
    if not after and taken + words > line.width():
        word, words = "", 0  # the lock says it as well
    room = QRectF(line)
    room.setWidth(max(room.width() - len(signs) * (side + gap) - words, theme.px(40)))
    name = fitting_name(seat.name, room.width(), font)
    x = room.left() + paint.text(painter, room, name, seat.shade, font) + gap
    for name, shade in signs:
        at = QRectF(x, line.center().y() - side / 2 + 1, side, side)
        icon.paint(painter, name, at, shade, stroke=2)
        x += side + gap
    if word and x < line.right():
        at = QRectF(x, line.top(), line.right() - x + 1, line.height())
        paint.text(painter, at, word, seat.shade if after else "ink3", small)


def fitting_name(name: str, room: float, font: QFont) -> str:
    """Return a name, or with its last name as a letter where there is no room for it all."""
    first, _space, rest = name.partition(" ")
    if not rest or paint.width(name, font) <= room:
        return name
    return f"{first} {rest.rpartition(' ')[2][:1]}."


def signs_of(seat: Seat) -> list[tuple[str, str]]:
    """Return the icons after a name, each with the token of its colour."""
    found = [("lock", "ink3")] if seat.is_protected else []
    if seat.is_locked:
        found.append(("pin", "ink2"))
    if seat.turn is Turn.GOES:
        found.append(("right", "accenttext"))
    return found


def paint_ghost(painter: QPainter, drag: Drag) -> None:
    """Paint what follows the mouse: who is held, and what letting go would do."""
    body = QRectF(drag.ghost)
    radius = theme.px(13)
    paint.shadow(painter, body, radius)
    paint.box(painter, body, theme.color("raised"), theme.color("accentline"), radius)
    at = body.adjusted(theme.px(12), 0, 0, 0)
    wide = paint.text(painter, at, drag.words, "accenttext", theme.font(bold=True))
    if drag.told:
        shade = {True: "oktext", False: "watchtext", None: "ink2"}[drag.is_good]
        told = at.adjusted(wide + theme.px(8), 0, 0, 0)
        paint.text(painter, told, drag.told, shade, theme.font("small"))
