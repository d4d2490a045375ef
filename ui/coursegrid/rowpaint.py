"""One student's row in the course: sign, name, days, and the three figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from gf2tracker.domain.attention import State as Attention
from gf2tracker.domain.sign import Trait, worst
from gf2tracker.language import _, percent
from gf2tracker.queries.coursematrix import MatrixRow
from ui import icon, paint, symbol, theme
from ui.coursegrid.layout import MARGIN, Lay
from ui.coursegrid.model import FIGURES, figure
from ui.coursegrid.tilepaint import TileBatch
from ui.coursegrid.tiles import Tile
from ui.day import Look
from ui.symbol import State

STATES = {Attention.ACT: State.ACT, Attention.WATCH: State.WATCH}
SHARES = {Trait.ACT_SHARE, Trait.WATCH_SHARE}
SHADES = {Attention.ACT: "acttext", Attention.WATCH: "watchtext"}
AIR, BEFORE = 5, 5
PAGE = 10


@dataclass(frozen=True)
class Place:
    """Where a row is painted: its number, its area, the columns, and whether the cursor is in it."""

    at: int
    rect: QRect
    lay: Lay
    is_here: bool

    def tile(self, left: int, wide: int) -> QRect:
        """Return the area of a tile in the row."""
        high = self.rect.height() - theme.px(AIR)
        return QRect(left, self.rect.top() + (self.rect.height() - high + 1) // 2, wide, high)


class Days:
    """The days of the rows that were painted last, gathered: painted again, none is looked at."""

    def __init__(self) -> None:
        self._tiles: Sequence[Sequence[Tile]] = ()
        self._rows: list[tuple[int, Lay, QRect]] = []
        self._batch = TileBatch()

    def of(self, places: Sequence[Place], tiles: Sequence[Sequence[Tile]]) -> TileBatch:
        """Return the days of some rows; a few are gathered each time, and a page of them once."""
        rows = [(place.at, place.lay, place.rect) for place in places]
        if self._tiles is tiles and self._rows == rows:
            return self._batch
        batch = TileBatch()
        for place in places:
            paint_days(batch, place, tiles[place.at])
        if len(rows) >= PAGE:
            self._tiles, self._rows, self._batch = tiles, rows, batch
        return batch


def paint_days(batch: TileBatch, place: Place, tiles: Sequence[Tile]) -> None:
    """Add a student's days to what is painted."""
    like = place.tile(0, 0)
    top, high = like.top(), like.height()
    for tile, (left, wide) in zip(tiles, place.lay.days, strict=True):
        batch.add(tile, QRect(left, top, wide, high))
    first, after = _span(tiles)
    days = place.lay.days
    start = days[first][0] if first < len(days) else place.lay.right
    end = _end(days, after)
    for left, wide in place.lay.closed:
        if start < left < end:
            batch.add_closed(place.tile(left, wide))
    if first and start > place.lay.left:
        thin = theme.px(BEFORE)
        middle = place.rect.top() + (place.rect.height() - thin + 1) // 2
        batch.add_before(QRect(place.lay.left, middle, start - place.lay.left - 1, thin))


def _span(tiles: Sequence[Tile]) -> tuple[int, int]:
    """Return which day is the student's first, and the one after the last."""
    first = next((at for at, one in enumerate(tiles) if one.look is not Look.BEFORE), len(tiles))
    after = next((at for at, one in enumerate(tiles) if one.look is Look.AFTER), len(tiles))
    return first, after


def _end(days: Sequence[tuple[int, int]], after: int) -> int:
    if not after:
        return days[0][0] if days else 0
    left, wide = days[after - 1]
    return left + wide


def paint_words(painter: QPainter, place: Place, row: MatrixRow, tiles: Sequence[Tile]) -> None:
    """Paint all of a row that is not a tile."""
    has_left = row.left_on is not None
    state = None if has_left else STATES.get(row.state)
    if state is not None:
        side = theme.px(13)
        top = place.rect.top() + (place.rect.height() - side) / 2
        symbol.draw(painter, state, QRectF(theme.px(7), top, side, side))
    _paint_name(painter, place, row, is_bold=state is not None or place.is_here)
    if has_left:
        _paint_left(painter, place, row, tiles)
    for (key, _words), (left, wide) in zip(FIGURES, place.lay.figures, strict=True):
        if wide:
            _paint_figure(painter, place, row, key, QRectF(left, place.rect.top(), wide, 0))


def _paint_name(painter: QPainter, place: Place, row: MatrixRow, *, is_bold: bool) -> None:
    left = theme.px(MARGIN)
    wide = place.lay.left - left - theme.px(6)
    area = QRectF(left, place.rect.top(), wide, place.rect.height())
    if row.is_protected:
        side = theme.px(12)
        sign = QRectF(area.right() - side, area.center().y() - side / 2, side, side)
        small, word = theme.font("small"), _("beskyttet")
        room = paint.width(word, small) + 1
        words = QRectF(sign.left() - room - theme.px(3), area.top(), room, area.height())
        if words.left() > area.left() + theme.px(60):
            paint.text(painter, words, word, "ink3", small)
            area.setRight(words.left() - theme.px(4))
        else:
            area.setRight(sign.left() - theme.px(4))
        icon.paint(painter, "lock", sign, "ink3")
    shade = "ink3" if row.left_on is not None else "ink"
    paint.text(painter, area, row.name, shade, theme.font(bold=is_bold))


def _paint_left(painter: QPainter, place: Place, row: MatrixRow, tiles: Sequence[Tile]) -> None:
    _first, after = _span(tiles)
    left = _end(place.lay.days, after) + theme.px(8)
    small = theme.font("small")
    if left + paint.width(row.left, small) > place.lay.right + theme.px(10):
        return  # no room after the last weeks; card and screen reader tell it
    area = QRectF(
        left, place.rect.top(), place.lay.right - left + theme.px(12), place.rect.height()
    )
    paint.text(painter, area, row.left, "ink3", small)


def share_state(row: MatrixRow) -> Attention:
    """Return what the share alone asks for, that its colour stands for."""
    return worst([one for one in row.signs if one.trait in SHARES])


def _paint_figure(painter: QPainter, place: Place, row: MatrixRow, key: str, area: QRectF) -> None:
    area.setHeight(place.rect.height())
    area.setLeft(area.left() - theme.px(14))  # all of it is wider than the heading
    has_left = row.left_on is not None
    shade, is_bold = "ink3" if has_left else "ink2", False
    if key == "share" and not has_left:
        state = share_state(row)
        shade, is_bold = SHADES.get(state, "ink"), state in STATES
    value = figure(row, key)
    if value is None and has_left:
        return
    paint.text(painter, area, percent(value), shade, theme.font(bold=is_bold), paint.RIGHT)
    if key == "rolling" and row.is_rising and not has_left:
        side = theme.px(12)
        sign = QRectF(area.right() + theme.px(4), area.center().y() - side / 2, side, side)
        icon.paint(painter, "up", sign, "acttext", stroke=2.2)
