"""Plain tables and the workbook of faulty rows, which can be mended and imported again."""

from datetime import date

import pytest
from openpyxl import load_workbook

from gf2tracker.intake.faults import fault_tables
from gf2tracker.intake.files import read_students, read_students_text
from gf2tracker.reports.faults import write_faults
from gf2tracker.reports.table import write_tables
from gf2tracker.reports.tablesheet import TableSheet
from tests.reports.openings import cells_of, rows_of

TODAY = date(2026, 8, 21)


def test_tables_are_sheets_with_headings_in_the_first_row(tmp_path):
    tables = [
        TableSheet("Elever", ("Navn", "Navn", "Dag"), (("=1+1", 3, TODAY), (None, 2.5, None))),
        TableSheet("elever", ("A",), ()),
    ]
    done = write_tables(tables, tmp_path / "t.xlsx", title="Tabel", made_by="MK", today=TODAY)
    assert (done.sheets, done.rows) == (("Elever", "elever 2"), 2)
    headings, first, second = rows_of(done.file, "Elever")
    assert headings == ["Navn", "Navn", "Dag"]
    assert (first[0], first[1], first[2].date()) == ("=1+1", 3, TODAY)
    assert second == [None, 2.5, None]
    assert not [cell for _sheet, cell in cells_of(done.file) if cell.data_type == "f"]
    sheet = load_workbook(done.file)["Elever"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C3")
    assert sheet["A2"].quotePrefix


def test_shares_are_written_in_percent_and_stay_figures(tmp_path):
    table = TableSheet("Fravær", ("Elev", "I alt"), (("Alma", 0.125),), shares=frozenset({1}))
    done = write_tables([table], tmp_path / "t.xlsx", title="T", made_by="", today=TODAY)
    cell = load_workbook(done.file)["Fravær"]["B2"]
    assert (cell.value, cell.number_format) == (0.125, '0.0" "%')


def test_who_stops_the_writing_leaves_nothing(tmp_path):
    table = TableSheet("Navne", ("Navn",), tuple((f"Navn {number}",) for number in range(250)))
    told = []

    def stop(done, of, name):
        told.append((done, of, name))
        if done == 200:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        write_tables(
            [table], tmp_path / "t.xlsx", title="T", made_by="", today=TODAY, progress=stop
        )
    assert told == [(100, 251, "Navne"), (200, 251, "Navne")]
    assert not list(tmp_path.iterdir())


@pytest.fixture
def faulty():
    text = (
        "Elevnr;Navn;Født;Hold\n1;Alma;31-02-2008;tøm-26a\n2;=1+1;;tøm-26a\n3;;17-08-2008;tøm-26a"
    )
    return read_students_text(text, today=TODAY)


def test_faulty_rows_stand_with_the_files_own_headings_and_what_is_wrong(faulty, tmp_path):
    done = write_faults(fault_tables(faulty), tmp_path / "fejl.xlsx", made_by="MK", today=TODAY)
    assert (done.sheets, done.rows) == (("Fejlrækker",), 2)
    headings, first, second = rows_of(done.file, "Fejlrækker")
    assert headings == ["Elevnr", "Navn", "Fødselsdato", "Hold", "Række", "Fejl"]
    assert first[:5] == ["1", "Alma", "31-02-2008", "tøm-26a", "2"]
    assert "findes ikke" in first[5]
    assert second[5].startswith("Navn mangler")


def test_mended_rows_are_imported_again(faulty, tmp_path):
    target = tmp_path / "fejl.xlsx"
    write_faults(fault_tables(faulty), target, made_by="MK", today=TODAY)
    book = load_workbook(target)
    book["Fejlrækker"]["C2"] = "28-02-2008"
    book["Fejlrækker"]["B3"] = "=Bo Holm"
    book["Fejlrækker"]["B3"].data_type = "s"
    book.save(target)
    again = read_students(target, today=TODAY)
    assert again.faults == ()
    assert [(row.number, row.first_name) for row in again.rows] == [("1", "Alma"), ("3", "=Bo")]
