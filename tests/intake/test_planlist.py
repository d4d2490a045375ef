"""Plans as lists: what cells may say, what is wrong with them, and how a row is mended."""

from datetime import date

import pytest

from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.errors import Refusal
from gf2tracker.intake.book import Book, Sheet
from gf2tracker.intake.files import read_plan, read_plan_text
from gf2tracker.intake.misfits import activities_aside
from gf2tracker.intake.planlist import (
    mend_plan,
    plan_cell,
    plan_in,
    without_activities,
    written_activity,
)
from gf2tracker.intake.table import UnknownHeadings
from tests.intake.make_examples import EXAMPLES

HEADS = "Id\tHold\tUge\tUgedag\tDato\tLektion\tLektioner\tAktivitet\tType\tStatus\tSted\tAnsvarlige"


def read(*rows, heads=HEADS):
    return read_plan_text("\n".join([heads, *rows]))


def reasons(*rows, heads=HEADS):
    return [(fault.column, fault.reason) for fault in read(*rows, heads=heads).faults]


def test_a_row_is_read_as_it_is_written():
    file = read(
        "12\ttøm-26a\t8\ttirsdag\t29.09.2026\t2\t4\tBesøg\tvirksomhedsbesøg\tbekræftet\tA2\tMK, JH"
    )
    row = file.rows[0]
    assert (row.id, row.code, row.week, row.weekday) == (12, "tøm-26a", 8, 2)
    assert (row.date, row.first_lesson, row.lessons) == (date(2026, 9, 29), 2, 4)
    assert (row.kind, row.state) == (ActivityKind.COMPANY_VISIT, PlanState.CONFIRMED)
    assert (row.title, row.place, row.leads) == ("Besøg", "A2", ("MK", "JH"))
    assert row.companies_needed is None


def test_what_a_row_says_could_be_written_again():
    file = read("12\ttøm-26a\t8\tti\t\t-\t\tBesøg\tCOMPANY_VISIT\tplanlagt\t-\t-")
    told = {name: plan_cell(file.rows[0], name) for name in ("weekday", "kind", "state", "date")}
    assert told == {
        "weekday": "tirsdag",
        "kind": "virksomhedsbesøg",
        "state": "planlagt",
        "date": None,
    }
    assert [plan_cell(file.rows[0], name) for name in ("first_lesson", "place", "leads")] == [
        *("-", "-", "-")
    ]


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ("x7\ttøm\t1\tman\t\t\t\tBesøg", "Id", "programmets eget"),
        ("0\ttøm\t1\tman\t\t\t\tBesøg", "Id", "programmets eget"),
        ("\t\t1\tman\t\t\t\tBesøg", "Hold", "feltet er tomt"),
        ("\ttøm\t1\tman\t\t\t\t", "Aktivitet", "feltet er tomt"),
        ("\ttøm\t\t\t\t\t\tBesøg", "Dato", "skriv en dato, eller undervisningsuge og ugedag"),
        ("\ttøm\t1\t\t\t\t\tBesøg", "Dato", "skriv en dato, eller undervisningsuge og ugedag"),
        ("\ttøm\tfire\tman\t\t\t\tBesøg", "Uge", "helt tal fra 1 til 99"),
        ("\ttøm\t1\tlørdag\t\t\t\tBesøg", "Ugedag", "mandag, tirsdag"),
        ("\ttøm\t\t\t31.02.2026\t\t\tBesøg", "Dato", "måneden har 28 dage"),
        ("\ttøm\t1\tman\t\t11\t\tBesøg", "Lektion", "helt tal fra 0 til 10"),
        ("\ttøm\t1\tman\t\t\tto\tBesøg", "Lektioner", "helt tal fra 1 til 10"),
        ("\ttøm\t1\tman\t\t\t2,5\tBesøg", "Lektioner", "helt tal fra 1 til 10"),
        ("\ttøm\t1\tman\t\t\t\tBesøg\tudflugt", "Type", "typen kendes ikke"),
        ("\ttøm\t1\tman\t\t\t\tBesøg\t\tmåske", "Status", "planlagt, bekræftet, holdt, aflyst"),
    ],
)
def test_a_cell_that_can_not_be_read_is_a_fault_of_its_column(cells, column, reason):
    found = reasons(cells)
    assert [one for one, _reason in found] == [column]
    assert reason in found[0][1]


