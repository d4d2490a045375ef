"""Any table goes to Excel as it stands, to a name that is free, and without what is protected."""

import stat
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from gf2tracker.settings import Settings
from tests import given
from tests.reports.openings import rows_of
from tests.ui.frame import a_page
from ui.exporting import folder_for, free_name
from ui.remembering import remember_tables
from ui.screens.students import StudentsScreen

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
TODAY = date(2026, 8, 19)


@pytest.fixture
def page(qtbot, sqlite_store, tmp_path):
    one = given.a_class(sqlite_store, "tøm-26a", students=2)
    given.student(
        sqlite_store,
        "Ida Hemmelig",
        one.id,
        called_name="Ida",
        phone="15 99 88 77",
        mail="ida.hemmelig@example.dk",
        is_protected=True,
    )
    made = a_page(qtbot, StudentsScreen, sqlite_store, one.id)
    made.settings = Settings(report_folder=str(tmp_path))
    remember_tables("students", made, made.settings)
    return made


def dialog(page):
    QApplication.processEvents()
    (found,) = page.frame.findChildren(QFileDialog)
    return found


def saved(page, file):
    QTest.keyClick(page.table, Qt.Key.Key_E, BOTH)
    asked = dialog(page)
    asked.fileSelected.emit(str(file))
    asked.reject()
    return rows_of(file, "Elever")


def test_the_table_is_written_as_it_is_filtered_sorted_and_shown(page, tmp_path):
    page.table.sort_by("name", descending=True)
    page.table.show_column("mail", shown=False)
    page.search.setText("15 42")
    headings, *rows = saved(page, tmp_path / "e.xlsx")
    assert headings[:3] == ["Navn", "Beskyttet", "Hold"]
    assert "Mail" not in headings
    assert [row[0] for row in rows] == [line.row.name for line in page.table.rows.items]
    assert page.frame.told[-1] == "Tabellen er gemt: e.xlsx, 2 rækker."
    assert page.frame.offered[0] == "Åbn"


def test_what_is_protected_stays_in_the_program(page, tmp_path):
    for column in page.table.rows.columns:
        page.table.show_column(column.name, shown=True)
    rows = saved(page, tmp_path / "e.xlsx")
    told = " ".join(str(value) for row in rows for value in row)
    assert "Ida beskyttet" in told
    assert "15 99" not in told
    assert "emmelig" not in told


def test_the_name_that_is_proposed_is_free(page, tmp_path):
    assert free_name(tmp_path, "Elever", TODAY) == "Elever 2026-08-19.xlsx"
    (tmp_path / "Elever 2026-08-19.xlsx").touch()
    assert free_name(tmp_path, "Elever", TODAY) == "Elever 2026-08-19 (2).xlsx"
    assert free_name(tmp_path, "1/2: A", TODAY) == "1 2 A 2026-08-19.xlsx"
    QTest.keyClick(page.table, Qt.Key.Key_E, BOTH)
    asked = dialog(page)
    assert asked.selectedFiles()[0].endswith("Elever 2026-08-19 (2).xlsx")
    asked.reject()


def test_a_folder_that_has_gone_gives_way_to_one_that_is_there(tmp_path):
    assert folder_for(str(tmp_path)) == tmp_path
    assert folder_for(str(tmp_path / "væk")) != tmp_path / "væk"


def test_an_empty_table_is_not_written(page):
    page.search.setText("ingen hedder sådan")
    QTest.keyClick(page.table, Qt.Key.Key_E, BOTH)
    assert page.frame.told[-1].startswith("Der er ingen rækker at gemme.")
    assert not page.frame.findChildren(QFileDialog)


def test_a_file_that_may_not_be_changed_is_refused_and_kept(page, tmp_path):
    file = tmp_path / "e.xlsx"
    file.mkdir()
    QTest.keyClick(page.table, Qt.Key.Key_E, BOTH)
    asked = dialog(page)
    asked.fileSelected.emit(str(file))
    asked.reject()
    assert "Vælg et andet navn." in page.frame.faults[-1].text
    assert stat.S_ISDIR(file.stat().st_mode)
