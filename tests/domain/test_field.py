"""Texts as they are typed into a field."""

import pytest

from gf2tracker.domain import field
from gf2tracker.errors import Refusal


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Bo \t Dam\n", "Bo Dam"),
        ("A\u030agård", "Ågård"),
        ("Bo\x00Dam\u200b\u202e", "Bo Dam"),
        ('Bo<img src="file:///etc/passwd">', 'Bo<img src="file:///etc/passwd">'),
        ("=1+1", "=1+1"),
        ("\ud800", ""),
    ],
)
def test_a_text_is_kept_as_one_tidy_line(typed, kept):
    assert field.tidy(typed) == kept


def test_a_text_has_room_and_holds_no_cpr_number():
    assert field.one_line("x" * 200, "note") == "x" * 200
    with pytest.raises(Refusal, match="200"):
        field.one_line("x" * 201, "note")
    with pytest.raises(Refusal) as refusal:
        field.one_line("se 010107-1234", "note")
    assert refusal.value.field == "note"
    assert "0101" not in refusal.value.text


def test_what_must_be_told_is_asked_for():
    assert field.required(" a ", "name", "Skriv et navn.") == "a"
    with pytest.raises(Refusal, match="Skriv et navn"):
        field.required("  ", "name", "Skriv et navn.")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("15420788", "15 42 07 88"),
        ("+45 15420788", "15 42 07 88"),
        ("+46 70 123 45 67", "+46 70 123 45 67"),
        ("", ""),
    ],
)
def test_a_phone_is_a_number(typed, kept):
    assert field.phone(typed) == kept


@pytest.mark.parametrize("typed", ["ring", "1542", "15 42 07 88 (mor)", "010107-1234"])
def test_what_is_no_phone_is_refused(typed):
    with pytest.raises(Refusal) as refusal:
        field.phone(typed, "guardian_phone")
    assert refusal.value.field == "guardian_phone"


def test_a_mail_has_a_name_and_a_place():
    assert field.mail(" bo@elev.example ") == "bo@elev.example"
    assert field.mail("") == ""
    for typed in ("bo", "bo@", "bo@elev", "bo dam@elev.example", "bo@elev..example"):
        with pytest.raises(Refusal):
            field.mail(typed)
