"""Importing class lists and lists of classes: what a plan says is what is stored."""

from datetime import date

from gf2tracker.actions.intake import import_students
from gf2tracker.intake.files import read_students_text
from gf2tracker.intake.plan import Result
from gf2tracker.queries import classes, students
from gf2tracker.queries.intake import students_plan

TODAY = date(2026, 8, 17)
LIST = """Elevnr\tElevnavn\tFødselsdato\tMobilnr.\tSpor\tHold\tHoldstart
1001\tAli Hamdan\t02.11.2007\t16 20 91 45\tEUD\ttøm-26b\t10.08.2026
1002\tFreja Holm\t19.01.2009\t15 77 40 02\tEUX\ttøm-26b\t10.08.2026
"""


def plan_of(store, text, today=TODAY, **how):
    file = read_students_text(text, today=today, **how)
    return store.ask(students_plan, file, today).value


def load(store, text, today=TODAY, *, good_rows=False, **how):
    plan = plan_of(store, text, today, **how)
    return store.do(import_students, plan, good_rows=good_rows)


def results(plan):
    return [row.result for row in plan.rows]


def listed(store, today=TODAY):
    return {one.name: one for one in store.ask(students.listing, today).value}


def test_a_new_list_makes_its_class_and_students_as_one_step(store):
    done = load(store, LIST)
    assert done.value == 2
    assert done.change.label == "2 elever importeret: tøm-26b"
    ali = listed(store)["Ali Hamdan"]
    assert (ali.number, ali.birth_date, ali.phone) == ("1001", date(2007, 11, 2), "16 20 91 45")
    assert (ali.class_code, ali.first_day, ali.track) == ("tøm-26b", date(2026, 8, 10), "EUD")
    (made,) = store.ask(classes.listing, TODAY).value
    assert (made.site, made.programme) == ("Hovedafdeling", "Uddannelse ikke angivet")


def test_the_same_list_again_changes_nothing_and_stores_nothing(store):
    load(store, LIST)
    plan = plan_of(store, LIST)
    assert results(plan) == [Result.UNCHANGED, Result.UNCHANGED]
    assert plan.imported_on == TODAY
    assert store.do(import_students, plan).change.step is None
