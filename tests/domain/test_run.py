"""Absence days in a row, with their dates."""

from datetime import date

from gf2tracker.domain.mark import unpack
from gf2tracker.domain.registerline import ClassRegister, Stay, StudentDays
from gf2tracker.domain.run import absence_runs

MON, TUE, WED, THU, FRI = (date(2026, 8, day) for day in range(10, 15))
MON2 = date(2026, 8, 17)


def student(*absent, taken=(MON, TUE, WED, THU, FRI), today_marks=""):
    register = ClassRegister(MON, [(day, 2) for day in taken])
    return StudentDays(
        stays=(Stay(register, MON),),
        absences=[(day, 90, 90, 0, True) for day in absent],
        today_marks=unpack(today_marks, 2) if today_marks else (),
    )


def test_days_in_a_row_are_one_run_also_over_a_weekend():
    taken = (MON, TUE, WED, THU, FRI, MON2)
    days = student(MON, WED, FRI, MON2, taken=taken)
    assert absence_runs(days, MON2) == ((MON,), (WED,), (FRI, MON2))


def test_a_day_without_register_does_not_end_a_run():
    assert absence_runs(student(MON, WED, taken=(MON, WED)), WED) == ((MON, WED),)


def test_today_counts_before_its_register_is_taken():
    taken = (MON, TUE, WED, THU)
    assert absence_runs(student(THU, taken=taken, today_marks="U|U"), FRI) == ((THU, FRI),)
    assert absence_runs(student(MON, taken=taken, today_marks="U|U"), FRI) == ((MON,), (FRI,))
    assert absence_runs(student(taken=taken, today_marks="U|U"), FRI) == ((FRI,),)
    assert absence_runs(student(THU, taken=taken, today_marks="|U"), FRI) == ((THU,),)


def test_later_days_are_left_out():
    assert absence_runs(student(MON, TUE), MON) == ((MON,),)
