"""A student's exemptions as they are listed."""

from datetime import date

import pytest

from gf2tracker.actions import exemption
from gf2tracker.domain.exemption import EVERY_LESSON
from gf2tracker.queries import exemptions
from tests import given


@pytest.fixture
def anna(store):
    tom = given.a_class(store)
    return given.student(store, "Anna Holm", tom.id)


def test_exemptions_are_listed_the_newest_first(store, anna):
    store.do(exemption.add, anna, date(2026, 8, 17), date(2026, 8, 21), "1,2|*|||")
    store.do(exemption.add, anna, date(2026, 9, 7), date(2026, 9, 11))
    newest, oldest = store.ask(exemptions.of_student, anna).value
    assert (newest.first, newest.lessons) == (date(2026, 9, 7), (EVERY_LESSON,) * 5)
    assert oldest.lessons[:3] == (frozenset({1, 2}), EVERY_LESSON, frozenset())


def test_others_exemptions_are_left_out(store, anna):
    store.do(exemption.add, anna, date(2026, 8, 17), date(2026, 8, 21))
    other = given.student(store, "Bo Ax")
    assert store.ask(exemptions.of_student, other).value == ()
