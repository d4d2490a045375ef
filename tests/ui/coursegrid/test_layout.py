"""Where the course lies: whole at every width, days before names before figures."""

from datetime import date

import pytest

from gf2tracker.domain.course import Course
from gf2tracker.domain.pattern import parse_pattern
from ui import theme
from ui.coursegrid.layout import lay_out, row_height

COURSE = Course(
    starts_on=date(2026, 8, 10),
    weeks=20,
    phases=(5, 5, 5, 5),
    closed=(),
    patterns=((date(2026, 8, 10), parse_pattern("8-8-8-8-5")),),
)


@pytest.mark.parametrize("width", [480, 720, 1104, 1104 + 120, 1744, 2400])
def test_all_days_stand_in_order_within_the_width(width):
    lay = lay_out(COURSE, width)
    assert len(lay.days) == len(COURSE.school_days)
    edges = [edge for left, wide in lay.days for edge in (left, left + wide)]
    assert edges == sorted(edges)
    assert lay.right <= width
    assert all(left + wide <= width for left, wide in lay.figures)
    assert lay.figures[0][1] > 0


def test_at_the_designs_widths_it_stands_as_drawn(qapp):
    small, large = lay_out(COURSE, 1104), lay_out(COURSE, 1744)
    assert (small.left, large.left) == (184, 254)
    assert [wide for _left, wide in small.figures] == [58] * 3
    assert [wide for _left, wide in large.figures] == [84] * 3
    assert {wide for _left, wide in small.days} <= {4, 5, 6}
    assert {wide for _left, wide in large.days} <= {9, 10, 11}


def test_in_a_narrow_page_figures_give_way_to_days():
    assert [wide for _left, wide in lay_out(COURSE, 560).figures][-1] == 0
    assert min(wide for _left, wide in lay_out(COURSE, 720).days) >= 2


def test_a_day_is_found_by_its_pixel():
    lay = lay_out(COURSE, 1104)
    left, wide = lay.days[7]
    assert lay.day_at(left) == lay.day_at(left + wide) == 7
    assert lay.day_at(3) is None


def test_twenty_eight_students_stand_whole_at_1280_by_800():
    assert row_height(494, 28) * 28 <= 494
    assert row_height(494, 100) == theme.px(17)
    assert row_height(2000, 5) == row_height(100, 0) == theme.px(29)
