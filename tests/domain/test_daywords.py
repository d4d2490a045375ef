"""A day's marks in words and letters."""

import pytest

from gf2tracker.domain.daywords import day_in_letters, day_in_words
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
