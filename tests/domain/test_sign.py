"""What stands out in a student's absence, in words with dates, and whether anybody acted on it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gf2tracker.domain.absencedetails import WeekdayShare, absence_details
from gf2tracker.domain.attention import Limits, State
from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.facts import Facts, Run
from gf2tracker.domain.figures import student_figures
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.registerline import ClassRegister, Stay, StudentDays
from gf2tracker.domain.run import absence_runs
from gf2tracker.domain.sign import (
    Trait,
    limit_words,
    other_share,
    signs,
    standing_out,
    weekday_words,
    worst,
)
from gf2tracker.domain.signal import signals
from gf2tracker.domain.trend import rise
from gf2tracker.language import NO_BREAK
from tests.domain.touch import Touch

MONDAY = date(2026, 8, 10)
LIMITS = Limits(watch_share=0.10, act_share=0.15)
SCHOOL = tuple(MONDAY + timedelta(days=n) for n in range(140) if n % 7 < 5)


def day(number: int) -> date:
    """The n-th weekday of the class, from 1."""
    return SCHOOL[number - 1]


def touch(kind: ContactKind, number: int, until: int | None = None) -> Touch:
    """A contact on the n-th day, held until another or as long as its kind is."""
    on = day(number)
    held = day(until) if until else proposed_handled_until(kind, on, SCHOOL)
    return Touch(datetime(on.year, on.month, on.day, 10, tzinfo=UTC), on, kind, held)


def facts(days: int, missed: tuple[int, ...], **more) -> Facts:
    rows = [(day(n), 360, 0, 0, True) for n in missed]
    register = ClassRegister(MONDAY, [(day(n), 8) for n in range(1, days + 1)])
    known, today = StudentDays((Stay(register, MONDAY),), rows), day(days)
    figures, details = student_figures(known, today), absence_details(known, today)
    found = Facts(
        called="Yasin",
        today=today,
        school_days=SCHOOL,
        early_days=figures.first_14_days,
        is_early=days <= 10,
        runs=tuple(Run(run, AbsenceKind.ABSENT) for run in absence_runs(known, today)),
        is_away=figures.absent_days > 0,
        share=figures.total_share,
        lost_days=tuple(day(n) for n in missed),
        rising=rise(details.weeks),
        weekdays=details.weekdays,
    )
    return found._replace(**more)


def found(*args, **more) -> dict[Trait, tuple[State, str]]:
    told = signs(facts(*args, **more), LIMITS)
    return {one.trait: (one.state, one.text.replace(NO_BREAK, " ")) for one in told}


def test_nothing_stands_out_in_somebody_who_comes():
    assert signs(facts(60, ()), LIMITS) == ()
    assert worst(()) is State.NONE


def test_absence_in_the_first_14_days_is_told_with_its_dates():
    told = found(60, (3, 5))
    text = "Væk ons 12.08. og fre 14.08. i de første 14 dage"
    assert told == {Trait.EARLY: (State.NONE, text)}


def test_it_must_be_acted_on_until_somebody_has_whether_the_14_days_last_or_not():
    assert found(10, (3,))[Trait.EARLY][0] is State.ACT
    assert found(11, (3,))[Trait.EARLY][0] is State.ACT
    too_soon = found(11, (3,), contacts=(touch(ContactKind.TALKED, 2),))
    assert too_soon[Trait.EARLY][0] is State.ACT
    message = found(11, (3,), contacts=(touch(ContactKind.SMS, 4),))
    assert message[Trait.EARLY][0] is State.ACT


def test_what_somebody_has_called_about_is_watched_for_14_days_and_then_a_fact():
    called = (touch(ContactKind.TALKED, 4),)
    assert found(10, (3,), contacts=called)[Trait.EARLY][0] is State.WATCH
    assert found(11, (3,), contacts=called)[Trait.EARLY][0] is State.NONE


def test_four_weeks_after_the_last_of_the_days_nobody_asks_any_more():
    assert found(23, (3,), is_early=False)[Trait.EARLY][0] is State.ACT
    assert found(24, (3,), is_early=False)[Trait.EARLY][0] is State.NONE


def test_days_in_a_row_are_told_until_somebody_has_acted_and_as_long_as_they_go_on():
    text = "Væk to skoledage i træk, 07.–08.09."
    assert found(30, (21, 22))[Trait.IN_A_ROW] == (State.ACT, text)
    called = (touch(ContactKind.TALKED, 22),)
    assert Trait.IN_A_ROW not in found(30, (21, 22), contacts=called)
    goes_on = found(22, (21, 22), contacts=called)[Trait.IN_A_ROW]
    assert goes_on == (State.NONE, "Væk siden man 07.09., to skoledage i træk")


@pytest.mark.parametrize(
    ("share", "trait", "state", "text"),
    [
        (0.10, Trait.WATCH_SHARE, State.WATCH, "Fravær 10,0 %, grænsen er 10 %"),
        (0.15, Trait.ACT_SHARE, State.ACT, "Fravær 15,0 %, grænsen er 15 %"),
    ],
)
def test_a_share_over_a_limit_says_which(share, trait, state, text):
    told = found(60, (20,), share=share)
    assert told == {trait: (state, f"{text}; senest fre 04.09.")}
    assert found(60, (20,), share=0.0999) == {}


def test_a_share_keeps_what_its_limit_says_when_a_talk_was_held_and_is_open_no_more():
    held = (touch(ContactKind.MEETING, 21),)
    (told,) = signs(facts(60, (20,), share=0.2, contacts=held), LIMITS)
    assert (told.trait, told.state, told.is_open) == (Trait.ACT_SHARE, State.ACT, False)


def test_an_odd_limit_is_written_with_its_decimal():
    assert [limit_words(share) for share in (0.125, 0.15)] == ["12,5\xa0%", "15\xa0%"]


def test_a_rise_tells_from_what_to_what_and_over_how_many_weeks():
    told = found(45, (22, 27, 28, 32, 33, 37, 38, 42, 43))
    text = "Fraværet er steget fem uger i træk: fra 0,0 % i uge 36 til 40,0 % i uge 41"
    assert told[Trait.RISING] == (State.WATCH, text)


def test_fridays_that_stand_out_are_a_fact_with_their_dates_and_of_how_many():
    told = found(60, (15, 30, 45, 52))
    text = "Fredage 25 %, ellers 2 %: 3 af 12, 28.08., 18.09., 09.10."
    assert told[Trait.WEEKDAY] == (State.NONE, text)


def weekday(weekday: int, share: float, days: int = 10, missed: int = 3) -> WeekdayShare:
    dates = tuple(MONDAY + timedelta(weeks=n, days=weekday) for n in range(missed))
    return WeekdayShare(weekday, days, days * 8, round(share * days * 360), dates)


@pytest.mark.parametrize(
    ("friday", "stands_out"),
    [
        (weekday(4, 0.20), True),
        (weekday(4, 0.19), False),
        (weekday(4, 0.20, days=3), False),
        (weekday(4, 0.20, missed=2), False),
    ],
)
def test_a_weekday_stands_out_by_a_rule_with_every_part_of_it(friday, stands_out):
    week = (*(weekday(n, 0.10) for n in range(4)), friday)
    assert standing_out(week) == ((friday,) if stands_out else ())


def test_only_mondays_and_fridays_stand_out_and_only_from_ten_per_cent():
    quiet = [weekday(n, 0.0) for n in range(5)]
    assert standing_out([quiet[0], weekday(1, 0.5), *quiet[2:]]) == ()
    assert standing_out([weekday(0, 0.09), *quiet[1:]]) == ()
    monday = weekday(0, 0.10)
    assert standing_out([monday, *quiet[1:]]) == (monday,)


def test_three_spells_are_told_with_their_dates_the_newest_first():
    told = found(30, (11, 13, 14, 16))
    text = "Tre fraværsperioder på otte uger: 31.08., 26.–27.08. og 24.08."
    assert told[Trait.SPELLS] == (State.WATCH, text)
    assert Trait.SPELLS not in found(30, (11, 13, 14))


def test_spells_of_more_than_eight_weeks_ago_are_no_sign():
    assert Trait.SPELLS in found(50, (11, 13, 15))
    assert Trait.SPELLS not in found(51, (11, 13, 15))


def test_spells_that_were_talked_about_are_a_fact():
    held = (touch(ContactKind.MEETING, 16),)
    assert found(30, (11, 13, 14, 16), contacts=held)[Trait.SPELLS][0] is State.NONE


def test_what_must_be_acted_on_comes_first():
    told = signs(facts(20, (2, 12, 14, 16), share=0.12), LIMITS)
    assert [(one.trait, one.state) for one in told] == [
        (Trait.EARLY, State.ACT),
        (Trait.SPELLS, State.WATCH),
        (Trait.WATCH_SHARE, State.WATCH),
    ]
    assert worst(told) is State.ACT


def test_the_open_signs_are_the_signals_word_for_word():
    one = facts(45, (2, 22, 27, 28, 32, 33, 37, 38, 42, 43))
    told = [(sign.trait.value, sign.state, sign.text) for sign in signs(one, LIMITS)]
    assert len(told) > 3
    open_ones = {(sign.trait.value, sign.text) for sign in signs(one, LIMITS) if sign.is_open}
    assert {(each.rule.value, each.text) for each in signals(one, LIMITS)} == open_ones


def test_a_weekday_is_told_with_its_share_and_held_against_the_others():
    week = (*(weekday(n, 0.05) for n in range(4)), weekday(4, 0.24))
    assert weekday_words(week[4]).replace(NO_BREAK, " ") == "fredage 24 %"
    assert other_share(week[4], week) == pytest.approx(0.05)
