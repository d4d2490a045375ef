"""Names, ages, roles and leaving."""

from datetime import date

import pytest

from gf2tracker.domain.people import (
    CAUSES_AS_TOLD,
    CountsAs,
    LeaveReason,
    Role,
    Track,
    age_on,
    called,
    format_phone,
    full_name,
    listed_name,
    split_name,
)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Hansen, Bo Emil", "Bo Emil", "Hansen"),
        ("Bo Emil Hansen", "Bo Emil", "Hansen"),
        ("  Bo   Hansen ", "Bo", "Hansen"),
        ("Ann van der Lee", "Ann", "van der Lee"),
        ("Ali El Khatib", "Ali", "El Khatib"),
        ("Åse Friis-Østergård", "Åse", "Friis-Østergård"),
        ("Bo", "Bo", ""),
        ("De Vries", "De", "Vries"),
        (",Bo", "Bo", ""),
        ("Hansen,", "", "Hansen"),
        ("", "", ""),
    ],
)
def test_a_written_name_is_split_in_first_and_last(name, first, last):
    assert split_name(name) == (first, last)


def test_a_name_is_said_first_name_first():
    assert full_name("Bo Emil", "Hansen") == "Bo Emil Hansen"
    assert full_name("Bo", "") == "Bo"


def test_a_student_is_called_by_the_called_name_or_the_first_first_name():
    assert called("Bo Emil", "") == "Bo"
    assert called("Bo Emil", "Emil") == "Emil"
    assert called("", " ") == ""


def test_a_protected_student_is_listed_without_the_last_name():
    assert listed_name("Bo Emil", "Hansen", "", is_protected=False) == "Bo Emil Hansen"
    assert listed_name("Bo Emil", "Hansen", "Emil", is_protected=True) == "Emil"


@pytest.mark.parametrize(
    ("day", "age"),
    [
        (date(2025, 8, 16), 17),
        (date(2025, 8, 17), 18),
        (date(2025, 8, 18), 18),
        (date(2007, 8, 17), 0),
    ],
)
def test_age_changes_on_the_birthday(day, age):
    assert age_on(date(2007, 8, 17), day) == age


def test_who_is_born_on_a_leap_day_gets_older_on_the_first_of_march():
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18


@pytest.mark.parametrize(
    "text",
    ["15420788", "15 42 07 88", "+45 15420788", "0045 15-42-07-88", "4515420788", "(15) 42.07.88"],
)
def test_a_danish_number_is_written_in_pairs(text):
    assert format_phone(text) == "15 42 07 88"


@pytest.mark.parametrize("text", ["", "+46 70 123 45 67", "1542078", "ingen", "15420788 (mor)"])
def test_other_numbers_stay_as_they_were_written(text):
    assert format_phone(text) == text


def test_every_role_and_reason_has_danish_words_of_its_own():
    for words in ([role.label for role in Role], [reason.label for reason in LeaveReason]):
        assert all(words)
        assert len(set(words)) == len(words)
    assert Role.COMPANY_CONSULTANT.label == "virksomhedskonsulent"
    assert Role("COUNSELLOR") is Role.COUNSELLOR
    assert [str(track) for track in Track] == ["EUD", "EUX", "EUV1", "EUV2", "EUV3"]
    assert "uafklaret valg" in CAUSES_AS_TOLD


def test_the_ways_of_leaving_are_kept_apart():
    counted = {reason: reason.counts_as for reason in LeaveReason}
    assert counted[LeaveReason.NO_SHOW] is CountsAs.OUTSIDE
    assert counted[LeaveReason.CHANGED_PROGRAMME] is CountsAs.RECHOICE
    assert counted[LeaveReason.CHANGED_SCHOOL] is CountsAs.SCHOOL_CHANGE
    assert counted[LeaveReason.LEAVE] is CountsAs.NOTHING
    assert counted[LeaveReason.PERSONAL] is CountsAs.DROPOUT
    assert set(counted.values()) == set(CountsAs)
    assert len({one.label for one in CountsAs}) == len(CountsAs)
