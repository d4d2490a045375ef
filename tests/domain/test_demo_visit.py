"""The company visit of the demo school."""

from datetime import date

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from gf2tracker.domain.demo.visit import visit_ahead

COURSE = Course(
    starts_on=date(2026, 8, 10),
    weeks=20,
    phases=(5, 5, 5, 5),
    closed=(DayRange(date(2026, 10, 12), date(2026, 10, 16), "efterårsferie"),),
    patterns=((date(2026, 8, 10), (8, 8, 8, 8, 5)),),
)


def test_it_is_next_tuesday_from_the_third_lesson():
    wish = visit_ahead(COURSE, date(2026, 8, 20))
    assert wish is not None
    assert wish.period == DayRange(date(2026, 8, 25), date(2026, 8, 25))
    assert (wish.takes(date(2026, 8, 25), 2), wish.takes(date(2026, 8, 25), 3)) == (False, True)


def test_there_is_none_in_the_holidays():
    assert visit_ahead(COURSE, date(2026, 10, 8)) is None
