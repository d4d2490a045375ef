"""Dates and numbers are understood as people type them, or refused with what to do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.errors import Refusal
from gf2tracker.language import date_long
from ui.typed import shown_date, typed_date, typed_number

TODAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("17.08.2026", date(2026, 8, 17)),
        ("17/8", date(2026, 8, 17)),
        ("17.8.", date(2026, 8, 17)),
        (" 17 - 8 - 26 ", date(2026, 8, 17)),
        ("17 8 2026", date(2026, 8, 17)),
        ("170826", date(2026, 8, 17)),
        ("17082026", date(2026, 8, 17)),
        ("2026-08-17", date(2026, 8, 17)),
        ("10/1", date(2027, 1, 10)),
        ("29/2", date(2028, 2, 29)),
        ("03.03.08", date(2008, 3, 3)),
        ("03.03.36", date(2036, 3, 3)),
        ("03.03.37", date(1937, 3, 3)),
    ],
)
def test_a_date_is_understood_as_it_was_meant(text, day):
    today = date(2027, 11, 19) if text == "29/2" else TODAY
    assert typed_date(text, today) == day


@pytest.mark.parametrize("text", ["i går", "17", "17.", "8.2026", "17/8/2", "17//8", "17.08.20266"])
def test_what_is_no_date_is_refused_with_how_to_write_one(text):
    with pytest.raises(Refusal, match=r"Skriv den som 17\.08\.2026"):
        typed_date(text, TODAY)


@pytest.mark.parametrize("text", ["31.02.2026", "2026-13-01", "0.8.2026", "31/4"])
def test_a_day_that_does_not_exist_is_refused(text):
    with pytest.raises(Refusal, match="findes ikke"):
        typed_date(text, TODAY)


@given(st.dates(date(1930, 1, 1), date(2060, 12, 31)))
def test_what_a_field_shows_it_understands(day):
    assert typed_date(date_long(day), TODAY) == day
    assert shown_date(day) == date_long(day)
    assert shown_date(None) == ""


@pytest.mark.parametrize(
    ("text", "number"), [("20", 20), (" 1.234 ", 1234), ("1 234", 1234), ("-3", -3), ("0", 0)]
)
def test_a_number_is_understood(text, number):
    assert typed_number(text) == number


@pytest.mark.parametrize("text", ["tyve", "2,5", "1.2", "", "12345678901"])
def test_what_is_no_whole_number_is_refused(text):
    with pytest.raises(Refusal, match="Skriv for eksempel 20"):
        typed_number(text)


def test_a_number_outside_its_limits_is_refused_with_the_limit():
    with pytest.raises(Refusal, match="Skriv 1 eller mere"):
        typed_number("0", 1, 30)
    with pytest.raises(Refusal, match="Skriv højst 30"):
        typed_number("31", 1, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tor", date(2026, 11, 19)),
        ("Fredag", date(2026, 11, 20)),
        ("on", date(2026, 11, 25)),
        ("lø", date(2026, 11, 21)),
    ],
)
def test_a_weekday_is_the_next_one_today_included(text, day):
    assert typed_date(text, date(2026, 11, 19)) == day
