"""How one school day of a student is drawn: a tile in strips and matrices, a bar in a spark."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gf2tracker.language import _, date_short, percent
from ui import paint, theme

BAR, BAR_GAP, WEEK_GAP, LEAST_BAR = 6, 2, 4, 4


class Look(Enum):
    """What a day is to the eye; the worst of what happened decides."""

    PRESENT = auto()
    ABSENT = auto()
    LAWFUL = auto()
    LATE = auto()
    COMPANY = auto()
    UNKNOWN = auto()
    NOT_TAKEN = auto()
    COMING = auto()
    BEFORE = auto()
    AFTER = auto()
    CLOSED = auto()


WORDS = {
    Look.PRESENT: _("til stede"),
    Look.ABSENT: _("udeblevet"),
    Look.LAWFUL: _("syg eller godkendt"),
    Look.LATE: _("for sent eller gået tidligt"),
    Look.COMPANY: _("virksomhed"),
    Look.UNKNOWN: _("årsag mangler"),
    Look.NOT_TAKEN: _("ikke ført"),
    Look.COMING: _("ikke endnu"),
    Look.BEFORE: _("før start"),
    Look.AFTER: _("efter ophør"),
    Look.CLOSED: _("lukket"),
}
_TILE = {Look.ABSENT: "act", Look.LAWFUL: "lawfulfill", Look.LATE: "watch", Look.UNKNOWN: "watch"}
_BAR = {Look.ABSENT: "act", Look.LAWFUL: "lawful", Look.LATE: "watch"}


@dataclass(frozen=True)
class Day:
    """One day of a student.

    Attributes:
        share: how much of the day was lost, 0 to 1.
        note: what a tool tip says beside date and look.
    """

    date: date
    look: Look
    share: float = 0.0
    note: str = ""

    @property
    def spoken(self) -> str:
        """The day in words: "tir 08.09., udeblevet 57,1 %"."""
        words = WORDS[self.look]
        if 0 < self.share < 1:
            words = f"{words} {percent(self.share)}"
        return ", ".join(filter(None, [date_short(self.date), words, self.note]))


def draw_tile(painter: QPainter, at: QRectF, day: Day) -> None:
    """Paint a day as a tile: filled from below with the share of it that was lost."""
    look = day.look
    if look is Look.NOT_TAKEN:
        paint.edge(painter, at, theme.color("line2"), 1)
    elif look is Look.COMING:
        painter.fillRect(at, theme.color("sunken"))
    elif look in {Look.BEFORE, Look.CLOSED}:
        paint.hatch(painter, at, theme.color("line2" if look is Look.CLOSED else "line"))
    elif look is Look.COMPANY:
        _draw_rails(painter, at)
    elif look is not Look.AFTER:
        painter.fillRect(at, theme.color("none"))
        _fill_from_below(painter, at, day)


def _draw_rails(painter: QPainter, at: QRectF) -> None:
    rail = theme.px(2)
    painter.fillRect(at, theme.color("accentsoft"))
    for top in (at.top(), at.bottom() - rail):
        painter.fillRect(QRectF(at.left(), top, at.width(), rail), theme.color("accent"))


def _fill_from_below(painter: QPainter, at: QRectF, day: Day) -> None:
    token = _TILE.get(day.look)
    if token is None:
        return
    share = min(max(day.share, 0.0), 1.0)
    high = max(round(at.height() * share), min(theme.px(3), int(at.height())))
    top = at.bottom() - high
    painter.fillRect(QRectF(at.left(), top, at.width(), high), theme.color(token))


def draw_spark_bar(painter: QPainter, at: QRectF, day: Day) -> None:
    """Paint a day as a bar 6 wide that stands on the bottom of a rectangle."""
    look = day.look
    if look in {Look.BEFORE, Look.AFTER, Look.CLOSED}:
        return
    side: float = at.width()
    if look is Look.COMING:
        painter.fillRect(QRectF(at.center().x() - 1, at.bottom() - 2, 2, 2), theme.color("ink4"))
    elif look in _BAR:
        lost = max(round(at.height() * min(day.share, 1.0)), theme.px(LEAST_BAR))
        bar = QRectF(at.left(), at.bottom() - lost, side, lost)
        paint.fill(painter, bar, theme.color(_BAR[look]), theme.px(1.5))
    elif look is Look.COMPANY:
        square = QRectF(at.left(), at.bottom() - side, side, side)
        _draw_open(painter, square, "accent")
    elif look is Look.UNKNOWN:
        high = max(at.height() * min(day.share, 1.0), side)
        _draw_open(painter, QRectF(at.left(), at.bottom() - high, side, high), "watch")
    else:
        dash = theme.px(2)
        token = "ink4" if look is Look.PRESENT else "line2"
        painter.fillRect(QRectF(at.left(), at.bottom() - dash, side, dash), theme.color(token))


def _draw_open(painter: QPainter, at: QRectF, token: str) -> None:
    width = max(1.3 * theme.text_scale(), 1.0)
    painter.setPen(QPen(theme.color(token), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = at.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(inner, theme.px(1.5), theme.px(1.5))
