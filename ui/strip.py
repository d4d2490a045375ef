"""The 100 days of one student, exactly under the weeks of the band, with what happened on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.domain.course import Course, CourseWeek
from gf2tracker.language import _
from ui import icon, paint, theme
from ui.day import Day, Look, draw_tile
from ui.tip import answer, tell_place, tip_of
from ui.weeklabels import phase_token
from ui.weeks import DAYS, WeekLine, week_index, week_line

HEIGHT, NUMBERS, TILES, TILE, LINE, ICONS, ICON = 96, 10, 29, 26, 64, 71, 14
WEEK_GAP, DAY_GAP = 3, 1

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -5, Qt.Key.Key_Down: 5}


@dataclass(frozen=True)
class Event:
    """What happened on a day: an icon under its tile, and words for the tool tip."""

    date: date
    icon: str
    text: str
    shade: str = "ink2"


class Strip(QWidget):
    """Every school day of a course for one student; one tab stop, arrows step days.

    Signals:
        day_chosen(date): a day was clicked, or Enter pressed on it.
    """

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: Course | None = None
        self._today = date.min
        self._days: dict[date, Day] = {}
        self._events: dict[date, list[Event]] = {}
        self._cursor: date | None = None
        self._under_mouse: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        theme.on_change(self._refresh)

    def show_days(
        self, course: Course, today: date, days: Sequence[Day], events: Sequence[Event] = ()
    ) -> None:
        """Show a student's days and events; a school day without one counts as present or coming."""
        self._course, self._today = course, today
        self._days = {day.date: day for day in days}
        self._events = {}
        for event in events:
            self._events.setdefault(event.date, []).append(event)
        if self._cursor not in course.school_days:
            self._cursor = course.last_school_day_by(today) or course.school_days[0]
        self._tell()
        self.update()

    def day(self, day: date) -> Day:
        """Return what a day is drawn as."""
        if self._course is None or not self._course.is_school_day(day):
            return Day(day, Look.CLOSED)
        coming = Look.COMING if day > self._today else Look.PRESENT
        return self._days.get(day) or Day(day, coming)

    def line(self) -> WeekLine:
        """Return where the weeks stand, the same as in the band over it."""
        return week_line(self._course, self.width())

    def tile(self, day: date) -> QRect:
        """Return where a day's tile stands; an empty rectangle outside the course."""
        index = week_index(self._course, day) if self._course else None
        if index is None or day.weekday() >= DAYS:
            return QRect()
        line, place = self.line(), day.weekday()
        start = line.left + index * line.pitch
        step = (line.pitch - theme.px(WEEK_GAP)) / DAYS
        x = round(start + place * step)
        width = round(start + (place + 1) * step) - theme.px(DAY_GAP) - x
        return QRect(x, theme.px(TILES), max(width, 1), theme.px(TILE))

    def day_text(self, day: date) -> tuple[str, str]:
        """Return what the tool tip of a day says: the day, and what happened."""
        happened = " · ".join(event.text for event in self._events.get(day, []))
        return self.day(day).spoken, happened

    def _tell(self) -> None:
        if self._cursor is None:
            return
        day, happened = self.day_text(self._cursor)
        words = ", ".join(filter(None, [day, happened]))
        self.setAccessibleName(_("Dage i forløbet: {day}").format(day=words))
        self.setAccessibleDescription(_("Piletasterne skifter dag"))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()

    # --- mouse and keys --------------------------------------------------------------------------

    def _day_at(self, at: QPoint) -> date | None:
        index = self.line().index_at(at.x())
        if self._course is None or index is None or at.y() < theme.px(TILES):
            return None
        days = self._course.calendar_weeks[index].days
        return min(days, key=lambda day: abs(self.tile(day).center().x() - at.x()), default=None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._course is None or self._cursor is None:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.day_chosen.emit(self._cursor)
        elif key in _STEPS:
            days = self._course.school_days
            there = days.index(self._cursor) + _STEPS[key]
            self._cursor = days[max(0, min(there, len(days) - 1))]
            self._tell()
            self._show_tip(self._cursor)
            self.update()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._cursor = day
            self.update()
            self.day_chosen.emit(day)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day != self._under_mouse:
            self._under_mouse = day
            tip_of(self).hide()

    @override
    def event(self, event: QEvent) -> bool:
        return answer(self, event, self._ask_tip) or super().event(event)

    def _ask_tip(self, at: QPoint) -> None:
        day = self._day_at(at)
        if day is not None:
            self._show_tip(day)

    def _show_tip(self, day: date) -> None:
        tell_place(self, self.tile(day), *self.day_text(day))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        tip_of(self).hide()
        self.update()

    # --- drawing ---------------------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._course is None:
            return
        painter = paint.smooth(QPainter(self))
        line = self.line()
        for index, week in enumerate(self._course.calendar_weeks):
            self._paint_week(painter, line, index, week)
        self._paint_caret(painter)
        self._paint_events(painter)
        if self.hasFocus() and self._cursor is not None:
            ring = theme.px(2)
            around = self.tile(self._cursor).adjusted(-ring, -ring, ring, ring)
            paint.edge(painter, around, theme.color("accentline"), theme.px(3), ring)

    def _paint_week(self, painter: QPainter, line: WeekLine, index: int, week: CourseWeek) -> None:
        start, width = line.slot(index)
        tiles = QRectF(start, theme.px(TILES), width, theme.px(TILE))
        if week.number is None or week.phase is None:
            paint.hatch(painter, tiles, theme.color("line2"))
            return
        is_here = week.monday <= self._today <= week.monday + timedelta(days=6)
        is_coming = week.monday > self._today
        head = QRectF(start, theme.px(NUMBERS), width - 1, theme.px(16))
        font = theme.font("small", bold=is_here)
        number = str(week.number)
        paint.text(painter, head, number, "ink" if is_here else "ink3", font, paint.CENTER)
        for place in range(DAYS):
            self._paint_day(painter, week.monday + timedelta(days=place))
        under = QRectF(start, theme.px(LINE), width - theme.px(1), theme.px(3))
        token = phase_token(week.phase, "soft" if is_coming else "")
        paint.fill(painter, under, theme.color(token), theme.px(1.5))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        if self._course is not None and day >= self._course.starts_on:
            draw_tile(painter, QRectF(self.tile(day)), self.day(day))

    def _paint_caret(self, painter: QPainter) -> None:
        tile = self.tile(self._today)
        if tile.isEmpty():
            return
        middle, top = tile.center().x() + 0.5, theme.px(TILES + TILE + 2)
        half, high = 4 * theme.text_scale(), 4.5 * theme.text_scale()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ink"))
        points = ((middle, top), (middle + half, top + high), (middle - half, top + high))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def _paint_events(self, painter: QPainter) -> None:
        side, top = theme.px(ICON), theme.px(ICONS)
        for x, event in self._icon_places():
            icon.paint(painter, event.icon, QRectF(x, top, side, side), event.shade, stroke=2)

    def _icon_places(self) -> Iterator[tuple[float, Event]]:
        side, free = theme.px(ICON), float("-inf")
        for day in sorted(self._events):
            tile = self.tile(day)
            if tile.isEmpty():
                continue
            for event in self._events[day]:
                x = max(tile.center().x() + 0.5 - side / 2, free)
                free = x + side - theme.px(2)
                yield x, event
