"""Of segments and filter pills one is chosen, with the mouse or the arrows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit

from tests.ui.stage import shown
from ui.pill import FilterPill, Filters
from ui.segments import Segments
from ui.symbol import State

VIEWS = [("day", "Dag"), ("week", "Uge"), ("course", "Forløb")]


def test_the_first_is_chosen_and_a_click_chooses_another(qtbot):
    views = Segments("Visning", VIEWS)
    shown(qtbot, views)
    assert views.current == "day"
    with qtbot.waitSignal(views.chosen) as told:
        qtbot.mouseClick(views.buttons["week"], Qt.MouseButton.LeftButton)
    assert told.args == ["week"]
    assert views.current == "week"


def test_arrows_choose_and_tab_stops_once(qtbot):
    before, views, after = QLineEdit(), Segments("Visning", VIEWS), QLineEdit()
    window = shown(qtbot, before, views, after)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert window.focusWidget() is views.buttons["day"]
    qtbot.keyClick(views.buttons["day"], Qt.Key.Key_Right)
    assert views.current == "week"
    assert window.focusWidget() is views.buttons["week"]
    qtbot.keyClick(views.buttons["week"], Qt.Key.Key_Tab)
    assert window.focusWidget() is after
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert window.focusWidget() is views.buttons["week"]


def test_choosing_in_code_tells_nobody(qtbot):
    views = Segments("Visning", VIEWS)
    qtbot.addWidget(views)
    with qtbot.assertNotEmitted(views.chosen):
        views.choose("course")
    assert views.current == "course"
    assert [key for key, button in views.buttons.items() if button.isChecked()] == ["course"]


def test_a_screen_reader_hears_one_of_several(qtbot):
    views = Segments("Visning", VIEWS)
    qtbot.addWidget(views)
    assert views.accessibleName() == "Visning"
    found = QAccessible.queryAccessibleInterface(views.buttons["day"])
    assert found.text(QAccessible.Text.Name) == "Dag"
    assert found.role() == QAccessible.Role.RadioButton
    assert found.state().checked


def test_pills_tell_how_many_there_are(qtbot):
    filters = Filters("Vis", [("all", "Alle"), ("fault", "Fejl")])
    qtbot.addWidget(filters)
    bare = filters.pills["fault"].sizeHint().width()
    filters.show_counts({"all": 1234, "fault": 2})
    filters.pills["fault"].show_state(State.ACT)
    assert filters.pills["all"].accessibleName() == "Alle 1.234"
    assert filters.pills["fault"].sizeHint().width() > bare + 14
    filters.pills["fault"].show_count(None)
    assert filters.pills["fault"].accessibleName() == "Fejl"


def test_a_pill_alone_is_on_or_off(qtbot):
    pill = FilterPill("Kun mine", 3)
    window = shown(qtbot, pill)
    pill.setFocus()
    qtbot.keyClick(pill, Qt.Key.Key_Space)
    assert pill.isChecked()
    found = QAccessible.queryAccessibleInterface(pill)
    assert found.role() == QAccessible.Role.CheckBox
    assert window.grab().height() > 0
