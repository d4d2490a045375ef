"""The 20-week band: every calendar week of a class, where it stands today and what is due."""

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.domain.course import Course, CourseWeek
from gf2tracker.domain.daywords import last_school_day_words
from gf2tracker.language import WEEKDAYS, _, date_range, date_short
from ui import paint, theme
from ui.tip import answer, tell_place, tip_of
from ui.weeklabels import Label, Setting, labels, phase_name, phase_token
from ui.weeks import DAYS, WeekLine, week_index, week_line

HEIGHT, BAR_TOP, BAR, LABEL_TOP, LABEL = 50, 8, 18, 28, 17
DATES_FROM = 1300  # at this width there is room for the dates of deadlines

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Band(QWidget):
    """The weeks of a course as one bar that is always in sight.

    Signals:
        week_chosen: the date to go to, the Focus day's weekday where the class has school then.
    """

    week_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: Course | None = None
        self._day = date.min
        self._today = date.min
        self._under_mouse: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.hide()
        theme.on_change(self._refresh)

    def show_course(self, course: Course | None, day: date, today: date) -> None:
        """Show a class's course with the Focus day and the real today; None hides the band."""
        self._course, self._day, self._today = course, day, today
        self.setVisible(course is not None)
        self._tell()
        self.update()

    def line(self) -> WeekLine:
        """Return where the weeks stand, in this widget's pixels."""
        return week_line(self._course, self.width())

    def labels(self) -> tuple[Label, ...]:
        """Return the words under the weeks as they are shown at this width."""
        if self._course is None:
            return ()
        scale = theme.text_scale()
        setting = Setting(_text_width, scale, self.width() >= DATES_FROM * scale)
        week = self._course.calendar_week_of(self._day)
        phase = week.phase if week else None
        return labels(self._course, self.line(), phase, self._today, setting)

    def week_text(self, index: int) -> str:
        """Return what the tool tip of a calendar week, from 0, says."""
        if self._course is None:
            return ""
        week = self._course.calendar_weeks[index]
        days = date_range(week.monday, week.friday)
        if week.number is None:
            names = {self._course.closed_name(day) or "" for day in week.closed} - {""}
            parts = [_week(week), *sorted(names), days]
        else:
            parts = [_week(week), _("undervisningsuge {n}").format(n=week.number), days]
        lines = [" · ".join(parts), *self._closed_days(week)]
        for deadline in self._course.deadlines:
            if week_index(self._course, deadline.date) == index:
                due = date_short(deadline.date)
                text = _("{what} senest {day}").format(what=deadline.label, day=due)
                last = last_school_day_words(deadline.date, deadline.last_school_day)
                lines.append(f"{text}, {last}" if last else text)
        return "\n".join(lines)

    def spoken(self) -> str:
        """Return where the Focus day stands: "uge 37, undervisningsuge 5, Stærk opstart, tirsdag"."""
        week = self._course.calendar_week_of(self._day) if self._course else None
        if week is None:
            return _("uden for forløbet")
        parts = [_("uge {week}").format(week=week.iso_week)]
        if week.number is not None and week.phase is not None:
            parts.append(_("undervisningsuge {n}").format(n=week.number))
            parts.append(phase_name(week.phase))
        else:
            parts.append(_("lukket"))
        return ", ".join([*parts, WEEKDAYS[self._day.weekday()]])

    def _closed_days(self, week: CourseWeek) -> Iterator[str]:
        if self._course is None or week.number is None:
            return
        for day in week.closed:
            name = self._course.closed_name(day) or _("lukket")
            yield f"{date_short(day)} {name}"

    def _tell(self) -> None:
        self.setAccessibleName(_("Forløbets uger: {place}").format(place=self.spoken()))
        self.setAccessibleDescription(_("Piletasterne skifter uge"))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()

    # --- going to a week -------------------------------------------------------------------------

    def _choose(self, index: int) -> None:
        if self._course is not None:
            self.week_chosen.emit(self._day_in(self._course.calendar_weeks[index]))

    def _day_in(self, week: CourseWeek) -> date:
        wanted = week.monday + timedelta(days=min(self._day.weekday(), DAYS - 1))
        if self._today in week.days:
            return self._today
        if not week.days or wanted in week.days:
            return wanted
        return min(week.days, key=lambda day: abs(day - wanted))

    def _step(self, by: int) -> None:
        if self._course is None:
            return
        weeks = self._course.calendar_weeks
        here = week_index(self._course, self._day)
        if here is None:
            here = -1 if self._day < weeks[0].monday else len(weeks)
        there = here + by
        while 0 <= there < len(weeks) and not weeks[there].days:
            there += by
        if 0 <= there < len(weeks):
            self._choose(there)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self._course is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key == Qt.Key.Key_Home:
            self._choose(0)
        elif key == Qt.Key.Key_End:
            self._choose(len(self._course.calendar_weeks) - 1)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position().toPoint())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(index)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position().toPoint())
        if index != self._under_mouse:
            self._under_mouse = index
            tip_of(self).hide()
        if index is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def event(self, event: QEvent) -> bool:
        return answer(self, event, self._show_tip) or super().event(event)

    def _show_tip(self, at: QPoint) -> None:
        index = self._index_at(at)
        if index is not None:
            text, _line, more = self.week_text(index).partition("\n")
            start, width = self.line().slot(index)
            place = QRect(start, 0, width, theme.px(BAR_TOP + BAR))
            tell_place(self, place, text, more.replace("\n", " · "))

    def _index_at(self, at: QPoint) -> int | None:
        return self.line().index_at(at.x()) if at.y() < theme.px(LABEL_TOP) else None

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    # --- drawing ---------------------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        painter.fillRect(self.rect(), theme.color("page"))
        below = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(below, theme.color("line"))
        if self._course is None:
            return
        line = self.line()
        for index, week in enumerate(self._course.calendar_weeks):
            self._paint_week(painter, line, index, week)
        self._paint_place(painter, line)
        self._paint_deadlines(painter, line)
        for label in self.labels():
            words = QRectF(label.x, theme.px(LABEL_TOP), label.width + 1, theme.px(LABEL))
            font = theme.font("small", bold=label.is_bold)
            paint.text(painter, words, label.text, label.token, font)

    def _slot(self, line: WeekLine, index: int) -> QRectF:
        start, width = line.slot(index)
        return QRectF(start, theme.px(BAR_TOP), width, theme.px(BAR))

    def _paint_week(self, painter: QPainter, line: WeekLine, index: int, week: CourseWeek) -> None:
        slot = self._slot(line, index)
        if week.number is None or week.phase is None:
            paint.hatch(painter, slot, theme.color("line2"))
            return
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(slot, theme.px(3), theme.px(3))
        painter.setClipPath(shape)
        painter.fillRect(slot, theme.color(phase_token(week.phase, "soft")))
        gone = sum(week.monday + timedelta(days=n) <= self._today for n in range(DAYS))
        past = QRectF(slot)
        past.setWidth(round(slot.width() * gone / DAYS))
        painter.fillRect(past, theme.color(phase_token(week.phase, "mid")))
        self._cut_out(painter, line, index, week)
        painter.restore()
        is_here = week.monday <= self._day <= week.monday + timedelta(days=6)
        has_begun = week.monday <= self._today
        shade = "ink" if is_here or has_begun else phase_token(week.phase, "text")
        font = theme.font("small", bold=is_here)
        paint.text(painter, slot, str(week.number), shade, font, paint.CENTER)

    def _cut_out(self, painter: QPainter, line: WeekLine, index: int, week: CourseWeek) -> None:
        for place in range(DAYS):
            day = week.monday + timedelta(days=place)
            is_before = self._course is not None and day < self._course.starts_on
            if day not in week.closed and not is_before:
                continue
            start, width = line.day(index, place)
            fifth = QRectF(start, theme.px(BAR_TOP), width, theme.px(BAR))
            painter.fillRect(fifth, theme.color("page"))
            if not is_before:
                paint.hatch(painter, fifth, theme.color("line2"))

    def _paint_place(self, painter: QPainter, line: WeekLine) -> None:
        if self._course is None:
            return
        here = week_index(self._course, self._day)
        now = week_index(self._course, self._today)
        if now is not None and self._today != self._day:
            self._paint_caret(painter, line, now, self._today, is_filled=False)
        if here is None:
            return
        out = theme.px(2)
        around = self._slot(line, here).adjusted(-out, -out, out, out)
        shade, width = ("accentline", 2.0) if self.hasFocus() else ("ink", 1.5)
        paint.edge(painter, around, theme.color(shade), theme.px(5), theme.px(1) * width)
        self._paint_caret(painter, line, here, self._day, is_filled=True)

    def _paint_caret(
        self, painter: QPainter, line: WeekLine, index: int, day: date, *, is_filled: bool
    ) -> None:
        start, width = line.slot(index)
        middle = start + width * (min(day.weekday(), DAYS - 1) + 0.5) / DAYS
        scale = theme.text_scale()
        half, height, top = 4.5 * scale, 5.5 * scale, 1.5 * scale
        if is_filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("ink"))
        else:
            painter.setPen(QPen(theme.color("ink"), scale))
            painter.setBrush(theme.color("page"))
            half, height = half - 0.5 * scale, height - scale
        points = ((middle - half, top), (middle + half, top), (middle, top + height))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def _paint_deadlines(self, painter: QPainter, line: WeekLine) -> None:
        if self._course is None:
            return
        scale, middle = theme.text_scale(), theme.px(BAR_TOP + BAR)
        for deadline in self._course.deadlines:
            index = week_index(self._course, deadline.date)
            if index is None:
                continue
            x = line.deadline(index, deadline.date.weekday())
            painter.setPen(QPen(theme.color("page"), 1.6 * scale))
            painter.setBrush(theme.color("ink3" if deadline.date < self._today else "ink"))
            half = 5 * scale
            points = ((0, -half), (half, 0), (0, half), (-half, 0))
            painter.drawPolygon(QPolygonF([QPointF(x + a, middle + b) for a, b in points]))


def _week(week: CourseWeek) -> str:
    return _("Uge {week}").format(week=week.iso_week)


def _text_width(text: str, is_bold: bool) -> float:  # noqa: FBT001 - called by position
    return paint.width(text, theme.font("small", bold=is_bold))
