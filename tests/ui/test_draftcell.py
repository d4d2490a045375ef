"""What is half written in the register when the program ends is written again when it starts."""

import pytest

from gf2tracker.queries import register
from tests import given, user
from tests.ui.again import pane, started
from tests.user import TODAY


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=3)


@pytest.fixture
def somebody(qtbot, sqlite_store, tom):
    return user.at(qtbot, sqlite_store)


@pytest.mark.parametrize("view", ["day", "week"])
def test_a_note_being_written_in_a_cell_is_there_again(qtbot, sqlite_store, tom, somebody, view):
    pane(somebody).show_view(view)
    somebody.settle()
    somebody.press("Down", "F2")
    somebody.type("kommer 10")
    after = started(qtbot, sqlite_store, somebody)
    after.type(":30")
    after.press("Enter")
    rows = sqlite_store.ask(register.day, tom.id, TODAY, TODAY).value.rows
    assert [row.note for row in rows] == ["", "kommer 10:30", ""]


@pytest.mark.parametrize("view", ["day", "week"])
def test_a_mark_half_typed_is_there_again(qtbot, sqlite_store, tom, somebody, view):
    pane(somebody).show_view(view)
    somebody.settle()
    somebody.press("Down", "Right")
    somebody.type("f1")
    after = started(qtbot, sqlite_store, somebody)
    after.type("5")
    after.press("Enter")
    rows = sqlite_store.ask(register.day, tom.id, TODAY, TODAY).value.rows
    marks = ["".join(str(mark or "·") for mark in row.marks) for row in rows]
    assert [("F15" in each) for each in marks] == [False, True, False]
