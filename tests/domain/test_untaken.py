"""A register is missing from the moment its lesson begins."""

from datetime import date, time, timedelta

import pytest

from gf2tracker.domain.bell import DEFAULT_BELL, Bell
from gf2tracker.domain.untaken import days_due, untaken

BELL = Bell.parse(DEFAULT_BELL)
AT = time(8, 21)


@pytest.mark.parametrize(
    ("now", "lessons"),
    [
        (time(8, 14), ()),
        (time(8, 15), (1,)),
        (time(9, 50), (1, 2)),
        (time(23, 0), (1, 2, 3, 4, 5)),
        (None, (1, 2, 3, 4, 5)),
    ],
)
def test_lessons_that_have_begun_are_missing(now, lessons):
    assert untaken((None,) * 5, BELL, now) == lessons


def test_taken_lessons_are_not():
    assert untaken((AT, None, AT, None, None), BELL, time(10, 50)) == (2, 4)


def test_a_lesson_without_a_bell_is_missing_when_the_day_is_over():
    short = Bell.parse("8:15 9:00")
    assert untaken((AT, AT, None), short, time(23, 0)) == ()
    assert untaken((AT, AT, None), short, None) == (3,)


WEEKS = tuple(date(2026, 8, 3) + timedelta(days=n) for n in range(21) if n % 7 < 5)
TODAY = date(2026, 8, 21)


@pytest.mark.parametrize(
    ("first", "opened", "begins"),
    [
        (None, None, date(2026, 8, 14)),  # the last five
        (date(2026, 8, 4), None, date(2026, 8, 4)),
        (None, date(2026, 8, 16), date(2026, 8, 17)),
        (date(2026, 8, 19), date(2026, 8, 16), date(2026, 8, 17)),
        (date(2026, 8, 12), date(2026, 8, 16), date(2026, 8, 12)),  # it reaches the own registers
    ],
)
def test_registers_are_asked_for_from_the_first_one_or_after_the_opening_figures(
    first, opened, begins
):
    due = days_due(WEEKS, TODAY, first, opened)
    assert (due[0], due[-1]) == (begins, date(2026, 8, 20))
    assert len(due) == len([day for day in WEEKS if begins <= day < TODAY])


def test_nothing_is_asked_for_while_the_opening_figures_reach_to_yesterday():
    assert list(days_due(WEEKS, TODAY, None, date(2026, 8, 20))) == []
