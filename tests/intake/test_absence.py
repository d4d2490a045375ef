"""Absence totals as Studie+, UDDATA+, Lectio and teachers write them."""

from datetime import date

import openpyxl
import pytest

from gf2tracker.domain.totals import Totals
from gf2tracker.errors import Refusal
from gf2tracker.intake.absence import (
    is_absence,
    mend_absence,
    source_of,
    without_absence,
    written_absence,
)
from gf2tracker.intake.columns import ABSENCE
from gf2tracker.intake.faults import fault_tables
from gf2tracker.intake.files import read_absence, read_absence_text, read_students_text
from tests.intake.make_absence_examples import EXAMPLES
from tests.intake.workbooks import workbook

TODAY = date(2026, 9, 21)
Z8224 = (
    "Udtræksdato;Holdstart;Skoleforløb;CPR_nr;Navn;Udeblevet %;Fravær %;"
    "Udeblevet Timer;Fravær Timer;Skema Timer;Kontaktlærer\n"
)


def read(text, **more):
    return read_absence_text(text, today=TODAY, **more)


def reasons(file):
    return [(one.column, one.reason) for one in file.faults]


def test_z8224_counts_through_the_day_before_the_extract_in_minutes():
    file = read(
        Z8224 + "21-09-2026;10-08-2026;GF2;170808;Birk, Alma;2,08;12,50;4,00;24,00;192,00;MK"
    )
    (row,) = file.rows
    assert (row.first_name, row.last_name, row.birth_date) == ("Alma", "Birk", date(2008, 8, 17))
    assert (row.until, row.day, row.class_code, row.placement) == (
        date(2026, 9, 20),
        None,
        "",
        "GF2",
    )
    assert row.totals == Totals(0.125, 4 / 192, 11520, 1440, 240)
    assert source_of(file) == "Z8224"
    assert file.remarks == ()


@pytest.mark.parametrize(
    ("name", "source", "count", "encoding"),
    [
        ("fravaer-studieplus.csv", "Z8224", 14, "cp1252"),
        ("fravaer-uddata.csv", "Z8503", 100, "cp1252"),
        ("fravaer-lectio.csv", "Lectio", 10, "utf-8"),
        ("fravaer-egen.xlsx", "egen liste", 12, ""),
    ],
)
def test_every_example_is_read(name, source, count, encoding):
    file = read_absence(EXAMPLES / name, today=TODAY)
    assert (source_of(file), len(file.rows), file.encoding) == (source, count, encoding)
    assert file.faults == ()
    assert all(row.totals.share is not None for row in file.rows)
    assert is_absence(file.headings)


def test_z8224s_is_told_from_z8224():
    text = "Forløbsstart;Navn;Udeblevet Timer;Fravær Timer;Skema Timer\n10-08-2026;Bo;0;1;10"
    assert source_of(read(text)) == "Z8224S"


def test_a_class_with_a_star_is_not_the_home_class_and_a_hash_is_no_part_of_its_name():
    text = "Dato;navn;Stamhold;Timer;Ugyldigt_fraver;Fraver_ialt\n"
    text += "01-09-2026;Bo;*dan-26;6;0;1\n02-09-2026;Bo;#tøm-26a;6;0;1\n03-09-2026;Bo;*;6;0;1"
    assert [row.class_code for row in read(text).rows] == ["", "tøm-26a", ""]


def test_modules_tell_a_share_and_what_is_said_of_the_whole_year_is_not_read():
    text = "Navn\tOpgjort moduler\tÅret %\nBo\t6,00/114,00\t50%"
    (row,) = read(text).rows
    assert row.totals.share == pytest.approx(6 / 114)
    assert row.totals.scheduled is None


def test_per_cents_that_excel_keeps_as_fractions_are_known_by_the_whole_column(tmp_path):
    path = tmp_path / "f.xlsx"
    path.write_bytes(workbook(("Navn", "Fravær %"), ("Bo", 0.125), ("Cy", 0), ("Di", 1)))
    file = read_absence(path, today=TODAY)
    assert [row.totals.share for row in file.rows] == [0.125, 0.0, 1.0]
    path.write_bytes(workbook(("Navn", "Fravær %"), ("Bo", 0.5), ("Cy", 12.5)))
    assert [row.totals.share for row in read_absence(path, today=TODAY).rows] == [0.005, 0.125]


def test_a_heading_that_does_not_say_per_cent_is_remarked():
    file = read("Navn\tFravær\nBo\t12,5")
    assert [one.text for one in file.remarks] == ["“Fravær” er læst som procent."]
    assert file.rows[0].totals.share == 0.125


@pytest.mark.parametrize(
    ("cells", "minutes"), [("12,5", 750), ("12:30", 750), ("1.234,5", 74070), ("12 timer", 720)]
)
def test_hours_are_decimal_or_a_clock(cells, minutes):
    file = read(f"Navn\tFravær Timer\tSkema Timer\nBo\t{cells}\t2000")
    assert file.rows[0].totals.absent == minutes


