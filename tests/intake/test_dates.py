"""Dates as people write them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.errors import Refusal
from gf2tracker.intake.dates import birth_date_of, day_of
from gf2tracker.intake.values import text_of
from tests.intake.outcome import outcome

TODAY = date(2026, 8, 17)
AUGUST_17 = [
    "17-08-2026",
    "17.08.2026",
    "17/08/2026",
    "17.8.26",
    "17-8-26",
    "17/8-2026",
    "17/8 2026",
    "17/8-26",
    "17 8 2026",
    " 17 . 8 . 2026 ",
    "17. august 2026",
    "17.august 2026",
    "17 aug 2026",
    "17. aug. 26",
    "17-aug-26",
    "17-Aug-2026",
    "den 17. august 2026",
    "d. 17.8.2026",
    "mandag den 17. august 2026",
    "man 17.08.2026",
    "Mandag, 17. AUGUST 2026",
    "2026-08-17",
    "2026/8/17",
    "2026.08.17",
    "20260817",
    "17082026",
    "170826",
    "2026-08-17T00:00:00",
    "2026-08-17 00:00:00",
    "2026-08-17T08:15:00Z",
    "17-08-2026 00:00",
    "17.08.2026 kl. 8.15",
    "17-08-2026 08:15:00.000",
    "46251",
    46251,
    46251.0,
    46251.34375,
    date(2026, 8, 17),
    datetime(2026, 8, 17, 8, 15),  # noqa: DTZ001  # a sheet knows no zones
    20260817,
    17082026,
]
IMPOSSIBLE = {
    "31-02-2026": "den 31. februar 2026 findes ikke; måneden har 28 dage",
    "29.02.2026": "den 29. februar 2026 findes ikke; måneden har 28 dage",
    "31/4-2026": "den 31. april 2026 findes ikke; måneden har 30 dage",
    "00-01-2026": "den 0. januar 2026 findes ikke",
    "8/17/2026": "der er ingen måned 17",
    "17-8": "årstallet mangler",
    "17/8": "årstallet mangler",
    "17. august": "årstallet mangler",
    "17-08-1826": "årstallet 1826 er uden for 1900 til 2100",
    "2026": "datoen kan ikke læses",
    "uge 34": "datoen kan ikke læses",
    "i morgen": "datoen kan ikke læses",
    "17-08-2026-": "datoen kan ikke læses",
    "60": "datoen kan ikke læses",
    "12345678901": "datoen kan ikke læses",
    True: "datoen kan ikke læses",
}
BIRTHDAYS = {
    "17-08-2008": date(2008, 8, 17),
    "17-08-08": date(2008, 8, 17),
    "17.08.85": date(1985, 8, 17),
    "17. august 08": date(2008, 8, 17),
    "170808": date(2008, 8, 17),
    170808: date(2008, 8, 17),
    70808: date(2008, 8, 7),
    "070808-••••": date(2008, 8, 7),
    "070808-xxxx": date(2008, 8, 7),
    "070808": date(2008, 8, 7),
    "170885": date(1985, 8, 17),
    "2008-08-17": date(2008, 8, 17),
    "20080817": date(2008, 8, 17),
    39677: date(2008, 8, 17),
    "770810-4001": date(2010, 8, 17),
    "7708104001": date(2010, 8, 17),
    "770810 4001": date(2010, 8, 17),
    7708104001: date(2010, 8, 17),
    "170810-4TA1": date(2010, 8, 17),
    "6708104001": date(2010, 8, 7),
    "708104001": date(2010, 8, 7),
    708104001: date(2010, 8, 7),
    date(2008, 8, 17): date(2008, 8, 17),
    datetime(2008, 8, 17, 0, 0): date(2008, 8, 17),  # noqa: DTZ001  # a sheet knows no zones
}


@pytest.mark.parametrize("cell", AUGUST_17, ids=repr)
def test_every_way_to_write_a_day_is_read(cell):
    assert day_of(cell) == date(2026, 8, 17)


@pytest.mark.parametrize("cell", [None, "", "  "])
def test_an_empty_cell_is_no_day(cell):
    assert day_of(cell) is None
    assert birth_date_of(cell, TODAY) is None


@pytest.mark.parametrize(("cell", "reason"), IMPOSSIBLE.items(), ids=repr)
def test_a_day_that_cannot_be_is_refused_with_its_reason(cell, reason):
    with pytest.raises(Refusal) as refusal:
        day_of(cell)
    assert refusal.value.text.startswith(reason)


@pytest.mark.parametrize(("cell", "born"), BIRTHDAYS.items(), ids=repr)
def test_birth_dates_and_cpr_numbers_give_the_birth_date(cell, born):
    assert birth_date_of(cell, TODAY).date == born


def test_a_lost_zero_and_a_guessed_century_are_remarked():
    assert birth_date_of("708104001", TODAY).remarks[0] == "et nul forrest manglede"
    assert birth_date_of("170808", TODAY).remarks == ("århundredet er gættet",)
    assert birth_date_of("17-08-2008", TODAY).remarks == ()


def test_a_cpr_number_says_its_century_itself_and_a_great_age_is_remarked():
    born = birth_date_of("010107-1234", TODAY)
    assert born.date == date(1907, 1, 1)
    assert "nummeret siger 1907 og gør eleven 119 år" in born.remarks


def test_five_digits_that_may_be_two_birthdays_are_never_guessed():
    with pytest.raises(Refusal, match="to forskellige datoer"):
        birth_date_of(31207, TODAY)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("17-08-2013", "17.08.2013 gør eleven 13 år; ret datoen"),
        ("17-08-1945", "17.08.1945 gør eleven 81 år; ret datoen"),
        ("18-08-2026", "18.08.2026 ligger i fremtiden; ret datoen"),
        ("777710-4001", "CPR-nummeret begynder ikke med en dato"),
        ("30-02-2008", "den 30. februar 2008 findes ikke"),
    ],
)
def test_a_birth_date_no_student_has_is_refused(cell, reason):
    with pytest.raises(Refusal) as refusal:
        birth_date_of(cell, TODAY)
    assert refusal.value.text.startswith(reason)
    assert "4001" not in refusal.value.text


@pytest.mark.parametrize("day", [date(2012, 8, 17), date(1946, 8, 17)])
def test_fourteen_and_eighty_are_ages_of_students(day):
    assert birth_date_of(day, TODAY).date == day


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back_from_every_common_form(day):
    for form in ("{:%d-%m-%Y}", "{:%d.%m.%Y}", "{:%Y-%m-%d}", "{0.day}/{0.month}-{0.year}"):
        assert day_of(form.format(day)) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_refused(text):
    for asked in ((day_of, text), (birth_date_of, text, TODAY)):
        read, refused = outcome(*asked)
        assert refused or read or not text_of(text)
