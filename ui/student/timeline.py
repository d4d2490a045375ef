"""Everything known of a student as one line of time, by week."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.course import Course
from gf2tracker.domain.mark import Mark
from gf2tracker.domain.note import NoteKind
from gf2tracker.language import _, date_short, week_label
from gf2tracker.queries.story import Event, EventKind
from ui import icon, paint, ring, theme
from ui.button import Pressable
from ui.register.tile import paint_tile

DATE, SIGN, TEXT = 84, 98, 118
LINE = 19
ICONS = {
    EventKind.CONTACT: "phone",
    EventKind.MEETING: "talk",
    EventKind.NOTE: "note",
    EventKind.ENROLMENT: "class",
    EventKind.CHANGE: "tool",
}
SHOWN = 120
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
WISHES = {Qt.Key.Key_F2: "edit", Qt.Key.Key_Delete: "remove", Qt.Key.Key_K: "settle"}


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
    """One thing that happened: date, sign on the line of time, title, text, who.

    Signals:
        stepped(int): the keyboard goes a row up or down.
        wished(str): "edit" (F2), "remove" (Del), "settle" (K) or "menu" for the event.
    """

    stepped = Signal(int)
    wished = Signal(str)

    def __init__(self, event: Event, *, has_date: bool) -> None:
        super().__init__(event.title)
        self.event_shown = event
        self._has_date = has_date
        parts = [date_short(event.date), event.title, *event.text.split("\n"), event.who]
        self.setAccessibleName(", ".join(part for part in parts if part))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._is_own = event.id is not None or event.note is not None
        if event.note is not None and event.note.kind is NoteKind.AGREEMENT:
            done = _("klaret") if event.note.done_on else _("ikke klaret")
            told = _("{state}. K skifter, F2 ret, Del slet").format(state=done)
            self.setAccessibleDescription(told)
        elif self._is_own:
            self.setAccessibleDescription(_("F2 ret, Del slet"))
        ring.follow(self, radius=4)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        text = self.event_shown.text
        lines = paint.paragraph_height(text, width - theme.px(TEXT)) if text else 0
        return theme.px(12 + LINE) + lines

    @override
    def sizeHint(self) -> QSize:
        wide = max(self.width(), theme.px(300))
        return QSize(theme.px(300), self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(12 + LINE))

    @override
    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride and self._is_own
        if is_asked and isinstance(event, QKeyEvent) and event.key() in WISHES:
            event.accept()  # F2 is for the event here, not for the student
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.stepped.emit(STEPS[key])
        elif key in WISHES and self._is_own:
            self.wished.emit(WISHES[key])
        elif key == Qt.Key.Key_Menu:
            self.wished.emit("menu")
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.wished.emit("menu")

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
        if told.text:
            rest = QRectF(left, top + high, wide, self.height() - top - high)
            paint.paragraph(painter, rest, told.text, "ink2")

    def _paint_sign(self, painter: QPainter, top: int, high: int) -> None:
        told = self.event_shown
        middle = theme.px(SIGN)
        line_top = top + high + theme.px(3)
        stroke = QRectF(middle - 1, line_top, 2, self.height() - line_top - 1)
        if stroke.height() > theme.px(8):
            painter.fillRect(stroke, theme.color("line"))
        mark = next((one for one in told.marks if one is not None), None)
        if told.kind is EventKind.ABSENCE and mark is not None:
            wide = theme.px(20)
            at = QRectF(middle - wide / 2, top, wide, theme.px(18))
            paint_tile(painter, at, Mark(mark.kind))
            return
        side = theme.px(16)
        at = QRectF(middle - side / 2, top + (high - side) / 2, side, side)
        if told.note is not None and told.note.kind is NoteKind.AGREEMENT:
            _paint_box(painter, at, is_done=told.note.done_on is not None)
            return
        icon.paint(painter, ICONS.get(told.kind, "note"), at, "ink2")


def _paint_box(painter: QPainter, at: QRectF, *, is_done: bool) -> None:
    """Paint the box of something agreed, ticked when it is done."""
    if not is_done:
        paint.box(painter, at, theme.color("page"), theme.color("control"), theme.px(4))
        return
    paint.fill(painter, at, theme.color("accent"), theme.px(4))
    inset = theme.px(2)
    icon.paint(painter, "check", at.adjusted(inset, inset, -inset, -inset), "onaccent")


class Timeline(QWidget):
    """Events grouped by week, newest first.

    Signals:
        chosen(Event): Enter or a click on an event.
        wished(str, EventRow): F2, Del, K or the menu key on an event, see EventRow.
    """

    chosen = Signal(object)
    wished = Signal(str, object)

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
        here = next((at for at, row in enumerate(self.rows) if row.hasFocus()), None)
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
            row.wished.connect(self._on_wished)
            self.rows.append(row)
            self._column.addWidget(row)
        if here is not None and self.rows:
            self.rows[min(here, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
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

    def _on_wished(self, wish: str) -> None:
        row = self.sender()
        if isinstance(row, EventRow):
            self.wished.emit(wish, row)
