"""What page Import does while a list is compared: says so, can be stopped, and stores nothing old."""

import pytest

from gf2tracker.actions import classes
from tests import given
from tests.ui.frame import a_page
from tests.ui.intakepage import CTRL, GOOD, KEY, LIST, names, press, rows
from tests.ui.lane import HeldLane
from ui.intake.planning import MANY
from ui.screens.intake import PREVIEW, START_PAGE, IntakeScreen

LONG = "Navn\tHold\tHoldstart" + "".join(
    f"\nElev {n} Dam\ttøm-26b\t10.08.2026" for n in range(MANY + 1)
)


@pytest.fixture
def page(qtbot, sqlite_store) -> IntakeScreen:
    made = a_page(qtbot, IntakeScreen, sqlite_store)
    made.heard = []
    made.work.progressed.connect(made.heard.append)
    return made


def hold(page):
    page.work._lane = HeldLane()
    return page.work._lane


def test_a_long_list_is_compared_with_words_and_without_it_is_not(page):
    page.open_text(LONG)
    text = "Sammenligner Indsat tabel med det, vi har"
    assert (0, 1, text) in page.heard
    assert page.heard[-1] == (0, 0, "")
    assert page.stack.currentIndex() == PREVIEW
    page.put_away()
    page.heard.clear()
    page.open_text(GOOD)
    assert not [told for told in page.heard if told[2] == text]


def test_who_stops_the_comparing_is_back_at_the_start_and_can_take_the_list_up_again(page):
    lane = hold(page)
    page.open_text(LONG)
    lane.step()  # the columns that were chosen before
    page.work.stop()
    lane.go()
    assert page.stack.currentIndex() == START_PAGE
    assert page.frame.told[-1] == "Listen er lagt væk. Intet er gemt."
    page.back.click()
    lane.go()
    assert page.stack.currentIndex() == PREVIEW
    assert len(rows(page)) == MANY + 1


def test_a_long_list_is_compared_again_when_the_school_changes(page, sqlite_store):
    made = given.a_class(sqlite_store, "vvs-26a")
    page.open_text(LONG)
    assert "1 hold oprettes" in page.pane.foot.parts.text()
    page.work.do(classes.change, made.id, {"code": "tøm-26b"})
    assert len(page._questions) == 1
    assert "oprettes" not in page.pane.foot.parts.text()


def test_a_row_just_left_out_is_never_stored(page, sqlite_store):
    page.open_text(LIST)
    page.pane.table.choose(("", 2))
    lane = hold(page)
    press(page, KEY.Key_Delete)
    press(page, KEY.Key_Return, CTRL)
    assert not page.pane.foot.store.isEnabled()
    lane.go()
    assert names(sqlite_store) == []
    assert page.pane.foot.store.text() == "Importér 1 række"
    press(page, KEY.Key_Return, CTRL)
    lane.go()
    assert names(sqlite_store) == ["Dina Dam"]
