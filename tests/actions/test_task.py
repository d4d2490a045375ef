"""Tasks are added, changed, done, opened again and taken away."""

from datetime import date

import pytest

from gf2tracker.actions import meeting, staff, task
from gf2tracker.errors import Refusal
from gf2tracker.queries import tasks
from tests import given

THURSDAY = date(2026, 8, 27)


@pytest.fixture
def karen(store):
    return given.a_teacher(store, "KABA", "Karen Bak")


@pytest.fixture
def team(store):
    return given.a_class(store, students=1)


def added(store, team, **fields):
    return store.do(task.add, {"text": "Ring", "class_id": team.id, **fields}).value


def only(store, team):
    (row,) = store.ask(tasks.of_classes, [team.id]).value
    return row


def test_a_task_is_added(store, team, karen):
    fields = {
        "text": " Ring til  mester",
        "class_id": team.id,
        "owner_id": karen,
        "due_on": THURSDAY,
        "student_id": team.students[0],
    }
    done = store.do(task.add, fields)
    assert done.change.label == "1 opgave tilføjet: tøm-26a"
    row = only(store, team)
    assert (row.id, row.text, row.owner, row.owner_name) == (
        done.value,
        "Ring til mester",
        "KABA",
        "Karen Bak",
    )
    assert (row.due_on, row.done_on, row.by) == (THURSDAY, None, "abc")
    assert (row.student_id, row.student) == (team.students[0], "Aage Ørsted Kjær")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "x" * 201}, "text"),
        ({"text": "er 010107-1234"}, "text"),
        ({"owner_id": 999}, "owner_id"),
    ],
)
def test_a_task_is_refused(store, team, fields, field):
    with pytest.raises(Refusal) as refused:
        added(store, team, **fields)
    assert refused.value.field == field


def test_a_task_is_changed_but_its_owner_may_have_left(store, team, karen):
    number = added(store, team, owner_id=karen)
    store.do(staff.deactivate, karen)
    done = store.do(task.change, number, {"text": "Skriv", "owner_id": karen})
    assert done.change.label == "1 opgave rettet: tøm-26a"
    assert (only(store, team).text, only(store, team).owner) == ("Skriv", "KABA")
    with pytest.raises(Refusal):
        added(store, team, owner_id=karen)


def test_tasks_are_done_and_opened_again(store, team):
    number, other = added(store, team), added(store, team, text="Skriv")
    done = store.do(task.settle, [number, other], THURSDAY)
    assert done.change.label == "2 opgaver klaret: tøm-26a"
    assert {row.done_on for row in store.ask(tasks.of_classes, [team.id]).value} == {THURSDAY}
    again = store.do(task.settle, [number], None)
    assert again.change.label == "1 opgave åbnet igen: tøm-26a"
    store.undo()
    store.undo()
    rows = store.ask(tasks.of_classes, [team.id]).value
    assert [row.done_on for row in rows] == [None, None]


def test_a_task_is_taken_away_and_brought_back(store, team):
    number = added(store, team)
    done = store.do(task.remove, number)
    assert done.change.label == "1 opgave slettet: tøm-26a"
    assert store.ask(tasks.of_classes, [team.id]).value == ()
    store.undo()
    assert only(store, team).id == number


def test_a_task_of_minutes_goes_with_its_line(store, team):
    call = {"date": THURSDAY, "class_ids": [team.id]}
    number = store.do(meeting.call, call).value
    (of_minutes,) = store.do(meeting.hold, number, "@ ring").value
    with pytest.raises(Refusal) as refused:
        store.do(task.remove, of_minutes)
    assert "Slet linjen der" in refused.value.text
