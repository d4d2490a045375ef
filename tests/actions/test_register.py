"""What marking and taking the register promises, read back through the day's own query."""

from datetime import date, time

import pytest

from gf2tracker.actions import register
from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.errors import Refusal
from gf2tracker.queries import register as registers
from tests import given

MON = date(2026, 8, 17)
TUE = date(2026, 8, 18)
FRI = date(2026, 8, 21)
SAT = date(2026, 8, 22)
AT = time(8, 21)
U = Mark(AbsenceKind.ABSENT)
S = Mark(AbsenceKind.SICK)
F12 = Mark(AbsenceKind.LATE, 12)


def the_day(store, a_class, day=MON, today=MON):
    return store.ask(registers.day, a_class.id, day, today).value


def row_of(store, a_class, student_id, day=MON, today=MON):
    rows = the_day(store, a_class, day, today).rows
    return next(row for row in rows if row.student_id == student_id)


def texts(row):
    return "|".join(str(mark or "") for mark in row.marks)


@pytest.fixture
def tom(store):
    return given.a_class(store, students=3)


def test_a_mark_stands_in_its_lesson(store, tom):
    anna = tom.students[0]
    done = store.do(register.mark, tom.id, MON, {(anna, 1): F12, (anna, 3): U})
    assert texts(row_of(store, tom, anna)) == "F12||U|||||"
    assert done.change.tables == {"absence_day"}
    assert done.change.label == "1 elev markeret, tøm-26a man 17.08."


def test_lesson_none_is_the_whole_day(store, tom):
    done = store.do(register.mark, tom.id, FRI, {(one, None): S for one in tom.students})
    assert [texts(row) for row in the_day(store, tom, FRI).rows] == ["S|S|S|S|S"] * 3
    assert done.change.label == "3 elever markeret syg, tøm-26a fre 21.08."


def test_present_takes_the_mark_away_and_the_row_with_it(store, tom):
    anna = tom.students[0]
    store.do(register.mark, tom.id, MON, {(anna, 1): U})
    done = store.do(register.mark, tom.id, MON, {(anna, 1): None})
    assert texts(row_of(store, tom, anna)) == "|||||||"
    assert done.change.label == "1 elev markeret til stede, tøm-26a man 17.08."
    assert store.do(register.mark, tom.id, MON, {(anna, 1): None}).change.step is None


def test_marks_cost_nothing_until_the_register_is_taken(store, tom):
    anna = tom.students[0]
    store.do(register.mark, tom.id, MON, {(anna, None): U})
    assert row_of(store, tom, anna).share is None
    store.do(register.take, tom.id, MON, [1], AT)
    assert row_of(store, tom, anna).share == 1
    store.do(register.mark, tom.id, MON, {(anna, 2): None})
    store.do(register.take, tom.id, MON, [2], AT)
    assert row_of(store, tom, anna).share == 0.5
    store.do(register.untake, tom.id, MON, [1, 2])
    assert row_of(store, tom, anna).share is None
