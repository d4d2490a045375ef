"""Marks of several days in one step."""

from datetime import date, timedelta

import pytest

from gf2tracker.actions import register
from gf2tracker.domain.mark import parse_mark
from gf2tracker.errors import Refusal
from tests import given
from tests.registers import row_of, written

MONDAY = given.MONDAY
TUESDAY, SATURDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=5)


def cells(*wanted):
    return {(who, day, lesson): parse_mark(text) for who, day, lesson, text in wanted}


@pytest.fixture
def made(store):
    return given.a_class(store, "tøm-26a", students=2)


def test_a_block_over_days_is_one_step_that_is_undone_whole(store, made):
    anna, bo = made.students
    done = store.do(
        register.mark_days,
        made.id,
        cells((anna, MONDAY, 1, "U"), (anna, TUESDAY, 2, "U"), (bo, TUESDAY, 1, "U")),
    )
    assert done.change.label == "2 elever markeret udeblevet, tøm-26a 10.–11.08."
    assert written(row_of(store, made.id, anna, TUESDAY)) == "|U"
    store.undo()
    assert written(row_of(store, made.id, anna, MONDAY)) == ""
    assert written(row_of(store, made.id, bo, TUESDAY)) == ""


def test_one_day_is_told_as_that_day(store, made):
    done = store.do(register.mark_days, made.id, cells((made.students[0], MONDAY, 1, "S")))
    assert done.change.label == "1 elev markeret syg, tøm-26a man 10.08."


@pytest.mark.parametrize(
    ("day", "lesson", "words"),
    [
        (SATURDAY, 1, "ikke undervisning"),
        (TUESDAY, 9, "har ikke 9. lektion"),
        (date(2026, 6, 1), 1, "ikke undervisning"),
    ],
)
def test_one_wrong_cell_stops_the_whole_block(store, made, day, lesson, words):
    anna = made.students[0]
    with pytest.raises(Refusal, match=words):
        store.do(
            register.mark_days, made.id, cells((anna, MONDAY, 1, "U"), (anna, day, lesson, "U"))
        )
    assert written(row_of(store, made.id, anna, MONDAY)) == ""


def test_nothing_is_no_step(store, made):
    assert store.do(register.mark_days, made.id, {}).change.step is None
