"""Lists of classes."""

from datetime import date

import pytest

from gf2tracker.domain.people import Role
from gf2tracker.errors import Refusal
from gf2tracker.intake.book import Book
from gf2tracker.intake.classes import classes_in, pattern_of, team_of
from gf2tracker.intake.files import read_classes, read_classes_text
from gf2tracker.intake.text import read_pasted
from tests.intake.workbooks import workbook

START = date(2026, 8, 10)


def classes(text):
    return classes_in(Book((read_pasted(text),)))


def test_a_class_is_read_field_by_field(tmp_path):
    path = tmp_path / "hold.xlsx"
    headings = ("Hold", "Uddannelse", "Sted", "Start", "Slut", "Skema", "Kontaktlærer", "Team")
    row = (
        "tøm-26a",
        "Tømrer",
        "Ballerup",
        START,
        "23/12-26",
        "8-8-8-8-5",
        "MK",
        "MK, JH (VEJLEDER)",
    )
    path.write_bytes(workbook(headings, row, (None, None), ("mur-26a", None, None, START)))
    first, second = read_classes(path).rows
    assert (first.code, first.programme, first.site) == ("tøm-26a", "Tømrer", "Ballerup")
    assert (first.starts_on, first.ends_on) == (START, date(2026, 12, 23))
    assert (first.pattern, first.contact_teacher) == ((8, 8, 8, 8, 5), "MK")
    assert [(one.initials, one.role) for one in first.team] == [
        ("MK", Role.SUBJECT_TEACHER),
        ("JH", Role.COUNSELLOR),
    ]
    assert (second.programme, second.pattern, second.team) == ("", None, ())
    assert (second.row, second.sheet) == (4, "Ark1")


def test_a_pasted_table_of_classes_is_read_like_a_file():
    file = read_classes_text("Hold\tStart\ntøm-26a\t10-08-2026\nmur-26a\t")
    assert [(row.code, row.starts_on) for row in file.rows] == [("tøm-26a", START)]
    assert [(fault.row, fault.sentence) for fault in file.faults] == [(3, "Start mangler")]
    assert len(file.digest) == 64
    with pytest.raises(Refusal, match="Der er intet at indsætte"):
        read_classes_text(" \n")


def test_a_column_that_is_not_there_is_none():
    (row,) = classes("Hold;Start\nx;10-08-2026").rows
    assert (row.programme, row.site, row.team, row.contact_teacher) == (None, None, None, None)


@pytest.mark.parametrize(
    "cell",
    ["8-8-8-8-5", "8 8 8 8 5", "8;8;8;8;5", "8/8/8/8/5", "8, 8, 8, 8, 5", "8–8–8–8–5", 88885],
)
def test_every_way_to_write_lessons_is_read(cell):
    assert pattern_of(cell) == (8, 8, 8, 8, 5)


@pytest.mark.parametrize("cell", ["8-8-8-8", "8", "8-8-8-8-11", "0-0-0-0-0", "man-fre", 888855])
def test_lessons_that_cannot_be_are_refused(cell):
    with pytest.raises(Refusal):
        pattern_of(cell)


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("MK", [Role.SUBJECT_TEACHER]),
        ("MK;JH (vejleder)", [Role.SUBJECT_TEACHER, Role.COUNSELLOR]),
        (
            "MK: kontaktlærer\nJH: COMPANY_CONSULTANT",
            [Role.CONTACT_TEACHER, Role.COMPANY_CONSULTANT],
        ),
        (
            "MK (Studievejleder), JH (lærepladskonsulent)",
            [Role.COUNSELLOR, Role.COMPANY_CONSULTANT],
        ),
        ("", []),
    ],
)
def test_teams_are_read_with_their_roles(cell, roles):
    assert [one.role for one in team_of(cell)] == roles


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("MK (tryllekunstner)", "rollen kendes ikke"),
        ("MK (JH (vejleder))", "teamet kan ikke læses"),
        ("770810-4001", "feltet indeholder et CPR-nummer"),
    ],
)
def test_a_team_that_cannot_be_read_is_refused(cell, reason):
    with pytest.raises(Refusal, match=reason):
        team_of(cell)


def test_every_fault_of_a_class_is_told():
    file = classes(
        "Hold;Start;Slut;Skema\n;10-08-2026;;\nx;;;\ny;10-08-2026;09-08-2026;8\n"
        "z;10-08-1926;;\nw;10-08-2026;;\nW;10-08-2026;;"
    )
    assert [(fault.row, fault.column) for fault in file.faults] == [
        (2, "Hold"),
        (3, "Start"),
        (4, "Skema"),
        (4, "Slut"),
        (5, "Start"),
        (7, None),
    ]
    assert file.faults[-1].reason == "holdet står to gange: række 6 og række 7"
    assert [row.code for row in file.rows] == ["w"]


def test_a_class_list_of_students_is_no_list_of_classes():
    with pytest.raises(Refusal, match="ligner ikke en liste over hold"):
        classes("Navn;Født\nAlma;17-08-2008")
