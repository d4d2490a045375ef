"""What two cost as buddies."""

from datetime import date

import pytest

from gf2tracker.domain.pairs.criteria import (
    USUAL,
    Criterion,
    Earlier,
    Round,
    Weight,
    history_of,
    pair_cost,
)
from gf2tracker.domain.pairs.traits import AgeBand, age_band, is_fragile
from tests.domain.pairs.classmates import AMALIE, BENJAMIN, CECILIE, student

AUGUST, SEPTEMBER = date(2026, 8, 17), date(2026, 9, 14)


def cost(criterion, one, other, history=None):
    return pair_cost(
        student(1, **one), student(2, **other), {criterion: Weight.LITTLE}, history or {}
    )


@pytest.mark.parametrize(
    ("criterion", "one", "other", "degree"),
    [
        (Criterion.AGE, {"age": 16}, {"age": 17}, 4),
        (Criterion.AGE, {"age": 17}, {"age": 18}, 0),
        (Criterion.AGE, {"age": 17}, {}, 0),
        (Criterion.AGE, {}, {}, 0),
        (Criterion.AGREEMENT, {"has_agreement": True}, {"has_agreement": True}, 4),
        (Criterion.AGREEMENT, {"has_agreement": False}, {"has_agreement": False}, 4),
        (Criterion.AGREEMENT, {"has_agreement": True}, {"has_agreement": False}, 0),
        (Criterion.AGREEMENT, {}, {}, 0),
        (Criterion.TRACK, {"is_eux": False}, {"is_eux": False}, 4),
        (Criterion.TRACK, {"is_eux": True}, {"is_eux": False}, 0),
        (Criterion.NEAR, {"postcode": "2300"}, {"postcode": "2300"}, 0),
        (Criterion.NEAR, {"postcode": "2300"}, {"postcode": "2370"}, 2),
        (Criterion.NEAR, {"postcode": "2300"}, {"postcode": "2450"}, 4),
        (Criterion.NEAR, {"postcode": "2300"}, {}, 0),
        (Criterion.SCHOOL, {"former_school": "Å Skole"}, {"former_school": "aa skole"}, 4),
        (Criterion.SCHOOL, {"former_school": "Å Skole"}, {"former_school": "Ø Skole"}, 0),
        (Criterion.SCHOOL, {}, {}, 0),
        (Criterion.FRAGILE, {"is_fragile": True}, {"is_fragile": True}, 4),
        (Criterion.FRAGILE, {"is_fragile": True}, {}, 0),
    ],
)
def test_each_criterion_costs_by_how_far_two_fail_it(criterion, one, other, degree):
    assert cost(criterion, one, other) == degree
    assert cost(criterion, other, one) == degree


@pytest.mark.parametrize(("rounds", "degree"), [(0, 4), (1, 3), (2, 2), (3, 1), (9, 1)])
def test_who_were_buddies_last_cost_the_most(rounds, degree):
    history = {frozenset((AMALIE, BENJAMIN)): Earlier(AUGUST, rounds)}
    assert cost(Criterion.BEFORE, {}, {}, history) == degree


def test_history_keeps_the_last_time_of_each_two():
    found = history_of(
        [
            Round(AUGUST, ((AMALIE, BENJAMIN, CECILIE),)),
            Round(SEPTEMBER, ((AMALIE, BENJAMIN),)),
        ]
    )
    assert found[frozenset((AMALIE, BENJAMIN))] == Earlier(SEPTEMBER, 0)
    assert found[frozenset((AMALIE, CECILIE))] == Earlier(AUGUST, 1)
    assert len(found) == 3


def test_a_step_of_weight_counts_three_times_the_one_before():
    alike = {"is_eux": True}
    costs = [
        pair_cost(student(1, **alike), student(2, **alike), {Criterion.TRACK: weight}, {})
        for weight in Weight
    ]
    assert costs == [0, 4, 12, 36]
    assert pair_cost(student(1, **alike), student(2, **alike), {}, {}) == 0


def test_every_criterion_and_weight_has_a_name_and_a_usual_weight():
    assert set(USUAL) == set(Criterion)
    assert all(one.label for one in (*Criterion, *Weight, *AgeBand))
    assert [weight.label for weight in Weight] == ["ligegyldigt", "lidt", "meget", "vigtigst"]


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (15, AgeBand.UNDER_18),
        (17, AgeBand.UNDER_18),
        (18, AgeBand.FROM_18),
        (20, AgeBand.FROM_20),
        (24, AgeBand.FROM_20),
        (25, AgeBand.FROM_25),
        (61, AgeBand.FROM_25),
    ],
)
def test_a_band_begins_with_its_first_birthday(age, band):
    assert age_band(age) is band
    assert student(1, age=age).band is band


def test_attendance_is_fragile_from_the_limit_on_or_after_an_early_day_away():
    assert is_fragile(0.10, (), 0.10)
    assert not is_fragile(0.09, (), 0.10)
    assert not is_fragile(None, (), 0.10)
    assert is_fragile(None, [AUGUST], 0.10)
