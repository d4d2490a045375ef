"""What is lawful, and what a day of marks costs."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.absence import (
    DayFigures,
    LawfulRules,
    day_figures,
    is_marked_missing,
    lost_by_kind,
    lost_minutes,
)
from gf2tracker.domain.exemption import exempted
from gf2tracker.domain.mark import AbsenceKind, Mark, unpack

DAY = date(2026, 8, 17)
DEFAULT = LawfulRules().on(DAY)
ALL = (True,) * 8
DENTIST, DRIVING = 7, 8

marks = st.one_of(
    st.none(),
    st.builds(Mark, st.sampled_from([kind for kind in AbsenceKind if not kind.has_minutes])),
    st.builds(
        Mark,
        st.sampled_from([AbsenceKind.LATE, AbsenceKind.LEFT_EARLY]),
        st.one_of(st.none(), st.integers(1, 45)),
    ),
)


def figures(text: str, taken=ALL, lessons=8, reasons=(), lawful=DEFAULT) -> DayFigures:
    return day_figures(unpack(text), lawful, taken, lessons, reasons)


@pytest.mark.parametrize("letter", ["S", "B", "G", "K", "-"])
def test_until_a_school_says_otherwise_these_are_lawful(letter):
    assert DEFAULT(AbsenceKind(letter), None)


@pytest.mark.parametrize("letter", ["U", "I", "F", "T", "?"])
def test_until_a_school_says_otherwise_these_are_not_lawful(letter):
    assert not DEFAULT(AbsenceKind(letter), None)


def test_a_reason_is_lawful_from_its_date_on():
    rules = LawfulRules(
        [("G", DENTIST, date(2026, 9, 1), False), ("G", DENTIST, date(2026, 10, 1), True)]
    )
    days = [date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 30), date(2026, 10, 1)]
    found = [rules.is_lawful(AbsenceKind.APPROVED, DENTIST, day) for day in days]
    assert found == [True, False, False, True]


def test_a_reason_goes_before_its_kind_and_the_kind_before_the_default():
    start = date(2026, 8, 1)
    rules = LawfulRules([("U", None, start, True), ("U", DRIVING, start, False)]).on(DAY)
    assert rules(AbsenceKind.ABSENT, None)
    assert rules(AbsenceKind.ABSENT, DENTIST)
    assert not rules(AbsenceKind.ABSENT, DRIVING)
    assert not rules(AbsenceKind.LATE, None)


def test_rules_are_read_in_any_order():
    rows = [("S", None, date(2026, 9, 1), True), ("S", None, date(2026, 8, 1), False)]
    assert not LawfulRules(rows).is_lawful(AbsenceKind.SICK, None, DAY)
    assert LawfulRules(rows).is_lawful(AbsenceKind.SICK, None, date(2026, 9, 1))


@pytest.mark.parametrize(
    ("mark", "minutes"),
    [("U", 45), ("S", 45), ("?", 45), ("F12", 12), ("T25", 25), ("F", 0), ("K", 0), ("-", 0)],
)
def test_a_mark_costs_its_minutes_or_the_whole_lesson(mark, minutes):
    assert lost_minutes(unpack(mark)[0]) == minutes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", DayFigures(0, 0, 0, is_whole_day=False)),
        ("U|F12||S", DayFigures(102, 57, 1, is_whole_day=False)),
        ("U|U|U|U|U|U|U|U", DayFigures(360, 360, 0, is_whole_day=True)),
        ("S|S|S|S|S|S|S|S", DayFigures(360, 0, 0, is_whole_day=True)),
        ("S|S|S|S|U|U|?|B", DayFigures(360, 135, 0, is_whole_day=True)),
        ("S|S|S|S|S|S|S|T45", DayFigures(360, 45, 0, is_whole_day=False)),
        ("K|K|K|K|K|K|K|K", DayFigures(0, 0, 0, is_whole_day=False)),
        ("U|U|U|U|U|U|U|K", DayFigures(315, 315, 0, is_whole_day=False)),
        ("F|F5|||||F|", DayFigures(5, 5, 3, is_whole_day=False)),
    ],
)
def test_a_day_costs_the_sum_of_its_lessons(text, expected):
    assert figures(text) == expected


def test_only_taken_lessons_cost_anything():
    half = (True, True, False, False)
    assert figures("U|U|U|U", taken=half, lessons=4) == DayFigures(90, 90, 0, is_whole_day=True)
    assert figures("||U|U", taken=half, lessons=4) == DayFigures()
    assert figures("U|U|U|U", taken=(False,) * 4, lessons=4) == DayFigures()
    assert figures("U|U|U|U", taken=(), lessons=4) == DayFigures()


def test_a_lesson_may_be_taken_at_a_time():
    assert figures("U", taken=(time(8, 21), None), lessons=2).absent_minutes == 45


def test_marks_beyond_the_day_s_lessons_cost_nothing():
    assert figures("U|U|U", taken=(True,) * 3, lessons=1) == DayFigures(
        45, 45, 0, is_whole_day=True
    )


def test_each_lesson_follows_its_own_reason():
    rules = LawfulRules([("G", DRIVING, date(2026, 8, 1), False)]).on(DAY)
    found = figures("G|G|G", reasons=(None, DRIVING), lawful=rules)
    assert (found.absent_minutes, found.unlawful_minutes) == (135, 45)


def test_exempt_lessons_neither_cost_nor_save_a_whole_day():
    marks = exempted(unpack("U|U|S|S", 4), frozenset({1, 2}))
    assert day_figures(marks, DEFAULT, ALL, 4) == DayFigures(90, 0, 0, is_whole_day=True)
    free = exempted(unpack("U|U", 2), frozenset({1, 2}))
    assert day_figures(free, DEFAULT, ALL, 2) == DayFigures()


@given(
    st.lists(marks, max_size=10),
    st.lists(st.booleans(), max_size=10),
    st.integers(0, 10),
)
def test_a_day_never_costs_more_than_its_taken_lessons(day, taken, lessons):
    found = day_figures(day, DEFAULT, taken, lessons)
    count = sum(taken[:lessons])
    assert 0 <= found.unlawful_minutes <= found.absent_minutes <= count * 45
    assert found.late_count <= count
    assert not found.is_whole_day or found.absent_minutes >= 45


@pytest.mark.parametrize(
    ("text", "is_missing"),
    [
        ("U|U|U", True),
        ("U|S|?", True),
        ("-|U|U", True),
        ("U|U", False),
        ("U|U|F12", False),
        ("U|U|K", False),
        ("-|-|-", False),
        ("", False),
    ],
)
def test_a_day_is_missing_when_every_lesson_is_marked_as_missed(text, is_missing):
    assert is_marked_missing(unpack(text, 3)) == is_missing


def test_a_day_without_lessons_is_not_missing():
    assert not is_marked_missing(())


def test_what_some_lessons_cost_is_told_by_kind_in_the_order_it_comes():
    count, lost = lost_by_kind(unpack("F12|S|-|F|K|S", 7))
    assert count == 6
    assert lost == (
        (AbsenceKind.LATE, 12),
        (AbsenceKind.SICK, 90),
        (AbsenceKind.SCHOOL, 0),
    )
