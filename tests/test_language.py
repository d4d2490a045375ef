"""How Danish is written."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.language import (
    _,
    clock,
    date_long,
    date_range,
    date_short,
    day_long,
    day_month,
    fold,
    in_words,
    join_first,
    join_words,
    number,
    percent,
    plural,
    sort_key,
    week_label,
    weekday_short,
)

MONDAY = date(2026, 8, 17)


def test_a_text_without_translation_is_shown_in_danish():
    assert _("Hold {code}").format(code="tøm-26a") == "Hold tøm-26a"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 elever"), (1, "1 elev"), (2, "2 elever"), (1234, "1.234 elever")]
)
def test_one_is_singular_and_all_else_plural(count, text):
    assert plural(count, "{n} elev", "{n} elever") == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1234, 0, "1.234"),
        (1234567.25, 1, "1.234.567,3"),
        (12.5, 2, "12,50"),
        (-12.5, 1, "-12,5"),
        (-0.04, 1, "0,0"),
        (0.5, 0, "1"),
        (None, 0, "–"),
    ],
)
def test_a_number_has_decimal_comma_and_thousands_points(value, decimals, text):
    assert number(value, decimals) == text


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (0.125, 1, "12,5\u00a0%"),
        (0.1234, 1, "12,3\u00a0%"),
        (0, 1, "0,0\u00a0%"),
        (1, 0, "100\u00a0%"),
        (0.285, 0, "29\u00a0%"),
        (13 / 24, 1, "54,2\u00a0%"),
        (None, 1, "–"),
    ],
)
def test_a_share_is_written_as_per_cent_with_a_space_that_does_not_break(share, decimals, text):
    assert percent(share, decimals) == text


def test_a_day_is_written_in_every_shape_of_the_window():
    assert date_long(MONDAY) == "17.08.2026"
    assert day_long(MONDAY) == "man 17.08.2026"
    assert date_short(date(2026, 8, 21)) == "fre 21.08."
    assert day_month(date(2026, 11, 27)) == "27.11."
    assert week_label(MONDAY) == "uge 34"
    assert weekday_short(date(2026, 8, 23)) == "søn"


def test_the_week_of_new_year_is_the_iso_week():
    assert week_label(date(2027, 1, 1)) == "uge 53"
    assert week_label(date(2027, 1, 4)) == "uge 1"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 8, 10), date(2026, 8, 14), "10.–14.08."),
        (date(2026, 8, 10), date(2026, 8, 10), "10.08."),
        (date(2026, 9, 28), date(2026, 10, 2), "28.09.–02.10."),
        (date(2026, 12, 28), date(2027, 1, 1), "28.12.2026–01.01.2027"),
    ],
)
def test_a_range_of_days_says_the_month_once(first, last, text):
    assert date_range(first, last) == text


def test_the_clock_has_no_leading_zero():
    assert clock(time(8, 15)) == "8:15"
    assert clock(datetime(2026, 8, 17, 14, 5, tzinfo=UTC)) == "14:05"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        (["el-26a"], "el-26a"),
        (["a", "b"], "a og b"),
        (["a", "b", "c"], "a, b og c"),
    ],
)
def test_words_are_joined_with_og_before_the_last(words, text):
    assert join_words(words) == text


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0"), (1, "én"), (5, "fem"), (12, "tolv"), (13, "13"), (1250, "1.250")]
)
def test_small_counts_are_written_in_words(count, text):
    assert in_words(count) == text


def test_a_count_that_begins_a_sentence_has_a_capital():
    assert in_words(1, begins=True) == "Én"
    assert in_words(13, begins=True) == "13"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, ""),
        (3, "a, b og c"),
        (4, "a, b, c og d"),
        (5, "a, b, c og 2 andre hold"),
    ],
)
def test_long_lists_are_cut_and_the_rest_are_counted(count, text):
    assert join_first("abcde"[:count], "{n} andre hold") == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ærø", "aeroe"),
        ("Åse", "AASE"),
        ("A\u030ase", "aase"),
        ("Jägersborg", "jaegersborg"),
        ("Łukasz  Nguyễn", "lukasz nguyen"),
        (" René\u00a0Ødegård ", "rene oedegaard"),
        ("O’Neill", "o'neill"),
    ],
)
def test_spellings_of_one_name_fold_alike(one, other):
    assert fold(one) == fold(other)


@given(st.text())
def test_a_folded_text_stays_as_it_is_when_folded_again(text):
    assert fold(fold(text)) == fold(text)


def in_order(*texts: str) -> bool:
    backwards = list(reversed(texts))
    return sorted(backwards, key=sort_key) == list(texts)


def test_danish_letters_come_last_and_double_a_is_one_of_them():
    assert in_order("Anna", "Zoe", "Ærø", "Østen", "Aage", "Åsa", "Aase", "Δ")


def test_foreign_letters_stand_beside_the_danish_ones():
    assert in_order("Zoe", "Ägir", "Ærø", "Ödman", "Øst", "Åge")
    assert in_order("Mus", "Müller", "Mz")
    assert in_order("Mya", "Müb", "Myc")


def test_numbers_go_by_value_and_before_letters():
    assert in_order("2. klasse", "10. klasse", "klasse 2", "klasse 10", "klasse a")
    assert in_order("tøm-26a", "tøm-26b", "tøm-26j", "tøm-27a")


def test_capitals_and_accents_decide_only_between_equals():
    assert in_order("Anna", "anna", "Annas")
    assert in_order("Rene", "René", "Renes")
    assert in_order("Anne", "Anne Marie", "Anne-Marie", "Annelise")


@given(st.text(), st.text())
def test_only_equal_texts_have_equal_keys(one, other):
    keys_are_equal = sort_key(one) == sort_key(other)
    if keys_are_equal:
        assert sort_key(one)[1] == sort_key(other)[1]
    assert (sort_key(one) < sort_key(other)) + (sort_key(other) < sort_key(one)) == (
        not keys_are_equal
    )
