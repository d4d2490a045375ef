"""Who needs somebody, and the most urgent reason."""

from datetime import date, timedelta

import pytest

from gf2tracker.domain.attention import (
    Limits,
    Situation,
    State,
    Why,
    absence_state,
    is_missing,
    reason_to_act,
)
from gf2tracker.domain.mark import AbsenceKind, unpack

MON, TUE, WED = date(2026, 8, 17), date(2026, 8, 18), date(2026, 8, 19)
LIMITS = Limits(0.10, 0.15)
FINE = Situation(
    day=TUE,
    marks=unpack("", 5),
    is_missing=False,
    is_early=False,
    early_days=(),
    handled_until=None,
    share=0.02,
)


def why(**facts):
    if "marks" in facts:
        facts["marks"] = unpack(facts["marks"], 5)
    return reason_to_act(FINE._replace(**facts), LIMITS)


def test_somebody_who_is_there_needs_nothing():
    assert why() is None
    assert why(share=None) is None


def test_missing_in_the_first_days_comes_first_whatever_the_reason():
    assert why(is_missing=True, is_early=True, marks="S|S|S|S|S", share=1) is Why.MISSING_EARLY


def test_an_earlier_day_away_asks_for_a_call_until_it_is_settled():
    assert why(is_early=True, early_days=(MON,)) is Why.ABSENT_EARLY
    assert why(is_early=True, early_days=(MON,), handled_until=TUE) is None
    assert why(early_days=(MON,)) is Why.ABSENT_EARLY  # the 14 days are over, the day is not
    assert why(early_days=(MON,), day=MON + timedelta(days=28)) is Why.ABSENT_EARLY
    assert why(early_days=(MON,), day=MON + timedelta(days=29)) is None


def test_missing_without_a_word_asks_for_a_call_later_too():
    assert why(is_missing=True, marks="U") is Why.MISSING
    assert why(is_missing=True, marks="I") is Why.MISSING
    assert why(is_missing=True, marks="S") is None


def test_a_talk_settles_today_but_not_the_day_it_holds_until():
    assert why(is_missing=True, marks="U", handled_until=WED) is None
    assert why(is_missing=True, marks="U", handled_until=TUE) is Why.MISSING


@pytest.mark.parametrize(
    ("share", "reason"),
    [(0.099, None), (0.10, Why.WATCH_SHARE), (0.15, Why.ACT_SHARE), (1.0, Why.ACT_SHARE)],
)
def test_shares_are_held_against_the_limits(share, reason):
    assert why(share=share) is reason


def test_a_missing_reason_comes_before_a_share_to_watch_and_after_one_to_act_on():
    assert why(marks="?", share=0.12) is Why.UNKNOWN
    assert why(marks="?", share=0.2) is Why.ACT_SHARE


def test_away_is_told_by_taken_lessons_and_before_them_by_the_whole_day():
    whole, half = unpack("U|U", 2), unpack("U", 2)
    assert is_missing(whole, (None, None), is_whole_day=False)
    assert not is_missing(half, (None, None), is_whole_day=False)
    assert is_missing(half, ("8:21", None), is_whole_day=True)


def test_reasons_say_what_to_do_in_words():
    assert {reason.state for reason in Why} == {State.ACT, State.WATCH}
    assert all(reason.label for reason in Why)


@pytest.mark.parametrize(
    ("kind", "has_contact", "state"),
    [
        (AbsenceKind.APPROVED, False, State.NONE),
        (AbsenceKind.SICK, False, State.WATCH),
        (AbsenceKind.SICK_UNREPORTED, False, State.ACT),
        (AbsenceKind.ABSENT, True, State.WATCH),
        (AbsenceKind.UNKNOWN, False, State.ACT),
        (None, False, State.WATCH),
    ],
)
def test_being_away_for_days_asks_for_a_word(kind, has_contact, state):
    assert absence_state(kind, has_contact=has_contact) is state
