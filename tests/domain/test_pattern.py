"""Weeks, phases and lessons on the weekdays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.pattern import (
    DEFAULT_PATTERN,
    check_phases,
    check_weeks,
    dashes,
    default_phases,
    parse_pattern,
    parse_phases,
    pattern_on,
)
from gf2tracker.errors import Refusal


@pytest.mark.parametrize(
    ("weeks", "phases"),
    [
        (20, (5, 5, 5, 5)),
        (1, (1,)),
        (3, (1, 1, 1)),
        (4, (1, 1, 1, 1)),
        (10, (3, 3, 2, 2)),
        (22, (6, 6, 5, 5)),
        (60, (15, 15, 15, 15)),
    ],
)
def test_phases_keep_their_proportions_in_longer_and_shorter_courses(weeks, phases):
    assert default_phases(weeks) == phases


def test_the_school_s_own_proportions_are_kept():
    assert default_phases(20, (3, 6, 6, 5)) == (3, 6, 6, 5)
    assert default_phases(40, (3, 6, 6, 5)) == (6, 12, 12, 10)


@given(st.integers(1, 60), st.lists(st.integers(1, 30), min_size=4, max_size=4))
def test_default_phases_are_always_allowed(weeks, shape):
    check_phases(default_phases(weeks, tuple(shape)), weeks)


def test_phases_are_read_as_they_are_written():
    assert parse_phases("3-6-6-5", 20) == (3, 6, 6, 5)
    assert parse_phases("3 – 6 – 6 – 5", 20) == (3, 6, 6, 5)
    assert dashes((3, 6, 6, 5)) == "3-6-6-5"


@pytest.mark.parametrize("text", ["", "5-5-5", "5-5-5-5-0", "0-5-5-10", "a-b-c-d", "5;5;5;5", "20"])
def test_phases_that_are_not_four_of_a_week_or_more_are_refused(text):
    with pytest.raises(Refusal, match="fx 5-5-5-5") as refused:
        parse_phases(text, 20)
    assert refused.value.field == "phases"


def test_phases_that_are_not_the_course_are_refused_with_both_sums():
    with pytest.raises(Refusal, match="tilsammen 21 uger, men holdet har 20"):
        parse_phases("6-5-5-5", 20)


@pytest.mark.parametrize("weeks", [0, 61, -1])
def test_a_course_has_1_to_60_weeks(weeks):
    with pytest.raises(Refusal, match="fra 1 til 60") as refused:
        check_weeks(weeks)
    assert refused.value.field == "weeks"


def test_lessons_are_read_as_they_are_written():
    assert parse_pattern("8-8-8-8-5") == DEFAULT_PATTERN
    assert parse_pattern("0-10-7-7-0") == (0, 10, 7, 7, 0)


@pytest.mark.parametrize(
    "text", ["", "8-8-8-8", "8-8-8-8-11", "8-8-8-8-8-8", "8-8-8-8-x", "8--8-8-8-8"]
)
def test_lessons_that_are_not_five_numbers_to_10_are_refused(text):
    with pytest.raises(Refusal, match="fx 8-8-8-8-5") as refused:
        parse_pattern(text)
    assert refused.value.field == "lessons"


def test_a_week_without_lessons_is_refused():
    with pytest.raises(Refusal, match="mindst en ugedag"):
        parse_pattern("0-0-0-0-0")


def test_a_pattern_holds_from_its_date_and_the_first_also_before():
    patterns = ((date(2026, 8, 10), (8, 8, 8, 8, 5)), (date(2026, 9, 14), (7, 7, 7, 7, 7)))
    assert pattern_on(patterns, date(2026, 8, 3)) == (8, 8, 8, 8, 5)
    assert pattern_on(patterns, date(2026, 9, 13)) == (8, 8, 8, 8, 5)
    assert pattern_on(patterns, date(2026, 9, 14)) == (7, 7, 7, 7, 7)
    assert pattern_on((), date(2026, 9, 14)) == DEFAULT_PATTERN
