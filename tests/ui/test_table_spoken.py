"""What a screen reader hears of a table: headings, the order, and what a filter or search left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui import stage
from tests.ui.pupils import click_heading, shown
from ui import announce as said
from ui.column import Column
from ui.headline import choices
from ui.pill import Filters
from ui.table import Table
from ui.tableviews import QUIET_MS, TableViews


@pytest.fixture
def table(qtbot):
    return shown(qtbot)


@pytest.fixture
def heard(monkeypatch):
    """What is said aloud from now on."""
    told = []
    monkeypatch.setattr(said.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        said.QAccessible, "updateAccessibility", lambda event: told.append(event.message())
    )
    return told


def headings(table):
    role = Qt.ItemDataRole.AccessibleTextRole
    count = table.rows.columnCount()
    return [table.rows.headerData(n, Qt.Orientation.Horizontal, role) for n in range(count)]


def test_the_heading_says_how_the_rows_are_sorted(table):
    click_heading(table, 1)
    assert headings(table)[:2] == ["Elev", "Fravær, sorteret stigende"]
    click_heading(table, 1)
    assert headings(table)[1] == "Fravær, sorteret faldende"
    names = [
        one.text(QAccessible.Text.Name)
        for one in map(
            QAccessible.queryAccessibleInterface(table).child, range(table.rows.columnCount())
        )
    ]
    assert "Fravær, sorteret faldende" in names
    click_heading(table, 1)
    assert headings(table)[1] == "Fravær"


def test_what_a_heading_means_is_told_with_it(qtbot):
    made = Table([Column("Fravær", len, "n", tip="lektioner væk")], str, name="Elever")
    qtbot.addWidget(made)
    role = Qt.ItemDataRole.AccessibleDescriptionRole
    assert made.rows.headerData(0, Qt.Orientation.Horizontal, role) == "lektioner væk"


def test_a_new_order_is_said(table, heard):
    click_heading(table, 0)
    click_heading(table, 0)
    click_heading(table, 0)
    assert heard == ["Elev, sorteret stigende", "Elev, sorteret faldende", "Oprindelig rækkefølge"]


def test_who_searches_or_filters_hears_how_many_rows_there_are_once_typing_rests(
    qtbot, table, heard
):
    search = QLineEdit()
    search.setAccessibleName("Søg")
    pills = Filters("Vis", [("all", "Alle"), ("mine", "Mine")])
    views = TableViews(table, pills, search)
    stage.shown(qtbot, choices(pills, views, at_right=search), table)
    search.setFocus()
    QTest.keyClicks(search, "aase")
    table.replace(table.rows.items[:1])
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["1 række"]
    pills.buttons["mine"].click()
    table.replace([])
    qtbot.waitUntil(lambda: len(heard) > 1)
    assert heard[1] == "0 rækker"
    table.setFocus()
    search.setText("")
    qtbot.wait(QUIET_MS + 100)
    assert len(heard) == 2
