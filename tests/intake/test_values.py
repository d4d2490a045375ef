"""Single cells."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.people import Track
from gf2tracker.errors import Refusal
from gf2tracker.intake import values
from tests.intake.outcome import outcome


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (" Åse  \n Birk ", "Åse Birk"),
        ("A\u200bse\u00a0B", "Ase B"),
        ("A\u030ase", "Åse"),
        ("\x07Bo", "Bo"),
        (101, "101"),
        (12.5, "12,5"),
        (True, "J"),
        (date(2026, 8, 7), "07.08.2026"),
        (datetime(2026, 8, 7, 8, 5), "07.08.2026 08:05"),  # noqa: DTZ001  # a sheet knows no zones
        (time(8, 5), "08:05"),
        ('Bo<img src="file:///etc/passwd">', 'Bo<img src="file:///etc/passwd">'),
    ],
)
def test_a_cell_is_one_line_of_text(cell, text):
    assert values.text_of(cell) == text


@pytest.mark.parametrize("cell", ["J", "Beskyttet", "ja", "X", "*", 1, "1", True, "Sand"])
def test_yes(cell):
    assert values.yes_or_no(cell) is True


@pytest.mark.parametrize("cell", [None, "", "N", "nej", 0, "0", False, "-", "Falsk"])
def test_no(cell):
    assert values.yes_or_no(cell) is False


def test_neither_yes_nor_no_is_refused():
    with pytest.raises(Refusal, match="skriv J eller N"):
        values.yes_or_no("måske")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (15420788, "15 42 07 88"),
        ("15420788", "15 42 07 88"),
        ("+45 15 42 07 88", "15 42 07 88"),
        ("0045-15420788", "15 42 07 88"),
        ("15 42 07 88", "15 42 07 88"),
        ("+46 70 123 45 67", "+46 70 123 45 67"),
        (None, ""),
    ],
)
def test_phones_are_shown_in_pairs(cell, shown):
    assert values.phone(cell) == (shown, "")


@pytest.mark.parametrize("cell", ["1542078", "ingen", "15 42 07 88 1", "a15420788"])
def test_an_odd_phone_is_kept_and_remarked(cell):
    assert values.phone(cell) == (cell, "telefonnummeret har ikke 8 cifre")


def test_an_odd_mail_is_kept_and_remarked():
    assert values.mail("alma@elev.example") == ("alma@elev.example", "")
    assert values.mail("") == ("", "")
    for odd in ("alma", "alma@elev", "a b@elev.example", "a@b.dk;c@d.dk"):
        assert values.mail(odd) == (odd, "ligner ikke en mailadresse")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (2100, "2100"),
        (800, "0800"),
        ("DK-2100", "2100"),
        ("2100 København Ø", "2100"),
        ("", ""),
        ("SE-211 45", "SE-211 45"),
    ],
)
def test_postcodes_get_their_zero_back(cell, code):
    assert values.postcode(cell) == code


@pytest.mark.parametrize(
    ("cell", "track"),
    [
        ("EUD", Track.EUD),
        ("eux", Track.EUX),
        ("EUX-elev", Track.EUX),
        ("EUV 2", Track.EUV2),
        ("euv-3", Track.EUV3),
        ("GF2 EUD", Track.EUD),
        ("", None),
        (None, None),
    ],
)
def test_tracks_are_found_in_texts(cell, track):
    assert values.track(cell) == track


@pytest.mark.parametrize("cell", ["EUW", "EUV", "SKP", "Deudsk"])
def test_an_unknown_track_is_refused(cell):
    with pytest.raises(Refusal, match="skriv E"):
        values.track(cell)


def test_the_columns_eux_and_euv_are_read_as_yes_no_and_number():
    assert [values.eux(cell) for cell in ("J", "x", "N", None, "EUX", "EUD")] == [
        *[Track.EUX] * 2,
        *[Track.EUD] * 2,
        Track.EUX,
        Track.EUD,
    ]
    assert [values.euv(cell) for cell in (1, "2", "EUV3", "N", None)] == [
        Track.EUV1,
        Track.EUV2,
        Track.EUV3,
        None,
        None,
    ]


HIDDEN = [
    ("010107-1234", "010107-••••"),
    ("0101071234", "010107-••••"),
    ("610107 1234", "610107-••••"),
    ("010107 - 1234", "010107-••••"),
    ("010107–1234", "010107-••••"),
    ("01 01 07 1234", "010107-••••"),
    ("01.01.07-1234", "010107-••••"),
    ("Bo 010107-1234, Alma 020208-4321", "Bo 010107-••••, Alma 020208-••••"),
]
KEPT = [
    "15 42 07 88",
    "+45 15420788",
    "+0101071234",
    "10-08-2026",
    "2026-08-10 08:15:00",
    "321307-1234",
    "991307-1234",
    "26001",
    "101071234",
    "12345678901234",
]


@pytest.mark.parametrize(("text", "masked"), HIDDEN)
def test_cpr_numbers_are_found_and_masked(text, masked):
    assert values.holds_cpr(text)
    assert values.without_cpr(text) == masked
    with pytest.raises(Refusal, match="indeholder et CPR-nummer") as refusal:
        values.words(text)
    assert "1234" not in refusal.value.text


@pytest.mark.parametrize("text", KEPT)
def test_other_numbers_are_left_alone(text):
    assert not values.holds_cpr(text)
    assert values.without_cpr(text) == text


def test_nine_digits_are_masked_only_where_numbers_lost_their_zero():
    assert values.without_cpr("101071234", nine_too=True) == "010107-••••"
    assert values.without_cpr("26001", nine_too=True) == "26001"


def test_what_should_have_been_a_cpr_number_keeps_six_digits():
    assert values.six_digits_of("99 13 07 12 34") == "99 13 07 •• ••"
    assert values.six_digits_of("31.02.2008") == "31.02.2008"
    assert values.six_digits_of("101070123") == "010107••••"


def test_a_text_too_long_for_any_list_is_refused():
    assert values.words("x" * 200)
    with pytest.raises(Refusal, match="længere end 200 tegn"):
        values.words("x" * 201)


READERS = [values.words, values.yes_or_no, values.phone, values.mail, values.postcode]
READERS += [values.track, values.eux, values.euv]
CELLS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.times()
    | st.text(max_size=40)
    | st.from_regex(r"[0-3]\d[01]\d\d\d-?\d{4}", fullmatch=True)
)


@given(CELLS, st.sampled_from(READERS))
def test_any_cell_is_read_or_refused_in_words_that_repeat_nothing(cell, read):
    _value, refused = outcome(read, cell)
    text = values.text_of(cell)
    assert len(text) < 3 or text not in refused
