"""The calendar weeks of a course stand where band, strips and tables expect them."""

from datetime import date
from itertools import pairwise

import pytest

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from ui.weeks import WeekLine, week_index

AUTUMN = Course(
    date(2026, 8, 10),
    closed=(
        DayRange(date(2026, 10, 12), date(2026, 10, 16), "efterårsferie"),
        DayRange(date(2026, 12, 19), date(2027, 1, 3), "juleferie"),
    ),
)
LINE = WeekLine(24, 1056, 23, 2)


def test_a_slot_of_the_design_is_44_wide_and_46_apart():
    assert LINE.slot(0) == (24, 44)
    assert LINE.slot(1) == (70, 44)
    assert LINE.slot(22) == (1036, 44)


@pytest.mark.parametrize("count", [20, 21, 22, 23, 31])
@pytest.mark.parametrize("width", [300, 997, 1056, 1696])
def test_slots_fill_the_line_without_overlap(count, width):
    line = WeekLine(24, width, count, 2)
    slots = [line.slot(index) for index in range(count)]
    assert slots[0][0] == 24
    assert slots[-1][0] + slots[-1][1] == 24 + width
    for (x, wide), (after, _wide) in pairwise(slots):
        assert x + wide + 2 == after
    assert max(wide for _x, wide in slots) - min(wide for _x, wide in slots) <= 1


def test_five_days_fill_a_slot():
    for index in range(23):
        days = [LINE.day(index, weekday) for weekday in range(5)]
        start, width = LINE.slot(index)
        assert days[0][0] == start
        assert days[-1][0] + days[-1][1] == start + width
        assert sum(wide for _x, wide in days) == width


def test_saturday_and_sunday_stand_on_friday():
    assert LINE.day(3, 5) == LINE.day(3, 6) == LINE.day(3, 4)


def test_a_deadline_on_friday_stands_at_nine_tenths():
    assert LINE.deadline(1, 4) == pytest.approx(70 + 0.9 * 44)
    assert LINE.deadline(1, 0) == pytest.approx(70 + 0.1 * 44)


@pytest.mark.parametrize(
    ("x", "index"), [(23, None), (24, 0), (69, 0), (70, 1), (1079, 22), (1080, None)]
)
def test_the_slot_at_a_pixel(x, index):
    assert LINE.index_at(x) == index


def test_a_line_without_weeks_has_no_slot():
    assert WeekLine(24, 500, 0, 2).index_at(30) is None


@pytest.mark.parametrize(
    ("day", "index"),
    [
        (date(2026, 8, 9), None),
        (date(2026, 8, 10), 0),
        (date(2026, 8, 16), 0),
        (date(2026, 10, 14), 9),
        (date(2026, 12, 30), 20),  # week 53
        (date(2027, 1, 4), 21),  # week 1
        (date(2027, 1, 15), 22),
        (date(2027, 1, 18), None),
    ],
)
def test_a_day_lies_in_its_calendar_week(day, index):
    assert week_index(AUTUMN, day) == index


def test_week_53_has_a_slot():
    weeks = AUTUMN.calendar_weeks
    assert [week.iso_week for week in weeks[19:22]] == [52, 53, 1]
