"""What stands beside a student's days: sign, name, when the student left, and the three figures."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gf2tracker.domain.attention import State as Attention
from gf2tracker.domain.sign import Trait, worst
from gf2tracker.language import _, percent
from gf2tracker.queries.coursematrix import MatrixRow
from ui import icon, symbol, theme
from ui.coursegrid.layout import MARGIN
from ui.coursegrid.model import FIGURES, figure
from ui.coursegrid.rowpaint import Place, end_of, span
from ui.coursegrid.tiles import Tile
from ui.lettering import Lettering, Page, letter
from ui.symbol import State

STATES = {Attention.ACT: State.ACT, Attention.WATCH: State.WATCH}
SHARES = {Trait.ACT_SHARE, Trait.WATCH_SHARE}
SHADES = {Attention.ACT: "acttext", Attention.WATCH: "watchtext"}
RISE = 2.2  # the stroke of its arrow


class RowWords:
    """Words and signs of the rows of one painting; `add` each row, then `paint` all."""

    def __init__(self) -> None:
        self.page = Page()
        self._signs: list[tuple[QRectF, State | str, str, float]] = []

    def add(self, place: Place, row: MatrixRow, tiles: Sequence[Tile]) -> None:
        """Add all of a row that is not a tile."""
        has_left = row.left_on is not None
        state = None if has_left else STATES.get(row.state)
        if state is not None:
            side = theme.px(13)
            top = place.rect.top() + (place.rect.height() - side) / 2
            self.sign(QRectF(theme.px(7), top, side, side), state)
        _write_name(self, place, row, is_bold=state is not None or place.is_here)
        if has_left:
            _write_left(self, place, row, tiles)
        for (key, _words), (left, wide) in zip(FIGURES, place.lay.figures, strict=True):
            if wide:
                area = QRectF(left, place.rect.top(), wide, place.rect.height())
                _write_figure(self, row, key, area)

    def write(self, room: QRectF, line: Lettering, shade: str, *, right: bool = False) -> None:
        """Add a line in the middle of a rectangle's height, at its left or its right."""
        left = room.right() - line.wide if right else room.left()
        self.page.add(line, QPointF(left, line.top(room)), shade)

    def sign(self, at: QRectF, name: State | str, shade: str = "", stroke: float = 1.75) -> None:
        """Add a state's symbol, or an icon in a token's colour."""
        self._signs.append((at, name, shade, stroke))

    def paint(self, painter: QPainter) -> None:
        """Paint everything that was added."""
        for at, name, shade, stroke in self._signs:
            if isinstance(name, State):
                symbol.draw(painter, name, at)
            else:
                icon.paint(painter, name, at, shade, stroke=stroke)
        self.page.draw(painter)


def _write_name(made: RowWords, place: Place, row: MatrixRow, *, is_bold: bool) -> None:
    left = theme.px(MARGIN)
    wide = place.lay.left - left - theme.px(6)
    area = QRectF(left, place.rect.top(), wide, place.rect.height())
    if row.is_protected:
        side = theme.px(12)
        sign = QRectF(area.right() - side, area.center().y() - side / 2, side, side)
        line = letter(_("beskyttet"), area.width(), "small")
        room = line.wide + 1
        words = QRectF(sign.left() - room - theme.px(3), area.top(), room, area.height())
        if words.left() > area.left() + theme.px(60):
            made.write(words, line, "ink3")
            area.setRight(words.left() - theme.px(4))
        else:
            area.setRight(sign.left() - theme.px(4))
        made.sign(sign, "lock", "ink3")
    shade = "ink3" if row.left_on is not None else "ink"
    made.write(area, letter(row.name, area.width(), bold=is_bold), shade)


def _write_left(made: RowWords, place: Place, row: MatrixRow, tiles: Sequence[Tile]) -> None:
    _first, after = span(tiles)
    left = end_of(place.lay.days, after) + theme.px(8)
    wide = place.lay.right - left + theme.px(12)
    line = letter(row.left, wide, "small")
    if left + line.wide > place.lay.right + theme.px(10) or line.is_cut:
        return  # no room after the last weeks; card and screen reader tell it
    made.write(QRectF(left, place.rect.top(), wide, place.rect.height()), line, "ink3")


def share_state(row: MatrixRow) -> Attention:
    """Return what the share alone asks for, that its colour stands for."""
    return worst([one for one in row.signs if one.trait in SHARES])


def _write_figure(made: RowWords, row: MatrixRow, key: str, area: QRectF) -> None:
    area.setLeft(area.left() - theme.px(14))  # all of it is wider than the heading
    has_left = row.left_on is not None
    shade, is_bold = "ink3" if has_left else "ink2", False
    if key == "share" and not has_left:
        state = share_state(row)
        shade, is_bold = SHADES.get(state, "ink"), state in STATES
    value = figure(row, key)
    if value is None and has_left:
        return
    made.write(area, letter(percent(value), area.width(), bold=is_bold), shade, right=True)
    if key == "rolling" and row.is_rising and not has_left:
        side = theme.px(12)
        sign = QRectF(area.right() + theme.px(4), area.center().y() - side / 2, side, side)
        made.sign(sign, "up", "acttext", RISE)
