"""Workbooks that are odd but honest, and what they hide."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from gf2tracker.errors import Refusal
from tests.intake.workbooks import (
    ALMA,
    GOOD,
    HEADINGS,
    LIST,
    by_hand,
    cell,
    data,
    packed,
    replaced,
    workbook,
)

FAR_ROW = '<row r="1048576">{}</row>'

READ_ALL_THE_SAME = {
    "wrong_dimension": by_hand('<dimension ref="A1"/><sheetData>' + LIST + "</sheetData>"),
    "huge_dimension": by_hand(
        '<dimension ref="A1:XFD1048576"/><sheetData>' + LIST + "</sheetData>"
    ),
    "nonsense_dimension": by_hand('<dimension ref="xx"/><sheetData>' + LIST + "</sheetData>"),
    "everything_merged": data(
        LIST, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    ),
    "styled_to_the_far_corner": data(
        LIST + FAR_ROW.format('<c r="XFD1048576" s="0"/><c r="A1048576" s="0"></c>')
    ),
    "without_references": data(LIST.replace('r="A1" ', "").replace('r="B1" ', "")),
    "macros": replaced("[Content_Types].xml", b"sheet.main+xml", b"macroEnabled.main+xml"),
    "error_that_calamine_does_not_know": data(
        LIST + '<row r="3"><c r="G3" t="e"><v>#SPILL!</v></c></row>'
    ),
    "without_styles": packed(
        {
            name: zipfile.ZipFile(BytesIO(GOOD)).read(name)
            for name in zipfile.ZipFile(BytesIO(GOOD)).namelist()
            if "styles" not in name and "theme" not in name
        }
    ),
    "named_as_text": "Elevnr\tNavn\tFødselsdato\tHold\n101\tAlma Birk\t17/8-08\ttøm-26a".encode(),
}


@pytest.mark.parametrize("content", READ_ALL_THE_SAME.values(), ids=READ_ALL_THE_SAME)
def test_an_odd_but_honest_file_is_read(asked, content):
    (alma,) = asked(content).rows
    assert (alma.number, alma.first_name, alma.last_name) == ("101", "Alma", "Birk")
    assert (alma.birth_date, alma.class_code, alma.row) == (date(2008, 8, 17), "tøm-26a", 2)


def test_a_number_that_is_none_is_a_fault_of_its_cell(asked):
    for wrong in ("NaN", "1e999", "-INF"):
        row = f'<row r="3"><c r="A3"><v>{wrong}</v></c>{cell("B3", "Bo")}{cell("D3", "x")}</row>'
        file = asked(data(LIST + row))
        assert [row.first_name for row in file.rows] == ["Alma"]
        assert [(fault.row, fault.column) for fault in file.faults] == [(3, "Elevnr")]


def test_a_formula_without_value_and_an_error_are_faults_with_their_cell(asked):
    content = workbook(
        (*HEADINGS, "Mobil"), (*ALMA, "=A2"), ("102", "Bo Bech", "", "tøm-26a", "#REF!")
    )
    file = asked(content)
    assert [(fault.row, fault.column, fault.reason) for fault in file.faults] == [
        (2, "Mobil", "formlen i E2 har ingen værdi; åbn og gem filen i Excel"),
        (3, "Mobil", "E3 viser en fejl i Excel; ret formlen, og gem filen"),
    ]


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell(asked):
    formula = '<c r="E2" t="str"><f>IF(A2,"","")</f><v></v></c></row>'
    rows = LIST.replace("</row>", cell("E1", "Mobil") + "</row>", 1)
    (alma,) = asked(data(rows[: -len("</row>")] + formula)).rows
    assert alma.phone == ""


def test_hidden_sheets_are_skipped_and_named(asked):
    def hide(book):
        book["Hemmelig"].sheet_state = "veryHidden"
        book["Skjult"].sheet_state = "hidden"

    sheets = {"Hemmelig": [HEADINGS, ALMA], "Ark1": [HEADINGS, ALMA], "Skjult": [["x"]]}
    file = asked(workbook(sheets=sheets, change=hide))
    assert (len(file.rows), file.skipped_sheets) == (1, ("Hemmelig", "Skjult"))
    assert "Det skjulte ark “Hemmelig” er ikke læst." in [one.text for one in file.remarks]


def test_a_list_on_a_hidden_sheet_alone_is_refused_with_its_name(asked):
    def hide(book):
        book["Skjult"].sheet_state = "hidden"

    with pytest.raises(Refusal, match="Skjulte ark læses ikke: Skjult") as refusal:
        asked(workbook(sheets={"Ark1": [["Noter"]], "Skjult": [HEADINGS, ALMA]}, change=hide))
    assert refusal.value.field == "headings"


def test_hidden_rows_are_read_and_told(asked):
    def hide(book):
        book.active.row_dimensions[2].hidden = True

    file = asked(workbook(HEADINGS, ALMA, change=hide))
    assert len(file.rows) == 1
    assert [one.text for one in file.remarks] == ["1 skjult række er læst med."]


def test_dates_of_1904_and_of_1900_are_the_same_days(asked):
    from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415  # only here

    born = date(2008, 8, 17)

    def old_mac(book):
        book.epoch = CALENDAR_MAC_1904

    for change in (None, old_mac):
        (alma,) = asked(workbook(HEADINGS, (101, "Alma Birk", born, "x"), change=change)).rows
        assert (alma.birth_date, alma.number) == (born, "101")


def test_a_class_merged_down_its_students_is_the_class_of_each(asked):
    def merge(book):
        book.active.merge_cells("D2:D3")

    rows = (HEADINGS, ALMA, ("102", "Bo Bech", "17.08.2007", None))
    file = asked(workbook(*rows, change=merge))
    assert [row.class_code for row in file.rows] == ["tøm-26a", "tøm-26a"]
