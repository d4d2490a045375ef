"""The course of a class over real closed days."""

from datetime import date, timedelta

import pytest

from gf2tracker.domain.closed import DayRange, parse_closed
from gf2tracker.domain.course import PHASE_NAMES, Course
from gf2tracker.errors import Refusal

AUTUMN_2026 = date(2026, 8, 10)


def course(start: str, *closed: str, **more) -> Course:
    periods = tuple(parse_closed(text) for text in closed)
    return Course(date.fromisoformat(start), closed=periods, **more)


A = course("2025-08-11", "2025-W42", "2025-W52", "2026-W01")
B = course("2025-08-04", "2025-W42", "2025-W52", "2026-W01")
C = course("2026-01-05", "2026-W07", "2026-W14")
D = course("2026-01-12", "2026-W08", "2026-W14")
E = course("2026-08-10", "2026-W42", "2026-W52", "2026-W53")
F = course("2026-10-19", "2026-W52", "2026-W53", "2027-W07", "2027-W12")
G = course("2025-10-20", "2025-W52", "2026-W01", "2026-W07", "2026-W14")
H = course("2027-01-04", "2027-W07", "2027-W12")
I = course("2026-04-07", "2026-W28..2026-W32")  # noqa: E741 (the letters of the table)
VECTORS = {"A": A, "B": B, "C": C, "D": D, "E": E, "F": F, "G": G, "H": H, "I": I}


def vectors(names: str, rows: dict[str, tuple]) -> pytest.MarkDecorator:
    assert rows.keys() == VECTORS.keys()
    parameters = [(VECTORS[name], *row) for name, row in rows.items()]
    return pytest.mark.parametrize(f"case, {names}", parameters, ids=rows)


@vectors(
    "iso_year, iso_week",
    {
        "A": (2025, 45),
        "B": (2025, 44),
        "C": (2026, 15),
        "D": (2026, 16),
        "E": (2026, 45),
        "F": (2027, 3),
        "G": (2026, 4),
        "H": (2027, 14),
        "I": (2026, 26),
    },
)
def test_teaching_week_12_lies_in_the_iso_week_of_the_table(case, iso_year, iso_week):
    week = case.teaching_weeks[11]
    assert (week.number, week.iso_year, week.iso_week) == (12, iso_year, iso_week)


@vectors(
    "ends, iso_week",
    {
        "A": (date(2025, 11, 28), 48),
        "B": (date(2025, 11, 21), 47),
        "C": (date(2026, 5, 1), 18),
        "D": (date(2026, 5, 8), 19),
        "E": (date(2026, 11, 27), 48),
        "F": (date(2027, 2, 12), 6),
        "G": (date(2026, 2, 20), 8),
        "H": (date(2027, 4, 30), 17),
        "I": (date(2026, 8, 21), 34),
    },
)
def test_teaching_week_15_ends_on_the_friday_of_the_table(case, ends, iso_week):
    assert case.week_ends(15) == ends
    assert case.teaching_weeks[14].iso_week == iso_week


@vectors(
    "ends_on, iso_year, iso_week, last_day",
    {
        "A": (date(2026, 1, 16), 2026, 3, date(2026, 1, 16)),
        "B": (date(2026, 1, 9), 2026, 2, date(2026, 1, 9)),
        "C": (date(2026, 6, 5), 2026, 23, date(2026, 6, 4)),
        "D": (date(2026, 6, 12), 2026, 24, date(2026, 6, 12)),
        "E": (date(2027, 1, 15), 2027, 2, date(2027, 1, 15)),
        "F": (date(2027, 4, 2), 2027, 13, date(2027, 4, 2)),
        "G": (date(2026, 3, 27), 2026, 13, date(2026, 3, 27)),
        "H": (date(2027, 6, 4), 2027, 22, date(2027, 6, 4)),
        "I": (date(2026, 9, 25), 2026, 39, date(2026, 9, 25)),
    },
)
def test_the_course_ends_on_the_friday_and_the_school_day_of_the_table(
    case, ends_on, iso_year, iso_week, last_day
):
    last_week = case.calendar_weeks[-1]
    assert case.ends_on == case.week_ends(20) == ends_on
    assert (last_week.number, last_week.iso_year, last_week.iso_week) == (20, iso_year, iso_week)
    assert case.last_day == case.school_days[-1] == last_day


@vectors(
    "days",
    {
        "A": (100,),
        "B": (100,),
        "C": (96,),
        "D": (96,),
        "E": (100,),
        "F": (99,),
        "G": (100,),
        "H": (97,),
        "I": (96,),
    },
)
def test_the_course_has_the_school_days_of_the_table(case, days):
    assert len(case.school_days) == days


