"""Registers written outside the program."""

import pytest

from gf2tracker.errors import Refusal
from gf2tracker.intake.files import read_register


@pytest.fixture
def register(tmp_path):
    def read(text):
        path = tmp_path / "protokol.csv"
        path.write_text(text, "utf-8")
        return read_register(path)

    return read


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_marks_are_read_with_student_and_lesson(register, separator):
    text = "elev;lektion;mark\n101;;U\nÅse Birk;1;F12\n102;10;.\n"
    rows = register(text.replace(";", separator)).rows
    assert [(row.row, row.student, row.lesson, row.mark) for row in rows] == [
        (2, "101", None, "U"),
        (3, "Åse Birk", 1, "F12"),
        (4, "102", 10, "."),
    ]


def test_without_the_column_lesson_every_mark_is_for_the_day(register):
    assert [row.lesson for row in register("Elev;Mark\n1;U").rows] == [None]


def test_every_fault_is_told_with_its_row(register):
    file = register(
        "elev;lektion;mark\n;1;U\n1;11;U\n1;x;U\n1;0;U\n1;2;U\n1;3;U\n1;3;S\n770810-4001;;U"
    )
    assert [(fault.row, fault.column) for fault in file.faults] == [
        (2, "elev"),
        (3, "lektion"),
        (4, "lektion"),
        (5, "lektion"),
        (8, None),
        (9, "elev"),
    ]
    assert file.faults[4].reason == ("eleven har to mærker for samme lektion: række 7 og række 8")
    assert [row.row for row in file.rows] == [6, 7]


@pytest.mark.parametrize("mark", ["", " ", "."])
def test_nothing_a_space_and_a_full_stop_are_marks(register, mark):
    assert [row.mark for row in register(f"elev;lektion;mark\n1;2;{mark}\n").rows] == [mark.strip()]


def test_headings_alone_are_a_register_in_which_nobody_is_missing(register):
    assert register("elev;lektion;mark\n").rows == ()


def test_another_file_is_refused(register):
    with pytest.raises(Refusal, match="ligner ikke en protokol"):
        register("Navn;Født\nAlma;17-08-2008")
