"""Why a student has a symbol in the whole course: a tip over the name says it."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from tests import given
from tests.registers import take_day
from tests.ui.frame import a_page
from ui.coursegrid.model import NAME
from ui.screens.coursegrid import CourseGridScreen
from ui.tip import tip_of


def tip_over(page, row):
    view = page.view
    at = view.visualRect(view.model_here.index(row, NAME)).center()
    place = view.viewport().mapToGlobal(at)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, place))
    tip = tip_of(view.viewport())
    return tip.text if tip.isVisible() else ""


def test_a_tip_over_the_name_says_why_and_nothing_of_who_comes(qtbot, sqlite_store):
    made = given.a_class(sqlite_store, students=2)
    take_day(sqlite_store, made.id, given.MONDAY, {made.students[1]: "U"})
    page = a_page(qtbot, CourseGridScreen, sqlite_store, made.id)
    told = tip_over(page, 0)
    assert told.startswith("Væk man 10.08. i de første 14 dage; Fravær 100,0")
    assert tip_over(page, 1) == ""
