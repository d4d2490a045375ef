"""The figures of a student are told in words that fit what happened."""

from datetime import date

import pytest

from gf2tracker.queries import overview
from tests import given, registers
from ui.student.figures import figures_of

FRIDAY = date(2026, 8, 14)
WATCH, ACT = 0.10, 0.15


def told(store, made, label):
    row = store.ask(overview.of_student, made.students[0], FRIDAY).value
    found = {one.label: one for one in figures_of(row, None, (), (WATCH, ACT))}
    return found[label].value, found[label].note


@pytest.fixture
def made(sqlite_store):
    return given.a_class(sqlite_store, students=1)


@pytest.mark.parametrize(
    ("away", "told_as"),
    [
        ((), ("0", "ingen forløb")),
        ((11,), ("1", "1 forløb, længste 1 dag")),
        ((10, 11, 13), ("3", "2 forløb, længste 2 dage")),
    ],
)
def test_whole_days_are_told_with_their_longest_spell(sqlite_store, made, away, told_as):
    for number in range(10, 15):
        marks = {made.students[0]: "U"} if number in away else {}
        registers.take_day(sqlite_store, made.id, date(2026, 8, number), marks)
    assert told(sqlite_store, made, "Hele dage") == told_as
