"""Opening figures ask for the same on every page: the limits see them, and no figure does."""

from datetime import date, time, timedelta

import pytest

from gf2tracker.domain.attention import State
from gf2tracker.queries import absence, coursematrix, overview, register, signals, status
from tests import given
from tests.queries.test_opening import write
from tests.registers import take_day

UNTIL = date(2026, 9, 14)
FIRST, TODAY = date(2026, 9, 15), date(2026, 9, 17)
NOON = time(12)
TOLD = {2700: State.ACT, 600: State.WATCH, 90: State.NONE}  # minutes of absence before, of 4500


def states(store, class_id, student_id):
    """Return what every page has to say of a student's share."""
    seen = store.ask(overview.overview, class_id, TODAY).value
    (row,) = (one for one in seen.rows if one.student.student_id == student_id)
    matrix = store.ask(coursematrix.of_class, class_id, TODAY).value
    (line,) = (one for one in matrix.rows if one.student_id == student_id)
    day = store.ask(register.day, class_id, TODAY, TODAY).value
    (there,) = (one for one in day.rows if one.student_id == student_id)
    (told,) = store.ask(status.status, [class_id], TODAY).value.classes
    (student,) = (one for one in told.students if one.student_id == student_id)
    found = store.ask(signals.inbox, TODAY, NOON).value.cases
    cases = [one.signals for one in found if one.student.student_id == student_id]
    return {
        "Overblik": row.state,
        "Forløb": line.state,
        "Dag": there.why.state if there.why else State.NONE,
        "rapport": student.why.state if student.why else State.NONE,
        "Opfølgning": cases[0][0].state if cases else State.NONE,
    }


@pytest.mark.parametrize("has_registers", [True, False])
@pytest.mark.parametrize("absent", TOLD)
def test_every_page_asks_for_the_same(store, absent, has_registers):
    tom = given.a_class(store, students=2)
    for student_id in tom.students:
        write(store, student_id, tom.id, UNTIL, absent)
    for n in range(3 if has_registers else 0):
        take_day(store, tom.id, FIRST + timedelta(days=n))
    found = states(store, tom.id, tom.students[0])
    assert found == dict.fromkeys(found, TOLD[absent])


def test_the_share_that_limits_see_is_the_same_everywhere_and_no_figure_has_it(store):
    tom = given.a_class(store, students=2)
    anna, bo = tom.students
    write(store, bo, tom.id, UNTIL, 2700)
    take_day(store, tom.id, FIRST, {anna: "S"})
    matrix = store.ask(coursematrix.of_class, tom.id, FIRST).value
    assert [one.student_id for one in matrix.rows] == [anna, bo]  # all of it, and over half
    held = {one.student_id: one.limit_share for one in matrix.rows}
    assert held[anna] == 1
    assert held[bo] == pytest.approx(2700 / (4500 + 360))
    listed = store.ask(absence.listing, [tom.id], FIRST).value
    assert {one.student_id: one.limit_share for one in listed} == held
    (told,) = store.ask(status.status, [tom.id], FIRST).value.classes
    assert {one.student_id: one.limit_share for one in told.students} == held
    assert (told.total_share, matrix.total_share) == (0.5, 0.5)
    (own,) = (one.figures.total_share for one in listed if one.student_id == bo)
    assert own == 0


def test_an_opening_that_reaches_the_own_registers_asks_for_nothing(store):
    tom = given.a_class(store, students=1)
    write(store, tom.students[0], tom.id, TODAY, 2700)
    take_day(store, tom.id, FIRST)
    found = states(store, tom.id, tom.students[0])
    assert found == dict.fromkeys(found, State.NONE)
