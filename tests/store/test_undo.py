"""Undo and redo: by content, as new steps, refused where newer steps stand on it."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from gf2tracker.domain.change import StepKind
from gf2tracker.errors import Refusal
from gf2tracker.store.store import Store
from gf2tracker.store.tables import ClosedPeriod, Programme
from gf2tracker.store.undo import PART
from tests.store.deeds import add, add_site, names, remove, rename


class Halted(Exception):
    pass


def close(step, site):
    step.label("Lukkedag tilføjet")
    day = dt.date(2026, 10, 12)
    return step.insert(ClosedPeriod, {"site_id": site, "first": day, "last": day, "name": "Uge 42"})


def test_undo_and_redo_walk_back_and_forth(store):
    store.do(add, "a")
    store.do(rename, 1, "b")
    assert store.undo().label == "Fortrudt: Uddannelse omdøbt"
    assert store.ask(names).value == ["a"]
    store.undo()
    assert store.ask(names).value == []
    assert store.redo().label == "Gendannet: Uddannelser tilføjet"
    assert store.redo().kind is StepKind.REDO
    assert store.ask(names).value == ["b"]
    assert store.undo().label == "Fortrudt: Uddannelse omdøbt"
    assert store.ask(names).value == ["a"]


def test_a_new_deed_ends_what_can_be_redone(store):
    store.do(add, "a")
    store.undo()
    store.do(add, "b")
    with pytest.raises(Refusal, match="ikke noget at gendanne"):
        store.redo()


def test_nothing_to_undo_is_said(store):
    with pytest.raises(Refusal, match="ikke noget at fortryde"):
        store.undo()


def test_undo_takes_the_users_own_newest_step(store):
    store.do(add, "mit")
    store.by = "xyz"
    store.do(add, "en andens")
    store.by = "abc"
    store.undo()
    assert store.ask(names).value == ["en andens"]


def test_undo_is_refused_where_somebody_changed_the_row_later(store):
    step = store.do(add, "a").change.step
    store.do(rename, 1, "b")
    with pytest.raises(Refusal, match="“Uddannelse omdøbt” bygger på den"):
        store.undo(step)
    assert store.ask(names).value == ["b"]


def test_an_older_step_is_undone_when_nothing_stands_on_it(store):
    first = store.do(add, "a").change.step
    store.do(add, "b")
    store.undo(first)
    assert store.ask(names).value == ["b"]


def test_undo_is_refused_where_new_rows_point_at_it(store):
    done = store.do(add_site, "Nord")
    store.do(close, done.value)
    with pytest.raises(Refusal, match="“Lukkedag tilføjet” bygger på den"):
        store.undo(done.change.step)


def test_a_step_is_undone_once(store):
    step = store.do(add, "a").change.step
    store.undo(step)
    with pytest.raises(Refusal, match="allerede fortrudt"):
        store.undo(step)


def test_an_unknown_step_is_refused(store):
    with pytest.raises(Refusal, match="intet trin med nummer 99"):
        store.undo(99)


def test_a_deleted_row_comes_back_as_it_was(store):
    store.do(add, "a", "b")
    store.do(remove, 1, 2)
    store.undo()
    assert store.ask(names).value == ["a", "b"]
    assert store.do(add, "c").value == [3]


def rows(connection):
    return sorted(tuple(row) for row in connection.execute(select(Programme.id, Programme.name)))


deed = st.tuples(
    st.sampled_from(["add", "rename", "remove"]), st.integers(0, 5), st.integers(0, 99)
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=st.lists(deed, min_size=1, max_size=8))
def test_undoing_everything_and_redoing_it_comes_back_to_the_same(tmp_path_factory, deeds):
    store = Store.open(tmp_path_factory.mktemp("undo") / "gf2.db", by="abc")
    states = [store.ask(rows).value]
    for kind, which, name in deeds:
        there = [number for number, _name in states[-1]]
        if kind == "add" or not there:
            store.do(add, f"n{len(states)}-{name}")
        elif kind == "rename":
            store.do(rename, there[which % len(there)], f"r{len(states)}-{name}")
        else:
            store.do(remove, there[which % len(there)])
        states.append(store.ask(rows).value)
    for state in reversed(states[:-1]):
        store.undo()
        assert store.ask(rows).value == state
    for state in states[1:]:
        store.redo()
        assert store.ask(rows).value == state
    assert store.problems() == ()
    store.close()


def add_many(step, count):
    step.label("Uddannelser tilføjet")
    rows = [{"name": f"Uddannelse {n}", "cosa_code": "", "short": ""} for n in range(count)]
    return step.insert_all(Programme, rows)


def change_many(step, ids):
    step.label("Uddannelser omdøbt")
    step.update_all(Programme, {one: {"short": "X"} for one in ids})
    step.delete_all(Programme, ids[: len(ids) // 2])


def test_undoing_many_rows_tells_how_far_it_is_and_a_few_rows_nothing(store):
    ids = store.do(add_many, 3 * PART).value
    before = store.ask(names).value
    told = []
    store.do(change_many, ids)
    store.undo(None, lambda *how_far: told.append(how_far))
    assert store.ask(names).value == before
    assert told[0] == (0, 6 * PART, "Fortryder: Uddannelser omdøbt")
    assert told[-1][:2] == (6 * PART, 6 * PART)
    assert [done for done, _total, _text in told] == sorted(done for done, *_rest in told)
    assert len(told) > 4
    store.redo(lambda *how_far: told.append(how_far))
    assert told[-1] == (6 * PART, 6 * PART, "Gendanner: Uddannelser omdøbt")
    few = []
    store.do(add, "en til")
    store.undo(None, lambda *how_far: few.append(how_far))
    assert not few


def test_an_undoing_that_is_stopped_half_way_leaves_everything(store):
    store.do(add_many, 3 * PART)
    before = store.ask(names).value

    def stop(done, _total, _text):
        if done > 4 * PART:
            raise Halted

    with pytest.raises(Halted):
        store.undo(None, stop)
    assert store.ask(names).value == before
    store.undo()
    assert store.ask(names).value == []
