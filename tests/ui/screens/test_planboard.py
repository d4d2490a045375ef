"""Page Plan, view Forløb: what stands on the board, and what keys and mouse do with it."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import catalogue, closed, holding, plan, planpeople, template
from gf2tracker.domain.activity import ActivityKind, CompanyState, PlanState
from gf2tracker.domain.plan import Place
from gf2tracker.store.tables import ClassGroup
from tests import given
from tests.plans import chips, proposal, put
from tests.ui.frame import a_page, dialog_of
from ui.screens.planboard import PlanBoardScreen

Key, Modifier = Qt.Key, Qt.KeyboardModifier
ALT, CONTROL, NONE = Modifier.AltModifier, Modifier.ControlModifier, Modifier.NoModifier
TODAY = date(2026, 9, 8)
TALK, PULSE = ActivityKind.STATUS_TALK, ActivityKind.PULSE


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=4)


@pytest.fixture
def open_page(qtbot, sqlite_store, tom):
    def opened(class_id=tom.id, **kwargs) -> PlanBoardScreen:
        page = a_page(qtbot, PlanBoardScreen, sqlite_store, class_id, today=TODAY, **kwargs)
        page.bar.setParent(page.frame)
        page.bar.show()
        return page

    return opened


def press(page, key, modifiers=NONE):
    QTest.keyClick(page.view, key, modifiers)
    QApplication.processEvents()


def free(store, class_id, title, week, weekday, **fields):
    """Put an activity of its own name into a plan."""
    what = {"title": title, **fields}
    return store.do(plan.add, class_id, what, Place(week, weekday)).value


def place_of(page, number):
    row = page.view.list.row_of(number)
    return page.view.visualRect(page.view.list.index(row)).center()


def center_of(page, day):
    """Return the middle of a day's part of its week, in the viewport."""
    card = next(one for one in page.view.board.cards() if one.week.monday <= day)
    for one in page.view.board.cards():
        if one.week.monday <= day <= one.week.monday + timedelta(days=4):
            card = one
    at = card.slot(day).center()
    return QPoint(at.x(), at.y() - page.view.verticalOffset())


def drag(page, number, day):
    view, start, end = page.view.viewport(), place_of(page, number), center_of(page, day)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(view, start + QPoint(20, 4))
    QTest.mouseMove(view, end)
    QApplication.processEvents()
    assert page.view.drag is not None
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, end)
    QApplication.processEvents()


# --- what is shown --------------------------------------------------------------------------------


def test_the_sentence_says_how_far_the_plan_is(open_page, sqlite_store, tom):
    free(sqlite_store, tom.id, "Puls 1", 4, 4)
    held = free(sqlite_store, tom.id, "Opstart", 1, 1)
    sqlite_store.do(holding.hold, held, {"score": 4}, TODAY)
    visit = put(sqlite_store, tom.id)
    sqlite_store.do(planpeople.set_companies, visit, [("Bakkens Byg", CompanyState.CONFIRMED)])
    page = open_page()
    told = page.bar.sentence.text()
    assert told == "1 af 3 holdt · 1 ikke holdt · 1 af 2 virksomheder"


def test_a_class_without_a_plan_is_told_what_belongs_here(open_page, sqlite_store, tom):
    page = open_page()
    assert page.stack.currentWidget() is page.empty
    assert page.empty.first_step() is page.empty.propose
    assert page.empty.use.isHidden()
    other = given.a_class(sqlite_store, "tøm-26b")
    put(sqlite_store, other.id)
    sqlite_store.do(template.save, other.id, "Tømrer")
    again = open_page()
    assert again.empty.first_step() is again.empty.use


def test_the_proposals_are_laid_out_where_there_is_no_plan(open_page, sqlite_store, tom):
    page = open_page()
    page.empty.propose.click()
    QApplication.processEvents()
    found = chips(sqlite_store, tom.id)
    assert len(found) > 8
    assert {one.phase for one in found.values()} == {1, 2, 3, 4}
    assert page.view.hasFocus()


def test_without_a_class_it_offers_to_make_one(open_page):
    page = open_page(None)
    assert page.empty.first_step() is page.empty.first_class


def test_a_screen_reader_walks_the_chips(open_page, sqlite_store, tom):
    number = put(sqlite_store, tom.id)
    sqlite_store.do(holding.set_state, [number], PlanState.CONFIRMED)
    page = open_page()
    told = page.view.list.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Virksomhedsbesøg, tir 29.09.2026, uge 40, undervisningsuge 8")
    assert "bekræftet, 0 af 2 virksomheder bekræftet" in told
    found = QAccessible.queryAccessibleInterface(page.view)
    assert found.text(QAccessible.Text.Name) == "Planen"
    assert found.childCount() >= 1


