"""Everything known of a student as one line of time, by week."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.course import Course
from gf2tracker.domain.mark import Mark
from gf2tracker.language import _, date_short, week_label
from gf2tracker.queries.story import Event, EventKind
from ui import icon, paint, ring, theme
from ui.button import Pressable
from ui.register.tile import paint_tile

DATE, SIGN, TEXT = 84, 98, 118
LINE = 19
ICONS = {
    EventKind.CONTACT: "phone",
    EventKind.NOTE: "note",
    EventKind.ENROLMENT: "class",
    EventKind.CHANGE: "tool",
}
SHOWN = 120


class WeekHead(QWidget):
    """The week's name, the teaching week, and a line to the right edge."""

    def __init__(self, day: date, course: Course | None) -> None:
        super().__init__()
        week = course.calendar_week_of(day) if course is not None else None
        self._name = week_label(day).capitalize()
        number = week.number if week is not None else None
        self._fact = _("undervisningsuge {n}").format(n=number) if number else ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(34))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        area = QRectF(0, theme.px(8), self.width(), theme.px(20))
        x = paint.text(painter, area, self._name, "ink", theme.font(bold=True)) + theme.px(8)
        area.setLeft(x)
        x += paint.text(painter, area, self._fact, "ink3", theme.font("small")) + theme.px(10)
        painter.fillRect(QRectF(x, area.center().y(), self.width() - x, 1), theme.color("line"))


class EventRow(Pressable):
    """One thing that happened: date, sign on the line of time, title, text, who."""

    stepped = Signal(int)

    def __init__(self, event: Event, *, has_date: bool) -> None:
        super().__init__(event.title)
        self.event_shown = event
        self._has_date = has_date
        self._lines = [line for line in event.text.split("\n") if line]
        parts = [date_short(event.date), event.title, *self._lines, event.who]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ring.follow(self, radius=4)

    @override
    def sizeHint(self) -> QSize:
        lines = 1 + len(self._lines)
        return QSize(theme.px(300), theme.px(12 + LINE * lines))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        told = self.event_shown
        if self.is_hovered:
            painter.fillRect(self.rect(), theme.color("hover"))
        top, high = theme.px(4), theme.px(LINE)
        if self._has_date:
            paint.text(painter, QRectF(0, top, theme.px(DATE), high), date_short(told.date), "ink2")
        self._paint_sign(painter, top, high)
        left = theme.px(TEXT)
        who_wide = paint.width(told.who, theme.font("small")) + theme.px(8)
        wide = self.width() - left
        first = QRectF(left, top, wide - who_wide, high)
        paint.text(painter, first, told.title, "ink", theme.font(bold=True))
        who = QRectF(left, top, wide, high)
        paint.text(painter, who, told.who, "ink3", theme.font("small"), paint.RIGHT)
        for at, line in enumerate(self._lines, start=1):
            area = QRectF(left, top + at * high, wide, high)
            paint.text(painter, area, line, "ink2")

    def _paint_sign(self, painter: QPainter, top: int, high: int) -> None:
        told = self.event_shown
        middle = theme.px(SIGN)
        line_top = top + high + theme.px(3)
        stroke = QRectF(middle - 1, line_top, 2, max(self.height() - line_top - 1, 0))
        painter.fillRect(stroke, theme.color("line"))
        mark = next((one for one in told.marks if one is not None), None)
        if told.kind is EventKind.ABSENCE and mark is not None:
            wide = theme.px(20)
            at = QRectF(middle - wide / 2, top, wide, theme.px(18))
            paint_tile(painter, at, Mark(mark.kind))
            return
        side = theme.px(16)
        at = QRectF(middle - side / 2, top + (high - side) / 2, side, side)
        icon.paint(painter, ICONS.get(told.kind, "note"), at, "ink2")


class Timeline(QWidget):
    """Events grouped by week, newest first.

    Signals:
        chosen(Event): Enter or a click on an event.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[EventRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_events(
        self, events: Sequence[Event], course: Course | None, most: int = SHOWN
    ) -> bool:
        """Show events, at most so many; return whether some were left out."""
        self._clear()
        week, day = None, None
        for event in events[:most]:
            if event.date.isocalendar()[:2] != week:
                week = event.date.isocalendar()[:2]
                self._column.addWidget(WeekHead(event.date, course))
            row = EventRow(event, has_date=event.date != day)
            day = event.date
            row.clicked.connect(self._on_clicked)
            row.stepped.connect(self._on_stepped)
            self.rows.append(row)
            self._column.addWidget(row)
        return len(events) > most

    def _clear(self) -> None:
        self.rows = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, EventRow):
            self.chosen.emit(row.event_shown)

    def _on_stepped(self, direction: int) -> None:
        row = self.sender()
        if isinstance(row, EventRow):
            at = min(max(self.rows.index(row) + direction, 0), len(self.rows) - 1)
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
