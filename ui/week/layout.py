"""Where a week's lessons lie: five days side by side, closed ones narrow, the week's loss at the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from gf2tracker.queries.week import WeekDay
from ui import theme

NARROW, WIDE = 1104, 1744
MARGIN, HEADER = 24, 46
DAY_GAP, LOST, SHARE = 8, 66, 64
MOST_LESSON, ROOMY_LESSON, LEAST_LESSON, TIGHT_LESSON, CLOSED = 46, 25, 17, 12, 40
LEAST_NAME = 96
NAME, FIRST_LESSON = 0, 1

Span = tuple[int, int]
"""Left edge and width in pixels."""


@dataclass(frozen=True)
class WeekColumns:
    """The columns of a week: name, each lesson, what the week cost, the share to date.

    Attributes:
        spans: of the lessons, in order.
        days: of Monday to Friday, closed ones too.
        lost, share: of the two figures; a width of 0 is left out for want of room.
    """

    spans: tuple[Span, ...]
    days: tuple[Span, ...]
    lost: Span
    share: Span

    @property
    def lessons(self) -> int:
        return len(self.spans)

    @property
    def note(self) -> int:
        return -1

    def lesson_at(self, column: int) -> int | None:
        """Return the lesson (from 1) of a column; None for the other columns."""
        lesson = column - FIRST_LESSON + 1
        return lesson if 1 <= lesson <= self.lessons else None

    def column_of(self, lesson: int) -> int:
        """Return the column of a lesson, from 1."""
        return FIRST_LESSON + lesson - 1

    @property
    def left(self) -> int:
        """The pixel where the first day starts."""
        return self.days[0][0] if self.days else 0

    @property
    def edges(self) -> tuple[int, ...]:
        """Where each of Qt's columns starts; gaps and closed days belong to the one before."""
        return (0, *[left for left, _wide in self.spans], self.lost[0], self.share[0])


def columns(width: int, days: Sequence[WeekDay]) -> WeekColumns:
    """Lay a week out in a width; share, name and the week's loss give way to lessons in turn."""
    scale = theme.text_scale()
    grown = min(max((width / scale - NARROW) / (WIDE - NARROW), 0), 1)
    name = theme.px(MARGIN + round(160 + 70 * grown))
    lessons = sum(len(day.lessons) for day in days)
    beside = theme.px(MARGIN) + sum(theme.px(CLOSED) for day in days if not day.lessons)
    beside += theme.px(DAY_GAP) * len(days)
    lost, share = theme.px(LOST), theme.px(SHARE)
    room = width - beside - lost
    if (room - name - share) < lessons * theme.px(ROOMY_LESSON):
        share = 0
    give = name - theme.px(MARGIN + LEAST_NAME)
    short = lessons * theme.px(LEAST_LESSON) - (room - name - share)
    name -= max(min(short, give), 0)
    if room - name < lessons * theme.px(TIGHT_LESSON):
        room, lost = room + lost, 0
    lesson = min((room - name - share) / max(lessons, 1), theme.px(MOST_LESSON))
    return _placed(days, name, max(lesson, 8.0), (lost, share))


def _placed(
    days: Sequence[WeekDay], name: int, lesson: float, figures: tuple[int, int]
) -> WeekColumns:
    spans: list[Span] = []
    places: list[Span] = []
    x = float(name)
    for day in days:
        wide = lesson * len(day.lessons) or float(theme.px(CLOSED))
        places.append((round(x), round(x + wide) - round(x)))
        for at in range(len(day.lessons)):
            left = round(x + at * lesson)
            spans.append((left, round(x + (at + 1) * lesson) - left))
        x += wide + theme.px(DAY_GAP)
    lost, share = figures
    end = round(x)
    return WeekColumns(tuple(spans), tuple(places), (end, lost), (end + lost, share))


def row_height(room: int, rows: int) -> int:
    """Return how high each of so many rows is, so that a class stands whole where it can."""
    if not rows:
        return theme.px(28)
    return min(max(room // rows, theme.px(17)), theme.px(30))
