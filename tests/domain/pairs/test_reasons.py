"""Every pair explains itself."""

from datetime import date

import pytest

from gf2tracker.domain.pairs.criteria import USUAL, Criterion, Earlier, Weight
from gf2tracker.domain.pairs.reasons import Reason, explain
from tests.domain.pairs.classmates import AMALIE, BENJAMIN, student

BEFORE = {frozenset((AMALIE, BENJAMIN)): Earlier(date(2026, 8, 17), 0)}


def words(*traits, history=None, weights=USUAL):
    members = [student(number, **known) for number, known in enumerate(traits, 1)]
    return " · ".join(one.text for one in explain(members, weights, history or {}))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            {"postcode": "2300", "is_eux": True},
            {"postcode": "2300", "is_eux": False},
            "begge fra 2300 · EUX og EUD",
        ),
        (
            {"age": 24, "former_school": "Nord"},
            {"age": 18, "former_school": "Syd"},
            "18 og 24 år · forskellig skole før",
        ),
        ({"postcode": "2370"}, {"postcode": "2300"}, "bor nær hinanden"),
        ({"has_agreement": True}, {"has_agreement": False}, "med og uden aftale"),
        ({"former_school": "Nord"}, {"former_school": "NORD"}, "samme skole før"),
        ({"is_fragile": True}, {"is_fragile": True}, "begge har fravær"),
        ({"is_fragile": True}, {"age": 17}, "intet, der taler for eller imod"),
        ({"age": 17}, {"age": 17}, "begge 17 år"),
        ({"age": 17}, {"age": 16}, "16 og 17 år"),
        ({"is_eux": True}, {"is_eux": True}, "begge EUX"),
        ({}, {}, "intet, der taler for eller imod"),
        ({"postcode": "2300"}, {"postcode": "8000"}, "intet, der taler for eller imod"),
    ],
)
def test_two_are_explained_in_a_few_words(one, other, told):
    assert words(one, other) == told


def test_what_speaks_against_comes_first_and_is_marked():
    pair = [student(1, age=17, postcode="2300"), student(2, age=30, postcode="2300")]
    found = explain(pair, USUAL, BEFORE)
    assert found == (
        Reason("har været makkere før (uge 34)", is_against=True),
        Reason("begge fra 2300"),
    )


def test_what_counts_nothing_is_not_told():
    alike = {"postcode": "2300", "age": 17}
    assert words(alike, alike, weights={Criterion.NEAR: Weight.NONE}) == "begge 17 år"
    assert words(alike, alike, weights={}, history=BEFORE) == "begge 17 år"


def test_what_weighs_most_is_told_first():
    one, other = {"age": 17, "is_eux": True}, {"age": 20, "is_eux": False}
    weights = {Criterion.AGE: Weight.MOST, Criterion.TRACK: Weight.LITTLE}
    assert words(one, other, weights=weights) == "17 og 20 år · EUX og EUD"


@pytest.mark.parametrize(
    ("traits", "told"),
    [
        ({"postcode": "2300"}, "alle fra 2300"),
        ({"age": 18}, "alle 18 år"),
        ({"is_eux": True}, "alle EUX"),
        ({"is_fragile": True}, "alle har fravær"),
        ({"former_school": "Nord"}, "samme skole før"),
    ],
)
def test_three_are_all_alike(traits, told):
    assert words(traits, traits, traits) == told


def test_three_differ_in_what_they_differ():
    told = words({"age": 17}, {"age": 30}, {"age": 17}, history=BEFORE)
    assert told == "to har været makkere (uge 34) · 17 og 30 år"
