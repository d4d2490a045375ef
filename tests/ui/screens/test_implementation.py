"""Page Plan, view Implementering: worst first, and Enter goes where it is done."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gf2tracker.actions import plan
from gf2tracker.domain.activity import ActivityKind
from gf2tracker.domain.plan import Place
from tests import given
from tests.ui.frame import a_page
from ui.implementation.cells import FigureCell, state_of
from ui.screens.implementation import ImplementationScreen, place_of

TODAY = given.MONDAY + timedelta(weeks=4, days=2)


@pytest.fixture
def two(sqlite_store):
    """Two classes; the second has something in every phase of its plan."""
    both = [given.a_class(sqlite_store, code, students=2) for code in ("tøm-26a", "vvs-26a")]
    for week in (6, 7, 12, 18):
        visit = {"title": "Besøg", "kind": ActivityKind.COMPANY_VISIT}
        sqlite_store.do(plan.add, both[1].id, visit, Place(week, 1))
    first = {"title": "Første dag", "kind": ActivityKind.FIRST_DAY}
    sqlite_store.do(plan.add, both[1].id, first, Place(5, 5))
    return both


@pytest.fixture
def page(qtbot, sqlite_store, two):
    return a_page(qtbot, ImplementationScreen, sqlite_store, two[0].id, today=TODAY)


def go_to(page, name):
    names = [column.name for column in page.table.rows.columns]
    page.table.setCurrentIndex(page.table.rows.index(0, names.index(name)))


def test_the_worst_class_comes_first(page):
    assert [one.row.code for one in page.table.rows.items] == ["tøm-26a", "vvs-26a"]
    assert "af det, der skulle være gjort" in page.bar.sentence.text()
    assert page.which.pills["lacking"].accessibleName() == "Mangler noget 2"


def test_a_figure_is_told_in_words_and_its_definition_in_a_tip(page):
    cell = FigureCell(page.table.rows.items[0].figures[3])
    assert cell.plain == "0 af 4"
    assert cell.spoken == "Plan 0 af 4, 0\N{NO-BREAK SPACE}%"
    assert cell.tip_at(0, 0) == "Plan: 0 af 4. Faser, der har mindst én aktivitet i planen."
    assert state_of(cell.figure) == "act"


@pytest.mark.parametrize(
    ("column", "page_name", "view"),
    [
        ("pairs", "pairs", ""),
        ("groups", "pairs", ""),
        ("plan", "plan", "board"),
        ("phase_2", "plan", "board"),
        ("meetings", "plan", "meetings"),
        ("register", "absence", "day"),
        ("team", "classes", ""),
    ],
)
def test_enter_opens_the_page_an_element_is_done_on(page, two, column, page_name, view):
    go_to(page, column)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    (went,) = page.frame.went
    assert (went.page, went.view, went.focus.class_id) == (page_name, view, two[0].id)
    assert place_of(column) == (page_name, view)


def test_all_classes_together_stand_under_the_list(page):
    told = page.totals.accessibleName()
    assert "Plan 4 af 8, 50\N{NO-BREAK SPACE}%" in told
    assert "n = 2 hold i gang" in told
    page.search.setText("vvs")
    assert "Plan 4 af 4, 100\N{NO-BREAK SPACE}%" in page.totals.accessibleName()


def test_only_those_who_lack_something_are_listed(page):
    page.which.pills["lacking"].click()
    assert len(page.table.rows.items) == 2
    page.search.setText("findes ikke")
    assert page.bar.sentence.text() == "Ingen hold med det, du har valgt."


def test_the_matrix_is_copied_with_its_headings(page):
    page.table.copy_all()
    head, first, *_rest = QGuiApplication.clipboard().text().splitlines()
    assert head.startswith("Hold\tUge\tI alt\tTeam\tMakkerpar")
    assert "0 af 4" in first


def test_without_classes_the_page_says_what_belongs_here(qtbot, sqlite_store):
    page = a_page(qtbot, ImplementationScreen, sqlite_store, today=TODAY)
    assert page.stack.currentIndex() == 1
