"""Importing class lists and lists of classes: what a plan says is what is stored."""

from datetime import date

from gf2tracker.actions.intake import import_classes, import_students
from gf2tracker.domain.people import Role
from gf2tracker.intake.files import read_classes, read_students_text
from gf2tracker.intake.plan import Result
from gf2tracker.queries import classes, students
from gf2tracker.queries.intake import classes_plan, students_plan

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


CLASSES = """Hold;Uddannelse;Sted;Start;Skema;Kontaktlærer;Team
tøm-26a;Tømrer;Ballerup;10-08-2026;8-8-8-8-5;MEKR;MEKR, JH (vejleder)
el-26a;Elektriker;Herlev;17-08-2026;;Bo Juul;
"""


def classes_of(store, folder, text, today=TODAY):
    path = folder / "hold.csv"
    path.write_text(text, encoding="utf-8")
    return store.ask(classes_plan, read_classes(path), today).value


def test_a_list_of_classes_makes_classes_teams_and_staff(store, tmp_path):
    plan = classes_of(store, tmp_path, CLASSES)
    done = store.do(import_classes, plan)
    assert done.change.label == "2 hold importeret: el-26a og tøm-26a"
    first, second = store.ask(classes.listing, TODAY).value
    assert (first.site, first.programme, first.contact_teacher) == ("Herlev", "Elektriker", "BOJU")
    assert first.contact_teacher_name == "Bo Juul"
    assert second.contact_teacher == "MEKR"
    details = store.ask(classes.one, second.id, TODAY).value
    assert [(one.initials, one.role) for one in details.team] == [
        ("MEKR", Role.SUBJECT_TEACHER),
        ("JH", Role.COUNSELLOR),
    ]