@pytest.mark.parametrize(
    ("headings", "cells", "reason"),
    [
        ("Fravær %", "112", "procenten skal ligge mellem 0 og 100"),
        ("Fravær %", "meget", "tallet kan ikke læses; skriv fx 12,5"),
        ("Fravær %", "", "feltet er tomt"),
        ("Fravær Timer\tSkema Timer", "20\t10", "der er mere fravær end skema"),
        ("Fravær Timer\tSkema Timer", "-1\t10", "tallet skal ligge mellem 0 og 10000"),
        ("Fravær Timer\tSkema Timer", "1.234\t10", "tallet kan læses på to måder"),
        ("Opgjort moduler", "9/3", "der kan ikke være mere fravær end skema"),
        (
            "Fravær %\tFravær Timer\tSkema Timer",
            "50\t12\t192",
            "procenten og timerne siger hver sit: timerne giver 6,3 %",
        ),
        (
            "Udeblevet Timer\tFravær Timer\tSkema Timer",
            "3\t2\t10",
            "der er mere ulovligt fravær end fravær i alt",
        ),
        ("Fravær %\tTil og med", "5\t01.12.2026", "dagen ligger efter i dag"),
    ],
)
def test_what_can_not_be_is_a_fault_in_danish(headings, cells, reason):
    file = read(f"Navn\t{headings}\nBo\t{cells}")
    assert [one.reason.replace("\xa0", " ").startswith(reason) for one in file.faults] == [True]


def test_the_same_student_twice_is_a_fault_but_not_a_students_days():
    assert "eleven står to gange" in read("Navn\tFravær %\nBo\t1\nBo\t2").faults[0].reason
    text = "Dato\tNavn\tFravær Timer\tTimer\n01-09-2026\tBo\t1\t6\n02-09-2026\tBo\t1\t6"
    assert read(text).faults == ()


def test_a_number_alone_says_who_it_is_and_nothing_does_not():
    (row,) = read("Elevnr\tFravær %\n26001\t5").rows
    assert (row.number, row.first_name) == ("26001", "")
    assert reasons(read("Elevnr\tFravær %\n\t5")) == [("Elevnr", "feltet er tomt")]


def test_a_cpr_number_is_a_birth_date_and_never_leaves_the_reading():
    file = read(Z8224 + "21-09-2026;;GF2;170808-4871;Bo 170808-4871;0;0;0;0;10;MK")
    assert "4871" not in repr(file)
    assert file.faulty[0].cells[3] == "17.08.2008"


def test_titles_tell_class_and_day():
    file = read("Hold: tøm-26a\tOpgjort til og med: 18.09.2026\n\nNavn\tFravær %\nBo\t5")
    assert (file.rows[0].class_code, file.rows[0].until) == ("tøm-26a", date(2026, 9, 18))


def test_what_the_user_says_of_class_and_day_holds_where_the_file_is_silent():
    (row,) = read("Navn\tFravær %\nBo\t5", class_code="tøm-26a", until=date(2026, 9, 1)).rows
    assert (row.class_code, row.until) == ("tøm-26a", date(2026, 9, 1))


def test_a_class_list_is_no_list_of_absence_and_the_other_way_round():
    with pytest.raises(Refusal, match="ligner ikke en liste over fravær"):
        read("Navn\tHold\nBo\ttøm-26a")
    both = read_students_text("Navn\tHold\tMobil\tFravær %\nBo\ta\t15420788\t5", today=TODAY)
    assert not is_absence(both.headings)


def test_a_row_is_mended_left_out_and_written_again():
    file = read("Navn\tFravær %\nBo\t112\nCy\t5")
    mended = mend_absence(file, file.faulty[0], {"absent_share": "12"}, TODAY)
    assert [row.totals.share for row in mended.rows] == [0.12, 0.05]
    place = ("", 3)
    assert dict(written_absence(mended, place, TODAY).values)["absent_share"] == "5,00\xa0%"
    assert [row.first_name for row in without_absence(mended, {place}, TODAY).rows] == ["Bo"]


def test_fractions_stay_what_they_are_when_a_row_is_mended(tmp_path):
    path = tmp_path / "f.xlsx"
    path.write_bytes(workbook(("Navn", "Fravær %"), ("", 0.125), ("Cy", 0.2)))
    file = read_absence(path, today=TODAY)
    mended = mend_absence(file, file.faulty[0], {"full_name": "Bo"}, TODAY)
    assert [row.totals.share for row in mended.rows] == [0.125, 0.2]


def test_the_faulty_rows_are_written_so_that_they_can_be_read_again():
    file = read("Navn\tFravær %\tCPR\nBo\t112\t170808-4871")
    (table,) = fault_tables(file, ABSENCE)
    assert table.headings == ("Navn", "Fravær %", "Fødselsdato", "Række", "Fejl")
    assert table.rows[0][:3] == ("Bo", "112", "17.08.2008")


def test_a_sheet_may_be_called_after_its_class(tmp_path):
    path = tmp_path / "f.xlsx"
    book = openpyxl.Workbook()
    for code in ("tøm-26a", "el-26b"):
        sheet = book.create_sheet(code)
        sheet.append(["Navn", "Fravær %"])
        sheet.append([f"Bo {code}", 5])
    book.remove(book["Sheet"])
    book.save(path)
    rows = read_absence(path, today=TODAY).rows
    assert [row.placement for row in rows] == ["tøm-26a", "el-26b"]


def test_a_mended_row_keeps_the_class_and_day_that_titles_told():
    file = read("Hold: tøm-26a\tOpgjort til og med: 18.09.2026\n\nNavn\tFravær %\nBo\t5")
    row = written_absence(file, ("", 4), TODAY)
    (mended,) = mend_absence(file, row, {"full_name": "Bo Juul"}, TODAY).rows
    assert (mended.class_code, mended.until) == ("tøm-26a", date(2026, 9, 18))
