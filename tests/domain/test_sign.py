"""What stands out in a student's absence, in words with dates."""

from datetime import date, timedelta

import pytest

from gf2tracker.domain.absencedetails import WeekdayShare, absence_details
from gf2tracker.domain.attention import Limits, State
from gf2tracker.domain.figures import student_figures
from gf2tracker.domain.registerline import ClassRegister, Stay, StudentDays
from gf2tracker.domain.sign import Seen, Trait, signs, standing_out, worst
from gf2tracker.language import NO_BREAK

MONDAY = date(2026, 8, 10)
LIMITS = Limits(watch_share=0.10, act_share=0.15)


def day(number: int) -> date:
    """The n-th weekday of the class, from 1."""
    week, weekday = divmod(number - 1, 5)
    return MONDAY + timedelta(weeks=week, days=weekday)


def seen(days: int, missed: tuple[int, ...], share: float | None = None, **more) -> Seen:
    rows = [(day(n), 360, 0, 0, True) for n in missed]
    register = ClassRegister(MONDAY, [(day(n), 8) for n in range(1, days + 1)])
    known = StudentDays((Stay(register, MONDAY),), rows)
    figures = student_figures(known, day(days))
    total = figures.total_share if share is None else share
    return Seen(figures, absence_details(known, day(days)), total, **more)


def found(*args, **more) -> dict[Trait, tuple[State, str]]:
    told = signs(seen(*args, **more), LIMITS)
    return {one.trait: (one.state, one.text.replace(NO_BREAK, " ")) for one in told}


def test_nothing_stands_out_in_somebody_who_comes():
    assert signs(seen(60, ()), LIMITS) == ()
    assert worst(()) is State.NONE


def test_absence_in_the_first_14_days_is_told_with_its_dates():
    told = found(60, (3, 5))
    assert told == {Trait.EARLY: (State.NONE, "fravær i de første 14 dage: 12.08., 14.08.")}


def test_it_must_be_acted_on_while_the_14_days_last_and_nobody_has_called():
    assert found(30, (3,), is_early=True)[Trait.EARLY][0] is State.ACT
    called = found(30, (3,), is_early=True, handled_until=day(4))
    assert called[Trait.EARLY][0] is State.WATCH
    too_soon = found(30, (3,), is_early=True, handled_until=day(3))
    assert too_soon[Trait.EARLY][0] is State.ACT


@pytest.mark.parametrize(
    ("share", "trait", "state", "text"),
    [
        (0.10, Trait.WATCH_SHARE, State.WATCH, "fravær 10,0 %, grænsen er 10 %"),
        (0.15, Trait.ACT_SHARE, State.ACT, "fravær 15,0 %, grænsen er 15 %"),
    ],
)
def test_a_share_over_a_limit_says_which(share, trait, state, text):
    told = signs(seen(60, (), share), LIMITS)
    assert [(one.trait, one.state) for one in told] == [(trait, state)]
    text = f"{text}, med tiden før GF2 Tracker"  # the own share is nothing
    assert told[0].text.replace(NO_BREAK, " ") == text
    assert signs(seen(60, (), 0.0999), LIMITS) == ()


def test_the_own_share_over_the_limit_needs_no_more_words():
    told = found(40, (20, 22, 24, 26))
    assert told[Trait.WATCH_SHARE] == (State.WATCH, "fravær 10,0 %, grænsen er 10 %")


def test_an_odd_limit_is_written_with_its_decimal():
    (told,) = signs(seen(60, (), 0.13), Limits(0.125, 0.5))
    assert told.short == f"mindst 12,5{NO_BREAK}%"


def test_a_rise_of_four_weeks_tells_from_what_to_what():
    told = found(45, (22, 27, 28, 32, 33, 37, 38, 42, 43))
    text = "steget fire uger i træk: fra 5,0 % i uge 37 til 40,0 % i uge 41"
    assert told[Trait.RISING] == (State.WATCH, text)


def test_fridays_that_stand_out_are_told_with_their_dates_and_of_how_many():
    told = found(60, (15, 30, 45, 52))
    text = "fredage 25 %, ellers 2 %: 3 af 12, 28.08., 18.09., 09.10."
    assert told[Trait.WEEKDAY] == (State.WATCH, text)


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


def test_three_spells_are_told_with_their_dates():
    told = found(30, (11, 13, 14, 16))
    assert told[Trait.SPELLS] == (State.WATCH, "3 perioder: 24.08., 26.–27.08., 31.08.")
    assert Trait.SPELLS not in found(30, (11, 13, 14))


def test_spells_of_long_ago_are_a_fact_and_ask_for_nothing():
    assert found(60, (11, 13, 15))[Trait.SPELLS][0] is State.NONE


def test_of_many_spells_only_the_latest_are_listed():
    told = found(60, (12, 14, 16, 18, 20, 22, 24))[Trait.SPELLS][1]
    assert told == "7 perioder: senest 02.09., 04.09., 08.09., 10.09."


def test_what_must_be_acted_on_comes_first():
    told = signs(seen(20, (2, 12, 14, 16)), LIMITS)
    assert [one.state for one in told] == [State.ACT, State.WATCH, State.NONE]
    assert worst(told) is State.ACT
