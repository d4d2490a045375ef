"""How edges, fills, hatching, shadows and text are drawn, so that every part draws them alike."""

from functools import cache, lru_cache
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui import theme

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER: Final = Qt.AlignmentFlag.AlignCenter

_WRAPPED: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap

elided: Final[set[str]] = set()
"""Every text that did not fit where it was drawn; the gallery prints it."""


def smooth(painter: QPainter) -> QPainter:
    """Turn antialiasing on and return the same painter."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def under_line(widget: QWidget, ground: str) -> None:
    """Paint a whole widget in a token's colour, under the hairline that parts it from the page."""
    painter = QPainter(widget)
    painter.fillRect(widget.rect(), theme.color(ground))
    painter.fillRect(0, 0, widget.width(), 1, theme.color("line"))


def fill(painter: QPainter, rect: QRectF | QRect, color: QColor, radius: float = 0) -> None:
    """Fill a rectangle, with round corners where `radius` (pixels) is given."""
    if not radius:
        painter.fillRect(QRectF(rect), color)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(rect), radius, radius)


def edge(
    painter: QPainter, rect: QRectF | QRect, color: QColor, radius: float, width: float = 1
) -> None:
    """Draw an edge inside a rectangle; the pen lies wholly within it, so straight lines are sharp."""
    half = width / 2
    painter.setPen(QPen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = QRectF(rect).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, max(radius - half, 0), max(radius - half, 0))


def box(
    painter: QPainter, rect: QRectF | QRect, ground: QColor, line: QColor, radius: float
) -> None:
    """Fill a round rectangle and draw its one pixel edge."""
    painter.setPen(QPen(line, 1))
    painter.setBrush(ground)
    inner = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, radius - 0.5, radius - 0.5)


def dashes(painter: QPainter, rect: QRectF | QRect, color: QColor, radius: float) -> None:
    """Draw a dashed edge inside a rectangle: something that is proposed or still missing."""
    pen = QPen(color, 1.2)
    pen.setDashPattern([3, 2.4])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.6, 0.6, -0.6, -0.6), radius, radius)


def hatch(painter: QPainter, rect: QRectF | QRect, color: QColor | None = None) -> None:
    """Draw lines at 45 degrees, 4 px apart, over a rectangle: closed."""
    area = QRectF(rect)
    step = theme.px(4)
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color or theme.color("hatch"), 1))
    start = area.left() - area.height()
    x = start - (start + area.bottom()) % step  # one pattern for the page, whatever is cut out
    while x < area.right():
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))
        x += step
    painter.restore()


def shadow(painter: QPainter, rect: QRectF | QRect, radius: float, depth: int = 14) -> None:
    """Draw the soft shadow of a floating thing around a rectangle, `depth` pixels wide.

    Nothing is drawn in the middle, where the thing itself will lie.
    """
    ratio = painter.device().devicePixelRatioF()
    tile, end = _shadow_tile(ceil(radius), depth, ratio, is_dark=theme.is_dark())
    body, wide = QRectF(rect), _around(depth)
    out = body.adjusted(-wide, -wide, wide, wide)
    xs = (out.left(), out.left() + end, out.right() - end, out.right())
    ys = (out.top(), out.top() + end, out.bottom() - end, out.bottom())
    cuts = (0.0, end * ratio, tile.width() - end * ratio, float(tile.width()))
    for row in range(3):
        for column in range(3):
            if (row, column) != (1, 1):
                to = QRectF(QPointF(xs[column], ys[row]), QPointF(xs[column + 1], ys[row + 1]))
                of = QRectF(
                    QPointF(cuts[column], cuts[row]), QPointF(cuts[column + 1], cuts[row + 1])
                )
                painter.drawPixmap(to, tile, of)


def _around(depth: int) -> int:
    return ceil(depth * 1.25) + 1


@lru_cache(maxsize=16)
def _shadow_tile(radius: int, depth: int, ratio: float, *, is_dark: bool) -> tuple[QPixmap, int]:
    # the shadow of a small square, and how much of each end of it is no straight edge
    end, middle = _around(depth) + radius + 1, 2
    size = 2 * end + middle
    tile = QPixmap(round(size * ratio), round(size * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    wide = _around(depth)
    body = QRectF(wide, wide, size - 2 * wide, size - 2 * wide)
    painter = smooth(QPainter(tile))
    painter.setPen(Qt.PenStyle.NoPen)
    strength = 0.50 if is_dark else 0.16
    layer = 1 - (1 - strength) ** (1 / depth)  # so that all layers together reach it
    drop = depth / 4
    for grow in range(depth, 0, -1):
        inward = 2 * (depth - grow + 0.5) / depth
        painter.setBrush(QColor.fromRgbF(0, 0, 0, layer * inward))
        spread = body.adjusted(-grow, -grow + drop, grow, grow + drop)
        painter.drawRoundedRect(spread, radius + grow, radius + grow)
    painter.end()
    return tile, end


@cache
def _on_one_line(align: Qt.AlignmentFlag) -> int:
    return int(align | Qt.TextFlag.TextSingleLine)


def text(
    painter: QPainter,
    rect: QRectF | QRect,
    words: str,
    shade: str = "ink",
    font: QFont | None = None,
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """Draw one line of plain text, cut with an ellipsis where it does not fit; return its width."""
    used, area = font or theme.font(), QRectF(rect)
    measure = QFontMetricsF(used)
    wide = measure.horizontalAdvance(words)
    if wide > area.width() + 0.5:
        elided.add(words)
        words = measure.elidedText(words, Qt.TextElideMode.ElideRight, area.width() + 0.5)
        wide = measure.horizontalAdvance(words)
    painter.setFont(used)
    painter.setPen(theme.color(shade))
    painter.drawText(area, _on_one_line(align), words)
    return wide


def paragraph(
    painter: QPainter,
    rect: QRectF | QRect,
    words: str,
    shade: str = "ink",
    font: QFont | None = None,
) -> None:
    """Draw plain text that goes on in the next line where it must, from the top left."""
    painter.setFont(font or theme.font())
    painter.setPen(theme.color(shade))
    painter.drawText(QRectF(rect), int(_WRAPPED), words)


def paragraph_height(words: str, wide: float, font: QFont | None = None) -> int:
    """Return how high text is that is drawn as a paragraph of a width, in pixels."""
    measure = QFontMetricsF(font or theme.font())
    return ceil(measure.boundingRect(QRectF(0, 0, wide, 1e6), int(_WRAPPED), words).height())


def width(words: str, font: QFont | None = None) -> float:
    """Return how wide a line of text is drawn, in pixels."""
    return QFontMetricsF(font or theme.font()).horizontalAdvance(words)


def dot_between(painter: QPainter, x: float, middle: float) -> None:
    """Draw the quiet dot that parts two facts on a line."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(theme.color("ink4")))
    painter.drawEllipse(QPointF(x, middle), 1.2, 1.2)
