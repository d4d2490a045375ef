"""A class's plan by keyboard alone: planned, moved, held, undone, and laid on three classes."""

from datetime import date

import pytest

from gf2tracker.actions import closed, template
from gf2tracker.domain.activity import PlanState
from tests import given, user
from tests.plans import chips, put

pytestmark = pytest.mark.journey


@pytest.fixture
def facilitator(qtbot, sqlite_store, tom):
    return user.at(qtbot, sqlite_store)


def test_an_activity_is_planned_moved_held_and_undone(facilitator, sqlite_store, tom):
    facilitator.press("Ctrl+5")
    assert "tøm-26a har ingen plan endnu" in facilitator.seen()
    facilitator.press("Ctrl+N")
    facilitator.type("virksomhedsbes")
    facilitator.press("Enter")
    assert "Virksomhedsbesøg lagt i planen, tøm-26a Fortryd" in facilitator.seen()
    (chip,) = chips(sqlite_store, tom.id).values()
    assert chip.date == user.TODAY
    facilitator.press("Alt+Right", "Alt+Down")
    moved = chips(sqlite_store, tom.id)[chip.id]
    assert ((moved.date or date.min) - user.TODAY).days == 8
    facilitator.press("Alt+Left", "Alt+Up")
    assert chips(sqlite_store, tom.id)[chip.id].state is PlanState.PLANNED
    before = facilitator.presses
    facilitator.press("h")
    facilitator.type("4")
    facilitator.press("Ctrl+Enter")
    assert facilitator.presses - before == 3
    assert "1 af 1 holdt" in facilitator.seen()
    assert chips(sqlite_store, tom.id)[chip.id].score == 4
    facilitator.press("Ctrl+Z")
    assert "0 af 1 holdt" in facilitator.seen()
    facilitator.press("Del")
    assert not chips(sqlite_store, tom.id)
    facilitator.press("Ctrl+Z")
    assert list(chips(sqlite_store, tom.id)) == [chip.id]


def test_a_closed_day_is_offered_its_neighbour_in_the_foot(facilitator, sqlite_store, tom):
    put(sqlite_store, tom.id, week=6, weekday=4)
    sqlite_store.do(closed.add, date(2026, 9, 18), date(2026, 9, 18), "fællesdag")
    facilitator.press("Ctrl+5", "Alt+Down")
    assert "Klassen er ikke i skole fre 18.09.: fællesdag." in facilitator.seen()
    assert "Flyt til" in facilitator.seen()
    facilitator.press("Ctrl+Enter")
    (chip,) = chips(sqlite_store, tom.id).values()
    assert chip.date == date(2026, 9, 17)


def test_a_template_is_laid_on_three_classes_in_one_step(facilitator, sqlite_store, tom):
    others = [given.a_class(sqlite_store, f"tøm-26{letter}") for letter in "bcd"]
    for week in (3, 8, 12):
        put(sqlite_store, tom.id, week=week)
    sqlite_store.do(template.save, tom.id, "Tømrer")
    facilitator.press("Ctrl+1", "Ctrl+5")
    page = facilitator.page("plan").here
    page.bar.use.setFocus()
    facilitator.press("Enter", "Tab")
    facilitator.press("Space", "Tab", "Space", "Tab", "Space", "Tab", "Space")
    assert "9 aktiviteter lægges i 3 holds planer" in facilitator.seen()
    facilitator.press("Ctrl+Enter")
    for one in others:
        dates = [chip.date for chip in chips(sqlite_store, one.id).values()]
        assert dates == [date(2026, 8, 25), date(2026, 9, 29), date(2026, 10, 27)]
    facilitator.press("Ctrl+Z")
    assert not any(chips(sqlite_store, one.id) for one in others)
