"""How every class stands: whose it is, its absence, and the registers that are missing."""

from datetime import date, time

from gf2tracker.actions import register
from gf2tracker.queries import classboard, running
from tests import given

TODAY = date(2026, 8, 12)
NOON = time(12, 0)


def board(store, today=TODAY, mine=None):
    return {one.class_id: one for one in store.ask(classboard.board, today, NOON, mine).value}


def test_mine_are_those_one_teaches_or_is_in_the_team_of(store):
    given.a_teacher(store, "JHOL", "Jens Holst")
    helper = given.a_teacher(store, "SKOV", "Hanne Skov")
    taught = given.a_class(store, "tøm-26a")
    joined = given.a_class(store, "tøm-26b", team=[(helper, "COUNSELLOR")])
    assert [board(store, mine="mekr")[one.id].is_mine for one in (taught, joined)] == [True, True]
    assert [board(store, mine="skov")[one.id].is_mine for one in (taught, joined)] == [False, True]
    assert not any(one.is_mine for one in board(store, mine="JHOL").values())
    assert not any(one.is_mine for one in board(store).values())


def test_somebody_without_initials_has_no_classes(store):
    made = given.a_class(store, "tøm-26a")
    assert store.ask(running.own_classes, "MEKR").value == {made.id}
    assert store.ask(running.own_classes, "").value == set()


def test_missing_registers_are_counted_in_days(store):
    one = given.a_class(store, students=2)
    assert board(store)[one.id].missing_days == 3
    for day in (10, 11):
        store.do(register.take, one.id, date(2026, 8, day), tuple(range(1, 9)), time(8, 21))
    found = board(store)[one.id]
    assert (found.missing_days, found.is_missing_today, found.has_school) == (1, True, True)


def test_a_class_without_students_misses_nothing(store):
    one = given.a_class(store)
    assert board(store)[one.id].missing_days == 0


def test_a_class_that_has_not_begun_has_no_figures(store):
    one = given.a_class(store, starts_on=date(2027, 1, 18), students=2)
    found = board(store)[one.id]
    assert (found.total_share, found.missing_days, found.has_school) == (None, 0, False)
