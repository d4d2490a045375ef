"""Where a week's lessons lie."""

from datetime import date, time, timedelta

import pytest

from gf2tracker.queries.week import WeekDay, WeekLesson
from ui.week.layout import columns, row_height

MONDAY = date(2026, 8, 10)


def days(*counts):
    found, first = [], 0
    for at, count in enumerate(counts):
        day = MONDAY + timedelta(days=at)
        lessons = tuple(WeekLesson(day, n, time(8), None, None) for n in range(1, count + 1))
        found.append(WeekDay(day, None if count else "Fri", lessons, first))
        first += count
    return found


@pytest.mark.parametrize("width", [760, 928, 1104, 1744])
@pytest.mark.parametrize("counts", [(8, 8, 8, 8, 5), (7, 7, 0, 7, 5), (0, 0, 0, 4, 4)])
def test_all_of_the_week_stands_in_the_width(width, counts):
    lay = columns(width, days(*counts))
    assert lay.lessons == sum(counts)
    edges = list(lay.edges)
    assert edges == sorted(edges)
    assert lay.share[0] + lay.share[1] <= width
    assert min(wide for _left, wide in lay.spans) >= 12


def test_the_share_is_left_out_before_lessons_get_narrow():
    assert columns(1104, days(8, 8, 8, 8, 5)).share[1] == 0
    assert columns(1744, days(8, 8, 8, 8, 5)).share[1] > 0


def test_lessons_and_columns_find_each_other():
    lay = columns(1104, days(8, 8, 0, 8, 5))
    assert (lay.lesson_at(0), lay.lesson_at(1), lay.lesson_at(29)) == (None, 1, 29)
    assert lay.lesson_at(30) is None
    assert lay.column_of(29) == 29


def test_a_class_of_28_stands_whole_at_1280_by_800():
    assert row_height(536, 28) * 28 <= 536
