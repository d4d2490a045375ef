"""Companies needed and confirmed in each calendar week, as bars one can walk."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.language import _, number, plural, week_label
from gf2tracker.queries.demand import SOON, DemandWeek
from ui import paint, symbol, theme
from ui.announce import announce
from ui.symbol import State
from ui.tip import answer, tell_place

HIGH, MARGIN, TOP, GROUND, NUMBERS, FOOT = 172, 24, 30, 124, 136, 158
"""Height, page margin; where bars end, stand, their numbers and the foot's middle; px."""
GAP, WIDEST = 4, 44
Key = Qt.Key


class DemandChart(QWidget):
    """A bar a week: what is needed, and how much of it is confirmed or invited.

    Signals:
        chosen(date): another week was chosen, by its Monday.
        copied: the chart was put on the clipboard as a picture.
    """

    chosen = Signal(object)
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.weeks: Sequence[DemandWeek] = ()
        self.here = 0
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(theme.px(HIGH))
        theme.on_change(self._refresh)

    def _refresh(self) -> None:
        self.setFixedHeight(theme.px(HIGH))
        self.update()

    def show_weeks(self, weeks: Sequence[DemandWeek], today: date) -> None:
        """Show some weeks; the chosen one stays chosen."""
        monday = self.monday()
        self.weeks, self._today = weeks, today
        found = (at for at, week in enumerate(weeks) if week.monday == monday)
        self.here = next(found, 0)
        self._name()
        self.update()

    def monday(self) -> date | None:
        """Return the Monday of the chosen week; None without weeks."""
        return self.weeks[self.here].monday if self.here < len(self.weeks) else None

    def choose(self, day: date) -> None:
        """Choose the week of a day, without telling anybody."""
        monday = day - timedelta(days=day.weekday())
        at = next((at for at, week in enumerate(self.weeks) if week.monday == monday), None)
        if at is not None and at != self.here:
            self.here = at
            self.update()

    def definition(self) -> str:
        """Return of how many it is made, and what counts."""
        needs = sum(len(week.needs) for week in self.weeks)
        text = plural(needs, _("n = {n} aktivitet"), _("n = {n} aktiviteter"))
        return _("{n}, der ønsker virksomheder; bekræftet tæller højst det ønskede").format(n=text)

    def _name(self) -> None:
        told = [_("Virksomheder pr. kalenderuge"), *map(week_words, self.weeks), self.definition()]
        self.setAccessibleName(told[0])
        self.setAccessibleDescription(". ".join(told[1:]))

    # --- keys and mouse --------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.weeks) - 1
        steps = {
            Key.Key_Left: self.here - 1,
            Key.Key_Right: self.here + 1,
            Key.Key_Home: 0,
            Key.Key_End: last,
        }
        to = steps.get(Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif to is not None and self.weeks:
            self._go(min(max(to, 0), last))
        elif event.key() in {Key.Key_Return, Key.Key_Enter} and self.weeks:
            self.chosen.emit(self.weeks[self.here].monday)
        else:
            super().keyPressEvent(event)

    def _go(self, at: int) -> None:
        self.here = at
        self.update()
        announce(self, week_words(self.weeks[at]))
        self.chosen.emit(self.weeks[at].monday)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint())
        if at is not None:
            self._go(at)

    @override
    def event(self, event: QEvent) -> bool:
        return answer(self, event, self._tell) or super().event(event)

    def _tell(self, point: QPoint) -> None:
        at = self._at(point)
        if at is not None:
            tell_place(self, self._slot(at), week_words(self.weeks[at]))

    def copy(self) -> None:
        """Put the chart on the clipboard as a picture, without the mark of the chosen week."""
        pixmap = self.grab()
        pixmap.fill(theme.color("page"))
        painter = paint.smooth(QPainter(pixmap))
        self._paint(painter)
        painter.end()
        QGuiApplication.clipboard().setPixmap(pixmap)
        self.copied.emit()

    # --- where weeks stand -----------------------------------------------------------------------

    def _slot(self, at: int) -> QRect:
        left, room = theme.px(MARGIN + 40), self.width() - theme.px(2 * MARGIN + 40)
        wide = min(room / max(len(self.weeks), 1), theme.px(WIDEST + GAP) * 1.0)
        x = left + round(wide * at)
        return QRect(x, theme.px(TOP - 16), round(left + wide * (at + 1)) - x, theme.px(GROUND + 8))

    def _at(self, point: QPoint) -> int | None:
        found = (at for at in range(len(self.weeks)) if self._slot(at).contains(point))
        return next(found, None)

    # --- drawing ---------------------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        painter.fillRect(self.rect(), theme.color("page"))
        if self.weeks and self.hasFocus():
            slot = self._slot(self.here)
            paint.fill(painter, slot, theme.color("accentfaint"), theme.px(4))
            paint.edge(painter, slot, theme.color("accentline"), theme.px(4), theme.px(2))
        elif self.weeks:
            paint.fill(painter, self._slot(self.here), theme.color("hover"), theme.px(4))
        self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        small = theme.font("small")
        ground, left = theme.px(GROUND), theme.px(MARGIN + 40)
        most = max((max(week.needed, week.confirmed) for week in self.weeks), default=0) or 1
        scale = (ground - theme.px(TOP)) / most
        for share in _ticks(most):
            y = ground - round(scale * share)
            painter.fillRect(
                left, y, self.width() - theme.px(MARGIN) - left, 1, theme.color("line")
            )
            room = QRectF(theme.px(MARGIN), y - theme.px(8), theme.px(32), theme.px(16))
            paint.text(painter, room, number(share), "ink3", small, paint.RIGHT)
        for at, week in enumerate(self.weeks):
            self._paint_week(painter, week, QRectF(self._slot(at)), scale)
        painter.fillRect(
            left, ground, self.width() - theme.px(MARGIN) - left, 1, theme.color("line2")
        )
        self._paint_foot(painter)

    def _paint_week(self, painter: QPainter, week: DemandWeek, slot: QRectF, scale: float) -> None:
        small, ground = theme.font("small"), theme.px(GROUND)
        body = slot.adjusted(theme.px(GAP), 0, -theme.px(GAP), 0)
        high, sure = round(scale * week.needed), round(scale * week.confirmed)
        asked = round(scale * min(week.invited, week.needed))
        whole = QRectF(body.left(), ground - high, body.width(), high)
        if high:
            paint.fill(painter, whole, theme.color("page"), theme.px(2))
            for tall, shade in ((asked, "accentsoft"), (sure, "accent")):
                part = QRectF(body.left(), ground - tall, body.width(), tall)
                paint.fill(painter, part, theme.color(shade), min(theme.px(2), tall / 2))
            paint.edge(painter, whole, theme.color("control"), theme.px(2))
        line = QRectF(slot.left(), theme.px(NUMBERS - 8), slot.width(), theme.px(16))
        is_here = week.monday <= self._today < week.monday + timedelta(weeks=1)
        font = theme.font("small", bold=is_here)
        shade = "ink" if is_here else "ink2"
        paint.text(painter, line, str(week.iso_week), shade, font, paint.CENTER)
        missing = sum(need.missing for need in week.needs)
        if not missing:
            return
        is_soon = week.monday < self._today + timedelta(weeks=SOON)
        words = f"−{number(missing)}"
        over = QRectF(slot.left(), whole.top() - theme.px(16), slot.width(), theme.px(14))
        wide = paint.width(words, small)
        if is_soon and wide + theme.px(14) <= slot.width():
            side = theme.px(11)
            x = over.center().x() - (wide + side + 2) / 2
            symbol.draw(painter, State.WATCH, QRectF(x, over.center().y() - side / 2, side, side))
            over = QRectF(x + side + 2, over.top(), wide + 2, over.height())
        if wide <= over.width() + 1:
            shade = "watchtext" if is_soon else "ink2"
            paint.text(painter, over, words, shade, small, paint.CENTER)

    def _paint_foot(self, painter: QPainter) -> None:
        small, side = theme.font("small"), theme.px(10)
        x, middle = float(theme.px(MARGIN)), theme.px(FOOT)
        for shade, words in (
            ("accent", _("bekræftet")),
            ("accentsoft", _("inviteret")),
            ("", _("mangler")),
        ):
            at = QRectF(x, middle - side / 2, side, side)
            if shade:
                paint.fill(painter, at, theme.color(shade), 2)
            else:
                paint.box(painter, at, theme.color("page"), theme.color("control"), 2)
            room = QRectF(
                at.right() + theme.px(6),
                middle - theme.px(8),
                paint.width(words, small) + 1,
                theme.px(16),
            )
            paint.text(painter, room, words, "ink2", small)
            x = room.right() + theme.px(16)
        right = self.width() - theme.px(MARGIN)
        room = QRectF(x, middle - theme.px(8), right - x, theme.px(16))
        paint.text(painter, room, self.definition(), "ink3", small, paint.RIGHT)


def week_words(week: DemandWeek) -> str:
    """Return a week in words: what is needed, confirmed and missing."""
    missing = sum(need.missing for need in week.needs)
    text = _("{week}: {confirmed} af {needed} bekræftet, {missing} mangler")
    return text.format(
        week=week_label(week.monday).capitalize(),
        confirmed=week.confirmed,
        needed=week.needed,
        missing=missing,
    )


def _ticks(most: int) -> tuple[int, ...]:
    """Return one or two round figures under the highest bar."""
    unit = 1
    while unit * 5 <= most:
        unit *= 5 if str(unit)[0] == "1" and unit * 5 * 2 <= most else 2
    return tuple(one for one in (unit, unit * 2) if one <= most)
