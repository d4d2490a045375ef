"""A week pasted from a sheet, and a class's whole course at one glance: counted in key presses."""

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QGuiApplication

from tests import registers
from tests.registers import take_day, written
from tests.user import TODAY

pytestmark = pytest.mark.journey

TUESDAY = TODAY + timedelta(days=1)
LAST_WEEK = [date(2026, 8, 10) + timedelta(days=at) for at in range(5)]


@pytest.fixture
def row(sqlite_store, tom):
    """A function that returns what is stored of a student (from 0, by name) on a day."""

    def stored(number, day=TODAY):
        return written(registers.the_day(sqlite_store, tom.id, day).rows[number])

    return stored


def test_a_sheet_of_two_days_is_pasted_and_taken_back(teacher, row):
    teacher.press("Ctrl+4", "Ctrl+Tab")
    assert "Uge 34" in teacher.seen()
    teacher.presses = 0
    sheet = [["U"] * 8 + ["S"] * 8, [""] * 7 + ["F12"] + [""] * 8]
    QGuiApplication.clipboard().setText("\r\n".join("\t".join(line) for line in sheet))
    teacher.press("Ctrl+V")
    assert teacher.presses == 1
    assert (row(0), row(0, TUESDAY)) == ("U|U|U|U|U|U|U|U", "S|S|S|S|S|S|S|S")
    assert row(1) == "|||||||F12"
    assert "2 elever markeret, tøm-26a 17.–18.08. Fortryd" in teacher.seen()
    teacher.press("Ctrl+Z")
    assert (row(0), row(0, TUESDAY), row(1)) == ("", "", "")


def test_a_sheet_with_a_fault_says_where_and_changes_nothing(teacher, row):
    teacher.press("Ctrl+4", "Ctrl+Tab")
    QGuiApplication.clipboard().setText("U\tU\tQ")
    teacher.press("Ctrl+V")
    assert "man 17.08. 3. lektion: “Q” er ikke et mærke" in teacher.seen()
    assert row(0) == ""


def test_last_week_is_corrected_in_its_grid(teacher, row):
    teacher.press("Ctrl+4", "Ctrl+Tab")
    teacher.presses = 0
    teacher.press("PgUp", "Ctrl+Right", "Ctrl+Right")
    teacher.type("s")
    assert teacher.presses == 4
    assert row(0, LAST_WEEK[2]) == "S|S|S|S|S|S|S|S"


def test_the_course_is_read_at_a_glance_and_leads_to_a_day(teacher, row, sqlite_store, tom):
    for day in LAST_WEEK:
        take_day(sqlite_store, tom.id, day, {tom.students[3]: "U"} if day.weekday() < 2 else ())
    teacher.press("Ctrl+4")
    teacher.presses = 0
    teacher.press("Ctrl+Tab", "Ctrl+Tab")
    assert "1 elev over 15" in teacher.seen().replace("\xa0", " ")
    assert teacher.presses == 2
    teacher.press("Home")
    card = teacher.window.page("absence").here.view.card
    assert card.words[0] == "Udeblevet 8 af 8 lektioner"
    teacher.press("Enter")
    assert teacher.window.focus_now.day == LAST_WEEK[0]
    day = teacher.window.page("absence").here
    name = day.view.model_here.rows[day.view.currentIndex().row()].name
    assert name == "Dorthea Æbelø"
    assert "man 10.08.2026" in teacher.seen()
