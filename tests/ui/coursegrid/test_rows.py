"""The rows of the course that were painted last: painted again the same, and anew when they must."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from gf2tracker.queries import coursematrix
from tests import given, registers
from tests.ui.frame import TODAY
from ui import theme
from ui.coursegrid.rows import PAGE
from ui.coursegrid.view import MatrixView

MANY = PAGE + 4


@pytest.fixture
def matrix(sqlite_store):
    made = given.a_class(sqlite_store, "tøm-26a", students=MANY)
    marks = {made.students[1]: "U", made.students[MANY - 1]: "S", made.students[3]: "U"}
    registers.take_day(sqlite_store, made.id, given.MONDAY, marks)
    return sqlite_store.ask(coursematrix.of_class, made.id, TODAY).value


@pytest.fixture
def open_view(qtbot, dressed, matrix):
    def opened():
        view = MatrixView()
        qtbot.addWidget(view)
        view.resize(900, 520)
        view.show_matrix(matrix)
        view.show()
        return view

    return opened


def picture(view):
    return view.viewport().grab().toImage()


def test_what_was_gathered_once_is_painted_again(open_view):
    view = open_view()
    first, gathered = picture(view), view.painted.gathered
    assert picture(view) == first
    assert view.painted.gathered is gathered


def by_name(view):
    view.keep_place("name")


def only_late(view):
    view.model_here.show_kinds("late")


def to_another_student(view):
    view.go_to(6, 0)


def narrower(view):
    view.resize(700, 520)


def scrolled(view):
    view.resize(900, 200)
    picture(view)
    view.verticalScrollBar().setValue(21)


def dark(_view):
    theme.use("dark")


def twice_as_large(_view):
    theme.start(QApplication.instance(), "light", base_px=26)


@pytest.mark.parametrize(
    "change", [by_name, only_late, to_another_student, narrower, scrolled, dark, twice_as_large]
)
def test_a_change_is_painted_as_a_view_that_never_painted_before_paints_it(open_view, change):
    old, new = open_view(), open_view()
    before = picture(old)
    change(old)
    change(new)
    assert picture(old) == picture(new)
    assert picture(old) != before


def test_a_few_rows_leave_the_gathered_page_alone(open_view):
    view = open_view()
    picture(view)
    gathered = view.painted.gathered
    view.viewport().repaint(0, 0, 900, view.rowHeight(0))
    assert view.painted.gathered is gathered


def test_other_students_are_painted_even_in_the_same_places(open_view, matrix):
    view = open_view()
    before = picture(view)
    view.show_matrix(replace(matrix, rows=tuple(reversed(matrix.rows))[1:] + matrix.rows[-1:]))
    view.keep_place("name")
    assert picture(view) != before
