"""Rows that the user leaves out of an import: seen in the plan, never stored, never missing."""

from datetime import date

from gf2tracker.actions.intake import import_classes, import_students
from gf2tracker.intake.classes import without_classes
from gf2tracker.intake.files import read_classes_text, read_students_text
from gf2tracker.intake.plan import Result
from gf2tracker.intake.students import without_students
from gf2tracker.queries import classes, students
from gf2tracker.queries.intake import classes_plan, students_plan
from tests import given
from tests.rows import rows_of

TODAY = date(2026, 8, 17)
LIST = "Elevnr\tNavn\tHold\tHoldstart\n1\tAlma Birk\ta\t10.08.2026\n2\tBo Bech\tb\t10.08.2026"


def plan_of(store, text, *left_out):
    file = read_students_text(text, today=TODAY)
    file = without_students(file, {("", row) for row in left_out}, TODAY)
    return store.ask(students_plan, file, TODAY).value


def test_a_row_left_out_is_shown_and_not_stored(store):
    plan = plan_of(store, LIST, 3)
    assert [(row.row, row.result) for row in plan.rows] == [(2, Result.NEW), (3, Result.LEFT_OUT)]
    assert plan.rows[1].texts["full_name"] == "Bo Bech"
    assert (plan.codes, plan.faults) == (("a",), ())
    store.do(import_students, plan)
    assert [one.name for one in store.ask(students.listing, TODAY).value] == ["Alma Birk"]
    assert [one.code for one in store.ask(classes.listing, TODAY).value] == ["a"]
    assert [rows for _digest, _day, rows in rows_of(store)["imported_file"]] == [1]


def test_a_faulty_row_left_out_stands_in_nobodys_way(store):
    text = LIST.replace("Bo Bech", "")
    assert plan_of(store, text).counts[Result.FAULT] == 1
    assert store.do(import_students, plan_of(store, text, 3)).value == 1


def test_whoever_is_left_out_is_not_missing_from_the_file(store):
    given.a_class(store, "a", students=0)
    store.do(import_students, plan_of(store, LIST))
    assert plan_of(store, LIST, 2).missing == 0


def test_classes_are_left_out_too(store):
    file = read_classes_text("Hold\tStart\nx\t10.08.2026\ny\t10.08.2026")
    plan = store.ask(classes_plan, without_classes(file, {("", 2)}), TODAY).value
    assert plan.counts[Result.LEFT_OUT] == 1
    store.do(import_classes, plan)
    (made,) = store.ask(classes.listing, TODAY).value
    assert made.code == "y"
    again = store.ask(classes_plan, without_classes(file, {("", 3)}), TODAY).value
    assert again.missing == 0


def test_what_happens_is_told_in_a_sentence_with_its_column(store):
    plan = plan_of(store, LIST.replace("Bo Bech", ""))
    assert [row.what for row in plan.rows] == ["", "Navn mangler"]
    store.do(import_students, plan_of(store, LIST))
    plan = plan_of(store, LIST.replace("Alma Birk", "Alma Birk Dam"))
    assert [row.what for row in plan.rows] == [
        "Navn var Alma Birk.",
        "Findes allerede på b.",
    ]
