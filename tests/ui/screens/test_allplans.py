"""Page Plan, view Alle hold: weeks and chips of all classes, walked and moved with the keys."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from gf2tracker.actions import closed, holding, plan, planpeople
from gf2tracker.domain.activity import ActivityKind
from gf2tracker.domain.plan import Place
from gf2tracker.queries.plancard import planned as card
from tests import given
from tests.ui.frame import a_page
from ui.allplans.cells import Glyph
from ui.allplans.choice import Choice
from ui.message import MessageBar
from ui.screens.allplans import AllPlansScreen

Key, NONE, ALT = Qt.Key, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
TODAY = given.MONDAY + timedelta(weeks=4, days=2)
VISIT = {"title": "Virksomhedsbesøg", "kind": ActivityKind.COMPANY_VISIT, "companies_needed": 3}


def planned(store, made, place, **more):
    return store.do(plan.add, made.id, {**VISIT, **more}, place).value


@pytest.fixture
def two(sqlite_store):
    """Two classes; the first has held one of two, and one is to come."""
    both = [given.a_class(sqlite_store, code, students=1) for code in ("tøm-26a", "tøm-26b")]
    held = planned(sqlite_store, both[0], Place(2, 1), title="Første dag")
    planned(sqlite_store, both[0], Place(3, 1))
    planned(sqlite_store, both[0], Place(6, 2), title="Mester fortæller")
    sqlite_store.do(holding.hold, held, holding.Held(), TODAY)
    return both


@pytest.fixture
def page(qtbot, sqlite_store, two):
    return a_page(qtbot, AllPlansScreen, sqlite_store, two[0].id, today=TODAY)


def press(page, key, modifiers=NONE):
    QTest.keyClick(page.table, key, modifiers)


def glyphs(page, row=0):
    return [cell.glyph for cell in page.table.rows.items[row].cells]


def go_to_chip(page, title):
    press(page, Key.Key_Plus)
    line = page.table.rows.items[0]
    (found,) = [one.id for cell in line.cells for one in cell.chips if one.title == title]
    assert page.table.choose_chip(found)
    return found


def test_the_page_opens_with_how_much_is_held_and_who_is_behind(page):
    assert page.bar.sentence.text() == (
        "2 hold · 50\N{NO-BREAK SPACE}% af aktiviteterne holdt · 1 hold under 55\N{NO-BREAK SPACE}%"
    )
    assert page.foot.legend.accessibleName().endswith("n = 2 hold, 2 aktiviteter til og med i går")
    assert page.table.rows.mark(0).words == "1 af 2 aktiviteter holdt"


def test_a_week_says_by_its_glyph_how_it_stands(page):
    assert glyphs(page)[:6] == [
        Glyph.NONE,
        Glyph.HELD,
        Glyph.MISSED,
        Glyph.NONE,
        Glyph.NONE,
        Glyph.PLANNED,
    ]
    assert set(glyphs(page, 1)) == {Glyph.NONE}
    cell = page.table.rows.items[0].cells[2]
    assert cell.spoken == "tøm-26a, uge 35, undervisningsuge 3: Virksomhedsbesøg, 1 ikke holdt."


def test_enter_opens_the_week_of_the_class(page, two):
    page.table.stand(two[1].id, 5)
    press(page, Key.Key_Return)
    (went,) = page.frame.went
    assert (went.page, went.view, went.focus.class_id) == ("plan", "board", two[1].id)
    assert went.focus.day == given.MONDAY + timedelta(weeks=5)


def test_alt_and_an_arrow_moves_an_activity_a_week_and_the_cursor_goes_with_it(page, sqlite_store):
    moved = go_to_chip(page, "Mester fortæller")
    press(page, Key.Key_Right, ALT)
    after = sqlite_store.ask(card, moved, TODAY).value.chip
    assert after.date == given.MONDAY + timedelta(weeks=6, days=1)
    assert page.table.chip().id == moved
    assert page.table.week_here() == 6


def test_a_closed_day_is_refused_with_the_nearest(page, sqlite_store):
    day = given.MONDAY + timedelta(weeks=6, days=1)
    sqlite_store.do(closed.add, day, day, "Studietur")
    page.load_again()
    moved = go_to_chip(page, "Mester fortæller")
    press(page, Key.Key_Right, ALT)
    (refusal,) = page.frame.faults
    assert "Studietur" in str(refusal)
    assert "Nærmeste skoledag er" in str(refusal)
    assert sqlite_store.ask(card, moved, TODAY).value.chip.date == day - timedelta(weeks=1)


def test_the_nearest_day_is_offered_in_the_foot_and_taken_with_one_key(page, sqlite_store):
    day = given.MONDAY + timedelta(weeks=6, days=1)
    sqlite_store.do(closed.add, day, day, "Studietur")
    page.load_again()
    page.frame.foot = MessageBar()
    moved = go_to_chip(page, "Mester fortæller")
    press(page, Key.Key_Right, ALT)
    assert "Studietur" in page.frame.foot.text
    press(page, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    after = sqlite_store.ask(card, moved, TODAY).value.chip.date
    assert abs(after - day) == timedelta(days=1)
    assert page.table.chip().id == moved


def test_a_chip_is_dragged_to_another_week_of_its_row(page, sqlite_store):
    moved = go_to_chip(page, "Mester fortæller")
    table = page.table
    ring = table.area(0, 5).center()
    end = table.area(0, 9).center()
    port = table.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, NONE, ring)
    QTest.mouseMove(port, ring + QPoint(30, 0))
    QTest.mouseMove(port, end)
    assert table.drag is not None
    assert table.drag.week == 9
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NONE, end)
    assert table.drag is None
    after = sqlite_store.ask(card, moved, TODAY).value.chip
    assert (after.week, after.weekday) == (10, 2)


def test_arrows_walk_the_chips_of_a_week_before_the_next(page, sqlite_store, two):
    planned(sqlite_store, two[0], Place(6, 3), title="Puls")
    page.load_again()
    go_to_chip(page, "Mester fortæller")
    press(page, Key.Key_Right)
    assert page.table.chip().title == "Puls"
    press(page, Key.Key_Right)
    assert page.table.week_here() == 6
    press(page, Key.Key_Minus)
    assert not page.table.is_zoomed
    assert page.foot.density.current == "weeks"


def test_a_choice_shows_only_its_activities_and_classes(page):
    page.bar.choice_made.connect(lambda _choice: None)
    page.bar._choose(Choice(ActivityKind.COMPANY_VISIT))
    assert [line.code for line in page.table.rows.items] == ["tøm-26a"]
    assert page.bar.filter.words() == "Virksomhedsbesøg"
    page.bar._choose(Choice(person="XX"))
    assert page.bar.sentence.text() == "Ingen hold med det, du har valgt."
    page.bar._choose(Choice(site="Ballerup"))
    assert len(page.table.rows.items) == 2


def test_calendar_weeks_show_the_closed_ones_too(page, sqlite_store):
    monday = given.MONDAY + timedelta(weeks=9)
    sqlite_store.do(closed.add, monday, monday + timedelta(days=4), "Efterårsferie")
    page.load_again()
    teaching = page.table.weeks.count
    page.table.stand(page.table.rows.items[1].row.row.id, 3)
    page.calendar.trigger()
    assert page.table.weeks.count == teaching + 1
    assert page.table.rows.columns[page.table.first].title == "Uge 33"
    assert page.table.current().code == "tøm-26b"
    assert glyphs(page)[9] is Glyph.AWAY


def test_a_conflict_is_marked_listed_and_gone_to(qtbot, sqlite_store, two):
    teacher = given.a_teacher(sqlite_store, "JEHO", "Jens Holst")
    ids = [planned(sqlite_store, made, Place(8, 2)) for made in two]
    for one in ids:
        sqlite_store.do(planpeople.set_staff, one, [(teacher, None)])
    page = a_page(qtbot, AllPlansScreen, sqlite_store, two[0].id, today=TODAY)
    assert page.bar.clashes.accessibleName() == "1 sammenstød"
    page.bar.clashes.click()
    told = "Jens Holst skal både til Virksomhedsbesøg (tøm-26a) og Virksomhedsbesøg (tøm-26b)."
    assert page.panel.text.text() == told
    QTest.keyClick(page.panel.table, Key.Key_Return)
    assert page.table.chip().id in ids
    assert told in page.table.cell().words
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Key.Key_Escape)
    assert page.panel.isHidden()


def test_the_board_is_copied_as_a_table(page):
    page.table.copy_all()
    head, first, *_rest = QGuiApplication.clipboard().text().splitlines()
    assert head.startswith("Hold\tKontaktlærer")
    assert "Undervisningsuge 3" in head
    assert "1 af 1" in first


def test_a_school_without_classes_says_what_belongs_here(qtbot, sqlite_store):
    page = a_page(qtbot, AllPlansScreen, sqlite_store, today=TODAY)
    assert page.stack.currentIndex() == 1
    assert page.bar.sentence.text() == "Ingen hold med det, du har valgt."


def test_alt_and_an_arrow_are_taken_before_the_window_turns_to_another_day(page):
    for key, is_own in ((Key.Key_Right, True), (Key.Key_Left, True), (Key.Key_Up, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, ALT)
        event.ignore()
        QGuiApplication.sendEvent(page.table, event)
        assert event.isAccepted() is is_own
