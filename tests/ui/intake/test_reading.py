"""A list on its way in: which kind it is, and what the user changes of it."""

from datetime import date

import pytest

from gf2tracker.errors import Refusal
from gf2tracker.intake.table import UnknownHeadings
from tests.intake.make_examples import EXAMPLES
from ui.intake.reading import CLASSES, STUDENTS, Source, read

TODAY = date(2026, 8, 19)


def told(*_progress):
    """Nobody listens."""


def pasted(text, **more):
    return read(Source(text=text, **more), TODAY, told)


def test_the_headings_say_whether_a_list_is_of_students_or_of_classes():
    assert pasted("Navn\tHold\nAlma\ta").kind == STUDENTS
    assert pasted("Hold\tStart\na\t10.08.2026").kind == CLASSES
    assert read(Source(EXAMPLES / "hold.xlsx"), TODAY, told).kind == CLASSES


def test_a_list_whose_headings_nobody_knows_is_told_as_a_list_of_students():
    with pytest.raises(UnknownHeadings, match="Filen ligner ikke en elevliste"):
        pasted("Dette\tHint\n1\t2")
    with pytest.raises(UnknownHeadings, match="Filen ligner ikke en elevliste"):
        pasted("Hold\tStart\na\t10.08.2026", kind=STUDENTS)
    with pytest.raises(UnknownHeadings, match="Filen ligner ikke en liste over hold"):
        pasted("Navn\tMail\nAlma\t", kind=CLASSES)


def test_a_register_is_no_class_list():
    with pytest.raises(Refusal, match="Filen er en protokol"):
        read(Source(EXAMPLES / "protokol.csv"), TODAY, told)


def test_a_reading_tells_what_it_reads():
    heard = []
    read(Source(EXAMPLES / "lectio.csv"), TODAY, lambda *words: heard.append(words))
    assert heard[0] == (0, 1, "Læser lectio.csv")


def test_rows_are_left_out_and_taken_back():
    reading = pasted("Navn\nAlma\nBo\nCa")
    out = reading.turned(frozenset({("", 2)}))
    assert [row.first_name for row in out.wanted(TODAY).rows] == ["Bo", "Ca"]
    more = out.turned(frozenset({("", 2), ("", 3)}))
    assert [row.first_name for row in more.wanted(TODAY).rows] == ["Ca"]
    back = more.turned(frozenset({("", 2), ("", 3)}))
    assert back.wanted(TODAY) == reading.file


def test_a_row_is_mended_in_either_kind_of_list():
    reading = pasted("Navn\tFødt\nAlma\tx")
    assert [fault.field for fault in reading.faults_at(("", 2))] == ["birth_date"]
    row = reading.written(("", 2), TODAY)
    mended = reading.mended(row, {"birth_date": "17.08.2008"}, TODAY)
    assert mended.file.rows[0].birth_date == date(2008, 8, 17)
    classes = pasted("Hold\tStart\na\tx")
    row = classes.written(("", 2), TODAY)
    mended = classes.mended(row, {"starts_on": "10.08.2026"}, TODAY)
    assert mended.faults_at(("", 2)) == ()
