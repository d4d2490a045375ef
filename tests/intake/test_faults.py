"""Faulty rows as tables that are mended and given back."""

import csv
import io
from datetime import date

from gf2tracker.intake.book import Book
from gf2tracker.intake.classes import classes_in
from gf2tracker.intake.columns import CLASSES
from gf2tracker.intake.faults import fault_tables
from gf2tracker.intake.files import read_students_text
from gf2tracker.intake.headings import Choices
from gf2tracker.intake.students import StudentRequest, students_in
from gf2tracker.intake.text import read_pasted
from tests.intake.test_students import in_sheets

TODAY = date(2026, 8, 17)


def pasted(text, **more):
    return read_students_text(text, today=TODAY, **more)


def as_text(table, **mended):
    """Return a fault table as it would be pasted back, some headings' cells mended."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t")
    writer.writerow(table.headings)
    for row in table.rows:
        cells = dict(zip(table.headings, row, strict=True)) | mended
        writer.writerow(cells.values())
    return text.getvalue()


def test_a_file_without_faults_has_no_fault_tables():
    assert fault_tables(pasted("Navn\nAlma")) == ()


def test_a_table_has_the_files_own_columns_then_row_and_reason():
    file = pasted("Nr;Navn;Født\n1;Alma;31-02-2008\n2;Bo;\n3;;17-08-2013")
    (table,) = fault_tables(file)
    assert table.headings == ("Nr", "Navn", "Fødselsdato", "Række", "Fejl")
    assert table.rows == (
        (
            *("1", "Alma", "31-02-2008", "2"),
            "Født: den 31. februar 2008 findes ikke; måneden har 29 dage",
        ),
        (
            *("3", "", "17-08-2013", "4"),
            "Navn mangler; Født: 17.08.2013 gør eleven 13 år; ret datoen",
        ),
    )


def test_a_cpr_number_becomes_a_birth_date_so_that_the_mended_file_needs_none():
    (table,) = fault_tables(pasted("CPR;Navn;Hold\n770810-4001;;x\n319910-4001;Bo;x"))
    assert table.headings[0] == "Fødselsdato"
    assert [row[0] for row in table.rows] == ["17.08.2010", "319910-••••"]
    assert "4001" not in repr(table)
    (alma,) = pasted(as_text(fault_tables(pasted("CPR;Navn\n770810-4001;"))[0], Navn="Alma")).rows
    assert (alma.first_name, alma.birth_date) == ("Alma", date(2010, 8, 17))


def test_of_two_birth_columns_one_is_left_with_what_is_known():
    (table,) = fault_tables(pasted("CPR;Navn;Født\n770810-4001;;\n;;17.08.2008\n;;1.1.2008"))
    assert table.headings == ("Fødselsdato", "Navn", "Række", "Fejl")
    assert [row[0] for row in table.rows] == ["17.08.2010", "17.08.2008", "01.01.2008"]


def test_what_titles_and_the_user_told_follows_in_columns_of_its_own():
    file = pasted("Hold: tøm-26a\nStart: 10.08.2026\nNavn;Født\nAlma;x")
    (table,) = fault_tables(file)
    assert table.headings == ("Navn", "Fødselsdato", "Hold", "Holdstart", "Række", "Fejl")
    (alma,) = pasted(as_text(table, Fødselsdato="17.08.2008")).rows
    assert (alma.class_code, alma.class_start) == ("tøm-26a", date(2026, 8, 10))
    file = pasted("Navn;Født\nAlma;x", class_code="mur-26a")
    assert "mur-26a" in fault_tables(file)[0].rows[0]


def test_columns_the_user_explained_get_names_that_are_understood():
    choices = Choices((("Pige/dreng", "full_name"), ("Ident", "number")))
    file = pasted("Pige/dreng;Ident;Født\nAlma;7;x", choices=choices)
    (table,) = fault_tables(file)
    assert table.headings[:2] == ("Navn", "Elevnr.")
    (alma,) = pasted(as_text(table, Fødselsdato="")).rows
    assert (alma.first_name, alma.number) == ("Alma", "7")


def test_every_sheet_with_faults_has_its_table():
    rows = [["Navn", "Født"], ["Alma", "x"]]
    good = [["Navn", "Født"], ["Bo", date(2008, 8, 17)]]
    book = in_sheets(a=rows, b=good, c=[["Navn", "Født"], ["Ca", "x"]])
    tables = fault_tables(students_in(book, StudentRequest(TODAY)))
    assert [(table.sheet, table.headings[2], table.rows[0][2]) for table in tables] == [
        ("a", "Hold", "a"),
        ("c", "Hold", "c"),
    ]


def test_classes_have_fault_tables_too():
    file = classes_in(Book((read_pasted("Hold;Start\nx;i går"),)))
    (table,) = fault_tables(file, CLASSES)
    assert table.rows == (("x", "i går", "2", "Start: datoen kan ikke læses; skriv fx 17.08.2026"),)
