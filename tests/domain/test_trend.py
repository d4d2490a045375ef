"""Absence from week to week, and whether it has risen for weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.registerline import ClassRegister, Stay, StudentDays
from gf2tracker.domain.trend import WeekShare, rise, rise_of, week_shares
from tests.walk import known_days, schools

MONDAY = date(2026, 8, 10)


def day(number: int) -> date:
    """The n-th weekday of the class, from 1."""
    week, weekday = divmod(number - 1, 5)
    return MONDAY + timedelta(weeks=week, days=weekday)


def weeks_of(days: int, missed: tuple[int, ...], without: tuple[int, ...] = ()):
    taken = [(day(n), 8) for n in range(1, days + 1) if n not in without]
    absences = [(day(n), 360, 0, 0, True) for n in missed]
    stay = Stay(ClassRegister(MONDAY, taken), MONDAY)
    return week_shares(StudentDays((stay,), absences), day(days))


def test_each_week_has_its_own_share_and_the_rolling_one_at_its_end():
    weeks = weeks_of(30, (1, 27))
    assert [week.monday for week in weeks] == [day(n) for n in (1, 6, 11, 16, 21, 26)]
    assert [week.share for week in weeks] == [0.2, 0, 0, 0, 0, 0.2]
    rolling = [0.2, 0.1, 1 / 15, 0.05, 0, 0.05]
    assert [week.rolling for week in weeks] == pytest.approx(rolling)


def test_a_week_without_register_is_no_week():
    weeks = weeks_of(15, (1,), without=(6, 7, 8, 9, 10))
    assert [week.monday for week in weeks] == [day(1), day(11)]


def test_the_present_week_is_as_far_as_it_has_come():
    weeks = weeks_of(7, (6,))
    assert (weeks[-1].lessons, weeks[-1].share) == (16, 0.5)


def test_a_week_of_nothing_but_exempt_lessons_has_no_share():
    stay = Stay(ClassRegister(MONDAY, [(MONDAY, 8)]), MONDAY)
    (week,) = week_shares(StudentDays((stay,), (), {MONDAY: 8}), MONDAY)
    assert (week.lessons, week.share, week.rolling) == (0, None, None)


def test_there_are_no_weeks_before_the_first_register():
    assert week_shares(StudentDays(()), MONDAY) == ()
    assert not rise(())


@given(schools())
def test_the_weeks_are_those_of_a_plain_walk(school):
    days, today = school
    known = known_days(days, today)
    lost = {row[0]: row[1] for row in days.absences}
    unlawful = {row[0]: row[2] for row in days.absences}
    expected = []
    for monday in sorted({one - timedelta(days=one.weekday()) for one, _count in known}):
        week = [pair for pair in known if 0 <= (pair[0] - monday).days < 7]
        window = [pair for pair in known if pair[0] <= week[-1][0]][-20:]
        lessons = sum(count for _day, count in window)
        minutes = sum(lost.get(one, 0) for one, _count in window)
        expected.append(
            WeekShare(
                monday,
                sum(count for _day, count in week),
                sum(lost.get(one, 0) for one, _count in week),
                sum(unlawful.get(one, 0) for one, _count in week),
                minutes / (lessons * 45) if lessons else None,
            )
        )
    assert week_shares(days, today) == tuple(expected)


@given(st.lists(st.none() | st.sampled_from([0.0, 0.05, 0.06, 0.07, 0.08, 0.1, 0.15])))
def test_what_rises_is_that_of_a_plain_walk(shares):
    weeks = rolling(*shares)
    known = [(week.monday, week.rolling) for week in weeks if week.rolling is not None]
    count = 0
    while count + 1 < len(known) and known[-1 - count][1] > known[-2 - count][1]:
        count += 1
    is_rising = count >= 4 and known[-1][1] >= 0.05
    assert rise(weeks) == (tuple(known[-count - 1 :]) if is_rising else ())


@given(schools())
def test_a_student_s_rise_is_that_of_all_weeks(school):
    days, today = school
    assert rise_of(days, today) == rise(week_shares(days, today))


def test_a_student_s_rise_is_found_from_the_last_week_back():
    taken = [(day(n), 8) for n in range(1, 31)]
    absences = [(day(n), 45 * (n // 5), 0, 0, False) for n in range(1, 31)]
    days = StudentDays((Stay(ClassRegister(MONDAY, taken), MONDAY),), absences)
    assert len(rise_of(days, day(30))) == 6
    assert rise_of(days, day(30)) == rise(week_shares(days, day(30)))


def rolling(*shares: float | None) -> list[WeekShare]:
    return [WeekShare(day(1 + 5 * n), 40, 45, 0, share) for n, share in enumerate(shares)]


def test_absence_rises_when_it_did_so_four_weeks_in_a_row_up_to_five_per_cent():
    assert rise(rolling(0.01, 0.02, 0.03, 0.04, 0.05))
    assert not rise(rolling(0.02, 0.03, 0.04, 0.05))
    assert not rise(rolling(0.01, 0.02, 0.03, 0.04, 0.049))
    assert not rise(rolling(0.01, 0.02, 0.03, 0.03, 0.09))


def test_a_rise_is_told_from_the_week_it_began_in():
    weeks = rolling(0.05, 0.01, 0.02, 0.03, 0.04, 0.06)
    assert rise(weeks) == tuple((week.monday, week.rolling) for week in weeks[1:])
    assert rise(weeks[:-1]) == ()


def test_a_week_without_absence_is_no_rise_though_the_days_before_it_weigh_more():
    *before, last = rolling(0.02, 0.03, 0.04, 0.05, 0.06)
    assert rise([*before, last._replace(absent_minutes=0)]) == ()
