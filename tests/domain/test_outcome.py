"""What became of those who were enrolled, each kind of leaving apart, and of how many."""

from datetime import date

import pytest

from gf2tracker.domain.outcome import Ending, Outcomes, outcomes
from gf2tracker.domain.people import CountsAs

START, END, TODAY = date(2026, 8, 10), date(2027, 1, 15), date(2026, 10, 1)
GONE = date(2026, 9, 1)


def ending(counts_as=None, last_day=None, **more):
    return Ending(START, last_day or (GONE if counts_as else None), counts_as, **more)


def count(*endings, today=TODAY):
    return outcomes(endings, END, today)


def test_each_kind_of_leaving_is_kept_apart():
    found = count(*(ending(kind) for kind in CountsAs), ending(), ending())
    assert found == Outcomes(here=2, dropout=1, rechoice=1, school_change=1, otherwise=1, outside=1)
    assert [found.of(kind) for kind in CountsAs] == [1, 1, 1, 1, 1]


def test_the_base_is_everybody_who_ever_came():
    found = count(*(ending(kind) for kind in CountsAs), ending(), ending())
    assert (found.base, found.left) == (6, 4)
    assert found.share(CountsAs.DROPOUT) == pytest.approx(1 / 6)
    assert found.share(CountsAs.OUTSIDE) is None
    assert count(ending(CountsAs.OUTSIDE)).share(CountsAs.DROPOUT) is None


def test_a_last_day_to_come_is_no_leaving_yet():
    assert count(ending(CountsAs.DROPOUT, TODAY)) == Outcomes(here=1)
    assert count(ending(CountsAs.DROPOUT, TODAY), today=date(2026, 10, 2)) == Outcomes(dropout=1)


def test_one_who_moved_counts_in_the_new_class_and_one_without_a_reason_is_told_apart():
    moved = ending(None, GONE, is_moved=True)
    assert count(moved, ending(None, GONE)) == Outcomes(moved=1, unexplained=1)
    assert count(moved).base == 0


def test_who_stays_to_the_end_is_no_leaver_and_who_has_not_begun_is_not_counted():
    after = date(2027, 3, 1)
    assert count(ending(None, END), ending(), today=after) == Outcomes(here=2)
    assert count(Ending(date(2026, 10, 2))) == Outcomes()


def test_classes_are_added_up():
    assert Outcomes(here=2, dropout=1) + Outcomes(here=3, outside=1) == Outcomes(
        here=5, dropout=1, outside=1
    )
