"""Page Historik: what was done, by whom, and taking it back by name."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf2tracker.domain.change import StepKind
from tests import given
from tests.ui.frame import a_page, shown_rows
from ui.screens.history import HistoryScreen


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(**kwargs) -> HistoryScreen:
        return a_page(qtbot, HistoryScreen, sqlite_store, **kwargs)

    return opened


@pytest.fixture
def today(sqlite_store):
    """The day on which the steps of these tests are written: the journal reads the clock."""
    given.a_class(sqlite_store, "tøm-26a", students=2)
    page_day = sqlite_store.do(lambda step: (step.label("-"), step.now)[1]).value
    return page_day.astimezone().date()


def labels(page):
    return shown_rows(page.table, "label")


def test_the_newest_step_comes_first_and_is_chosen(open_page, today):
    page = open_page(today=today)
    assert labels(page)[0] == "2 elever tilføjet: tøm-26a"
    assert page.table.current().label == "2 elever tilføjet: tøm-26a"
    assert page.undo.isEnabled()


def test_the_headline_counts_todays_deeds(open_page, today):
    page = open_page(today=today)
    assert page.head.sentence.text() == "5 ting er gjort i dag"
    assert open_page(today=date(2020, 1, 1)).head.sentence.text() == "Intet er gjort i dag"


def test_del_takes_a_step_back_and_what_is_undone_cannot_be_again(open_page, today, sqlite_store):
    page = open_page(today=today)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert labels(page)[0] == "Fortrudt: 2 elever tilføjet: tøm-26a"
    assert [step.undone for step in page.steps[:2]] == [False, True]
    assert shown_rows(page.table, "state")[:2] == ["fortrydelse", "fortrudt"]
    assert page.table.current().label == "2 elever tilføjet: tøm-26a"
    assert not page.undo.isEnabled()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(page.steps) == 6


def test_an_undoing_is_no_deed_to_take_back(open_page, today):
    page = open_page(today=today)
    page.undo.click()
    page.table.choose(page.steps[0].id)
    assert page.steps[0].kind is StepKind.UNDO
    assert not page.undo.isEnabled()


def test_a_step_that_others_stand_on_is_refused_by_name(open_page, today):
    page = open_page(today=today)
    page.table.choose(page.steps[1].id)
    page.undo.click()
    assert "bygger på" in page.frame.faults[0].text
    assert len(page.steps) == 5


def test_the_pills_show_ones_own_and_todays(open_page, today, sqlite_store):
    page = open_page(today=today, initials="abc")
    assert len(labels(page)) == 5
    page.filters.pills["mine"].click()
    assert len(labels(page)) == 5
    page.filters.pills["today"].click()
    assert len(labels(page)) == 5
    others = open_page(today=date(2020, 1, 1), initials="MEKR")
    others.filters.pills["mine"].click()
    assert labels(others) == []
    assert others.table.accessibleDescription().startswith("Du har ikke gjort noget endnu")
    others.filters.pills["today"].click()
    assert others.table.accessibleDescription().startswith("Intet er gjort i dag")


def test_an_empty_journal_says_what_will_stand_here(open_page):
    page = open_page()
    assert labels(page) == []
    assert page.table.accessibleDescription().startswith("Intet er gjort endnu")
    assert not page.undo.isEnabled()


def test_what_is_done_meanwhile_stands_here_at_once(open_page, today, sqlite_store):
    page = open_page(today=today)
    given.student(sqlite_store, "Bo Ax")
    page.work.changed.emit(page.frame.changes[-1] if page.frame.changes else a_change())
    assert labels(page)[0] == "1 elev tilføjet"


def a_change():
    from gf2tracker.domain.change import Change  # noqa: PLC0415  # of one test alone

    return Change(1, "", frozenset({"student"}))
