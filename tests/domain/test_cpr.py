"""Birth dates out of CPR numbers (all made up), and no digit kept."""

import traceback
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.cpr import birth_date_of_cpr, mask_cpr, quoted
from gf2tracker.errors import Refusal

TODAY = date(2026, 8, 17)
PADDED, GUESSED = "et nul forrest manglede", "århundredet er gættet"
CONTROL, REPLACEMENT = "kontrolcifret passer ikke", "erstatningsnummer"


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("010136-4003", ()),
        ("0101364003", ()),
        ("010136 4003", ()),
        ("101364003", (PADDED,)),
        ("101364003.0", (PADDED,)),
        ("010136-4322", (CONTROL,)),
        ("610136-4321", (REPLACEMENT,)),
    ],
)
def test_a_number_says_its_birth_date_and_what_is_odd_about_it(text, remarks):
    found = birth_date_of_cpr(text)
    assert (found.date, found.remarks) == (date(2036, 1, 1), remarks)


@pytest.mark.parametrize(
    ("text", "day", "remarks"),
    [
        ("010107", date(2007, 1, 1), (GUESSED,)),
        ("010107-AB12", date(2007, 1, 1), (GUESSED,)),
        ("10107", date(2007, 1, 1), (PADDED, GUESSED)),
        ("170899", date(1999, 8, 17), (GUESSED,)),
        ("170814", date(2014, 8, 17), (GUESSED,)),
        ("170815", date(1915, 8, 17), (GUESSED,)),
    ],
)
def test_six_digits_do_not_say_the_century_so_the_youngest_student_is_guessed(text, day, remarks):
    found = birth_date_of_cpr(text, TODAY)
    assert (found.date, found.remarks) == (day, remarks)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("010107-0", 1907),
        ("010107-3", 1907),
        ("010136-4", 2036),
        ("010137-4", 1937),
        ("010157-5", 2057),
        ("010107-8", 2007),
        ("010136-9", 2036),
        ("010137-9", 1937),
    ],
)
def test_the_seventh_digit_says_the_century(text, year):
    assert birth_date_of_cpr(text + "000").date == date(year, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "17.08.2007",
        "17-08-2007",
        "17/8-2007",
        "17.8.2007",
        "17. 8. 2007",
        "2007-08-17",
        "2007-08-17 00:00:00",
        "2007-08-17T00:00:00",
    ],
)
def test_a_date_is_read_in_every_danish_way(text):
    found = birth_date_of_cpr(text)
    assert (found.date, found.remarks) == (date(2007, 8, 17), ())


def test_a_year_of_two_digits_is_guessed_and_said_so():
    found = birth_date_of_cpr("17.08.07", TODAY)
    assert (found.date, found.remarks) == (date(2007, 8, 17), (GUESSED,))


IMPOSSIBLE = ["", "abc", "320136-4321", "011336-4321", "300236-4321", "010158-5321", "31.02.2007"]


@pytest.mark.parametrize("text", [*IMPOSSIBLE, "1234567", "12345678", "01010743210", "910107-43"])
def test_a_text_that_is_no_birth_date_is_refused_without_its_digits(text):
    with pytest.raises(Refusal) as refused:
        birth_date_of_cpr(text, TODAY)
    written = "".join(traceback.format_exception(refused.value)) + repr(refused.value)
    assert refused.value.field == "birth_date"
    assert text[:6] not in written or not text[:6].isdecimal()
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None


@given(
    st.dates(date(1938, 1, 1), date(2036, 12, 31)),
    st.integers(0, 999),
    st.sampled_from(["", "-", " "]),
    st.booleans(),
)
def test_the_birth_date_of_any_number_is_found(born, rest, dash, is_replacement):
    seventh = 4 if born.year >= 2000 else 0
    day = born.day + (60 if is_replacement else 0)
    text = f"{day:02d}{born:%m%y}{dash}{seventh}{rest:03d}"
    found = birth_date_of_cpr(text)
    assert found.date == born
    assert (REPLACEMENT in found.remarks) == is_replacement
    assert f"{rest:03d}" not in " ".join(found.remarks)


@given(
    st.dates(date(1938, 1, 1), date(2036, 12, 31)),
    st.integers(0, 9999),
    st.sampled_from(["", "-", " "]),
)
def test_no_number_survives_the_mask(born, last, dash):
    six = f"{born:%d%m%y}"
    masked = mask_cpr(f"Række 7: {six}{dash}{last:04d} er der to gange")
    assert masked == f"Række 7: {six}-•••• er der to gange"


def test_a_number_that_lost_its_zero_is_masked_with_it():
    assert mask_cpr("101364321") == "010136-••••"
    assert mask_cpr("610136-4321") == "610136-••••"


@pytest.mark.parametrize(
    "text", ["15 42 07 88", "15420788", "+46 101364321", "17.08.2007", "tøm-26a", "991234567"]
)
def test_what_is_no_number_stays_as_it_is(text):
    assert mask_cpr(text) == text


def test_what_was_typed_is_repeated_short_and_without_a_number():
    assert quoted(" F99 ") == "F99"
    assert quoted("elev 010136-4322") == "elev 010136-••••"
    assert quoted("x" * 500) == "x" * 19 + "…"
