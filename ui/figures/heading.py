"""The heading over the bars of the weeks: week numbers over a line in the colours of the phases."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gf2tracker.domain.course import CourseWeek
from ui import paint, theme
from ui.figures.cells import slots
from ui.weeklabels import phase_token


class WeeksHeading:
    """Knows the teaching weeks of the class that is shown, and paints them into a heading."""

    def __init__(self) -> None:
        self._weeks: Sequence[CourseWeek] = ()
        self._today = date.min

    def show_weeks(self, weeks: Sequence[CourseWeek], today: date) -> None:
        """Take other teaching weeks."""
        self._weeks, self._today = weeks, today

    def paint(self, painter: QPainter, at: QRectF) -> None:
        """Paint the numbers that have room, and every week's part of the line under them."""
        line, high = at.bottom() - theme.px(7), theme.px(3)
        small = theme.font("small")
        free = at.left()
        now = self._now()
        for place, (x, wide) in enumerate(slots(at, len(self._weeks))):
            week = self._weeks[place]
            is_coming = week.days[0] > self._today
            token = phase_token(week.phase or 1, "soft" if is_coming else "")
            painter.fillRect(QRectF(x, line, wide, high), theme.color(token))
            text = str(week.number)
            font = theme.font("small", bold=True) if week is now else small
            room = paint.width(text, font) + 2
            if self._is_told(place, now) and (x >= free or week is now):
                left = max(x + wide / 2 - room / 2, at.left())
                words = QRectF(left, line - theme.px(17), room, theme.px(16))
                shade = "ink" if week is now else phase_token(week.phase or 1, "text")
                paint.text(painter, words, text, shade, font)
                free = left + room + theme.px(3)

    def _now(self) -> CourseWeek | None:
        begun = [week for week in self._weeks if week.days[0] <= self._today]
        return begun[-1] if begun else None

    def _is_told(self, place: int, now: CourseWeek | None) -> bool:
        """Tell whether a week's number is wanted: first of a phase, and the present one."""
        week = self._weeks[place]
        if week is now:
            return True
        is_near = now is not None and abs((week.number or 0) - (now.number or 0)) < 2
        return not is_near and (place == 0 or self._weeks[place - 1].phase != week.phase)
