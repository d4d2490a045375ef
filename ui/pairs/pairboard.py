"""The board of buddy pairs: a card a pair, two rings joined by a stroke, and why they are one."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from gf2tracker.domain.pairs.reasons import Reason
from gf2tracker.language import _
from ui import icon, paint, symbol, theme
from ui.pairs.cards import PairCard
from ui.seats.board import NONE, Board, Wishes
from ui.seats.drag import Drag
from ui.seats.seat import Placed, Turn
from ui.seats.seatpaint import paint_name, paint_ring, paint_rings
from ui.sentence import Run, draw_runs
from ui.symbol import State

HIGH, GAP, LEAST, EDGE = 73, 8, 214, 4
FIRST, PITCH, TIGHT, WHY = 17, 18, 15, 58
RINGS, WORDS, SIGN = 19, 34, 14


class PairBoard(Board):
    """Cards 73 high in as many columns as there is room for."""

    wishes: ClassVar[Wishes] = {
        **Board.wishes,
        (Qt.Key.Key_S, NONE): "join",
        (Qt.Key.Key_Delete, NONE): "end",
    }

    def __init__(self) -> None:
        super().__init__(_("Makkerpar"))

    @override
    def lay_out(self, cards: Sequence[Any], wide: int) -> tuple[tuple[Placed, ...], int]:
        edge, gap = theme.px(EDGE), theme.px(GAP)
        room = wide - 2 * edge
        columns = max(1, (room + gap) // (theme.px(LEAST) + gap))
        pitch = (room + gap) / columns
        found, y = [], edge
        for first in range(0, len(cards), columns):
            line = cards[first : first + columns]
            high = max(_high(card) for card in line)
            for column, card in enumerate(line):
                left, right = edge + round(column * pitch), edge + round((column + 1) * pitch) - gap
                rect = QRect(left, y, right - left, high)
                found.append(Placed(card, rect, _lines(card, rect)))
            y += high + gap
        return tuple(found), y - gap + edge if found else 0

    @override
    def aim(self, drag: Drag) -> None:
        drag.told = ""
        if not drag.is_at_home:
            drag.told = _("bytter") if drag.on is not None else _("kommer med")

    @override
    def words_of(self, placed: Placed) -> str:
        card: PairCard = placed.card
        return " · ".join(reason.text for reason in card.reasons)

    @override
    def paint_card(self, painter: QPainter, placed: Placed) -> None:
        card, rect = placed.card, placed.rect
        shade = "act" if card.must_act else "line2"
        ground = "accentfaint" if self.is_target(placed) else "page"
        shade = "accentline" if self.is_target(placed) else shade
        paint.box(painter, rect, theme.color(ground), theme.color(shade), theme.px(8))
        middles = [
            QPointF(rect.left() + theme.px(RINGS) + 0.5, line.center().y() + 0.5)
            for line in placed.lines
        ]
        paint_rings(painter, card.seats, middles)
        for seat, line in zip(card.seats, placed.lines, strict=True):
            self.paint_line(painter, seat, line)
            after = _("forslag") if seat.turn is Turn.COMES and not card.is_new else ""
            after = after or (_("væk") if seat.is_away else "")
            paint_name(painter, seat, line, bold=True, after=after)
        if card.is_open:
            self._paint_empty(painter, rect, middles[-1])
        self._paint_why(painter, placed)
        self._paint_sign(painter, placed)

    def _paint_empty(self, painter: QPainter, rect: QRect, above: QPointF) -> None:
        middle = above + QPointF(0, theme.px(PITCH))
        paint_ring(painter, middle, "ink3", is_dashed=True)
        at = QRectF(rect.left() + theme.px(WORDS), middle.y() - theme.px(9), rect.width(), 0)
        at.setHeight(theme.px(18))
        paint.text(painter, at, _("mangler makker"), "ink3")

    def _paint_why(self, painter: QPainter, placed: Placed) -> None:
        card: PairCard = placed.card
        rect = placed.rect
        middle = rect.bottom() + 1 - theme.px(HIGH - WHY)
        left, high = rect.left() + theme.px(WORDS), theme.px(16)
        room = QRectF(left, middle - high / 2, rect.right() - left - theme.px(8), high)
        is_new = card.is_new or any(seat.turn is Turn.COMES for seat in card.seats)
        runs: list[Run] = []
        for reason in _fitting(card.reasons, room.width()):
            shade = "watchtext" if reason.is_against else "accenttext" if is_new else ""
            runs += [Run(" · ", shade=shade or "ink3")] if runs else []
            runs.append(Run(reason.text, shade=shade))
        draw_runs(painter, room, runs, "ink2", "small")
        if any(reason.is_against for reason in card.reasons):
            side = theme.px(11)
            x = rect.left() + theme.px(RINGS) - side / 2 + 0.5
            symbol.draw(painter, State.WATCH, QRectF(x, middle - side / 2, side, side))

    def _paint_sign(self, painter: QPainter, placed: Placed) -> None:
        card, side = placed.card, theme.px(SIGN)
        x = placed.rect.right() + 1 - theme.px(11) - side
        at = QRectF(x, placed.rect.top() + theme.px(10), side, side)
        if card.must_act:
            symbol.draw(painter, State.ACT, at)
        elif card.is_locked:
            icon.paint(painter, "lock", at, "ink2", stroke=2)
        elif len(card.stays) > 2 or len(card.seats) > 2:
            self._paint_tag(painter, placed.rect, _("trio"))

    def _paint_tag(self, painter: QPainter, rect: QRect, words: str) -> None:
        font = theme.font("small", bold=True)
        wide = paint.width(words, font) + theme.px(18)
        at = QRectF(rect.right() + 1 - theme.px(10) - wide, rect.top() + theme.px(9), wide, 0)
        at.setHeight(theme.px(18))
        paint.fill(painter, at, theme.color("none"), at.height() / 2)
        paint.text(painter, at, words, "ink2", font, paint.CENTER)


def _high(card: PairCard) -> int:
    more = max(len(card.seats) - 3, 0)
    return theme.px(HIGH) + more * theme.px(TIGHT)


def _lines(card: PairCard, rect: QRect) -> tuple[QRect, ...]:
    """Return where names stand: of two 18 apart, of more 15, so that three fit as well."""
    pitch = theme.px(PITCH if len(card.seats) < 3 else TIGHT)
    first = rect.top() + theme.px(FIRST if len(card.seats) < 3 else FIRST - 3)
    left = rect.left() + theme.px(WORDS)
    room, sign = rect.right() - left - theme.px(6), theme.px(28 if len(card.seats) < 3 else 46)
    return tuple(
        QRect(left, first + at * pitch - pitch // 2, room - (0 if at else sign), pitch)
        for at in range(len(card.seats))
    )


def _fitting(reasons: Sequence[Reason], room: float) -> Sequence[Reason]:
    """Return as many reasons as there is room for, one at least: half a word says nothing."""
    for count in range(len(reasons), 1, -1):
        told = " · ".join(reason.text for reason in reasons[:count])
        if paint.width(told, theme.font("small")) <= room:
            return reasons[:count]
    return reasons[:1]