def test_what_stands_outside_the_course_has_a_row_with_its_fault(open_page, sqlite_store):
    short = given.a_class(sqlite_store, "tøm-26k", weeks=20)
    number = put(sqlite_store, short.id, week=20, weekday=2)
    with_plan = chips(sqlite_store, short.id)[number]
    assert with_plan.date is not None
    sqlite_store.do(_shorten, short.id)
    page = open_page(short.id)
    (stray,) = page.view.board.strays
    assert stray.chip.id == number
    assert stray.chip.faults
    assert "1 uden for forløbet" in page.bar.sentence.text()


def _shorten(step, class_id):
    step.label("Holdet er kortere")
    step.update(ClassGroup, class_id, {"weeks": 18, "phases": "5-5-5-3"})


def test_long_titles_and_markup_are_plain_words(open_page, sqlite_store, tom):
    title = 'Bo<img src="file:///etc/passwd"> ' + "Virksomhedsbesøg " * 4
    free(sqlite_store, tom.id, title.strip()[:120], 8, 3)
    page = open_page()
    page.view.grab()
    assert page.view.list.index(0).data() == title.strip()[:120].strip()


# --- keys -----------------------------------------------------------------------------------------


def test_arrows_walk_the_chips_in_every_direction(open_page, sqlite_store, tom):
    first = free(sqlite_store, tom.id, "Netværkskort", 6, 1)
    under = free(sqlite_store, tom.id, "Mester", 6, 4)
    beside = free(sqlite_store, tom.id, "Opkald", 7, 2)
    later = free(sqlite_store, tom.id, "Status", 11, 2)
    page = open_page()
    page.view.choose(first)
    for key, number in (
        (Key.Key_Down, under),
        (Key.Key_Right, beside),
        (Key.Key_Left, first),
        (Key.Key_Up, first),
        (Key.Key_End, later),
        (Key.Key_Up, under),
        (Key.Key_Down, later),
        (Key.Key_Home, first),
    ):
        press(page, key)
        assert page.view.chip().id == number


def test_alt_and_the_arrows_move_a_week_and_a_day(open_page, sqlite_store, tom):
    number = put(sqlite_store, tom.id)
    page = open_page()
    press(page, Key.Key_Right, ALT)
    assert chips(sqlite_store, tom.id)[number].date == date(2026, 10, 6)
    press(page, Key.Key_Down, ALT)
    assert chips(sqlite_store, tom.id)[number].date == date(2026, 10, 7)
    press(page, Key.Key_Up, ALT)
    press(page, Key.Key_Left, ALT)
    moved = chips(sqlite_store, tom.id)[number]
    assert (moved.date, moved.state) == (date(2026, 9, 29), PlanState.PLANNED)
    assert page.view.chip().id == number


def test_a_week_without_school_is_stepped_over(open_page, sqlite_store, tom):
    number = put(sqlite_store, tom.id, week=18, weekday=2)
    page = open_page()
    press(page, Key.Key_Right, ALT)
    after = chips(sqlite_store, tom.id)[number].date
    assert after is not None
    assert not chips(sqlite_store, tom.id)[number].faults


def test_the_last_week_has_none_after_it(open_page, sqlite_store, tom):
    put(sqlite_store, tom.id, week=20)
    page = open_page()
    press(page, Key.Key_Right, ALT)
    assert page.frame.told == ["Forløbet har ikke flere uger den vej."]


def test_a_closed_day_offers_the_nearest_and_ctrl_enter_takes_it(
    open_page, sqlite_store, tom, closed_friday
):
    number = put(sqlite_store, tom.id, week=6, weekday=4)
    page = open_page()
    press(page, Key.Key_Down, ALT)
    assert "Klassen er ikke i skole fre 18.09.: fællesdag." in page.frame.faults[0].text
    press(page, Key.Key_Return, CONTROL)
    assert chips(sqlite_store, tom.id)[number].date == date(2026, 9, 17)


@pytest.fixture
def closed_friday(sqlite_store):
    sqlite_store.do(closed.add, date(2026, 9, 18), date(2026, 9, 18), "fællesdag")


def test_b_confirms_and_a_cancels_and_each_takes_back(open_page, sqlite_store, tom):
    number = put(sqlite_store, tom.id)
    page = open_page()
    for key, state in (
        (Key.Key_B, PlanState.CONFIRMED),
        (Key.Key_B, PlanState.PLANNED),
        (Key.Key_A, PlanState.CANCELLED),
        (Key.Key_A, PlanState.PLANNED),
    ):
        press(page, key)
        assert chips(sqlite_store, tom.id)[number].state is state


