"""The same student twice in one file."""

from datetime import date

import pytest

from gf2tracker.intake.files import read_students_text

TODAY = date(2026, 8, 17)
SAME = "eleven står to gange: række 2 og række 3"


@pytest.mark.parametrize(
    "rows",
    [
        "1;Alma Birk;;x\n1;Bo Bech;;x",
        ";Alma Birk;17-08-2008;x\n;ALMA BIRK;17-08-2008;x",
        "1;Alma Birk;17-08-2008;x\n;Alma Birk;17-08-2008;x",
        ";Alma Birk;;x\n;Birk, Alma;;x",
        ";Alma Birk;17-08-2008;x\n;Alma Birk;;x",
        "1;Alma Birk;;x\n;Alma Birk;;x",
        ";Aase Birk;;x\n;Åse Birk;;x",
    ],
)
def test_a_student_seen_before_is_a_fault_of_the_later_row(rows):
    file = read_students_text(f"Elevnr;Navn;Født;Hold\n{rows}", today=TODAY)
    assert [(fault.row, fault.column, fault.reason) for fault in file.faults] == [(3, None, SAME)]
    assert len(file.rows) == 1


@pytest.mark.parametrize(
    "rows",
    [
        "1;Alma Birk;17-08-2008;x\n2;Alma Birk;17-08-2008;x",
        ";Alma Birk;17-08-2008;x\n;Alma Birk;18-08-2008;x",
        ";Alma Birk;;x\n;Alma Birk;;y",
        "1;Alma Birk;;x\n2;Alma Birk;;x",
        "1;Alma Birk;;x\n01;Bo Bech;;x",
    ],
)
def test_students_who_only_look_alike_are_two(rows):
    file = read_students_text(f"Elevnr;Navn;Født;Hold\n{rows}", today=TODAY)
    assert (file.faults, len(file.rows)) == ((), 2)


def test_a_student_on_two_classes_is_a_fault_of_both_rows():
    text = "Elevnr;Navn;Hold\n1;Alma Birk;x\n2;Bo Bech;x\n1;Alma Birk;y"
    file = read_students_text(text, today=TODAY)
    reason = "eleven står på to hold: x i række 2 og y i række 4"
    assert [(fault.row, fault.reason) for fault in file.faults] == [(2, reason), (4, reason)]
    assert [row.first_name for row in file.rows] == ["Bo"]


def test_rows_that_say_the_very_same_are_one_with_a_remark():
    rows = "1;Alma Birk;17-08-2008;x\n2;Bo Bech;;x\n1;Alma Birk;17-08-2008;x\n2;Bo Bech;;x"
    file = read_students_text(f"Elevnr;Navn;Født;Hold\n{rows}", today=TODAY)
    assert (len(file.rows), file.faults) == (2, ())
    assert [one.text for one in file.remarks] == [
        "2 rækker siger det samme som tidligere og er lagt sammen med dem (række 4 og 5)."
    ]


def test_one_that_says_something_else_is_still_a_fault():
    rows = "1;Alma Birk;17-08-2008;x\n1;Alma Birk;;x"
    file = read_students_text(f"Elevnr;Navn;Født;Hold\n{rows}", today=TODAY)
    assert [fault.reason for fault in file.faults] == [SAME]
