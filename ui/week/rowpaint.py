"""One student's week: name, a day of tiles beside the other, what it cost."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from gf2tracker.language import _, percent
from gf2tracker.queries.week import Week, WeekDay, WeekRow
from ui import icon, paint, theme
from ui.register import tile
from ui.week.layout import MARGIN, Span, WeekColumns
from ui.week.words import lost_words

TILE_SIDE = 3  # the register's tile has this much more air than a week can give
CORNER = 5


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


def paint_row(painter: QPainter, place: Place, row: WeekRow, week: Week) -> None:
    """Paint a whole row."""
    _paint_ground(painter, place)
    _paint_name(painter, place, row)
    for day, span in zip(week.days, place.columns.days, strict=True):
        if day.lessons:
            _paint_day(painter, place, row, day)
            if day.date in row.notes:
                _paint_corner(painter, place.area(span))
    _paint_figures(painter, place, row)


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


def _paint_name(painter: QPainter, place: Place, row: WeekRow) -> None:
    left = theme.px(MARGIN)
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
    paint.text(painter, area, row.name, "ink", theme.font(bold=place.is_here))


def _paint_day(painter: QPainter, place: Place, row: WeekRow, day: WeekDay) -> None:
    cells, side = [], theme.px(TILE_SIDE)
    for lesson in day.lessons:
        at = day.first + lesson.number
        area = place.area(place.columns.spans[at - 1])
        mark = row.marks[at - 1]
        if at in row.away:
            painter.fillRect(area.adjusted(0, 2, 0, -2), theme.color("sunken"))
        elif at in row.exempt:
            paint.hatch(painter, area.adjusted(1, 3, -1, -3), theme.color("line2"))
        is_dot = lesson.taken_at is not None and at not in row.away
        wide = area.adjusted(-side, 0, side, 0)
        cells.append(tile.Cell(wide, mark, is_dot))
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
