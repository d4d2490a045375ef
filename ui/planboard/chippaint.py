"""How a chip is drawn: ground by state, weekday, icon or symbol, title, companies or who leads."""

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from gf2tracker.domain.activity import PlanState
from gf2tracker.queries.plan import PlanChip
from ui import icon, paint, symbol, theme
from ui.lettering import Page, letter
from ui.planboard.kinds import DAYS, ICONS
from ui.planboard.layout import CHIP, ChipPlace
from ui.planboard.titles import (
    AFTER,
    BEFORE,
    is_confirmed,
    is_short,
    is_urgent,
    right_width,
    right_words,
    room_beside,
    state_of,
    two_lines,
)
from ui.symbol import State
from ui.theme import Size

SIGN, RADIUS, DAY_AT, SIGN_AT = 14, 4, 6, 26


def paint_chip(painter: QPainter, page: Page, place: ChipPlace, today: date) -> None:
    """Paint a chip; its words are added to the page, which is drawn last."""
    chip, rect = place.chip, QRectF(place.rect)
    _paint_ground(painter, chip, rect)
    quiet = chip.state in {PlanState.HELD, PlanState.CANCELLED}
    day = DAYS[chip.weekday - 1] if chip.date is not None else ""
    _write(page, day, _room(rect, DAY_AT, theme.px(22)), _soft_shade(chip, quiet=quiet), "small")
    _paint_sign(painter, chip, rect, quiet=quiet)
    _write_title(page, place, "ink2" if quiet else "ink", today)
    _paint_right(painter, page, chip, rect, today)


def _soft_shade(chip: PlanChip, *, quiet: bool) -> str:
    is_tinted = not quiet and chip.phase and not chip.is_not_held and not chip.faults
    return f"p{chip.phase}text" if is_tinted else "ink2"


def _paint_ground(painter: QPainter, chip: PlanChip, rect: QRectF) -> None:
    radius = theme.px(RADIUS)
    if chip.is_not_held or chip.faults:
        paint.dashes(painter, rect, theme.color("watch"), radius)
    elif chip.state is PlanState.CANCELLED:
        paint.edge(painter, rect, theme.color("line2"), radius)
    elif chip.state is PlanState.HELD or not chip.phase:
        paint.fill(painter, rect, theme.color("sunken"), radius)
    else:
        paint.fill(painter, rect, theme.color(f"p{chip.phase}soft"), radius)


def _paint_sign(painter: QPainter, chip: PlanChip, rect: QRectF, *, quiet: bool) -> None:
    side = theme.px(SIGN)
    top = round(rect.center().y() - side / 2)
    at = QRectF(rect.left() + theme.px(SIGN_AT), top, side, side)
    state = state_of(chip)
    if state is not None:
        symbol.draw(painter, state, at)
    else:
        icon.paint(painter, ICONS[chip.kind], at, _soft_shade(chip, quiet=quiet), stroke=2)


def _write_title(page: Page, place: ChipPlace, shade: str, today: date) -> None:
    wide = room_beside(place.chip, place.rect.width(), today)
    room = _room(QRectF(place.rect), BEFORE, wide)
    if not place.has_two:
        _write(page, place.chip.title, room, shade)
        return
    one, other = two_lines(place.chip.title, wide)
    room.setHeight(room.height() / 2)
    _write(page, one, room.translated(0, theme.px(1)), shade)
    _write(page, other, room.translated(0, room.height() - theme.px(1)), shade)


def _room(rect: QRectF, at: int, wide: float) -> QRectF:
    return QRectF(rect.left() + theme.px(at), rect.top(), wide, rect.height())


def _paint_right(painter: QPainter, page: Page, chip: PlanChip, rect: QRectF, today: date) -> None:
    words = right_words(chip, rect.width())
    right = rect.right() - theme.px(AFTER)
    if is_confirmed(chip):
        side = theme.px(12)
        at = QRectF(right - side, rect.center().y() - side / 2, side, side)
        icon.paint(painter, "check", at, "oktext", stroke=2.4)
        right -= theme.px(18)
    if not words:
        return
    urgent = is_urgent(chip, today) and not chip.is_not_held
    shade = _right_shade(chip, is_urgent=urgent)
    line = letter(words, rect.width(), "small", bold=bool(chip.needed) and shade != "ink2")
    left = right - line.wide
    page.add(line, QPointF(left, line.top(rect)), shade)
    if urgent:
        side = theme.px(12)
        at = QRectF(left - side - theme.px(4), rect.center().y() - side / 2, side, side)
        symbol.draw(painter, State.WATCH, at)


def _right_shade(chip: PlanChip, *, is_urgent: bool) -> str:
    if chip.state in {PlanState.HELD, PlanState.CANCELLED} or not (chip.needed or chip.confirmed):
        return "ink2"
    if is_short(chip):
        return "watchtext" if is_urgent or chip.is_not_held or not chip.phase else "ink"
    return "oktext"


def _write(page: Page, words: str, room: QRectF, shade: str, size: Size = "base") -> None:
    if words:
        line = letter(words, room.width(), size)
        page.add(line, QPointF(room.left(), line.top(room)), shade)


def paint_fault(page: Page, place: ChipPlace, today: date) -> None:
    """Write why a chip outside the course can't be held where it stands, behind its title."""
    rect = QRectF(place.rect)
    title = letter(place.chip.title, room_beside(place.chip, rect.width(), today))
    left = theme.px(BEFORE) + title.wide + theme.px(16)
    beside = right_width(place.chip, rect.width(), today) + theme.px(AFTER + 8)
    line = letter(" ".join(place.chip.faults), rect.width() - left - beside, "small")
    page.add(line, QPointF(rect.left() + left, line.top(rect)), "watchtext")


def paint_ghost(painter: QPainter, chip: PlanChip, rect: QRect) -> None:
    """Paint the chip that follows the mouse."""
    body = QRectF(rect)
    radius = theme.px(RADIUS)
    ground = theme.color(f"p{chip.phase}soft" if chip.phase else "sunken")
    paint.box(painter, body, ground, theme.color("accentline"), radius)
    words = body.adjusted(theme.px(8), 0, -theme.px(8), 0)
    paint.text(painter, words, chip.title)


def ghost_width(chip: PlanChip) -> int:
    """Return how wide the chip that follows the mouse is."""
    return round(min(paint.width(chip.title, theme.font()) + theme.px(20), theme.px(200)))


def ghost_height() -> int:
    """Return how high the chip that follows the mouse is."""
    return theme.px(CHIP)
