"""Closed periods as people write them."""

from datetime import date

import pytest

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.vacation import parse_vacation
from gf2tracker.errors import Refusal

WEEK_7 = (date(2027, 2, 15), date(2027, 2, 21))
HALF = (date(2027, 2, 10), date(2027, 2, 12))


@pytest.mark.parametrize(
    ("text", "days", "name"),
    [
        ("vinterferie uge 7 2027", WEEK_7, "Vinterferie"),
        ("Vinterferie (uge 7/2027)", WEEK_7, "Vinterferie"),
        ("uge 7, 2027: vinterferie", WEEK_7, "Vinterferie"),
        ("2027-W07", WEEK_7, ""),
        ("uge 7-8 2027", (date(2027, 2, 15), date(2027, 2, 28)), ""),
        ("studietur 10.-12.02.2027", HALF, "Studietur"),
        ("10.02.2027 til 12.02.2027", HALF, ""),
        ("2027-02-10..2027-02-12 halv uge", HALF, "Halv uge"),
        ("juleferie 22.12.2026-02.01.2027", (date(2026, 12, 22), date(2027, 1, 2)), "Juleferie"),
        ("lukket 12.10.2026", (date(2026, 10, 12), date(2026, 10, 12)), "Lukket"),
    ],
)
def test_weeks_and_days_are_understood(text, days, name):
    assert parse_vacation(text) == DayRange(*days, name)


def test_a_week_takes_its_year_from_the_school_year_when_it_is_told():
    assert parse_vacation("uge 7", 2027) == DayRange(*WEEK_7)
    with pytest.raises(Refusal, match="året"):
        parse_vacation("uge 7")


@pytest.mark.parametrize(
    "text", ["", "vinterferie", "uge 60 2027", "31.02.2027", "2027-13-01", "uge 8-7 2027"]
)
def test_what_names_no_days_is_refused(text):
    with pytest.raises(Refusal):
        parse_vacation(text)
