"""How phases and weeks are drawn on the board: lines, cards, closed weeks, and where a chip may land."""

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from gf2tracker.language import _, week_label
from ui import paint, theme
from ui.lettering import Page, letter
from ui.planboard.kinds import DAYS
from ui.planboard.layout import INSET, WEEKDAYS, Card, Row
from ui.planboard.words import (
    closed_words,
    deadline_name,
    head_words,
    phase_words,
    weeks_words,
)

RADIUS, HEAD, PEN = 8, 28, 2


def paint_line(painter: QPainter, page: Page, row: Row) -> None:
    """Paint the line over a phase: bar, name, weeks, and how far it is; words go to the page."""
    phase, line = row.phase, QRectF(row.line)
    line.adjust(0, theme.px(3), 0, theme.px(3))
    bar = QRectF(line.left(), line.center().y() - theme.px(7), theme.px(4), theme.px(14))
    paint.fill(painter, bar, theme.color(f"p{phase.number}"), theme.px(2))
    left = line.left() + theme.px(12)
    told = letter(phase_words(phase), line.width() / 2, "small")
    page.add(told, QPointF(line.right() - told.wide, told.top(line)), "ink2")
    name = letter(phase.name, line.width() / 2, bold=True)
    page.add(name, QPointF(left, name.top(line)), f"p{phase.number}text")
    left += name.wide + theme.px(8)
    room = line.right() - told.wide - theme.px(28) - left
    if room > theme.px(60):
        weeks = letter(weeks_words(phase), room, "small")
        page.add(weeks, QPointF(left, weeks.top(line)), "ink3")


def paint_outside(painter: QPainter, line: QRect, count: int) -> None:
    """Paint the line over what stands in no week of the course."""
    area = QRectF(line).adjusted(0, theme.px(3), 0, theme.px(3))
    words = _("Uden for forløbet")
    wide = paint.text(painter, area, words, "watchtext", theme.font(bold=True))
    rest = area.adjusted(wide + theme.px(8), 0, 0, 0)
    paint.text(painter, rest, str(count), "ink3", theme.font("small"))


def paint_card(painter: QPainter, page: Page, card: Card, today: date) -> None:
    """Paint a week's card, and its head's words onto the page; its chips come after."""
    if card.is_closed:
        _paint_closed(painter, card)
        return
    rect = QRectF(card.rect)
    is_now = card.week.monday <= today <= date.fromordinal(card.week.monday.toordinal() + 6)
    ground, line = theme.color("page"), theme.color("line")
    paint.box(painter, rect, ground, line, theme.px(RADIUS))
    if card.week.number is None:
        body = rect.adjusted(1, theme.px(HEAD), -1, -theme.px(6))
        paint.hatch(painter, body)
    if is_now:
        paint.edge(painter, rect, theme.color("ink"), theme.px(RADIUS), theme.px(PEN))
    _paint_head(painter, page, card, today)


def _paint_head(painter: QPainter, page: Page, card: Card, today: date) -> None:
    head = QRectF(card.rect.left(), card.rect.top(), card.rect.width(), theme.px(HEAD))
    head.adjust(theme.px(10), 0, -theme.px(9), 0)
    week, x = card.week, head.left()
    if week.number is not None:
        number = letter(str(week.number), head.width(), bold=True)
        page.add(number, QPointF(x, number.top(head)), "ink")
        x += number.wide + theme.px(7)
    label = letter(week_label(week.monday), max(head.right() - x, 0), "small")
    page.add(label, QPointF(x, label.top(head)), "ink2")
    x += label.wide + theme.px(8)
    words, is_loud = head_words(week, today)
    is_mark = is_loud and bool(week.deadlines) and today not in week.days
    room = head.right() - x - (theme.px(13) if is_mark else 0)
    if room < theme.px(20):
        return
    told = letter(words, room, "small", bold=is_loud)
    if is_mark and told.is_cut:
        told = letter(deadline_name(week.deadlines[0]), room, "small", bold=True)
    left = head.right() - told.wide
    page.add(told, QPointF(left, told.top(head)), "ink" if is_loud else "ink2")
    if is_mark:
        _diamond(painter, left - theme.px(9), head.center().y())


def _diamond(painter: QPainter, x: float, y: float) -> None:
    half = theme.px(4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("ink"))
    corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def _paint_closed(painter: QPainter, card: Card) -> None:
    """Hatch a week without school and write its name upright."""
    rect = QRectF(card.rect)
    paint.hatch(painter, rect)
    font, room = theme.font("small"), rect.height() - theme.px(8)
    told = closed_words(card.week)
    words = next((one for one in told if paint.width(one, font) <= room), told[-1])
    long = min(paint.width(words, font) + 1, room)
    high = float(theme.px(16))
    painter.save()
    painter.translate(rect.center())
    painter.rotate(-90)
    at = QRectF(-long / 2, -high / 2, long, high)
    painter.fillRect(at.adjusted(-theme.px(3), 0, theme.px(3), 0), theme.color("page"))
    paint.text(painter, at, words, "ink2", font)
    painter.restore()


def paint_target(painter: QPainter, card: Card, day: date) -> None:
    """Paint the days of a card while a chip is held over it: closed ones hatched, one marked."""
    body = QRectF(card.body)
    paint.fill(painter, body, theme.color("page"), theme.px(4))
    small = theme.font("small")
    for at in range(WEEKDAYS):
        one = date.fromordinal(card.week.monday.toordinal() + at)
        slot = QRectF(card.slot(one)).adjusted(1, 0, -1, 0)
        is_open = one in card.week.days
        if not is_open:
            paint.hatch(painter, slot)
        if one == day:
            paint.fill(painter, slot, theme.color("accentsoft", 0.9 if is_open else 0.5), 4)
            paint.edge(painter, slot, theme.color("accentline"), theme.px(4), theme.px(PEN))
        label = QRectF(slot.left(), slot.top() + theme.px(INSET), slot.width(), theme.px(16))
        is_target = one == day
        shade = "accenttext" if is_target else "ink2"
        paint.text(painter, label, DAYS[at], shade, small, paint.CENTER)
