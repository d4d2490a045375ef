"""The lists in examples/, which README sends newcomers to."""

from datetime import date

import pytest

from gf2tracker.intake.files import read_classes, read_register, read_students
from tests.intake.make_examples import EXAMPLES, START

TODAY = date(2026, 8, 17)


def students(name):
    return read_students(EXAMPLES / name, today=TODAY)


@pytest.mark.parametrize(
    ("name", "count", "codes", "encoding"),
    [
        ("klasseliste.xlsx", 12, {"tøm-26a"}, ""),
        ("studieplus.csv", 14, {"mur-26a"}, "cp1252"),
        ("lectio.csv", 10, {"ele-26b"}, "utf-8"),
        ("optagelse.csv", 8, {None}, "cp1252"),
        ("flere-hold.xlsx", 21, {"vvs-26a", "vvs-26b", "smed-26a"}, ""),
        ("med-fejl.xlsx", 3, {"mal-26a"}, ""),
    ],
)
def test_every_kind_of_list_is_read(name, count, codes, encoding):
    file = students(name)
    assert (len(file.rows), {row.class_code for row in file.rows}) == (count, codes)
    assert file.encoding == encoding
    assert all(row.birth_date and row.phone.startswith("1") for row in file.rows)
    assert all(row.first_name and row.last_name for row in file.rows)
    assert bool(file.faults) == (name == "med-fejl.xlsx")


def test_the_teachers_list_tells_its_class_and_start_in_titles():
    assert {row.class_start for row in students("klasseliste.xlsx").rows} == {START}


def test_studieplus_tells_late_joiners_and_leavers():
    rows = students("studieplus.csv").rows
    assert {row.first_day for row in rows} == {START, date(2026, 8, 24)}
    assert [row.left_on for row in rows if row.left_on] == [date(2026, 9, 18)]


def test_applicants_bring_protection_and_postcodes_with_their_zero():
    rows = students("optagelse.csv").rows
    assert [row.is_protected for row in rows].count(True) == 1
    assert {len(row.postcode) for row in rows} == {4}


def test_the_hidden_sheet_is_named():
    assert students("flere-hold.xlsx").skipped_sheets == ("Noter",)


def test_the_faults_are_the_five_that_were_planted():
    faults = students("med-fejl.xlsx").faults
    assert [(fault.row, fault.column) for fault in faults] == [
        (3, "Fødselsdato"),
        (5, "Navn"),
        (6, "Fødselsdato"),
        (8, None),
        (9, "Hold"),
    ]


def test_the_classes_and_the_register_are_read():
    classes = read_classes(EXAMPLES / "hold.xlsx")
    assert [(row.code, row.starts_on) for row in classes.rows] == [
        ("tøm-26a", START),
        ("mur-26a", START),
        ("ele-26b", date(2026, 8, 17)),
    ]
    marks = read_register(EXAMPLES / "protokol.csv")
    numbers = {row.number for row in students("klasseliste.xlsx").rows}
    names = {f"{row.first_name} {row.last_name}" for row in students("klasseliste.xlsx").rows}
    assert (len(marks.rows), marks.faults) == (5, ())
    assert {row.student for row in marks.rows} <= numbers | names
