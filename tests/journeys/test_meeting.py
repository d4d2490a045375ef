"""A meeting from calling it to its tasks: keys alone, and minutes that survive the program."""

from datetime import timedelta

import pytest

from gf2tracker.queries import meeting as meetings
from tests import given
from tests.user import TODAY

pytestmark = pytest.mark.journey


@pytest.fixture
def page(sqlite_store, teacher):
    """Page Møder of the class, where no meeting is called yet."""
    sqlite_store.by = "MEKR"
    given.a_teacher(sqlite_store, "KABA", "Karen Bak")
    teacher.press("Ctrl+5")
    teacher.page("plan").show_view("meetings")
    teacher.settle()
    teacher.presses = 0
    return teacher


def kept(store):
    (row,) = store.ask(meetings.listing, TODAY).value
    return store.ask(meetings.one, row.id, TODAY).value


def minutes(page, *lines):
    """Type minutes where the keyboard is."""
    for at, line in enumerate(lines):
        if at:
            page.press("Enter")
        page.type(line)


def test_minutes_with_two_tasks_are_written_found_in_i_dag_ticked_and_undone(page, sqlite_store):
    page.press("Ctrl+N", "Ctrl+Enter")
    assert "Møde indkaldt, facilitatormøde man 17.08.: tøm-26a" in page.seen()
    page.press("Enter")
    minutes(page, "Vi talte om uge 1.", "@Karen 24/8 ring til mester")
    assert "Karen Bak · senest man 24.08. · ring til mester" in page.seen()
    page.press("Enter")
    page.type("@ fredag skriv brev")
    assert "Mette Kragh (dig) · senest fre 21.08. · skriv brev" in page.seen()
    page.press("Ctrl+Enter")
    assert "Referat gemt med 2 opgaver, facilitatormøde man 17.08.: tøm-26a" in page.seen()
    assert [(row.owner, row.text) for row in kept(sqlite_store).tasks] == [
        ("KABA", "ring til mester"),
        ("MEKR", "skriv brev"),
    ]
    page.press("Ctrl+1")
    assert "Mine opgaver 1" in page.seen()
    assert "skriv brev tøm-26a om 4 dage" in page.seen()
    assert "ring til mester" not in page.seen()
    row = page.page("today").third.rows[0]
    row.setFocus()
    page.press("Space")
    assert "1 opgave klaret: tøm-26a" in page.seen()
    assert "Mine opgaver" not in page.seen()
    page.press("Ctrl+Z")
    assert "skriv brev tøm-26a" in page.seen()
    page.page("today").third.rows[0].setFocus()
    page.press("Enter")
    assert page.window.here == "plan"
    assert page.page("plan").here.pane.title.text() == "Facilitatormøde man 17.08."


def test_the_next_agenda_begins_with_what_was_agreed_last(page, sqlite_store):
    page.press("Ctrl+N", "Ctrl+Enter", "Enter")
    minutes(page, "@Karen 18/8 ring til mester")
    page.press("Ctrl+Enter")
    page.press("Ctrl+N", "Tab")
    page.type("24/8")
    page.press("Ctrl+Enter")
    seen = page.seen()
    assert "Facilitatormøde man 24.08." in seen
    assert "Karen Bak: ring til mester · frist tir 18.08." in seen
    assert TODAY + timedelta(days=7) in [
        row.date for row in sqlite_store.ask(meetings.listing, TODAY).value
    ]
