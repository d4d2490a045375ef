"""Figures to date against a plain walk over every day."""

from datetime import date
from itertools import groupby

from hypothesis import given

from gf2tracker.domain.figures import student_figures
from tests.walk import known_days, schools


def share(days: list[tuple[date, int]], rows: dict[date, int]) -> float | None:
    lessons = sum(count for _day, count in days)
    return sum(rows.get(day, 0) for day, _count in days) / (lessons * 45) if lessons else None


@given(schools())
def test_the_shares_are_those_of_a_plain_walk(school):
    days, today = school
    found = student_figures(days, today)
    known = known_days(days, today)
    assert found.total_share == share(known, {row[0]: row[1] for row in days.absences})
    assert found.unlawful_share == share(known, {row[0]: row[2] for row in days.absences})
    assert found.rolling_share == share(known[-20:], {row[0]: row[1] for row in days.absences})
    assert found.lessons_taken == sum(count for _day, count in known)


@given(schools())
def test_the_spells_are_those_of_a_plain_walk(school):
    days, today = school
    found = student_figures(days, today)
    whole = {row[0] for row in days.absences if row[4]}
    line = [day in whole for day, count in known_days(days, today) if count]
    runs = [len(list(run)) for is_absent, run in groupby(line) if is_absent]
    assert found.days_absent == sum(runs)
    assert found.spells == len(runs)
    assert found.longest_spell == max(runs, default=0)
    assert found.absent_days == (runs[-1] if line and line[-1] else 0)
    assert (found.absent_since is None) == (found.absent_days == 0)


@given(schools())
def test_shares_stay_between_nothing_and_everything(school):
    days, today = school
    found = student_figures(days, today)
    for value in (found.total_share, found.rolling_share):
        assert value is None or 0 <= value <= 1
    assert found.total_share is None or found.unlawful_share <= found.total_share
    assert found.first_14_days == tuple(sorted(set(found.first_14_days)))
