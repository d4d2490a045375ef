"""A group is reminded when it has not met for the agreed school weeks."""

from datetime import date

import pytest

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from gf2tracker.domain.groups.rhythm import DEFAULT_RHYTHM, Due, check_rhythm, due
from gf2tracker.errors import Refusal

AUTUMN = DayRange(date(2026, 10, 12), date(2026, 10, 18), "Efterårsferie")
COURSE = Course(date(2026, 8, 10), closed=(AUTUMN,))
FIRST = date(2026, 8, 11)


def test_nothing_is_due_before_its_week():
    assert due(COURSE, DEFAULT_RHYTHM, FIRST, date(2026, 8, 21)) is None


def test_a_meeting_is_due_all_of_its_week():
    asked = Due(date(2026, 8, 28), 2, is_overdue=False)
    assert due(COURSE, DEFAULT_RHYTHM, FIRST, date(2026, 8, 24)) == asked
    assert due(COURSE, DEFAULT_RHYTHM, FIRST, date(2026, 8, 28)) == asked
    assert asked.text == "skal mødes senest fre 28.08."


def test_a_meeting_that_was_not_held_is_overdue_from_then_on():
    late = due(COURSE, DEFAULT_RHYTHM, FIRST, date(2026, 8, 31))
    assert late == Due(date(2026, 8, 28), 3, is_overdue=True)
    assert late.text == "skulle have mødtes senest fre 28.08., 3 skoleuger siden sidst"


def test_the_weekend_after_its_week_is_late():
    assert due(COURSE, DEFAULT_RHYTHM, FIRST, date(2026, 8, 29)).is_overdue


def test_a_meeting_starts_the_count_again():
    assert due(COURSE, DEFAULT_RHYTHM, date(2026, 8, 27), date(2026, 8, 31)) is None


def test_a_closed_week_does_not_count():
    met = date(2026, 10, 7)
    assert due(COURSE, 1, met, date(2026, 10, 14)) is None
    assert due(COURSE, 1, met, date(2026, 10, 19)).by == date(2026, 10, 23)


def test_groups_made_before_the_course_count_from_its_first_week():
    assert due(COURSE, 2, date(2026, 6, 1), date(2026, 8, 24)).weeks == 2


def test_nothing_is_due_after_the_course():
    assert due(COURSE, 2, COURSE.teaching_weeks[-2].monday, COURSE.last_day) is None
    assert due(COURSE, 2, FIRST, date(2027, 3, 1)) is None
    assert due(COURSE, 2, FIRST, COURSE.last_day) is not None


@pytest.mark.parametrize("weeks", [0, 11])
def test_a_rhythm_is_one_to_ten_weeks(weeks):
    check_rhythm(1)
    with pytest.raises(Refusal, match="mellem 1 og 10 skoleuger"):
        check_rhythm(weeks)
