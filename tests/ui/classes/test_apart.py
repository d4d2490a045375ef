"""What a class's cells of several things are in Excel: a column each, figures as figures."""

from datetime import date

import pytest

from gf2tracker.actions import enrolment
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import students
from tests import given, registers
from tests.ui.frame import TODAY, a_page
from ui.screens.classes import ClassesScreen
from ui.screens.reports import ReportsScreen

COMING = date(2026, 9, 7)


@pytest.fixture
def tom(sqlite_store):
    made = given.a_class(sqlite_store, "tøm-26a", students=3)
    registers.take_day(sqlite_store, made.id, date(2026, 8, 17))
    stay = sqlite_store.ask(students.one, made.students[0], TODAY).value.present
    sqlite_store.do(enrolment.leave, stay.id, date(2026, 8, 14), LeaveReason.GOT_JOB)
    return made


def told(page):
    """Return the rows as they go to Excel, by heading."""
    sheet = page.table.sheet()
    return [dict(zip(sheet.headings, row, strict=True)) for row in sheet.rows]


@pytest.mark.parametrize("kind", [ClassesScreen, ReportsScreen])
def test_teacher_week_and_phase_are_columns_of_their_own(qtbot, sqlite_store, tom, kind):
    (row,) = told(a_page(qtbot, kind, sqlite_store, tom.id))
    assert (row["Lærer"], row["Lærerens navn"]) == ("MEKR", "Mette Kragh")
    assert (row["Uge"], row["Uger i alt"], row["Fase"]) == (2, 20, "Stærk opstart")


def test_a_class_to_come_has_no_week_yet(qtbot, sqlite_store):
    made = given.a_class(sqlite_store, "el-26b", starts_on=COMING)
    (row,) = told(a_page(qtbot, ClassesScreen, sqlite_store, made.id))
    assert (row["Uge"], row["Uger i alt"], row["Fase"]) == ("", 20, "")


def test_dropouts_and_their_base_are_figures(qtbot, sqlite_store, tom):
    (row,) = told(a_page(qtbot, ClassesScreen, sqlite_store, tom.id))
    assert (row["Frafald"], row["Frafald ud af"]) == (1, 3)
