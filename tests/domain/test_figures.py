"""A student's absence to date."""

from datetime import date, timedelta

import pytest

from gf2tracker.domain.figures import (
    StudentFigures,
    first_days_number,
    first_days_start,
    student_figures,
)
from gf2tracker.domain.mark import unpack
from gf2tracker.domain.registerline import ClassRegister, Stay, StudentDays

START = date(2026, 8, 10)  # a Monday


def school_day(number: int) -> date:
    """The n-th weekday of the class, from 1."""
    week, weekday = divmod(number - 1, 5)
    return START + timedelta(weeks=week, days=weekday)


def register(days: int, lessons: int = 8, without: tuple[int, ...] = ()) -> ClassRegister:
    taken = [(school_day(n), lessons) for n in range(1, days + 1) if n not in without]
    return ClassRegister(START, taken)


def whole(*numbers: int, unlawful: bool = True) -> list[tuple[date, int, int, int, bool]]:
    return [(school_day(n), 360, 360 if unlawful else 0, 0, True) for n in numbers]


def part(number: int, minutes: int, late: int = 0) -> tuple[date, int, int, int, bool]:
    return (school_day(number), minutes, minutes, late, False)


def figures(days: int, absences, today: int | None = None, **more) -> StudentFigures:
    stay = Stay(more.pop("register", None) or register(days), START, more.pop("last", None))
    part_is_enough = more.pop("part_is_enough", False)
    known = StudentDays((stay,), absences, **more)
    return student_figures(known, school_day(today or days), part_is_enough=part_is_enough)


def test_shares_are_minutes_over_minutes():
    found = figures(10, [*whole(2, unlawful=False), part(3, 12, late=1), part(4, 45)])
    assert found.total_share == pytest.approx(417 / 3600)
    assert found.unlawful_share == pytest.approx(57 / 3600)
    assert (found.lessons_taken, found.lessons_absent) == (80, 9.27)
    assert (found.days_absent, found.late_count) == (1, 1)
    assert (found.absent_minutes, found.unlawful_minutes) == (417, 57)


def test_nothing_taken_is_no_share_and_not_zero():
    found = figures(0, [], today=5)
    assert found.total_share is None
    assert found.unlawful_share is None
    assert found.rolling_share is None
    assert (found.lessons_taken, found.lessons_absent) == (0, 0)


def test_a_student_without_a_stay_has_no_figures():
    found = student_figures(StudentDays((), whole(1)), START)
    assert (found.total_share, found.days_absent, found.first_14_days) == (None, 0, ())


def test_a_day_without_register_counts_for_nothing():
    found = figures(10, whole(3, 4), register=register(10, without=(3,)))
    assert (found.lessons_taken, found.days_absent) == (72, 1)


def test_days_after_today_are_left_out():
    found = figures(10, whole(2, 8), today=5)
    assert (found.lessons_taken, found.days_absent) == (40, 1)


def test_only_the_student_s_own_days_in_the_class_count():
    stay = Stay(register(20), school_day(6), school_day(10))
    found = student_figures(StudentDays((stay,), whole(3, 7, 12)), school_day(20))
    assert (found.lessons_taken, found.days_absent) == (40, 1)


def test_exempt_lessons_are_out_of_the_taken_ones():
    found = figures(10, whole(2), exempt={school_day(1): 2, school_day(3): 2, school_day(99): 8})
    assert found.lessons_taken == 76
    assert found.total_share == pytest.approx(360 / (76 * 45))


def test_rolling_is_over_the_last_20_days_with_register():
    found = figures(30, whole(5, 11, 30), register=register(30, without=(20,)))
    assert found.rolling_share == pytest.approx(2 * 360 / (20 * 360))
    short = figures(10, whole(1))
    assert short.rolling_share == short.total_share == pytest.approx(0.1)


def test_rolling_goes_back_through_a_move():
    old, new = register(15), ClassRegister(START, [(school_day(n), 6) for n in range(16, 26)])
    stays = Stay(old, START, school_day(15)), Stay(new, school_day(16))
    found = student_figures(StudentDays(stays, whole(5, 6)), school_day(25))
    assert found.rolling_share == pytest.approx(360 / ((10 * 8 + 10 * 6) * 45))
    assert found.lessons_taken == 15 * 8 + 10 * 6


