"""Where the calendar weeks of a course stand along a line: band, strips and tables all ask here."""

from dataclasses import dataclass
from datetime import date, timedelta

from gf2tracker.domain.course import Course
from ui import theme

DAYS = 5
MARGIN, GAP = 24, 2
DEADLINE_PLACE = 0.9  # how far into its week a deadline on a Friday stands


@dataclass(frozen=True)
class WeekLine:
    """Slots side by side, one a calendar week, spread over whole pixels.

    Attributes:
        left: the pixel where the first slot starts.
        width: pixels from there to the end of the last slot.
        count: the number of calendar weeks, closed ones too.
        gap: pixels between two slots.
    """

    left: int
    width: int
    count: int
    gap: int

    @property
    def pitch(self) -> float:
        """Pixels from one slot's start to the next."""
        return (self.width + self.gap) / max(self.count, 1)

    def slot(self, index: int) -> tuple[int, int]:
        """Return the start and width of a slot; rounding spreads what is left over."""
        start = round(self.left + index * self.pitch)
        return start, round(self.left + (index + 1) * self.pitch) - self.gap - start

    def day(self, index: int, weekday: int) -> tuple[int, int]:
        """Return the start and width of a weekday's fifth; Saturday and Sunday share Friday's."""
        start, width = self.slot(index)
        place = min(weekday, DAYS - 1)
        first = round(start + width * place / DAYS)
        return first, round(start + width * (place + 1) / DAYS) - first

    def deadline(self, index: int, weekday: int) -> float:
        """Return the middle of a deadline's mark: half into its day, on a Friday 90 % of the slot."""
        start, width = self.slot(index)
        place = min(weekday, DAYS - 1)
        return start + width * (DEADLINE_PLACE - (DAYS - 1 - place) / DAYS)

    def index_at(self, x: float) -> int | None:
        """Return the slot at a pixel, its gap with it; None outside the line."""
        if not self.count or not self.left <= x < self.left + self.width:
            return None
        return min(int((x - self.left) / self.pitch), self.count - 1)


def week_line(course: Course | None, width: int) -> WeekLine:
    """Return where a course's weeks stand in a part that is so wide; no course has no weeks."""
    left = theme.px(MARGIN)
    count = len(course.calendar_weeks) if course is not None else 0
    return WeekLine(left, width - 2 * left, count, theme.px(GAP))


def week_index(course: Course, day: date) -> int | None:
    """Return which calendar week of a course, from 0, a day lies in; None outside the course."""
    weeks = course.calendar_weeks
    monday = day - timedelta(days=day.weekday())
    index = (monday - weeks[0].monday).days // 7
    return index if 0 <= index < len(weeks) else None
