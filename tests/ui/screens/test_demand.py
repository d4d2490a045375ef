"""Page Plan, view Virksomheder: how many are missing, written where they stand."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gf2tracker.actions import plan, planpeople
from gf2tracker.domain.activity import ActivityKind, CompanyState
from gf2tracker.domain.plan import Place
from gf2tracker.queries.plancard import planned as card
from tests import given
from tests.ui.frame import a_page
from ui.screens.demand import DemandScreen

Key = Qt.Key
TODAY = given.MONDAY + timedelta(weeks=4, days=2)
VISIT = {"title": "Virksomhedsbesøg", "kind": ActivityKind.COMPANY_VISIT}


def planned(store, made, place, needed):
    return store.do(plan.add, made.id, {**VISIT, "companies_needed": needed}, place).value


@pytest.fixture
def ids(sqlite_store):
    """One this week that needs three, one next week that needs two, one far off."""
    made = given.a_class(sqlite_store, "tøm-26a", students=1)
    places = ((Place(5, 4), 3), (Place(6, 2), 2), (Place(12, 1), 4))
    found = [planned(sqlite_store, made, *each) for each in places]
    sqlite_store.do(planpeople.set_companies, found[0], [("Hansen VVS", CompanyState.CONFIRMED)])
    return found


@pytest.fixture
def page(qtbot, sqlite_store, ids):
    return a_page(qtbot, DemandScreen, sqlite_store, today=TODAY)


def listed(page):
    return [line.need.planned_id for line in page.table.rows.items]


def test_the_page_says_how_many_are_missing_and_how_many_soon(page, ids):
    text = "8 virksomheder mangler · 4 de næste 4 uger · 1 af 9 bekræftet"
    assert page.bar.sentence.text() == text
    assert listed(page) == ids[:2]
    page.period.pills["all"].click()
    assert listed(page) == ids


def test_a_figure_is_typed_where_it_stands_and_the_next_row_follows(page, sqlite_store, ids):
    QTest.keyClick(page.table, Key.Key_2)
    assert page.table.field.text() == "2"
    QTest.keyClick(page.table.field, Key.Key_Return)
    assert sqlite_store.ask(card, ids[0], TODAY).value.chip.confirmed == 2
    assert page.table.current().need.planned_id == ids[1]
    assert page.table.field is None


def test_f2_opens_what_is_invited_and_escape_leaves_it(page, sqlite_store, ids):
    names = [column.name for column in page.table.rows.columns]
    page.table.setCurrentIndex(page.table.rows.index(0, names.index("invited")))
    QTest.keyClick(page.table, Key.Key_F2)
    QTest.keyClicks(page.table.field, "7")
    QTest.keyClick(page.table.field, Key.Key_Escape)
    assert page.table.field is None
    QTest.keyClick(page.table, Key.Key_F2)
    QTest.keyClicks(page.table.field, "5")
    QTest.keyClick(page.table.field, Key.Key_Down)
    assert sqlite_store.ask(card, ids[0], TODAY).value.chip.invited == 5


def test_fewer_than_have_said_yes_by_name_is_refused(page, sqlite_store, ids):
    QTest.keyClick(page.table, Key.Key_0)
    QTest.keyClick(page.table.field, Key.Key_Return)
    assert len(page.frame.faults) == 1
    assert sqlite_store.ask(card, ids[0], TODAY).value.chip.confirmed == 1


def test_the_companies_are_known_by_name(page):
    assert page.table.rows.columns[9].text(page.table.rows.items[0]) == "Hansen VVS"


def test_the_chart_is_walked_and_takes_the_list_along(page, ids):
    page.chart.setFocus()
    assert page.chart.accessibleDescription().startswith("Uge 37: 1 af 3 bekræftet, 2 mangler")
    QTest.keyClick(page.chart, Key.Key_Right)
    assert page.table.current().need.planned_id == ids[1]
    QTest.keyClick(page.chart, Key.Key_End)
    assert page.table.current().need.planned_id == ids[2]
    assert page.period.current == "all"


def test_the_chart_is_copied_as_a_picture_with_its_n(page):
    page.chart.setFocus()
    assert page.chart.definition().startswith("n = 3 aktiviteter")
    QTest.keyClick(page.chart, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().pixmap().width() == page.chart.width()
    assert page.frame.told == ["Billedet ligger på udklipsholderen"]


def test_mine_and_a_search_leave_the_others_out(page):
    page.whose.pills["mine"].click()
    assert len(listed(page)) == 2
    page.search.setText("hansen")
    assert len(listed(page)) == 1
    page.search.setText("findes ikke")
    assert page.bar.sentence.text() == "Ingen aktiviteter med det, du har valgt."


def test_enter_goes_to_the_activity(page, sqlite_store):
    QTest.keyClick(page.table, Key.Key_Return)
    (went,) = page.frame.went
    assert (went.page, went.view) == ("plan", "board")
    assert went.focus.day == given.MONDAY + timedelta(weeks=4, days=3)


def test_without_a_need_the_page_says_where_one_is_written(qtbot, sqlite_store):
    page = a_page(qtbot, DemandScreen, sqlite_store, today=TODAY)
    assert page.stack.currentIndex() == 1
