"""Page Fravær, views Uge and Forløb: F7 and F8 open their forms with the students and days chosen."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf2tracker.actions import closed, enrolment
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import students
from tests import given
from tests.ui.frame import TODAY, a_page, dialog_of, has_dialog
from tests.ui.weekpage import FRIDAY, MONDAY, TUESDAY, a_week, go, press, stored
from ui.coursegrid.model import FIRST_DAY, NAME
from ui.screens.coursegrid import CourseGridScreen

Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
DAY = timedelta(days=1)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=4)


@pytest.fixture
def week(qtbot, sqlite_store, tom):
    return a_week(qtbot, sqlite_store, tom.id)


@pytest.fixture
def course(qtbot, sqlite_store, tom):
    return a_page(qtbot, CourseGridScreen, sqlite_store, tom.id)


def at(page, row, day):
    page.view.go_to(row, page.view.model_here.column_of(day))


def period(dialog):
    return dialog.first.value(), dialog.last.value()


def leave(store, who, last):
    stay = store.ask(students.one, who, last).value.present
    store.do(enrolment.leave, stay.id, last, LeaveReason.GOT_JOB)


# --- the week -------------------------------------------------------------------------------------


def test_f8_in_the_week_marks_the_class_out_on_the_cursors_day(week, sqlite_store, tom):
    go(week, 1, FRIDAY, 3)
    press(week, Key.Key_F8)
    dialog = dialog_of(week)
    assert dialog.windowTitle() == "tøm-26a ude af huset"
    assert period(dialog) == (FRIDAY, FRIDAY)
    dialog.submit()
    for who in tom.students:
        assert stored(sqlite_store, tom, who)[4] == "K|K|K|K|K"
    assert not has_dialog(week)


def test_f8_in_the_week_takes_the_days_that_are_selected(week):
    go(week, 0, MONDAY, 8)
    press(week, Key.Key_Right, SHIFT)
    press(week, Key.Key_F8)
    dialog = dialog_of(week)
    assert period(dialog) == (MONDAY, TUESDAY)
    dialog.reject()


def test_f7_in_the_week_plans_for_the_students_and_days_selected(week):
    go(week, 0, MONDAY, 8)
    press(week, Key.Key_Right, SHIFT)
    press(week, Key.Key_Down, SHIFT)
    press(week, Key.Key_F7)
    dialog = dialog_of(week)
    assert dialog.windowTitle() == "Planlæg fravær: 2 elever"
    assert period(dialog) == (MONDAY, TUESDAY)
    dialog.reject()


def test_who_has_left_before_the_day_is_not_taken_out_of_the_house(week, sqlite_store, tom):
    leave(sqlite_store, tom.students[0], MONDAY)
    week.ask_again()
    go(week, 1, FRIDAY)
    press(week, Key.Key_F8)
    dialog_of(week).submit()
    assert stored(sqlite_store, tom, tom.students[0]) == [""] * 5
    assert stored(sqlite_store, tom, tom.students[1])[4] == "K|K|K|K|K"


# --- the course -----------------------------------------------------------------------------------


def test_f7_in_the_course_plans_for_the_student_on_the_cursors_day(course):
    at(course, 1, TODAY + DAY)
    name = course.view.model_here.rows[1].name
    press(course, Key.Key_F7)
    dialog = dialog_of(course)
    assert dialog.windowTitle() == f"Planlæg fravær: {name}"
    assert period(dialog) == (TODAY + DAY, TODAY + DAY)
    dialog.reject()


def test_f7_in_the_course_takes_the_students_and_days_that_are_selected(course):
    at(course, 0, TODAY)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down):
        press(course, key, SHIFT)
    press(course, Key.Key_F7)
    dialog = dialog_of(course)
    assert dialog.windowTitle() == "Planlæg fravær: 2 elever"
    assert period(dialog) == (TODAY, TODAY + 2 * DAY)
    dialog.reject()


@pytest.mark.parametrize("column", [NAME, -1])
def test_on_a_name_or_a_figure_the_form_begins_on_the_day_looked_at(course, column):
    columns = course.view.model_here.columnCount()
    course.view.go_to(0, column % columns)
    press(course, Key.Key_F7)
    dialog = dialog_of(course)
    assert period(dialog) == (TODAY, TODAY)
    dialog.reject()


def test_f8_in_the_course_marks_the_class_out_and_leaves_who_has_left(course, sqlite_store, tom):
    leave(sqlite_store, tom.students[0], MONDAY)
    course.ask_again()
    at(course, 0, FRIDAY)
    press(course, Key.Key_F8)
    dialog = dialog_of(course)
    assert dialog.windowTitle() == "tøm-26a ude af huset"
    assert period(dialog) == (FRIDAY, FRIDAY)
    dialog.submit()
    assert [stored(sqlite_store, tom, who)[4] for who in tom.students] == ["", *["K|K|K|K|K"] * 3]


def test_a_form_needs_students_to_be_about(qtbot, sqlite_store):
    page = a_page(qtbot, CourseGridScreen, sqlite_store, given.a_class(sqlite_store, "mur-26a").id)
    for key in (Key.Key_F7, Key.Key_F8):
        QTest.keyClick(page.empty.to_students, key)
    assert not has_dialog(page)


# --- weeks without school -------------------------------------------------------------------------


def test_a_class_that_has_ended_leads_back_to_its_last_week(qtbot, sqlite_store, tom):
    page = a_week(qtbot, sqlite_store, tom.id, today=date(2027, 3, 1))
    assert page.empty._title.text() == "Forløbet er slut"
    assert page.first_focus() is page.empty.before
    assert page.empty.before.text() == "Sidste undervisningsuge"
    QTest.keyClick(page.empty.before, Key.Key_PageUp)
    assert page.week.monday == date(2026, 12, 21)


def test_a_closed_week_leads_both_ways(qtbot, sqlite_store, tom):
    sqlite_store.do(closed.add, MONDAY, FRIDAY, "emneuge")
    page = a_week(qtbot, sqlite_store, tom.id)
    assert page.first_focus() is page.empty.after
    page.empty.before.click()
    assert page.week.monday == date(2026, 8, 10)
    assert page.view.model_here.columns.column_of(1) == FIRST_DAY
