"""One student's row in the course: where it stands, and its days."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from ui import theme
from ui.coursegrid.layout import Lay, Span
from ui.coursegrid.tilepaint import TileBatch
from ui.coursegrid.tiles import Tile
from ui.day import Look

AIR, BEFORE = 5, 5


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


def paint_days(batch: TileBatch, place: Place, tiles: Sequence[Tile]) -> None:
    """Add a student's days to what is painted."""
    like = place.tile(0, 0)
    top, high = like.top(), like.height()
    for tile, (left, wide) in zip(tiles, place.lay.days, strict=True):
        batch.add(tile, QRect(left, top, wide, high))
    first, after = span(tiles)
    days = place.lay.days
    start = days[first][0] if first < len(days) else place.lay.right
    end = end_of(days, after)
    for left, wide in place.lay.closed:
        if start < left < end:
            batch.add_closed(place.tile(left, wide))
    if first and start > place.lay.left:
        thin = theme.px(BEFORE)
        middle = place.rect.top() + (place.rect.height() - thin + 1) // 2
        batch.add_before(QRect(place.lay.left, middle, start - place.lay.left - 1, thin))


def span(tiles: Sequence[Tile]) -> tuple[int, int]:
    """Return which day is the student's first, and the one after the last."""
    first = next((at for at, one in enumerate(tiles) if one.look is not Look.BEFORE), len(tiles))
    after = next((at for at, one in enumerate(tiles) if one.look is Look.AFTER), len(tiles))
    return first, after


def end_of(days: Sequence[Span], after: int) -> int:
    """Return the pixel after the day before one, of the days as they are laid out."""
    if not after:
        return days[0][0] if days else 0
    left, wide = days[after - 1]
    return left + wide
