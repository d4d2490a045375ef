"""One student's week: name, a day of tiles beside the other, what it cost."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from gf2tracker.language import _, percent
from gf2tracker.queries.week import Week, WeekDay, WeekRow
from ui import icon, paint, symbol, theme
from ui.register import tile
from ui.register.rowpaint import draw_chosen
from ui.symbol import State
from ui.week.layout import MARGIN, Span, WeekColumns
from ui.week.words import is_early_absent, lost_words

TILE_SIDE = 3  # the register's tile has this much more air than a week can give
CORNER = 5
AWAY = 5  # the thin hatching of days outside the class, as in the whole course


@dataclass(frozen=True)
class Place:
    """Where a row is painted, and how cursor and mouse stand to it."""

    rect: QRect
    columns: WeekColumns
    is_here: bool
    is_hovered: bool
    selected: frozenset[int]

    def area(self, span: Span) -> QRectF:
        """Return a span's part of the row."""
        left, wide = span
        return QRectF(left, self.rect.top(), wide, self.rect.height())


def paint_row(painter: QPainter, place: Place, row: WeekRow, week: Week) -> list[QPointF]:
    """Paint a whole row but the dots of who was there: return where those stand."""
    _paint_ground(painter, place)
    _paint_name(painter, place, row, is_early=is_early_absent(week, row))
    dots: list[QPointF] = []
    for day, span in zip(week.days, place.columns.days, strict=True):
        if day.lessons:
            dots += _paint_day(painter, place, row, day)
            if day.date in row.notes:
                _paint_corner(painter, place.area(span))
    for column in place.selected:
        lesson = place.columns.lesson_at(column)
        if lesson is not None:
            draw_chosen(painter, place.area(place.columns.spans[lesson - 1]))
    _paint_figures(painter, place, row)
    return dots


def paint_dots(painter: QPainter, dots: Sequence[QPointF]) -> None:
    """Paint the dots of everybody who was there, all at once."""
    pen = QPen(theme.color("ink4"), theme.px(3))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if dots:
        painter.drawPoints(list(dots))


def _paint_ground(painter: QPainter, place: Place) -> None:
    if place.is_here:
        painter.fillRect(place.rect, theme.color("accentfaint"))
    elif place.is_hovered:
        painter.fillRect(place.rect, theme.color("hover"))
    for column in place.selected:
        lesson = place.columns.lesson_at(column)
        if lesson is not None:
            area = place.area(place.columns.spans[lesson - 1])
            painter.fillRect(area, theme.color("accentsoft"))


def _paint_name(painter: QPainter, place: Place, row: WeekRow, *, is_early: bool) -> None:
    left = theme.px(MARGIN)
    if is_early:
        side = theme.px(13)
        top = place.rect.top() + (place.rect.height() - side) / 2
        symbol.draw(painter, State.ACT, QRectF(theme.px(7), top, side, side))
    wide = place.columns.left - left - theme.px(8)
    area = QRectF(left, place.rect.top(), wide, place.rect.height())
    if row.is_protected:
        side, small, word = theme.px(12), theme.font("small"), _("beskyttet")
        top = area.center().y() - side / 2
        room = paint.width(word, small) + 1
        x = area.right() - room
        icon.paint(painter, "lock", QRectF(x - side - theme.px(3), top, side, side), "ink3")
        paint.text(painter, QRectF(x, area.top(), room, area.height()), word, "ink3", small)
        area.setRight(x - side - theme.px(6))
    paint.text(painter, area, row.name, "ink", theme.font(bold=place.is_here or is_early))


def _paint_day(painter: QPainter, place: Place, row: WeekRow, day: WeekDay) -> list[QPointF]:
    first, last = day.first, day.first + len(day.lessons)
    here = range(first + 1, last + 1)
    for at in here if row.away or row.exempt else ():
        _paint_barred(painter, place.area(place.columns.spans[at - 1]), row, at)
    if any(row.marks[first:last]):
        _paint_tiles(painter, place, row, day)
    middle = place.rect.top() + place.rect.height() / 2
    spans = place.columns.spans
    return [
        QPointF(spans[at - 1][0] + spans[at - 1][1] / 2, middle)
        for at, lesson in zip(here, day.lessons, strict=True)
        if lesson.taken_at is not None and row.marks[at - 1] is None and at not in row.away
    ]


def _paint_barred(painter: QPainter, area: QRectF, row: WeekRow, at: int) -> None:
    """Paint the ground of a lesson that cannot be marked."""
    if at in row.away:
        thin = theme.px(AWAY)
        top = round(area.center().y() - thin / 2)
        paint.hatch(painter, QRectF(area.left(), top, area.width(), thin), theme.color("line2"))
    elif at in row.exempt:
        paint.hatch(painter, area.adjusted(1, 3, -1, -3), theme.color("line2"))


def _paint_tiles(painter: QPainter, place: Place, row: WeekRow, day: WeekDay) -> None:
    cells, side = [], theme.px(TILE_SIDE)
    for at, lesson in enumerate(day.lessons, start=day.first):
        area = place.area(place.columns.spans[at]).adjusted(-side, 0, side, 0)
        mark = row.marks[at]
        cells.append(tile.Cell(area, mark, mark is not None and lesson.taken_at is not None))
    tile.paint_lessons(painter, cells)


def _paint_corner(painter: QPainter, day: QRectF) -> None:
    """Paint the corner that says that there is a note, as a sheet does."""
    side = theme.px(CORNER)
    x, top = day.right() + theme.px(2), day.top() + theme.px(2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("ink3"))
    points = ((x - side, top), (x, top), (x, top + side))
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))


def _paint_figures(painter: QPainter, place: Place, row: WeekRow) -> None:
    columns = place.columns
    words = lost_words(row.minutes)
    if words and columns.lost[1]:
        paint.text(painter, place.area(columns.lost), words, "ink2", None, paint.RIGHT)
    if columns.share[1]:
        area = place.area(columns.share)
        paint.text(painter, area, percent(row.share), "ink2", None, paint.RIGHT)
