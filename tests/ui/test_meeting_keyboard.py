"""Page Møder by the keyboard alone, and told to somebody who does not see it."""

from datetime import date

import pytest

from gf2tracker.actions import meeting, task
from tests import given, user
from tests.ui import walker
from tests.ui.again import sheet_over
from tests.ui.test_keyboard import complaints
from tests.user import TODAY


@pytest.fixture
def strays(qapp):
    found = walker.Strays()
    yield found.found
    qapp.removeEventFilter(found)


@pytest.fixture
def tom(sqlite_store):
    """A class with a meeting of last week that has minutes, one of today, and a late task."""
    made = given.a_class(sqlite_store, "tøm-26a", students=3)
    asked = [given.school(sqlite_store).teacher_id, given.a_teacher(sqlite_store, "KABA", "Karen")]
    for day in (date(2026, 8, 12), TODAY):
        call = {"date": day, "class_ids": [made.id], "staff_ids": asked}
        number = sqlite_store.do(meeting.call, call).value
        if day < TODAY:
            sqlite_store.do(meeting.hold, number, "@Karen 13/8 ring\n@Mette 24/8 skriv")
    sqlite_store.do(task.add, {"text": "Ring hjem", "class_id": made.id})
    return made


@pytest.fixture
def somebody(qtbot, sqlite_store):
    made = user.at(qtbot, sqlite_store)
    made.window.open_page("plan")
    made.window.page("plan").show_view("meetings")
    made.settle()
    return made


def test_a_page_with_meetings(tom, somebody, strays):
    assert complaints(somebody, somebody.window.page("plan"), strays) == {}


def test_the_list_of_tasks(tom, somebody, strays):
    somebody.press("Alt+3")
    assert complaints(somebody, somebody.window.page("plan"), strays) == {}


def test_a_class_without_meetings(sqlite_store, somebody, strays):
    given.a_class(sqlite_store, "tøm-26a", students=3)
    somebody.settle()
    assert complaints(somebody, somebody.window.page("plan"), strays) == {}


@pytest.mark.parametrize("keys", [["Ctrl+N"], ["F2"], ["F1"], ["Alt+3", "F2"]])
def test_what_opens_over_it_is_heard_too(tom, somebody, strays, keys):
    somebody.press(*keys)
    assert walker.nameless(sheet_over(somebody)) == []
    assert strays == []