def test_numbers_of_companies_are_whole_numbers():
    heads = "Hold\tDato\tAktivitet\tVirksomheder ønsket\tVirksomheder bekræftet"
    found = reasons("tøm\t14.09.2026\tBesøg\tmange\t-1", heads=heads)
    assert [column for column, _reason in found] == [
        "Virksomheder ønsket",
        "Virksomheder bekræftet",
    ]
    assert {reason for _column, reason in found} == {"skriv et helt tal fra 0 til 200"}


def test_every_row_of_a_number_that_stands_twice_is_a_fault():
    file = read("7\ttøm\t\t\t\t\t\tBesøg", "8\ttøm\t\t\t\t\t\tProjekt", "7\ttøm\t\t\t\t\t\tBesøg")
    assert [row.id for row in file.rows] == [8]
    assert {fault.row for fault in file.faults} == {2, 4}
    assert "Id 7 står flere gange: række 2 og række 4" in file.faults[0].reason


@pytest.mark.parametrize("heads", ["Hold\tUge\tHvem", "Aktivitet\tDato", "Hold\tAktivitet"])
def test_a_list_without_the_columns_of_a_plan_says_which_are_missing(heads):
    with pytest.raises(UnknownHeadings, match="Filen ligner ikke en plan"):
        read("a\tb\tc", heads=heads)


def test_a_phase_is_read_by_number_or_name_and_no_other():
    heads = "Hold\tDato\tAktivitet\tFase"
    rows = [f"tøm\t14.09.2026\tBesøg\t{text}" for text in ("2", "Fase 3", "Stærkt videre", "5")]
    file = read(*rows, heads=heads)
    assert [row.phase for row in file.rows] == [2, 3, 4]
    assert [fault.reason for fault in file.faults] == ["fasen kendes ikke; skriv 1 til 4"]


def test_a_mended_row_is_read_again_and_one_left_out_is_gone():
    file = read("\ttøm\t1\tman\t\t\t\tBesøg\tudflugt", "\ttøm\t2\tman\t\t\t\tMøde")
    place = file.faulty[0].sheet, file.faulty[0].row
    mended = mend_plan(file, written_activity(file, place), {"kind": "VFU"})
    assert [row.kind for row in mended.rows] == [ActivityKind.PLACEMENT, None]
    assert not mended.faults
    assert [row.title for row in without_activities(mended, {place}).rows] == ["Møde"]
    assert activities_aside(mended, {}) is mended


def test_a_mended_row_keeps_whose_data_it_is_from():
    rows = ("Skoledata: 1a2b3c4d",), ("Id", "Hold", "Dato", "Aktivitet"), (3, "tøm", None, "Besøg")
    file = plan_in(Book((Sheet("Plan", rows),)))
    assert file.rows[0].store_mark == "1a2b3c4d"
    again = mend_plan(file, written_activity(file, ("Plan", 3)), {"title": "Andet besøg"})
    assert (again.rows[0].title, again.rows[0].store_mark) == ("Andet besøg", "1a2b3c4d")


def test_only_the_list_of_the_programs_own_workbook_is_read():
    own = Sheet("Plan", (("Hold", "Dato", "Aktivitet"), ("tøm", date(2026, 9, 14), "Besøg")))
    wheel = Sheet("Årshjul", (("Hold", "Dato", "Aktivitet"), ("tøm", date(2026, 9, 15), "Andet")))
    file = plan_in(Book((wheel, own)))
    assert [row.title for row in file.rows] == ["Besøg"]
    assert not file.remarks


def test_the_example_is_read_through_the_guard():
    file = read_plan(EXAMPLES / "plan.xlsx")
    assert len(file.rows) > 20
    assert not file.faults
    assert {row.code for row in file.rows} == {"tøm-26a"}


def test_a_file_that_is_no_plan_is_refused():
    with pytest.raises(Refusal, match="ligner ikke en plan"):
        read_plan(EXAMPLES / "klasseliste.xlsx")
