"""The last school days of a student as a row of bars: design/look.md, section 5."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from ui import theme
from ui.day import BAR, BAR_GAP, WEEK_GAP, Day, Look, draw_spark_bar

CARET = 4
DAYS_A_WEEK = 7


def spark_width(days: Sequence[Day]) -> int:
    """Return how wide the bars of some days are together, in pixels."""
    return _places(days)[-1] + theme.px(BAR) if days else 0


def draw_spark(
    painter: QPainter, at: QRectF, days: Sequence[Day], today: date | None = None
) -> None:
    """Paint days from the left, standing on the bottom of a rectangle; a caret under `today`."""
    bar, dash = theme.px(BAR), theme.px(2)
    left, low, quiet = at.left(), at.bottom() - dash, theme.color("ink4")
    for x, day in zip(_places(days), days, strict=True):
        if day.look is Look.PRESENT:
            painter.fillRect(QRectF(left + x, low, bar, dash), quiet)
        else:
            draw_spark_bar(painter, QRectF(left + x, at.top(), bar, at.height()), day)
        if day.date == today:
            _draw_caret(painter, left + x + bar / 2, at.bottom() + theme.px(3))


def _places(days: Sequence[Day]) -> list[int]:
    places: list[int] = []
    step, more, x, last = theme.px(BAR + BAR_GAP), theme.px(WEEK_GAP), 0, None
    for day in days:
        week = (day.date.toordinal() - 1) // DAYS_A_WEEK  # day 1 of the calendar is a Monday
        if last is not None:
            x += step if week == last else step + more
        places.append(x)
        last = week
    return places


def _draw_caret(painter: QPainter, middle: float, top: float) -> None:
    half, high = 3.5 * theme.text_scale(), CARET * theme.text_scale()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("ink"))
    points = ((middle, top), (middle + half, top + high), (middle - half, top + high))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
