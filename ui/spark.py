"""The last school days of a student as a row of bars: design/look.md, section 5."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from typing_extensions import override

from gf2tracker.language import _, plural
from ui import paint, theme
from ui.cells import Drawn
from ui.chip import Told
from ui.day import BAR, BAR_GAP, WEEK_GAP, WORDS, Day, Look, draw_spark_bar

HIGH, CARET = 16, 4
DAYS_A_WEEK = 7
_TOLD = (Look.ABSENT, Look.UNKNOWN, Look.LAWFUL, Look.LATE, Look.COMPANY)


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


def spoken(days: Sequence[Day]) -> str:
    """Return days in words, as a screen reader says them: "10 dage: 2 udeblevet, 1 for sent"."""
    counts = {look: sum(day.look is look for day in days) for look in _TOLD}
    parts = [f"{count} {WORDS[look]}" for look, count in counts.items() if count]
    shown = sum(day.look not in {Look.BEFORE, Look.AFTER, Look.COMING} for day in days)
    whole = plural(shown, "{n} dag", "{n} dage")
    return f"{whole}: {', '.join(parts) or _('intet fravær')}"


@dataclass(frozen=True)
class Spark(Drawn):
    """Days as a value in a table; ordered by how much was lost."""

    days: tuple[Day, ...]

    @property
    @override
    def plain(self) -> str:
        """The days in words."""
        return spoken(self.days)

    @property
    @override
    def order(self) -> float:
        """The sum of what was lost, in days."""
        return sum(day.share for day in self.days)

    @override
    def width(self) -> float:
        """Return how wide it is drawn, in pixels."""
        return spark_width(self.days)

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Qt.AlignmentFlag) -> None:
        """Paint in a cell, standing a little under its middle."""
        high = min(theme.px(HIGH), at.height() - theme.px(4))
        left = at.right() - self.width() if align & Qt.AlignmentFlag.AlignRight else at.left()
        top = round(at.center().y() - high / 2)
        draw_spark(painter, QRectF(round(left), top, at.width(), round(high)), self.days)


class SparkLabel(Told):
    """Days as a widget, 20 high, with a caret under today."""

    def __init__(self, days: Sequence[Day] = (), today: date | None = None) -> None:
        super().__init__("")
        self.days: tuple[Day, ...] = ()
        self._today = today
        self.show_days(days, today)

    def show_days(self, days: Sequence[Day], today: date | None = None) -> None:
        """Show other days."""
        self.days, self._today = tuple(days), today
        self.setText(spoken(self.days))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(max(spark_width(self.days), 1), theme.px(20 + 3 + CARET + 1))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        at = QRectF(0, 0, self.width(), theme.px(20))
        draw_spark(painter, at, self.days, self._today)


def _places(days: Sequence[Day]) -> list[int]:
    places: list[int] = []
    step, more, x, last = theme.px(BAR + BAR_GAP), theme.px(WEEK_GAP), 0, None
    for day in days:
        week = (
            day.date.toordinal() - 1
        ) // DAYS_A_WEEK  # the first day of the calendar is a Monday
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
