"""Entries that may be the same student twice."""

from datetime import date

import pytest

from gf2tracker.domain.likeness import Likely, likely_pairs

BORN, OTHER = date(2008, 8, 17), date(2008, 8, 18)


def entry(place, name, **more):
    facts = {"number": "", "birth_date": None, "phone": "", "mail": "", **more}
    return Likely(place, name, **facts)


def why(one, other):
    return [pair.why for pair in likely_pairs([entry(1, **one), entry(2, **other)])]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            {"name": "Alma Birk", "birth_date": BORN, "number": "1"},
            {"name": "Alma Birck", "birth_date": BORN, "number": "2"},
            "samme fødselsdag, næsten samme navn",
        ),
        (
            {"name": "Åse Kjær", "birth_date": BORN},
            {"name": "Aase Kjaer", "birth_date": BORN},
            "samme fødselsdag, samme navn",
        ),
        (
            {"name": "Bo Emil Juul", "birth_date": BORN},
            {"name": "Bo Juul", "birth_date": BORN},
            "samme fødselsdag, næsten samme navn",
        ),
        (
            {"name": "Cy Holm", "phone": "15 42 07 88"},
            {"name": "Cy Holme", "phone": "15 42 07 88", "birth_date": BORN},
            "samme telefon, næsten samme navn",
        ),
        (
            {"name": "Cy Holm", "mail": "Cy@elev.example"},
            {"name": "Cy Holm", "mail": "cy@elev.example"},
            "samme mail, samme navn",
        ),
        (
            {"name": "Di Ravn", "number": "7"},
            {"name": "Di Ravn"},
            "samme navn, og den ene har intet elevnr.",
        ),
    ],
)
def test_two_are_proposed_with_what_is_alike(one, other, told):
    assert why(one, other) == [told]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Alma Birk", "birth_date": BORN}, {"name": "Alma Birk", "birth_date": OTHER}),
        ({"name": "Alma Birk", "birth_date": BORN}, {"name": "Bo Juul", "birth_date": BORN}),
        ({"name": "Di Ravn", "number": "7"}, {"name": "Di Ravn", "number": "8"}),
        (
            {"name": "Ali Demir", "phone": "15 42 07 88"},
            {"name": "Yusuf Demir", "phone": "15 42 07 88"},
        ),
    ],
)
def test_twins_namesakes_and_siblings_are_not(one, other):
    assert why(one, other) == []


def test_the_entry_with_a_number_is_the_one_to_keep():
    (pair,) = likely_pairs([entry(1, "Di Ravn"), entry(2, "Di Ravn", number="7")])
    assert (pair.one, pair.other) == (2, 1)


def test_a_number_that_many_share_says_nothing():
    crowd = [entry(at, f"Elev {at}", phone="15 42 07 88", number=str(at)) for at in range(1, 40)]
    assert likely_pairs(crowd) == ()