@vectors(
    "day",
    {
        "A": (date(2025, 11, 21),),
        "B": (date(2025, 11, 14),),
        "C": (date(2026, 4, 10),),
        "D": (date(2026, 4, 17),),
        "E": (date(2026, 11, 20),),
        "F": (date(2027, 2, 5),),
        "G": (date(2026, 1, 30),),
        "H": (date(2027, 4, 9),),
        "I": (date(2026, 7, 31),),
    },
)
def test_the_profile_is_due_eight_calendar_weeks_before_the_end(case, day):
    found = {deadline.name: deadline for deadline in case.deadlines}["jobseeker_profile"]
    assert found.date == day
    assert found.week in {12, 13, 14}
    assert found.last_school_day <= day


@vectors(
    "short",
    {
        "A": ({},),
        "B": ({},),
        "C": ({12: 4, 17: 4, 19: 4, 20: 4},),
        "D": ({11: 4, 16: 4, 18: 4, 19: 4},),
        "E": ({},),
        "F": ({20: 4},),
        "G": ({},),
        "H": ({11: 4, 16: 4, 18: 4},),
        "I": ({1: 4, 6: 4, 8: 4, 9: 4},),
    },
)
def test_the_short_weeks_are_those_of_the_table(case, short):
    found = {week.number: len(week.days) for week in case.teaching_weeks if len(week.days) < 5}
    assert found == short


def test_deadlines_come_in_order_of_date_with_week_and_last_school_day():
    found = [(at.name, at.date, at.week, at.last_school_day) for at in E.deadlines]
    assert found == [
        ("competence_assessment", date(2026, 8, 21), 2, date(2026, 8, 21)),
        ("jobseeker_profile", date(2026, 11, 20), 14, date(2026, 11, 20)),
        ("agreements_60", date(2026, 11, 27), 15, date(2026, 11, 27)),
        ("agreements_80", date(2027, 1, 15), 20, date(2027, 1, 15)),
    ]
    assert E.deadlines[0].label == "Kompetencevurdering"


def test_a_deadline_in_the_holidays_says_the_last_school_day_before_them():
    profile = I.deadlines[1]
    assert profile.date == date(2026, 7, 31)
    assert (profile.week, profile.last_school_day) == (13, date(2026, 7, 3))


def test_a_deadline_on_a_closed_friday_keeps_its_date():
    end = C.deadlines[-1]
    assert (end.date, end.last_school_day) == (date(2026, 6, 5), date(2026, 6, 4))


def test_a_short_course_has_no_60_per_cent_mark_and_a_very_short_one_no_profile():
    fourteen = [at.name for at in Course(AUTUMN_2026, weeks=14).deadlines]
    six = [at.name for at in Course(AUTUMN_2026, weeks=6).deadlines]
    one = [(at.name, at.date) for at in Course(AUTUMN_2026, weeks=1).deadlines]
    assert fourteen == ["competence_assessment", "jobseeker_profile", "agreements_80"]
    assert six == ["competence_assessment", "agreements_80"]
    assert one == [
        ("competence_assessment", date(2026, 8, 14)),
        ("agreements_80", date(2026, 8, 14)),
    ]


def test_a_half_week_keeps_its_number():
    half = course("2026-08-10", "2026-10-12..2026-10-14")
    week = half.calendar_week_of(date(2026, 10, 12))
    assert (week.number, week.days) == (10, (date(2026, 10, 15), date(2026, 10, 16)))
    assert week.closed == tuple(date(2026, 10, day) for day in (12, 13, 14))


def test_a_closed_week_has_no_number_and_no_phase_but_stands_in_the_calendar():
    closed = E.calendar_week_of(date(2026, 10, 14))
    assert (closed.iso_week, closed.number, closed.phase, closed.days) == (42, None, None, ())
    assert len(closed.closed) == 5
    assert len(E.calendar_weeks) == 23


def test_a_start_in_the_middle_of_a_week_makes_a_short_first_week():
    late = Course(date(2026, 8, 14))
    assert late.teaching_weeks[0].days == (date(2026, 8, 14),)
    assert late.teaching_weeks[0].closed == ()
    assert late.week_ends(1) == date(2026, 8, 14)


def test_a_start_on_a_weekend_begins_on_the_monday():
    assert Course(date(2026, 8, 15)).school_days[0] == date(2026, 8, 17)
    assert Course(date(2026, 8, 16)).calendar_weeks[0].monday == date(2026, 8, 17)


def test_days_are_asked_for_by_date():
    assert E.week_of(AUTUMN_2026) == 1
    assert E.week_of(date(2026, 8, 15)) is None
    assert E.week_of(date(2026, 10, 14)) is None
    assert E.week_of(date(2027, 1, 15)) == 20
    assert E.week_of(date(2027, 1, 18)) is None
    assert E.is_school_day(AUTUMN_2026)
    assert not E.is_school_day(date(2026, 8, 16))


def test_a_weekend_lies_in_a_week_of_the_course_but_a_day_outside_in_none():
    assert E.calendar_week_of(date(2026, 8, 15)).number == 1
    assert E.calendar_week_of(date(2026, 8, 9)) is None
    assert E.calendar_week_of(date(2027, 1, 18)) is None


