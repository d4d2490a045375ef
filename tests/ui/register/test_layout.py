"""Where the register's columns lie: everything fits, and what gives way goes in order."""

import pytest

from ui import theme
from ui.register.layout import DAYS, MARGIN, NAME, columns, row_height

AT_1280, AT_1920 = 1104, 1744


@pytest.mark.parametrize("lessons", range(1, 11))
@pytest.mark.parametrize("width", [500, 640, 800, 960, AT_1280, 1400, AT_1920, 2300])
def test_the_columns_fill_the_page_and_no_more(width, lessons):
    laid = columns(width, lessons)
    assert sum(laid.widths) <= max(width - theme.px(MARGIN), 24 + 100 + 53 * lessons + 40)
    assert len(laid.widths) == lessons + 5
    assert all(laid.widths[laid.column_of(lesson)] > 30 for lesson in range(1, lessons + 1))


def test_the_measures_are_those_of_the_design():
    laid = columns(AT_1280, 7)
    assert laid.widths[:3] == (24 + 176, 98, 53)
    assert (laid.widths[laid.today], laid.widths[laid.share]) == (78, 64)
    laid = columns(AT_1920, 7)
    assert laid.widths[:3] == (24 + 240, 120, 84)


def test_without_room_ten_days_go_first_then_today_then_the_share():
    shown = []
    for width in range(AT_1280, 400, -8):
        laid = columns(width, 7)
        gone = [
            name
            for name, column in (("days", DAYS), ("today", laid.today), ("share", laid.share))
            if not laid.widths[column]
        ]
        if gone and gone != (shown[-1] if shown else []):
            shown.append(gone)
    assert shown == [["days"], ["days", "today"], ["days", "today", "share"]]


def test_the_name_gives_way_last(qapp):
    assert columns(AT_1280, 10).widths[NAME] == 24 + 176
    assert columns(560, 7).widths[NAME] < 24 + 176
    assert columns(300, 10).widths[NAME] == 24 + 100


def test_lessons_are_found_by_their_columns():
    laid = columns(AT_1280, 7)
    assert [laid.lesson_at(n) for n in range(12)] == [None, None, 1, 2, 3, 4, 5, 6, 7, *[None] * 3]
    assert laid.lesson_at(laid.column_of(7)) == 7


@pytest.mark.parametrize(
    ("room", "rows", "high"), [(546, 26, 21), (546, 4, 32), (546, 60, 20), (800, 25, 32)]
)
def test_a_class_stands_whole_where_it_can(room, rows, high):
    assert row_height(room, rows) == high


def test_text_at_200_percent_scales_every_measure(qapp):
    theme.start(qapp, "light", base_px=26)
    laid = columns(2 * AT_1280, 7)
    assert laid.widths[:3] == (2 * (24 + 176), 2 * 98, 2 * 53)
