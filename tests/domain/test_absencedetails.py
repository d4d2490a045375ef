"""What a student's absence is made of, against a plain walk over every day."""

from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.absencedetails import SickMinutes, Spell, absence_details, sick_minutes
from gf2tracker.domain.figures import student_figures
from gf2tracker.domain.mark import unpack
from gf2tracker.domain.registerline import ClassRegister, Stay, StudentDays
from tests.walk import known_days, schools

MONDAY = date(2026, 8, 10)


def day(number: int) -> date:
    """The n-th weekday of the class, from 1."""
    week, weekday = divmod(number - 1, 5)
    return MONDAY + timedelta(weeks=week, days=weekday)


def details(days: int, absences, sick=None, **more):
    register = ClassRegister(MONDAY, [(day(n), 8) for n in range(1, days + 1)])
    stays = (Stay(register, more.pop("first", MONDAY), more.pop("last", None)),)
    return absence_details(StudentDays(stays, absences, **more), day(days), sick or {})


def test_illness_is_counted_over_taken_lessons_each_kind_on_its_own():
    marks = unpack("S|S|I|B|-|S|U|F12", 8)
    taken = [1, 1, 1, 1, 1, None, 1, 1]
    found = sick_minutes(marks, taken)
    assert found == SickMinutes(reported=90, unreported=45, child=45)
    assert found.own == 135


def test_own_illness_is_one_share_and_a_child_s_is_another():
    sick = {day(2): SickMinutes(180, 45, 0), day(4): SickMinutes(child=360)}
    rows = [(day(2), 225, 45, 0, False), (day(4), 360, 0, 0, True)]
    found = details(10, rows, sick)
    assert found.sick_share == pytest.approx(225 / 3600)
    assert found.unreported_share == pytest.approx(45 / 3600)
    assert found.child_share == pytest.approx(0.1)
    assert found.sick_minutes == 225


def test_illness_outside_the_stay_is_nobody_s():
    sick = {day(2): SickMinutes(360), day(7): SickMinutes(360)}
    rows = [(day(2), 360, 0, 0, True), (day(7), 360, 0, 0, True)]
    found = details(10, rows, sick, first=day(6))
    assert found.sick_share == pytest.approx(0.2)
    assert [week.sick_minutes for week in found.weeks] == [360]


def test_exempt_lessons_are_in_no_denominator():
    found = details(2, [(day(1), 45, 0, 0, True)], {day(1): SickMinutes(45)}, exempt={day(1): 7})
    assert found.sick_share == pytest.approx(1 / 9)
    assert (found.weekdays[0].lessons, found.weekdays[1].lessons) == (1, 8)


def test_a_wholly_exempt_day_is_no_day_of_its_weekday():
    found = details(2, [], exempt={day(1): 8})
    assert [one.days for one in found.weekdays] == [0, 1, 0, 0, 0]
    assert found.weekdays[0].share is None


def test_a_partial_day_lost_a_lesson_or_more_but_not_all():
    rows = [(day(1), 44, 44, 1, False), (day(2), 45, 45, 0, False), (day(3), 360, 0, 0, True)]
    assert details(5, rows).partial_days == (day(2),)


def test_spells_have_dates_and_go_on_over_a_weekend():
    rows = [(day(n), 360, 0, 0, True) for n in (4, 5, 6, 8)]
    found = details(10, rows)
    assert found.spells == (Spell(day(4), day(6), 3), Spell(day(8), day(8), 1))


def test_weekdays_have_their_own_share_and_days():
    rows = [(day(5), 360, 0, 0, True), (day(10), 90, 0, 0, False), (day(11), 12, 0, 1, False)]
    found = details(15, rows)
    monday, *_others, friday = found.weekdays
    assert (friday.days, friday.lessons, friday.absent_minutes) == (3, 24, 450)
    assert friday.share == pytest.approx(450 / (24 * 45))
    assert friday.missed == (day(5), day(10))
    assert (monday.absent_minutes, monday.missed) == (12, ())


def test_the_first_day_is_the_first_with_register():
    found = details(30, [], first=day(3))
    assert found.first_day == day(3)
    short = details(10, [])
    assert short.first_day == day(1)
    assert details(0, []).first_day is None


@given(schools(), st.data())
def test_details_are_those_of_a_plain_walk(school, data):
    days, today = school
    lost = {row[0]: row[1] for row in days.absences}
    part = st.integers(0, 90)
    sick = {one: SickMinutes(data.draw(part), data.draw(part), data.draw(part)) for one in lost}
    found = absence_details(days, today, sick)
    known = known_days(days, today)
    minutes = sum(count for _day, count in known) * 45
    own = sum(sick[one].own for one, _count in known if one in sick)
    assert found.sick_minutes == own
    assert found.sick_share == (own / minutes if minutes else None)
    child = sum(sick[one].child for one, _count in known if one in sick)
    assert found.child_share == (child / minutes if minutes else None)
    whole = {row[0] for row in days.absences if row[4]}
    assert found.partial_days == tuple(
        one for one, _count in known if one not in whole and lost.get(one, 0) >= 45
    )
    counted = [one for one, count in known if count]
    runs = [list(run) for is_away, run in groupby(counted, whole.__contains__) if is_away]
    assert found.spells == tuple(Spell(run[0], run[-1], len(run)) for run in runs)
    for one in found.weekdays:
        own_days = [(at, count) for at, count in known if at.weekday() == one.weekday]
        assert one.days == sum(1 for _day, count in own_days if count)
        assert one.lessons == sum(count for _day, count in own_days)
        assert one.absent_minutes == sum(lost.get(at, 0) for at, _count in own_days)
        assert one.missed == tuple(at for at, _count in own_days if lost.get(at, 0) >= 45)


@given(schools())
def test_details_sum_to_the_figures(school):
    days, today = school
    found, figures = absence_details(days, today), student_figures(days, today)
    assert sum(week.lessons for week in found.weeks) == figures.lessons_taken
    assert sum(week.absent_minutes for week in found.weeks) == figures.absent_minutes
    assert sum(week.unlawful_minutes for week in found.weeks) == figures.unlawful_minutes
    assert len(found.spells) == figures.spells
    assert sum(spell.days for spell in found.spells) == figures.days_absent
    assert max((spell.days for spell in found.spells), default=0) == figures.longest_spell
