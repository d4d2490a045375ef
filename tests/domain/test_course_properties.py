"""What holds for every course, whatever is closed."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from gf2tracker.domain.pattern import pattern_on

FIRST, LAST = date(2023, 1, 1), date(2031, 12, 31)
days = st.dates(FIRST, LAST)
periods = st.builds(
    lambda first, length: DayRange(first, first + timedelta(days=length), "lukket"),
    days,
    st.integers(0, 20),
)
patterns = st.tuples(*[st.integers(0, 10)] * 5).filter(any)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    starts_on = draw(days)
    near = st.builds(
        lambda skip, length: DayRange(
            starts_on + timedelta(days=skip), starts_on + timedelta(days=skip + length)
        ),
        st.integers(-10, 300),
        st.integers(0, 20),
    )
    return Course(
        starts_on,
        weeks=draw(st.integers(1, 60)),
        closed=tuple(draw(st.lists(st.one_of(periods, near), max_size=6))),
        patterns=tuple(draw(st.lists(st.tuples(days, patterns), max_size=3))),
    )


def every_day(course: Course) -> list[date]:
    first = course.starts_on - timedelta(days=10)
    return [first + timedelta(days=n) for n in range((course.ends_on - first).days + 10)]


@given(courses())
@settings(max_examples=60)
def test_a_class_has_exactly_its_number_of_weeks(course):
    assert [week.number for week in course.teaching_weeks] == list(range(1, course.weeks + 1))


@given(courses())
@settings(max_examples=60)
def test_every_school_day_has_exactly_one_week_and_phase(course):
    for day in course.school_days:
        holding = [week for week in course.calendar_weeks if day in week.days]
        assert [week.number for week in holding] == [course.week_of(day)]
        assert holding[0].phase == course.phase_of(course.week_of(day))
        assert 1 <= holding[0].phase <= 4
        assert 1 <= course.lessons_on(day) <= 10


@given(courses())
@settings(max_examples=60)
def test_closed_days_weekends_and_days_outside_have_no_week(course):
    for day in every_day(course):
        is_open = (
            course.starts_on <= day <= course.ends_on
            and day.weekday() < 5
            and course.closed_name(day) is None
            and pattern_on(course.patterns, day)[day.weekday()] > 0
        )
        assert course.is_school_day(day) == is_open
        assert (course.week_of(day) is not None) == is_open
        assert (course.lessons_on(day) > 0) == is_open


@given(courses())
@settings(max_examples=60)
def test_weeks_follow_each_other_without_a_gap_and_phases_never_go_back(course):
    mondays = [week.monday for week in course.calendar_weeks]
    assert mondays == [mondays[0] + timedelta(weeks=n) for n in range(len(mondays))]
    phases = [week.phase for week in course.teaching_weeks]
    assert phases == sorted(phases)
    assert [phases.count(phase) for phase in range(1, len(course.phases) + 1)] == list(
        course.phases
    )


@given(courses())
@settings(max_examples=60)
def test_school_days_stand_in_order_and_end_before_the_friday(course):
    assert list(course.school_days) == sorted(set(course.school_days))
    assert course.last_day <= course.ends_on
    assert course.ends_on.weekday() == 4


@given(courses())
@settings(max_examples=60)
def test_no_deadline_lies_after_the_end_or_without_a_school_day(course):
    for deadline in course.deadlines:
        assert deadline.last_school_day <= deadline.date <= course.ends_on
        assert course.week_of(deadline.last_school_day) == deadline.week
        assert course.last_school_day_by(deadline.date) == deadline.last_school_day
