"""Where an activity of a plan stands, and what is proposed when it can't stand there."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.domain.closed import parse_closed
from gf2tracker.domain.course import Course
from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.domain.plan import (
    ClosedDay,
    Place,
    date_of,
    fault_on,
    is_not_held,
    is_open,
    nearest_open,
    place_on,
    refuse_closed,
    takes_part,
    why_closed,
)

AUTUMN = Course(date(2026, 8, 10), closed=(parse_closed("2026-W42", "Efterårsferie"),))
VISIT, MEETING = ActivityKind.COMPANY_VISIT, ActivityKind.TEAM_MEETING
STARTS = st.dates(date(2024, 1, 1), date(2029, 12, 31))
ABSENT, COMPANY, LATE = Mark(AbsenceKind.ABSENT), Mark(AbsenceKind.SCHOOL), Mark(AbsenceKind.LATE)


def test_a_place_is_a_weekday_of_a_teaching_week():
    assert date_of(AUTUMN, Place(1, 1)) == date(2026, 8, 10)
    assert date_of(AUTUMN, Place(10, 3)) == date(2026, 10, 21), "week 42 has no number"
    assert date_of(AUTUMN, Place(21, 1)) is None
    assert date_of(AUTUMN, Place(0, 1)) is None


def test_a_date_set_by_hand_goes_before_the_place():
    assert date_of(AUTUMN, Place(1, 1), date(2026, 9, 1)) == date(2026, 9, 1)


def test_a_date_outside_the_teaching_weeks_has_a_place_too():
    assert place_on(AUTUMN, date(2026, 10, 14)) == (9, 3), "in the holiday: the week before"
    assert place_on(AUTUMN, date(2026, 8, 5)) == (0, 3)
    assert place_on(AUTUMN, date(2027, 3, 1)) == (20, 1)
    assert place_on(AUTUMN, date(2026, 8, 15)) == (1, 5), "a Saturday counts as its Friday"


@given(starts_on=STARTS, day=st.integers(0, 98))
def test_the_place_of_a_school_day_is_that_day(starts_on, day):
    course = Course(starts_on)
    date = course.school_days[min(day, len(course.school_days) - 1)]
    assert date_of(course, place_on(course, date)) == date


@given(starts_on=STARTS, kind=st.sampled_from([VISIT, MEETING]), days=st.integers(-30, 250))
def test_what_is_nearest_is_open_and_nothing_open_is_nearer(starts_on, kind, days):
    course = Course(starts_on)
    wished = starts_on + timedelta(days=days)
    near = nearest_open(course, kind, wished)
    assert is_open(course, kind, near)
    distance = abs(near - wished)
    for gap in range(distance.days):
        for one in (wished + timedelta(days=gap), wished - timedelta(days=gap)):
            assert not is_open(course, kind, one)
    assert (near == wished) == is_open(course, kind, wished) == (not fault_on(course, kind, wished))


def test_a_closed_day_says_why_and_what_is_nearest():
    holiday = date(2026, 10, 13)
    fault = fault_on(AUTUMN, VISIT, holiday)
    assert fault == (
        "Klassen er ikke i skole tir 13.10.: Efterårsferie. Nærmeste skoledag er fre 09.10."
    )
    with pytest.raises(ClosedDay) as refused:
        refuse_closed(AUTUMN, VISIT, holiday)
    assert refused.value.nearest == date(2026, 10, 9)
    assert (refused.value.text, refused.value.field) == (fault, "date")


def test_the_later_of_two_days_as_near_is_proposed():
    assert nearest_open(AUTUMN, VISIT, date(2026, 10, 14)) == date(2026, 10, 19)


def test_outside_the_course_the_first_or_last_day_is_nearest():
    assert nearest_open(AUTUMN, VISIT, date(2026, 1, 1)) == AUTUMN.school_days[0]
    assert nearest_open(AUTUMN, VISIT, date(2028, 1, 1)) == AUTUMN.last_day
    assert why_closed(AUTUMN, VISIT, date(2026, 8, 7)) == (
        "07.08.2026 ligger uden for klassens forløb."
    )


def test_a_weekend_and_a_day_without_lessons_are_closed():
    weekend = date(2026, 8, 15)
    assert why_closed(AUTUMN, VISIT, weekend) == "Klassen er ikke i skole lør 15.08."
    no_fridays = Course(date(2026, 8, 10), patterns=((date(2026, 8, 10), (8, 8, 8, 8, 0)),))
    assert why_closed(no_fridays, VISIT, date(2026, 8, 14)) == "Klassen er ikke i skole fre 14.08."


def test_the_team_may_meet_outside_the_course_but_not_when_the_school_is_closed():
    assert is_open(AUTUMN, MEETING, date(2026, 8, 3))
    assert not is_open(AUTUMN, MEETING, date(2026, 10, 13))
    assert not is_open(AUTUMN, MEETING, date(2026, 8, 8))


def test_a_meeting_has_no_day_when_the_school_never_opens():
    for_good = Course(AUTUMN.starts_on, closed=(parse_closed("2027-06-01..2029-01-01"),))
    assert nearest_open(for_good, MEETING, date(2028, 3, 1)) is None
    assert fault_on(for_good, MEETING, date(2028, 3, 1)) == "Skolen har ikke åbent ons 01.03."


@pytest.mark.parametrize(
    ("state", "day", "expected"),
    [
        (PlanState.PLANNED, date(2026, 8, 17), True),
        (PlanState.MOVED, date(2026, 8, 17), True),
        (PlanState.CONFIRMED, date(2026, 8, 18), False),
        (PlanState.HELD, date(2026, 8, 17), False),
        (PlanState.CANCELLED, date(2026, 8, 17), False),
        (PlanState.PLANNED, None, False),
    ],
)
def test_what_is_past_and_unsettled_was_not_held(state, day, expected):
    assert is_not_held(state, day, date(2026, 8, 18)) is expected


@pytest.mark.parametrize(
    ("marks", "first_lesson", "expected"),
    [
        ((None,) * 4, 0, True),
        ((ABSENT,) * 4, 0, False),
        ((ABSENT, ABSENT, None, None), 1, False),
        ((ABSENT, ABSENT, None, None), 3, True),
        ((ABSENT, LATE, ABSENT, ABSENT), 1, True),
        ((COMPANY,) * 4, 2, True),
        ((Mark(AbsenceKind.EXEMPT),) * 4, 1, False),
        ((ABSENT,) * 4, 9, False),
        ((), 1, True),
    ],
)
def test_who_was_there_in_a_lesson_of_it_took_part(marks, first_lesson, expected):
    assert takes_part(marks, first_lesson, 2) is expected
