"""The same registers are missing on every page that counts them."""

from datetime import time, timedelta

import pytest

from gf2tracker.queries import classboard, signals, status
from gf2tracker.queries import today as page
from tests import given
from tests.queries.test_opening import write
from tests.registers import take, take_day

MONDAY = given.MONDAY
MORNING = time(8, 0)
TODAY = MONDAY + timedelta(days=21)
UNTIL = MONDAY + timedelta(days=6)
FULL_WEEK = 8 + 8 + 8 + 8 + 5


def missing(store):
    """Return how many lessons and days each page says a class misses, on a morning."""
    found = store.ask(page.overview, TODAY, MORNING).value.missing_registers
    gaps = store.ask(signals.inbox, TODAY, MORNING).value.gaps
    (told,) = store.ask(status.status, None, TODAY).value.classes
    (facts,) = store.ask(classboard.board, TODAY, MORNING).value
    return {
        "I dag": sum(len(one.lessons) for one in found),
        "Opfølgning": sum(len(day.lessons) for gap in gaps for day in gap.days),
        "Rapporter": told.lessons_due - told.lessons_taken,
    }, {
        "I dag": len(found),
        "Opfølgning": sum(len(gap.days) for gap in gaps),
        "Hold": facts.missing_days,
    }


def check(store, lessons, days):
    of_lessons, of_days = missing(store)
    assert of_lessons == dict.fromkeys(of_lessons, lessons)
    assert of_days == dict.fromkeys(of_days, days)


def test_without_a_register_the_last_week_is_missing(store):
    given.a_class(store, students=2)
    check(store, FULL_WEEK, 5)


def test_all_days_since_the_first_own_register_are_missing(store):
    tom = given.a_class(store, students=2)
    take_day(store, tom.id, MONDAY + timedelta(days=2))
    take(store, tom.id, MONDAY + timedelta(days=3), [1, 2])
    check(store, 6 + 5 + 2 * FULL_WEEK, 2 + 10)


@pytest.mark.parametrize("has_registers", [True, False])
def test_days_before_the_end_of_the_opening_figures_are_not(store, has_registers):
    tom = given.a_class(store, students=2)
    write(store, tom.students[0], tom.id, UNTIL)
    if has_registers:
        take_day(store, tom.id, UNTIL + timedelta(days=3))
    check(store, 2 * FULL_WEEK - 8 * has_registers, 10 - has_registers)


def test_a_class_nobody_was_in_misses_nothing(store):
    given.a_class(store)
    check(store, 0, 0)
