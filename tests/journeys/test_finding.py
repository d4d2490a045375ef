"""Anybody and anything by a few keys, a list as one wants it, and out to Excel: presses are counted."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from tests import given
from tests.reports.openings import rows_of

pytestmark = pytest.mark.journey


def test_a_students_story_is_six_presses_away_and_two_the_next_time(teacher):
    teacher.presses = 0
    teacher.press("Ctrl+K")
    teacher.type("orst")
    teacher.press("Enter")
    assert teacher.window.here == "student"
    assert teacher.presses == 6
    teacher.press("Ctrl+2")
    teacher.presses = 0
    teacher.press("Ctrl+K", "Enter")
    assert teacher.window.here == "student"
    assert teacher.presses == 2


def test_a_phone_number_is_on_the_clipboard_after_six(teacher):
    teacher.presses = 0
    teacher.press("Ctrl+K")
    teacher.type("orst")
    teacher.press("Ctrl+Enter")
    assert QGuiApplication.clipboard().text() == "15 42 07 00"
    assert teacher.presses == 6


def test_a_saved_view_is_two_presses(teacher, sqlite_store, tom):
    given.student(sqlite_store, "Ea Dam", tom.id, track="EUX")
    teacher.press("Ctrl+3", "Ctrl+F")
    teacher.type("eux")
    teacher.press("Alt+V", "Down", "Down", "Enter")
    teacher.type("EUX")
    teacher.press("Ctrl+Enter")
    assert "Visningen “EUX” er gemt." in teacher.seen()
    teacher.press("Alt+V", "Down", "Enter")
    table = teacher.page("students").table
    assert len(table.rows.items) > 1
    teacher.presses = 0
    teacher.press("Alt+V", "1")
    assert [line.row.name for line in table.rows.items] == ["Ea Dam"]
    assert teacher.presses == 2
    assert not teacher.faults


def test_a_table_is_in_excel_by_one_key_and_a_place(teacher, tmp_path):
    teacher.press("Ctrl+2")
    teacher.presses = 0
    teacher.press("Ctrl+Shift+C")
    assert teacher.presses == 1
    assert QGuiApplication.clipboard().text().startswith("Hold\tUddannelse\t")
    teacher.press("Ctrl+Shift+E")
    QApplication.processEvents()
    (asked,) = teacher.window.findChildren(QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "hold.xlsx"))
    asked.reject()
    teacher.settle()
    assert "Tabellen er gemt: hold.xlsx" in teacher.seen()
    assert rows_of(Path(tmp_path / "hold.xlsx"), "Hold")[1][0] == "tøm-26a"
    assert not teacher.faults
