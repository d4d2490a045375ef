"""A list that a user changes before it is stored: rows mended, rows left out."""

from datetime import date

from gf2tracker.intake.classes import mend_class, without_classes, written_class
from gf2tracker.intake.files import read_classes_text, read_students_text
from gf2tracker.intake.students import mend_student, without_students, written_student

TODAY = date(2026, 8, 17)
TWICE = "Elevnr;Navn;Hold;Skab\n1;Alma Birk;a;4\n1;Bo Bech;a;5\n2;Ca Dam;a;6"
ON_TWO_CLASSES = "Elevnr;Navn;Hold\n1;Alma Birk;a\n1;Alma Birk;b"


def pasted(text):
    return read_students_text(text, today=TODAY)


def good(file):
    return [row.row for row in file.rows]


def faulty(file):
    return [(fault.row, fault.reason) for fault in file.faults]


def without(file, *rows):
    return without_students(file, {("", row) for row in rows}, TODAY)


def mended(file, row, **texts):
    return mend_student(file, written_student(file, ("", row), TODAY), texts, TODAY)


def test_a_row_left_out_is_in_none_of_the_others():
    file = without(pasted("Navn;Født\nAlma;17-08-2008\nBo;x\nCa;"), 2, 3)
    assert (good(file), file.faults, file.faulty) == ([4], (), ())
    assert [(row.row, dict(row.values)["full_name"]) for row in file.left_out] == [
        (2, "Alma"),
        (3, "Bo"),
    ]


def test_nothing_left_out_is_the_same_file():
    file = pasted(TWICE)
    assert without_students(file, (), TODAY) is file


def test_a_row_is_good_when_the_one_it_clashed_with_is_left_out():
    file = pasted(TWICE)
    assert (good(file), [row for row, _reason in faulty(file)]) == ([2, 4], [3])
    assert good(without(file, 2)) == [3, 4]
    both = pasted(ON_TWO_CLASSES)
    assert [row for row, _reason in faulty(both)] == [2, 3]
    assert (good(without(both, 3)), without(both, 3).faults) == ([2], ())


def test_a_row_is_good_when_the_one_it_clashed_with_is_mended():
    file = mended(pasted(TWICE), 2, number="7")
    assert (good(file), faulty(file)) == ([2, 3, 4], [])
    assert file.rows[0].number == "7"


def test_a_row_mended_into_another_leaves_one_of_them_faulty():
    file = mended(pasted("Elevnr;Navn\n1;Alma\n2;Bo"), 2, number="2")
    assert good(file) == [2]
    assert faulty(file) == [(3, "eleven står to gange: række 2 og række 3")]
    assert file.faulty[0].cells == ("2", "Bo")


def test_a_good_row_can_be_mended_too():
    file = pasted("Elevnr;Navn;Født\n1;Alma Brik;17-08-2008")
    right = mended(file, 2, full_name="Alma Birk")
    assert [(row.last_name, row.birth_date) for row in right.rows] == [("Birk", date(2008, 8, 17))]
    wrong = mended(right, 2, full_name="")
    assert (good(wrong), faulty(wrong)) == ([], [(2, "feltet er tomt")])
    assert wrong.faults[0].sentence == "Navn mangler"


def test_a_row_that_clashes_keeps_what_its_other_columns_say():
    file = without(pasted(TWICE), 4)
    assert file.faulty[0].cells == ("1", "Bo Bech", "a", "5")


def test_classes_are_mended_and_left_out_in_the_same_way():
    file = read_classes_text("Hold\tStart\tTeam\nx\ti går\tMK (vejleder)\ny\t10.08.2026\t")
    assert written_class(file, ("", 3)).values[0] == ("code", "y")
    mended_file = mend_class(file, written_class(file, ("", 2)), {"starts_on": "17.08.2026"})
    assert [row.code for row in mended_file.rows] == ["x", "y"]
    left = without_classes(file, {("", 2)})
    assert ([row.code for row in left.rows], left.faults) == (["y"], ())
    assert [row.row for row in left.left_out] == [2]
