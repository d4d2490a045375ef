"""The board of wellbeing groups: members joined as pairs, and how each group is beside the class."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from gf2tracker.domain.groups.balance import Bar
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _
from ui import icon, paint, symbol, theme
from ui.groups.cards import GroupCard, Seated, shown_bars
from ui.groups.trial import Trial
from ui.seats.board import SHIFT, Board, Wishes
from ui.seats.drag import Drag
from ui.seats.seat import Placed
from ui.seats.seatpaint import paint_name, paint_rings
from ui.symbol import State

LEAST, GAP, EDGE = 236, 10, 4
TITLE, FIRST, PITCH, BAR, FOOT, REMARK = 19, 45, 18, 17, 23, 18
PAD, RINGS, WORDS, LABEL, COUNT, SIGN = 14, 17, 28, (56, 112), 34, 14


class GroupBoard(Board):
    """Cards as high as the fullest needs; their bars live while somebody is held over them."""

    wishes: ClassVar[Wishes] = {**Board.wishes, (Qt.Key.Key_L, SHIFT): "lock_student"}

    def __init__(self) -> None:
        super().__init__(_("Trivselsgrupper"))
        self.seated: Seated | None = None
        self.can_move = True
        self._trial: Trial | None = None
        self._bars: dict[int, tuple[Bar, ...]] = {}
        self._label = 0

    def show_groups(self, seated: Seated | None, cards: Sequence[GroupCard]) -> None:
        """Show groups; those that are only proposed cannot be moved in."""
        self.seated, self._trial, self._bars = seated, None, {}
        self.can_move = seated is not None and seated.before is None
        self.show_cards(cards)

    @property
    def trial(self) -> Trial | None:
        """Where moves are tried out; None without groups."""
        if self._trial is None and self.seated is not None:
            self._trial = Trial(self.seated)
        return self._trial

    @override
    def lay_out(self, cards: Sequence[Any], wide: int) -> tuple[tuple[Placed, ...], int]:
        edge, gap = theme.px(EDGE), theme.px(GAP)
        room = wide - 2 * edge
        columns = max(1, (room + gap) // (theme.px(LEAST) + gap))
        pitch = (room + gap) / columns
        high = max((_high(card) for card in cards), default=0)
        self._label = _label_width(cards, pitch)
        found = []
        for at, card in enumerate(cards):
            row, column = divmod(at, columns)
            left, right = edge + round(column * pitch), edge + round((column + 1) * pitch) - gap
            rect = QRect(left, edge + row * (high + gap), right - left, high)
            found.append(Placed(card, rect, _lines(card, rect)))
        rows = -(-len(cards) // columns)
        return tuple(found), rows * (high + gap) - gap + 2 * edge if cards else 0

    @override
    def held(self, placed: Placed, point: QPoint) -> tuple[StudentId, ...]:
        if not self.can_move:
            return ()
        seat = placed.seat_at(point)
        if seat is not None:
            return (seat.student_id,)
        for unit, rings in zip(placed.card.units, _ring_rects(placed), strict=True):
            if rings.contains(point):
                return tuple(one.student_id for one in unit)
        return ()

    @override
    def aim(self, drag: Drag) -> None:
        self._bars, drag.told, drag.is_good = {}, "", None
        trial, over = self.trial, drag.over
        if trial is None or over is None or drag.is_at_home:
            return
        if over.card.is_locked:
            drag.told, drag.is_good = _("gruppen er låst"), False
            return
        on = drag.on.student_id if drag.on is not None else None
        after = trial.moved(drag.students, self.cards.index(over), on)
        drag.told, drag.is_good = trial.words(after)
        told = trial.balances(after)
        self._bars = {
            placed.card.key: shown_bars(told[at].bars, trial.seated.traits)
            for at, placed in enumerate(self.cards)
        }

    @override
    def words_of(self, placed: Placed) -> str:
        return ". ".join(one[:1].upper() + one[1:] for one in placed.card.remarks)

    # --- drawing ---------------------------------------------------------------------------------

    @override
    def paint_card(self, painter: QPainter, placed: Placed) -> None:
        card, rect = placed.card, placed.rect
        is_target = self.is_target(placed)
        shade = "accentline" if is_target else "act" if card.must_act else "line2"
        ground = theme.color("accentfaint" if is_target else "page")
        paint.box(painter, rect, ground, theme.color(shade), theme.px(8))
        self._paint_title(painter, card, rect)
        at = 0
        for unit in card.units:
            lines = placed.lines[at : at + len(unit)]
            middles = [QPointF(_ring_x(line), line.center().y() + 0.5) for line in lines]
            paint_rings(painter, unit, middles, is_quiet=True)
            for seat, line in zip(unit, lines, strict=True):
                self.paint_line(painter, seat, line)
                paint_name(painter, seat, line, bold=False)
            at += len(unit)
        bars = card.bars if self.drag is None else self._bars.get(card.key, card.bars)
        first = rect.bottom() + 1 - theme.px(FOOT) - theme.px(BAR) * (len(bars) - 1)
        for place, bar in enumerate(bars):
            self._paint_bar(painter, bar, rect, first + place * theme.px(BAR))
        if card.remarks and self.drag is None:
            here = _(" i gruppe {number}").format(number=card.number)
            told = [one.replace(here, "") for one in card.remarks]
            self._paint_remark(painter, told, rect, first - theme.px(REMARK))

    def _paint_title(self, painter: QPainter, card: GroupCard, rect: QRect) -> None:
        pad, side = theme.px(PAD), theme.px(SIGN)
        high = theme.px(20)
        top = rect.top() + theme.px(TITLE) - high / 2
        room = QRectF(rect.left() + pad, top, rect.width() - 2 * pad - side - theme.px(8), high)
        title = _("Gruppe {number}").format(number=card.number)
        bold = theme.font(bold=True)
        wide = paint.text(painter, room, f"{title} {card.name}".strip(), "ink", bold)
        fact = room.adjusted(wide + theme.px(8), 0, 0, 0)
        if fact.width() > theme.px(24):
            font = theme.font(bold=card.must_act)
            paint.text(painter, fact, card.fact, "acttext" if card.must_act else "ink2", font)
        at = QRectF(
            rect.right() + 1 - pad - side, rect.top() + theme.px(TITLE) - side / 2, side, side
        )
        if card.must_act:
            symbol.draw(painter, State.ACT, at)
        elif card.is_locked:
            icon.paint(painter, "lock", at, "ink2", stroke=2)

    def _paint_bar(self, painter: QPainter, bar: Bar, rect: QRect, middle: float) -> None:
        small, pad, high = theme.font("small"), theme.px(PAD), theme.px(16)
        left, right = rect.left() + pad + self._label, rect.right() + 1 - theme.px(PAD + COUNT)
        label = QRectF(rect.left() + pad, middle - high / 2, self._label - theme.px(4), high)
        paint.text(painter, label, bar.label, "ink2", small)
        trough = QRectF(left, middle - theme.px(5) / 2, right - left, theme.px(5))
        paint.fill(painter, trough, theme.color("none"), trough.height() / 2)
        share = bar.count / bar.of if bar.of else 0
        if share:
            full = QRectF(trough)
            full.setWidth(max(trough.width() * share, trough.height()))
            paint.fill(painter, full, theme.color("accent"), full.height() / 2)
        tick = round(left + (right - left) * bar.class_share)
        painter.fillRect(
            QRectF(tick - 1, round(middle - theme.px(11) / 2), theme.px(2), theme.px(11)),
            theme.color("ink"),
        )
        count = QRectF(right, middle - high / 2, theme.px(COUNT), high)
        shade = "watchtext" if bar.is_off else "ink2"
        font = theme.font("small", bold=bar.is_off)
        paint.text(painter, count, f"{bar.count}/{bar.of}", shade, font, paint.RIGHT)

    def _paint_remark(
        self, painter: QPainter, remarks: Sequence[str], rect: QRect, middle: float
    ) -> None:
        side, pad, high = theme.px(11), theme.px(PAD), theme.px(16)
        symbol.draw(painter, State.WATCH, QRectF(rect.left() + pad, middle - side / 2, side, side))
        words = remarks[0][:1].upper() + remarks[0][1:]
        if len(remarks) > 1:
            words = _("{remark} (+{n})").format(remark=words, n=len(remarks) - 1)
        room = QRectF(rect.left() + pad + side + theme.px(5), middle - high / 2, 0, high)
        room.setRight(rect.right() - theme.px(8))
        paint.text(painter, room, words, "watchtext", theme.font("small"))


def _label_width(cards: Sequence[GroupCard], pitch: float) -> int:
    """Return how wide the words before the bars are, so that no bar becomes too short."""
    least, most = LABEL
    labels = {bar.label for card in cards for bar in card.bars}
    wide = max((paint.width(one, theme.font("small")) for one in labels), default=0)
    room = min(theme.px(most), round(pitch * 0.45))
    return min(max(round(wide) + theme.px(10), theme.px(least)), room)


def _rows(card: GroupCard) -> list[tuple[int, int]]:
    """Return for each unit the column and the row where it begins, the shorter column first."""
    filled, found = [0, 0], []
    for unit in card.units:
        column = 0 if filled[0] <= filled[1] else 1
        found.append((column, filled[column]))
        filled[column] += len(unit)
    return found


def _high(card: GroupCard) -> int:
    ends = (row + len(unit) for (_column, row), unit in zip(_rows(card), card.units, strict=True))
    names = max(ends, default=1) * theme.px(PITCH)
    remark = theme.px(REMARK) if card.remarks else 0
    return theme.px(FIRST - 9 + 18) + names + remark + len(card.bars) * theme.px(BAR) + theme.px(8)


def _lines(card: GroupCard, rect: QRect) -> tuple[QRect, ...]:
    pitch, left = theme.px(PITCH), rect.left() + theme.px(WORDS)
    wide = (rect.width() - theme.px(PAD)) // 2
    found = []
    for (column, row), unit in zip(_rows(card), card.units, strict=True):
        for at in range(len(unit)):
            top = rect.top() + theme.px(FIRST) + (row + at) * pitch - pitch // 2
            found.append(QRect(left + column * wide, top, wide - theme.px(WORDS - 3), pitch))
    return tuple(found)


def _ring_x(line: QRect) -> float:
    return line.left() - theme.px(WORDS - RINGS) + 0.5


def _ring_rects(placed: Placed) -> list[QRect]:
    found, at, wide = [], 0, theme.px(18)
    for unit in placed.card.units:
        lines = placed.lines[at : at + len(unit)]
        area = lines[0].united(lines[-1])
        found.append(QRect(area.left() - wide, area.top(), wide - theme.px(2), area.height()))
        at += len(unit)
    return found
