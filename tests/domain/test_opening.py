"""Absence before the own registers, kept apart from the own figures."""

from datetime import date, timedelta

import pytest

from gf2tracker.domain.figures import student_figures
from gf2tracker.domain.opening import Opening, combined_share, opening_words
from gf2tracker.domain.registerline import ClassRegister, Stay, StudentDays
from gf2tracker.language import NO_BREAK

MONDAY = date(2026, 8, 10)
FIRST = date(2026, 9, 15)


def own(days: int, missed: int):
    dates = [FIRST + timedelta(days=n) for n in range(days)]
    rows = [(day, 360, 0, 0, True) for day in dates[:missed]]
    stay = Stay(ClassRegister(MONDAY, [(day, 8) for day in dates]), MONDAY)
    return student_figures(StudentDays((stay,), rows), dates[-1] if dates else FIRST)


def opening(until: date, scheduled: int = 36000, absent: int = 3600) -> Opening:
    return Opening(until, "Z8224", scheduled, absent, 900)


def test_shares_are_of_the_scheduled_minutes():
    found = opening(date(2026, 9, 14))
    assert (found.share, found.unlawful_share) == (0.1, 0.025)
    assert opening(FIRST, scheduled=0).share is None


def test_opening_figures_are_told_with_source_and_last_day():
    found = opening(date(2026, 9, 14), absent=4428)
    told = f"før GF2 Tracker: 12,3{NO_BREAK}% (Studie+ Z8224, opgjort til 14.09.2026)"
    assert opening_words(found) == told


def test_the_combined_share_is_of_all_minutes():
    share = combined_share(own(10, 5), [opening(date(2026, 9, 14))], FIRST)
    assert share == pytest.approx((1800 + 3600) / (3600 + 36000))


def test_an_opening_that_reaches_the_own_registers_is_left_out():
    figures = own(10, 5)
    assert combined_share(figures, [opening(FIRST)], FIRST) == figures.total_share


def test_without_own_registers_the_opening_stands_alone():
    assert combined_share(own(0, 0), [opening(date(2026, 9, 14))], None) == 0.1
    assert combined_share(own(0, 0), [], None) is None


def test_openings_of_two_classes_are_added():
    both = [opening(date(2026, 8, 28)), opening(date(2026, 9, 14), absent=0)]
    assert combined_share(own(0, 0), both, None) == 0.05
