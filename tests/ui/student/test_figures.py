"""The figures of a student are told in words that fit what happened."""

from datetime import date, timedelta

import pytest

from gf2tracker.queries import overview
from gf2tracker.store.tables import OpeningFigures
from tests import given, registers
from tests.queries.test_opening import write
from ui.student.figures import figures_of
from ui.symbol import State

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
        ((), ("0", "ingen perioder")),
        ((11,), ("1", "1 periode, længste 1 dag")),
        ((10, 11, 13), ("3", "2 perioder, længste 2 dage")),
    ],
)
def test_whole_days_are_told_with_their_longest_spell(sqlite_store, made, away, told_as):
    for number in range(10, 15):
        marks = {made.students[0]: "U"} if number in away else {}
        registers.take_day(sqlite_store, made.id, date(2026, 8, number), marks)
    assert told(sqlite_store, made, "Hele dage") == told_as


def test_four_weeks_that_are_worse_than_the_course_are_not_called_unchanged(sqlite_store, made):
    monday = date(2026, 8, 10)
    for number in range(24):
        week, weekday = divmod(number, 5)
        marks = {made.students[0]: "U"} if number > 20 else {}
        day = monday + timedelta(weeks=week, days=weekday)
        registers.take_day(sqlite_store, made.id, day, marks)
    row = sqlite_store.ask(overview.of_student, made.students[0], day).value
    found = {one.label: one for one in figures_of(row, None, (), (WATCH, ACT))}
    assert row.figures.rolling_share > row.figures.total_share + 0.01
    assert found["Sidste 4 uger"].note == "mere end hele forløbet"


def test_four_weeks_that_are_the_whole_course_are_told_as_it(sqlite_store, made):
    registers.take_day(sqlite_store, made.id, FRIDAY, {made.students[0]: "U"})
    assert told(sqlite_store, made, "Sidste 4 uger") == ("100,0\u00a0%", "som hele forløbet")


@pytest.mark.parametrize("label", ["Fravær", "Sidste 4 uger", "Første 14 dage", "Hele dage"])
def test_nothing_is_claimed_where_no_register_was_taken(sqlite_store, made, label):
    value, note = told(sqlite_store, made, label)
    assert value == "–"
    assert note in ("", "ingen protokol endnu")


def test_the_first_days_before_the_own_registers_are_not_called_free_of_absence(sqlite_store, made):
    who = made.students[0]
    row = {"student_id": who, "class_id": made.id, "until": FRIDAY, "imported_on": FRIDAY}
    minutes = {"scheduled_minutes": 3600, "absent_minutes": 0, "unlawful_minutes": 0}

    def write(step):
        step.label("Åbningstal")
        step.insert(OpeningFigures, {**row, **minutes, "source": "Z8224"})

    sqlite_store.do(write)
    assert told(sqlite_store, made, "Første 14 dage") == ("–", "før holdets egne protokoller")


def test_a_share_that_asks_for_something_only_with_the_time_before_says_so(sqlite_store, made):
    write(sqlite_store, made.students[0], made.id, date(2026, 8, 12), 900)
    assert told(sqlite_store, made, "Fravær") == ("–", "20,0\u00a0% før GF2 Tracker")
    registers.take_day(sqlite_store, made.id, FRIDAY)
    assert told(sqlite_store, made, "Fravær") == ("0,0\u00a0%", "19,0\u00a0% med tiden før")
    row = sqlite_store.ask(overview.of_student, made.students[0], FRIDAY).value
    (figure, *_rest) = figures_of(row, None, (), (WATCH, ACT))
    assert figure.state is State.ACT
