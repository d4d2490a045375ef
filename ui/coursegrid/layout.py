"""Where the whole course lies in a width: name, every school day, three figures."""

from dataclasses import dataclass
from datetime import date, timedelta

from gf2tracker.domain.course import Course
from ui import theme

NARROW, WIDE = 1104, 1744
MARGIN, HEADER, FOOT = 24, 46, 86
LEAST_ROW, MOST_ROW = 17, 29
ARROW, APART = 18, 19  # the sign of a rise at the right edge; between days and figures
LEAST_NAME, LEAST_DAY, THIN_DAY = 96, 4.0, 2.5
FIGURES = 3
DAYS = 5

Span = tuple[int, int]
"""Left edge and width in pixels."""


@dataclass(frozen=True)
class Lay:
    """The columns of a course in a width.

    Attributes:
        days: one a school day, in order.
        weeks: one a calendar week of the course, wholly closed ones too.
        closed: the closed weekdays within teaching weeks.
        figures: where the figures stand; a width of 0 is left out for want of room.
    """

    days: tuple[Span, ...]
    weeks: tuple[Span, ...]
    closed: tuple[Span, ...]
    figures: tuple[Span, ...]

    @property
    def left(self) -> int:
        """The pixel where the first week starts."""
        return self.weeks[0][0]

    @property
    def right(self) -> int:
        """The pixel after the last week."""
        x, wide = self.weeks[-1]
        return x + wide

    def day_at(self, x: int) -> int | None:
        """Return the number, from 0, of the day whose tile or gap a pixel lies in."""
        found = (at for at, (left, wide) in enumerate(self.days) if left <= x <= left + wide)
        return next(found, None)


@dataclass(frozen=True)
class _Room:
    name: int
    figure: int
    shown: int  # how many of the three figures

    def days(self, width: int) -> int:
        beside = MARGIN + ARROW + APART
        return width - theme.px(self.name + self.figure * self.shown + beside)


def lay_out(course: Course, width: int) -> Lay:
    """Lay a course out in a width; days keep their room, names give way first, then figures."""
    grown = min(max((width / theme.text_scale() - NARROW) / (WIDE - NARROW), 0), 1)
    room = _room(course, width, grown)
    left, gap = theme.px(room.name), theme.px(round(3 + grown))
    closed_week = theme.px(round(8 + 2 * grown))
    weeks = course.calendar_weeks
    taught = sum(week.number is not None for week in weeks)
    fixed = gap * (len(weeks) - 1) + closed_week * (len(weeks) - taught)
    day = max((room.days(width) - fixed) / (DAYS * max(taught, 1)), 1.0)
    slots, days, closed, x = [], [], [], float(left)
    for week in weeks:
        wide = day * DAYS if week.number is not None else closed_week
        slots.append((round(x), round(x + wide) - round(x)))
        if week.number is not None:
            for place in range(DAYS):
                span = _tile(x + day * place, day)
                at = week.monday + timedelta(days=place)
                if at in week.days:
                    days.append(span)
                elif at in week.closed and at >= course.starts_on:
                    closed.append(span)
        x += wide + gap
    return Lay(tuple(days), tuple(slots), tuple(closed), _figures(width, room))


def _tile(x: float, day: float) -> Span:
    air = 1 if day >= THIN_DAY else 0
    return round(x), max(round(x + day) - round(x) - air, 1)


def _room(course: Course, width: int, grown: float) -> _Room:
    """Return what names and figures take: as designed, else less, so that days can be seen."""
    name, figure = MARGIN + round(160 + 70 * grown), round(58 + 26 * grown)
    wanted = round(len(course.calendar_weeks) * (DAYS * LEAST_DAY + 3))
    for shown in (FIGURES, 2, 1):
        room = _Room(name, figure, shown)
        over = (wanted - room.days(width)) / theme.text_scale()
        if over <= name - MARGIN - LEAST_NAME or shown == 1:
            give = max(min(over, name - MARGIN - LEAST_NAME), 0)
            return _Room(round(name - give), figure, shown)
    raise AssertionError


def _figures(width: int, room: _Room) -> tuple[Span, ...]:
    wide = theme.px(room.figure)
    right = width - theme.px(MARGIN + ARROW)
    shown = [(right - wide * (room.shown - at), wide) for at in range(room.shown)]
    return (*shown, *[(right, 0)] * (FIGURES - room.shown))


def row_height(room: int, rows: int) -> int:
    """Return how high each of so many rows is, so that a class stands whole where it can."""
    if not rows:
        return theme.px(MOST_ROW)
    return min(max(room // rows, theme.px(LEAST_ROW)), theme.px(MOST_ROW))


def week_of(course: Course, day: date) -> int | None:
    """Return which calendar week of the course, from 0, a day lies in; None outside it."""
    monday = day - timedelta(days=day.weekday())
    found = (at for at, week in enumerate(course.calendar_weeks) if week.monday == monday)
    return next(found, None)
