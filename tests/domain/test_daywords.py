"""A day's marks in words and letters, and the last school day of a deadline."""

from datetime import date

import pytest

from gf2tracker.domain.daywords import day_in_letters, day_in_words, last_school_day_words
from gf2tracker.domain.mark import unpack


@pytest.mark.parametrize(
    ("marks", "words", "letters"),
    [
        ("", (), ""),
        ("U|U|U|U|U|U|U", ("Udeblevet 7 af 7 lektioner",), "U"),
        ("F12", ("For sent 12 min i 1. lektion",), "F12"),
        ("F12||U|U|U", ("Udeblevet 3 af 7 lektioner", "for sent 12 min i 1. lektion"), "F12 3U"),
        ("K|K|K|K|K|K|K", ("Skole/virksomhed 7 af 7 lektioner",), "K"),
    ],
)
def test_a_day_is_told_most_first(marks, words, letters):
    day = unpack(marks, 7)
    assert day_in_words(day) == words
    assert day_in_letters(day) == letters


def test_one_lesson_is_told_in_the_singular():
    assert day_in_words(unpack("S", 1)) == ("Syg 1 af 1 lektion",)


def test_a_deadline_on_a_holiday_tells_its_last_school_day_and_another_nothing():
    holiday, before = date(2027, 3, 26), date(2027, 3, 24)
    assert last_school_day_words(holiday, before) == "sidste skoledag ons 24.03."
    assert last_school_day_words(before, before) == ""