def test_weeks_begun_stay_through_closed_weeks_and_after_the_end():
    assert E.weeks_begun(date(2026, 8, 9)) == 0
    assert E.weeks_begun(AUTUMN_2026) == 1
    assert E.weeks_begun(date(2026, 10, 14)) == 9
    assert E.weeks_begun(date(2027, 6, 1)) == 20


def test_lessons_follow_the_pattern_of_the_weekday_and_are_none_on_closed_days():
    assert E.lessons_on(AUTUMN_2026) == 8
    assert E.lessons_on(date(2026, 8, 14)) == 5
    assert E.lessons_on(date(2026, 10, 14)) == 0
    assert E.lessons_on(date(2026, 8, 15)) == 0


def test_a_pattern_changes_from_its_date():
    changed = Course(
        AUTUMN_2026,
        patterns=((date(2026, 9, 7), (7, 7, 7, 7, 0)), (AUTUMN_2026, (8, 8, 8, 8, 5))),
    )
    assert [changed.lessons_on(date(2026, 9, day)) for day in (3, 4, 7, 11)] == [8, 5, 7, 0]
    assert not changed.is_school_day(date(2026, 9, 11))
    assert changed.closed_name(date(2026, 9, 11)) is None


def test_a_week_whose_only_open_days_have_no_lessons_gets_no_number():
    mondays = Course(date(2026, 3, 2), weeks=10, patterns=((date(2026, 3, 2), (8, 0, 0, 0, 0)),))
    easter = mondays.calendar_week_of(date(2026, 4, 7))  # its Monday is a holiday
    assert easter.number is None
    assert len(mondays.school_days) == 10


def test_school_days_are_found_between_two_days():
    assert E.school_days_between(date(2026, 10, 8), date(2026, 10, 20)) == (
        date(2026, 10, 8),
        date(2026, 10, 9),
        date(2026, 10, 19),
        date(2026, 10, 20),
    )
    assert E.last_school_day_by(date(2026, 10, 18)) == date(2026, 10, 9)
    assert E.last_school_day_by(date(2026, 8, 9)) is None


def test_a_closed_day_says_why():
    named = Course(AUTUMN_2026, closed=(parse_closed("2026-W52..2026-W53", "Juleferie"),))
    assert named.closed_name(date(2026, 12, 22)) == "Juleferie"
    assert named.closed_name(date(2026, 12, 25)) == "Juledag"
    assert named.closed_name(AUTUMN_2026) is None
    assert E.closed_name(date(2026, 10, 12)) == ""


def test_every_week_belongs_to_one_of_four_phases():
    assert [E.phase_of(week) for week in (1, 5, 6, 10, 11, 15, 16, 20)] == [1, 1, 2, 2, 3, 3, 4, 4]
    own = Course(AUTUMN_2026, phases=(3, 6, 6, 5))
    assert [own.phase_of(week) for week in (3, 4, 9, 10, 15, 16)] == [1, 2, 2, 3, 3, 4]
    assert len(PHASE_NAMES) == 4


@pytest.mark.parametrize("week", [0, 21, -1])
def test_outside_the_course_there_is_no_phase(week):
    with pytest.raises(ValueError, match="no teaching week"):
        E.phase_of(week)


def test_a_course_of_other_length_scales_its_phases():
    assert Course(AUTUMN_2026, weeks=10).phases == (3, 3, 2, 2)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"weeks": 0}, "weeks"),
        ({"weeks": 61}, "weeks"),
        ({"phases": (5, 5, 5, 6)}, "phases"),
        ({"weeks": 10, "phases": (5, 5, 5, 5)}, "phases"),
        ({"patterns": ((AUTUMN_2026, (8, 8, 8, 8)),)}, "lessons"),
        ({"patterns": ((AUTUMN_2026, (0, 0, 0, 0, 0)),)}, "lessons"),
    ],
)
def test_a_course_that_cannot_be_is_refused_at_its_field(more, field):
    with pytest.raises(Refusal) as refused:
        Course(AUTUMN_2026, **more)
    assert refused.value.field == field


@pytest.mark.parametrize("start", [date(1999, 12, 31), date(2091, 1, 1), date.max, date.min])
def test_a_start_in_another_age_is_refused(start):
    with pytest.raises(Refusal, match="mellem 2000 og 2090"):
        Course(start)


def test_a_course_that_never_ends_is_refused_and_not_searched_for_ever():
    shut = Course(AUTUMN_2026, closed=(DayRange(date(2026, 9, 1), date.max),))
    with pytest.raises(Refusal, match="aldrig når 20 undervisningsuger") as refused:
        _ = shut.ends_on
    assert refused.value.field == "closed"


def test_a_course_may_start_in_the_last_year_that_is_allowed():
    latest = Course(date(2090, 12, 31), weeks=60)
    assert latest.ends_on - latest.starts_on > timedelta(weeks=59)


def test_equal_courses_are_laid_out_once():
    again = course("2026-08-10", "2026-W42", "2026-W52", "2026-W53")
    assert again == E
    assert again.calendar_weeks is E.calendar_weeks
