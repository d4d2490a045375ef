"""Which contact settles which absence."""

from datetime import date, timedelta

import pytest

from gf2tracker.domain.contact import (
    ContactKind,
    is_asked_about,
    is_settled,
    proposed_handled_until,
)

THU, FRI, MON = date(2026, 8, 20), date(2026, 8, 21), date(2026, 8, 24)
DAYS = (date(2026, 8, 19), THU, FRI, MON)


def test_a_talk_holds_until_the_next_school_day():
    assert proposed_handled_until(ContactKind.TALKED, THU, DAYS) == FRI
    assert proposed_handled_until(ContactKind.TALKED, FRI, DAYS) == MON


def test_a_talk_on_a_day_without_school_holds_until_school_begins():
    assert proposed_handled_until(ContactKind.TALKED, date(2026, 8, 22), DAYS) == MON


def test_a_talk_on_the_last_day_holds_that_day():
    assert proposed_handled_until(ContactKind.TALKED, MON, DAYS) == date(2026, 8, 25)


def test_a_talk_that_was_held_holds_for_two_school_weeks():
    days = tuple(MON + timedelta(days=n) for n in range(28) if n % 7 < 5)
    assert proposed_handled_until(ContactKind.MEETING, MON, days) == date(2026, 9, 7)
    assert proposed_handled_until(ContactKind.MEETING, FRI, days) == date(2026, 9, 4)


def test_a_talk_near_the_end_holds_past_the_last_school_day():
    assert proposed_handled_until(ContactKind.MEETING, THU, DAYS) == date(2026, 8, 25)
    late = date(2026, 8, 27)
    assert proposed_handled_until(ContactKind.MEETING, late, DAYS) == date(2026, 8, 28)


@pytest.mark.parametrize("kind", [ContactKind.SMS, ContactKind.NO_ANSWER, ContactKind.NOTE])
def test_nothing_else_settles_anything(kind):
    assert proposed_handled_until(kind, THU, DAYS) is None


def test_absence_before_the_day_is_settled_and_from_it_on_is_new():
    assert is_settled(THU, FRI)
    assert not is_settled(FRI, FRI)
    assert not is_settled(FRI, None)


def test_every_kind_has_a_name():
    names = [kind.label for kind in ContactKind]
    assert names == ["talte med", "sms", "intet svar", "note", "samtale"]


def test_a_day_is_asked_about_until_it_is_settled_or_four_weeks_have_passed():
    assert is_asked_about((THU, FRI), None, FRI)
    assert is_asked_about((THU, FRI), FRI, FRI)  # held to Friday, not with it
    assert not is_asked_about((THU,), FRI, FRI)
    assert is_asked_about((THU, FRI), None, FRI + timedelta(days=28))
    assert not is_asked_about((THU, FRI), None, FRI + timedelta(days=29))
    assert not is_asked_about((), None, FRI)
