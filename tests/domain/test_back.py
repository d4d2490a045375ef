"""Back after days away: who is met on the first day back, and who is not."""

from datetime import date, timedelta

from gf2tracker.domain.back import Return, returned

MONDAY = date(2026, 8, 10)
DATES = tuple(MONDAY + timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8, 9))


def test_three_days_and_back_is_told_with_its_dates():
    found = returned([DATES[2:5]], DATES[:6])
    assert found == Return(DATES[2], DATES[4], 3, DATES[5])


def test_two_days_away_are_nothing_to_speak_of():
    assert returned([DATES[3:5]], DATES[:6]) is None
    assert returned([], DATES) is None


def test_who_is_still_away_is_not_back():
    assert returned([DATES[2:5]], DATES[:5]) is None


def test_it_is_old_news_on_the_third_day():
    assert returned([DATES[2:5]], DATES[:7]) is not None
    assert returned([DATES[2:5]], DATES[:8]) is None


def test_only_the_latest_run_counts():
    assert returned([DATES[0:3], DATES[4:5]], DATES[:6]) is None
