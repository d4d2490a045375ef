"""Days without school."""

from datetime import date

import pytest
from holidays import country_holidays

from gf2tracker.domain.closed import DayRange, easter_sunday, parse_closed, public_holidays
from gf2tracker.errors import Refusal


def test_a_year_has_the_public_holidays_and_the_three_days_on_which_nobody_teaches():
    assert public_holidays(2026) == {
        date(2026, 1, 1): "Nytårsdag",
        date(2026, 4, 2): "Skærtorsdag",
        date(2026, 4, 3): "Langfredag",
        date(2026, 4, 5): "Påskedag",
        date(2026, 4, 6): "Anden påskedag",
        date(2026, 5, 14): "Kristi himmelfartsdag",
        date(2026, 5, 24): "Pinsedag",
        date(2026, 5, 25): "Anden pinsedag",
        date(2026, 6, 5): "Grundlovsdag",
        date(2026, 12, 24): "Juleaftensdag",
        date(2026, 12, 25): "Juledag",
        date(2026, 12, 26): "Anden juledag",
        date(2026, 12, 31): "Nytårsaftensdag",
    }


def test_store_bededag_ended_with_2023():
    assert public_holidays(2023)[date(2023, 5, 5)] == "Store bededag"
    assert date(2024, 4, 26) not in public_holidays(2024)


def test_the_first_of_may_and_the_friday_after_kristi_himmelfartsdag_are_open():
    assert date(2026, 5, 1) not in public_holidays(2026)
    assert date(2026, 5, 15) not in public_holidays(2026)


def test_grundlovsdag_on_a_holiday_keeps_the_name_of_the_holiday():
    assert public_holidays(2028)[date(2028, 6, 5)] == "Anden pinsedag"


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (2023, date(2023, 4, 9)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2027, date(2027, 3, 28)),
        (2028, date(2028, 4, 16)),
        (2029, date(2029, 4, 1)),
        (2030, date(2030, 4, 21)),
        (2093, date(2093, 4, 12)),
    ],
)
def test_easter_falls_where_the_church_puts_it(year, easter):
    assert public_holidays(year)[easter] == "Påskedag"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-W42", date(2026, 10, 12), date(2026, 10, 18)),
        ("2026-w07", date(2026, 2, 9), date(2026, 2, 15)),
        ("2026-W7", date(2026, 2, 9), date(2026, 2, 15)),
        ("2026W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2026-10-12", date(2026, 10, 12), date(2026, 10, 12)),
        ("12.10.2026", date(2026, 10, 12), date(2026, 10, 12)),
        ("2026-10-12..2026-10-14", date(2026, 10, 12), date(2026, 10, 14)),
        (" 12.10.2026 .. 14.10.2026 ", date(2026, 10, 12), date(2026, 10, 14)),
        ("2026-W28..2026-W32", date(2026, 7, 6), date(2026, 8, 9)),
    ],
)
def test_a_closed_period_is_a_week_a_day_or_two_of_them(text, first, last):
    assert parse_closed(text, "ferie") == DayRange(first, last, "ferie")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "uge 42",
        "2025-W53",
        "2026-W00",
        "2026-02-30",
        "2026-10-12..",
        "2026",
        "2026-13-01",
    ],
)
def test_a_text_that_is_no_period_is_refused_with_an_example(text):
    with pytest.raises(Refusal, match="2026-W42") as refused:
        parse_closed(text)
    assert refused.value.field == "closed"


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(Refusal, match="Byt om på datoerne"):
        parse_closed("2026-10-14..2026-10-12")


def test_the_holidays_are_those_of_the_library_for_150_years():
    for year in range(1950, 2100):
        told = dict(country_holidays("DK", years=year, language="da").items())
        own = {date(year, 6, 5), date(year, 12, 24), date(year, 12, 31)}
        ours = public_holidays(year)
        assert {day: name for day, name in ours.items() if day not in own - set(told)} == told


def test_easter_falls_where_it_is_known_to():
    assert easter_sunday(2026) == date(2026, 4, 5)
    assert easter_sunday(2038) == date(2038, 4, 25)  # as late as it can be
    assert easter_sunday(1818) == date(1818, 3, 22)  # as early as it can be
