"""Absence as another system sums it up: minutes filled in, and what counts as a difference."""

import pytest

from gf2tracker.domain.totals import Totals, differ, totals_of


def test_hours_that_are_told_stand_and_a_share_alone_takes_the_time_table():
    told = Totals(share=0.125, scheduled=600, absent=75, unlawful=30)
    assert told.in_minutes(9999).absent == 75
    share = Totals(share=0.1, unlawful_share=0.05).in_minutes(1800)
    assert (share.scheduled, share.absent, share.unlawful) == (1800, 180, 90)


def test_without_a_time_table_there_is_no_share():
    assert totals_of(0, 0, 0).share is None
    assert totals_of(600, 60, 30).unlawful_share == 0.05


@pytest.mark.parametrize(
    ("ours", "theirs", "is_other"),
    [
        (Totals(share=0.10), Totals(share=0.11), False),
        (Totals(share=0.10), Totals(share=0.115), True),
        (Totals(share=None), Totals(share=0.005), False),
        (Totals(share=None), Totals(share=0.2), True),
        (Totals(share=0.1, unlawful_share=0.0), Totals(share=0.1, unlawful_share=0.05), True),
        (Totals(share=0.1, unlawful_share=0.0), Totals(share=0.1), False),
    ],
)
def test_more_than_one_percentage_point_is_a_difference(ours, theirs, is_other):
    assert differ(ours, theirs) is is_other
