"""A student's absence and contacts, read for the rules that ask about them."""

from datetime import date

from gf2tracker.domain.figures import student_figures
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.queries.attendance import attendance
from gf2tracker.queries.facts import Measured, absence_facts
from tests import given
from tests.registers import take_day

MON, TUE, WED = (date(2026, 8, day) for day in (10, 11, 12))
AFTER = date(2027, 3, 1)


def facts(store, made, today):
    def query(connection):
        known = attendance(connection, [made.id], today)
        (anna,) = made.students
        figures = student_figures(known.days[anna], today)
        measured = Measured(figures, figures.total_share, ())
        return absence_facts(known, anna, measured, (), today)

    return store.ask(query).value


def test_runs_lost_days_and_the_first_14_days_are_those_of_the_register(store):
    made = given.a_class(store, students=1)
    take_day(store, made.id, MON, {made.students[0]: "S"})
    take_day(store, made.id, TUE, {made.students[0]: "U"})
    found = facts(store, made, TUE)
    assert [(run.days, run.kind) for run in found.runs] == [((MON, TUE), AbsenceKind.ABSENT)]
    assert (found.early_days, found.lost_days) == ((MON, TUE), (MON, TUE))
    assert (found.is_early, found.is_away, found.is_over) == (True, True, False)
    assert found.opening_until is None


def test_when_the_course_is_over_nobody_is_away(store):
    made = given.a_class(store, students=1)
    take_day(store, made.id, WED, {made.students[0]: "U"})
    found = facts(store, made, AFTER)
    assert (found.is_early, found.is_away, found.is_over) == (False, False, True)