def test_delete_takes_a_chip_out_and_the_cursor_stays_beside(open_page, sqlite_store, tom):
    first = put(sqlite_store, tom.id, week=7)
    second = put(sqlite_store, tom.id, week=8)
    page = open_page()
    page.view.choose(first)
    press(page, Key.Key_Delete)
    assert list(chips(sqlite_store, tom.id)) == [second]
    assert page.view.chip().id == second


def test_copy_and_paste_puts_one_more_on_the_day_pressed(open_page, sqlite_store, tom):
    number = put(sqlite_store, tom.id)
    page = open_page()
    press(page, Key.Key_C, CONTROL)
    wanted = date(2026, 11, 3)
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, NONE, center_of(page, wanted))
    assert page.frame.went[-1].focus.day == wanted
    press(page, Key.Key_V, CONTROL)
    dates = sorted(one.date for one in chips(sqlite_store, tom.id).values())
    assert dates == [date(2026, 9, 29), wanted]
    assert page.view.chip().id != number


def test_ctrl_d_makes_one_more_the_same_day(open_page, sqlite_store, tom):
    put(sqlite_store, tom.id)
    page = open_page()
    press(page, Key.Key_D, CONTROL)
    assert [one.date for one in chips(sqlite_store, tom.id).values()] == [date(2026, 9, 29)] * 2


def test_the_newer_version_of_the_catalogue_is_taken_by_the_menus_deed(
    open_page, sqlite_store, tom
):
    number = put(sqlite_store, tom.id)
    sqlite_store.do(catalogue.change, proposal(sqlite_store), {"title": "Besøg hos en mester"})
    page = open_page()
    assert "Kataloget har en nyere udgave." in page.view.list.index(0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    page.act("newer")
    assert chips(sqlite_store, tom.id)[number].title == "Besøg hos en mester"


# --- mouse ----------------------------------------------------------------------------------------


def test_a_chip_is_dragged_to_another_day(open_page, sqlite_store, tom):
    number = put(sqlite_store, tom.id)
    page = open_page()
    drag(page, number, date(2026, 10, 8))
    moved = chips(sqlite_store, tom.id)[number]
    assert (moved.date, moved.state) == (date(2026, 10, 8), PlanState.MOVED)
    assert page.view.chip().id == number


def test_a_drop_on_a_closed_day_offers_the_nearest(open_page, sqlite_store, tom, closed_friday):
    number = put(sqlite_store, tom.id)
    page = open_page()
    drag(page, number, date(2026, 9, 18))
    assert chips(sqlite_store, tom.id)[number].date == date(2026, 9, 29)
    page.act("accept")
    assert chips(sqlite_store, tom.id)[number].date == date(2026, 9, 17)


def test_escape_lets_a_chip_go_where_it_was(open_page, sqlite_store, tom):
    number = put(sqlite_store, tom.id)
    page = open_page()
    view, start = page.view.viewport(), place_of(page, number)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(view, start + QPoint(60, 40))
    press(page, Key.Key_Escape)
    assert page.view.drag is None
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, start + QPoint(60, 40))
    assert chips(sqlite_store, tom.id)[number].date == date(2026, 9, 29)


# --- the pane -------------------------------------------------------------------------------------


def test_a_wide_window_has_the_pane_and_its_checklist_ticks(open_page, sqlite_store, tom):
    number = put(sqlite_store, tom.id)
    page = open_page()
    assert page.pane.isHidden()
    page.frame.resize(1760, 1000)
    QApplication.processEvents()
    assert not page.pane.isHidden()
    line, box = next(iter(page.pane.boxes.items()))
    box.click()
    assert chips(sqlite_store, tom.id)[number].checked == 1
    assert page.pane.boxes[line].isChecked()


def test_the_pane_hears_of_what_the_board_does_not_show(open_page, sqlite_store, tom):
    number = put(sqlite_store, tom.id)
    invited = [("Tagfolket", CompanyState.INVITED)]
    sqlite_store.do(planpeople.set_companies, number, invited)
    page = open_page()
    page.frame.resize(1760, 1000)
    QApplication.processEvents()
    page.do(planpeople.set_companies, number, [("Tagfolket", CompanyState.DECLINED)])
    assert page.pane.details.companies[0].state is CompanyState.DECLINED


def test_the_form_changes_what_it_is(open_page, sqlite_store, tom):
    number = put(sqlite_store, tom.id)
    page = open_page()
    press(page, Key.Key_F2)
    dialog = dialog_of(page)
    dialog.title.edit.setText("Besøg hos Bakkens Byg")
    QTest.keyClick(dialog, Key.Key_Return, CONTROL)
    assert chips(sqlite_store, tom.id)[number].title == "Besøg hos Bakkens Byg"


def test_f1_tells_the_keys(open_page, sqlite_store, tom):
    put(sqlite_store, tom.id)
    page = open_page()
    assert page.open_keys()
    assert dialog_of(page).windowTitle() == "Taster i planen"
