"""Who must be told that a student has left, and with which words."""

from datetime import date

import pytest

from gf2tracker.domain.notice import (
    Departure,
    Informed,
    must_tell,
    notice_text,
    pack_informed,
    still_to_tell,
    unpack_informed,
)
from gf2tracker.domain.people import CountsAs

LAST, TODAY = date(2026, 9, 1), date(2026, 9, 3)
KID, YOUNG, GROWN = date(2009, 6, 1), date(2004, 6, 1), date(2001, 9, 1)


@pytest.mark.parametrize(
    ("counts_as", "born", "expected"),
    [
        (CountsAs.DROPOUT, KID, (Informed.GUARDIAN, Informed.MUNICIPALITY)),
        (CountsAs.RECHOICE, YOUNG, (Informed.MUNICIPALITY,)),
        (CountsAs.DROPOUT, GROWN, ()),
        (CountsAs.DROPOUT, None, (Informed.MUNICIPALITY,)),
        (CountsAs.SCHOOL_CHANGE, KID, (Informed.GUARDIAN,)),
        (CountsAs.SCHOOL_CHANGE, YOUNG, ()),
        (CountsAs.OUTSIDE, KID, ()),
        (CountsAs.NOTHING, KID, ()),
        (None, KID, ()),
    ],
)
def test_who_must_be_told_depends_on_what_it_counts_as_and_on_age(counts_as, born, expected):
    assert must_tell(counts_as, born, LAST, TODAY) == expected


def test_the_guardian_is_not_told_once_the_student_is_of_age():
    born = date(2008, 9, 3)
    assert must_tell(CountsAs.SCHOOL_CHANGE, born, LAST, date(2026, 9, 2)) == (Informed.GUARDIAN,)
    assert must_tell(CountsAs.SCHOOL_CHANGE, born, LAST, TODAY) == ()


def test_twenty_five_on_the_last_day_is_too_old():
    assert must_tell(CountsAs.DROPOUT, date(2001, 9, 2), LAST, TODAY) == (Informed.MUNICIPALITY,)


def test_what_is_ticked_is_no_longer_missing():
    both = (Informed.GUARDIAN, Informed.MUNICIPALITY)
    assert still_to_tell(both, ()) == both
    assert still_to_tell(both, {Informed.GUARDIAN}) == (Informed.MUNICIPALITY,)
    assert still_to_tell(both, {Informed.NO_MUNICIPALITY}) == (Informed.GUARDIAN,)


def test_who_was_told_is_stored_in_one_order():
    told = {Informed.COMPANY, Informed.STUDENT, Informed.MUNICIPALITY}
    assert pack_informed(told) == "STUDENT,MUNICIPALITY,COMPANY"
    assert unpack_informed(pack_informed(told)) == told
    assert unpack_informed("") == unpack_informed("SOMEBODY") == frozenset()


def departure(**other):
    told = {
        "name": "Anna Holm",
        "birth_date": KID,
        "is_protected": False,
        "education": "GF2 Tømrer",
        "class_code": "tøm-26a",
        "school": "Den tekniske skole",
        "first_day": date(2026, 8, 10),
        "last_day": LAST,
        "reason": "skiftet uddannelse",
        "counted": "omvalg",
        "destination": "GF2 Elektriker",
        "total_share": 0.125,
        "unlawful_share": 0.04,
        "teacher": "Mette Kragh",
    }
    return Departure(**{**told, **other})


def test_the_municipality_gets_a_plain_text_with_figures():
    text = notice_text(departure(), Informed.MUNICIPALITY)
    assert text.splitlines() == [
        "Til kommunens ungeindsats: en elev er stoppet på uddannelsen",
        "",
        "Anna Holm er stoppet på GF2 Tømrer på Den tekniske skole. Sidste dag var 01.09.2026.",
        "",
        "Født: 01.06.2009",
        "Hold: tøm-26a",
        "Begyndt: 10.08.2026",
        "Årsag: skiftet uddannelse (omvalg)",
        "Videre til: GF2 Elektriker",
        "Fravær: 12,5\xa0% af den skemalagte tid, heraf ulovligt 4,0\xa0%",
        "Kontaktlærer: Mette Kragh",
        "",
        "CPR-nummeret er ikke med her. Det står i skolens elevsystem.",
    ]


def test_the_guardian_is_not_told_what_a_guardian_knows():
    text = notice_text(departure(school="", total_share=None), Informed.GUARDIAN)
    assert "Født" not in text
    assert "Fravær" not in text
    assert "CPR" not in text
    assert "Ring gerne til kontaktlæreren, hvis der er spørgsmål." in text


def test_a_protected_student_is_sent_safely():
    text = notice_text(departure(is_protected=True, name="Anna"), Informed.MUNICIPALITY)
    assert "Send kun med sikker post." in text
