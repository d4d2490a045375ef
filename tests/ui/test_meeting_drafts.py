"""Minutes and forms of meetings that stood open when the program ended are there again."""

from datetime import date

import pytest

from gf2tracker.actions import meeting, task
from gf2tracker.queries import meeting as meetings
from tests import given, user
from tests.ui.again import change_all, sheet_over, started
from tests.user import TODAY
from ui.draftfields import filled

MONDAY = date(2026, 8, 24)
TEXT = "Vi talte om fravær.\n@Mette 24/8 ring"


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=3)


@pytest.fixture
def called(sqlite_store, tom):
    """A meeting of today and one of next Monday."""
    today = sqlite_store.do(meeting.call, {"date": TODAY, "class_ids": [tom.id]}).value
    sqlite_store.do(meeting.call, {"date": MONDAY, "class_ids": [tom.id]})
    return today


@pytest.fixture
def somebody(qtbot, sqlite_store, called):
    return user.at(qtbot, sqlite_store)


def page_of(somebody):
    somebody.window.open_page("plan")
    somebody.window.page("plan").show_view("meetings")
    somebody.settle()
    return somebody.window.page("plan").here


FORMS = {
    "new": lambda page: page.bar.new.click(),
    "changed": lambda page: page.pane.change.click(),
    "new task": lambda page: page.pane.tasks.more.click(),
    "task": lambda page: page.pane.tasks.board.rows[0].click(),
}


@pytest.mark.parametrize("opened", FORMS.values(), ids=FORMS)
def test_a_form_is_there_again_with_everything_in_it(qtbot, sqlite_store, tom, somebody, opened):
    sqlite_store.do(task.add, {"text": "Ring", "class_id": tom.id})
    opened(page_of(somebody))
    somebody.settle()
    sheet = sheet_over(somebody)
    change_all(sheet)
    stood = filled(sheet)
    after = started(qtbot, sqlite_store, somebody)
    again = sheet_over(after)
    assert type(again) is type(sheet)
    assert filled(again) == stood


def test_minutes_are_there_again_and_can_be_kept(qtbot, sqlite_store, somebody, called):
    page = page_of(somebody)
    page.pane.minutes.edit.setPlainText(TEXT)
    after = started(qtbot, sqlite_store, somebody)
    page = after.window.page("plan").here
    assert (page.meeting_id, page.pane.minutes.edit.toPlainText()) == (called, TEXT)
    after.press("Ctrl+Enter")
    kept = sqlite_store.ask(meetings.one, called, TODAY).value
    assert (kept.minutes, len(kept.tasks)) == (TEXT, 1)
    user.waits(qtbot, lambda: sqlite_store.drafts.listed(after.now) == ())


def test_minutes_wait_on_their_page_when_another_one_was_shown(qtbot, sqlite_store, somebody):
    page_of(somebody).pane.minutes.edit.setPlainText(TEXT)
    somebody.press("Ctrl+1")
    after = started(qtbot, sqlite_store, somebody)
    assert page_of(after).pane.minutes.edit.toPlainText() == TEXT


def test_what_is_typed_is_kept_by_itself_within_a_moment(qtbot, sqlite_store, somebody):
    page_of(somebody).pane.minutes.edit.setFocus()
    somebody.type("Fint")
    user.waits(qtbot, lambda: bool(sqlite_store.drafts.listed(somebody.now)))
