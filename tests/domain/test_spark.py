"""One bar a day: what cost most of it, and how much."""

import pytest

from gf2tracker.domain.mark import AbsenceKind, unpack
from gf2tracker.domain.spark import SparkDay, day_minutes, spark_day, stored_spark


@pytest.mark.parametrize(
    ("marks", "kind", "share"),
    [
        ("", None, 0),
        ("U|U|U|U|U", AbsenceKind.ABSENT, 1),
        ("S|S|||", AbsenceKind.SICK, 0.4),
        ("F9||||", AbsenceKind.LATE, 9 / 225),
        ("F||||", AbsenceKind.LATE, 0),
        ("K|K|K|K|K", AbsenceKind.SCHOOL, 0),
        ("F12||U|U|", AbsenceKind.ABSENT, 102 / 225),
        ("K|K|K|T20", AbsenceKind.LEFT_EARLY, 20 / 225),
        ("U|S|S||", AbsenceKind.SICK, 0.6),
        ("?||||", AbsenceKind.UNKNOWN, 0.2),
    ],
)
def test_the_bar_shows_what_cost_most(marks, kind, share):
    bar = spark_day(unpack(marks, 5), 5, is_taken=True)
    assert bar == SparkDay(kind, pytest.approx(share), is_taken=True)


def test_marks_beyond_the_day_are_left_out():
    assert spark_day(unpack("|||||U"), 5, is_taken=False) == SparkDay(None, 0.0, is_taken=False)


def test_a_day_without_lessons_has_an_empty_bar():
    assert spark_day((), 0, is_taken=False).share == 0


def test_minutes_of_a_day_count_every_mark():
    assert day_minutes(unpack("F12|U||K|T25")) == 12 + 45 + 25


def test_a_stored_day_has_the_bar_of_its_marks():
    assert stored_spark("U||F9", 4, is_taken=True) == spark_day(unpack("U||F9"), 4, is_taken=True)
