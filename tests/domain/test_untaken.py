"""A register is missing from the moment its lesson begins."""

from datetime import time

import pytest

from gf2tracker.domain.bell import DEFAULT_BELL, Bell
from gf2tracker.domain.untaken import untaken

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
