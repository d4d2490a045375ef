"""The button of saved views gives up its key, then its words, where its row has no room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui import pupils, stage
from ui.headline import choices
from ui.label import Label
from ui.pill import Filters
from ui.tableviews import TableViews

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def views(qtbot):
    table = pupils.shown(qtbot)
    pills = Filters("Vis", [("all", "Alle"), ("mine", "Mine")])
    made = TableViews(table, pills)
    made.label = Label("x")
    row = choices(pills, made, at_right=made.label)
    row.setMinimumWidth(1)
    made.row = row
    window = stage.shown(qtbot, row, table)
    window.resize(900, 300)
    QApplication.processEvents()
    return made


def be_wide(views, width):
    views.row.setFixedWidth(width)
    QApplication.processEvents()


def full(views):
    pills = views.parts[0]
    return 24 + pills.width() + 8 + views.width() + 8 + views.label.width() + 24


def test_words_and_key_are_shown_where_there_is_room(views):
    assert (views.text(), bool(views.keys)) == ("Visning", True)
    assert not full(views) > views.row.width()


def test_first_the_key_goes_then_the_words_and_they_come_back(views):
    wide = full(views)
    be_wide(views, wide)
    assert views.keys
    be_wide(views, wide - 1)
    assert (views.text(), bool(views.keys)) == ("Visning", False)
    be_wide(views, 24 + views.parts[0].width() + 8 + views.least_width() + 8 + 20)
    assert views.text() == ""
    assert views.width() == views.least_width()
    assert views.accessibleName() == "Visning"
    be_wide(views, wide)
    assert (views.text(), bool(views.keys)) == ("Visning", True)


def test_what_stands_beside_it_takes_its_room(views):
    be_wide(views, full(views))
    views.label.setText("meget længere ord end før")
    QApplication.processEvents()
    assert views.text() == ""


def test_the_menu_opens_by_its_key_though_no_words_are_seen(views):
    be_wide(views, 200)
    assert views.text() == ""
    QTest.keyClick(views.row.window(), Qt.Key.Key_V, ALT)
    (menu,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()
    ]
    assert menu.actions()[0].text() == "Standardvisning"
    menu.close()