def test_a_spell_goes_on_over_weekends_and_days_without_register():
    found = figures(20, whole(4, 5, 6, 8, 15), register=register(20, without=(7,)))
    assert (found.spells, found.longest_spell, found.days_absent) == (2, 4, 5)


def test_a_day_on_which_the_student_came_ends_a_spell():
    found = figures(20, [*whole(4, 5), part(6, 300), *whole(7)])
    assert (found.spells, found.longest_spell) == (2, 2)


def test_a_spell_goes_on_over_a_day_that_is_wholly_exempt_and_through_a_move():
    exempt = {school_day(5): 8}
    assert figures(10, whole(4, 6), exempt=exempt).spells == 1
    stays = Stay(register(5), START, school_day(5)), Stay(register(10), school_day(6))
    assert student_figures(StudentDays(stays, whole(5, 6)), school_day(10)).spells == 1


def test_a_spell_that_still_goes_on_says_since_when():
    found = figures(10, whole(2, 8, 9, 10))
    assert (found.absent_since, found.absent_days) == (school_day(8), 3)
    over = figures(10, whole(8, 9))
    assert (over.absent_since, over.absent_days) == (None, 0)


def test_today_s_marks_carry_a_spell_on_before_the_register_is_taken():
    away = unpack("U|U|U", 3)
    found = figures(9, whole(8, 9), today=10, today_marks=away)
    assert (found.absent_since, found.absent_days) == (school_day(8), 3)
    first = figures(9, [], today=10, today_marks=away)
    assert (first.absent_since, first.absent_days) == (school_day(10), 1)
    assert (first.total_share, first.days_absent, first.spells) == (0, 0, 0)


def test_a_taken_register_goes_before_today_s_marks():
    found = figures(10, [part(10, 45)], today_marks=unpack("U|U|U", 3))
    assert (found.absent_days, found.first_14_days) == (0, ())


def test_marks_of_today_count_only_inside_the_stay():
    gone = figures(5, whole(5), today=10, last=school_day(6), today_marks=unpack("U", 1))
    assert (gone.absent_since, gone.absent_days) == (school_day(5), 1)


def test_absence_days_of_the_first_14_are_named_by_date():
    found = figures(20, [*whole(1, 10, 11), part(3, 300)])
    assert found.first_14_days == (school_day(1), school_day(10))


def test_part_of_a_day_is_enough_where_the_school_says_so_but_a_late_arrival_is_not():
    absences = [part(3, 45), part(4, 20, late=1)]
    assert figures(10, absences).first_14_days == ()
    assert figures(10, absences, part_is_enough=True).first_14_days == (school_day(3),)


def test_today_s_marks_are_on_the_radar_before_the_register_is_taken():
    away, half = unpack("S|S", 2), unpack("S", 2)
    assert figures(2, [], today=3, today_marks=away).first_14_days == (school_day(3),)
    assert figures(2, [], today=3, today_marks=half).first_14_days == ()
    found = figures(2, [], today=3, today_marks=half, part_is_enough=True)
    assert found.first_14_days == (school_day(3),)
    assert figures(10, [], today=11, today_marks=away).first_14_days == ()


def test_company_days_are_no_absence_on_the_radar():
    found = figures(2, [], today=3, today_marks=unpack("K|K", 2), part_is_enough=True)
    assert found.first_14_days == ()


def test_the_14_days_begin_with_the_later_of_class_start_and_the_student_s_first_day():
    late = Stay(register(20), school_day(6))
    found = student_figures(StudentDays((late,), whole(6, 15, 16)), school_day(20))
    assert found.first_14_days == (school_day(6), school_day(15))
    early = Stay(register(20), START - timedelta(days=30))
    found = student_figures(StudentDays((early,), whole(10, 11)), school_day(20))
    assert found.first_14_days == (school_day(10),)
    assert first_days_start(START, school_day(6)) == school_day(6)


def test_a_move_gives_no_new_first_14_days():
    stays = Stay(register(20), START, school_day(10)), Stay(register(20), school_day(11))
    found = student_figures(StudentDays(stays, whole(3, 12)), school_day(20))
    assert found.first_14_days == (school_day(3),)


@pytest.mark.parametrize(("day", "number"), [(-1, None), (0, 1), (8, 9), (13, 14), (14, None)])
def test_the_first_14_days_are_counted_in_calendar_days(day, number):
    assert first_days_number(START, START + timedelta(days=day)) == number
