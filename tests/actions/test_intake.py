"""Importing class lists and lists of classes: what a plan says is what is stored."""

from datetime import date, time

import pytest

from gf2tracker.actions import leaving, register
from gf2tracker.actions import students as student_actions
from gf2tracker.actions.intake import import_classes, import_students
from gf2tracker.domain.people import CountsAs, LeaveReason, Role
from gf2tracker.errors import Refusal
from gf2tracker.intake.files import read_classes, read_students_text
from gf2tracker.intake.headings import AS_FOUND, Choices
from gf2tracker.intake.plan import Result
from gf2tracker.queries import classes, students
from gf2tracker.queries.intake import classes_plan, remembered_columns, students_plan
from tests import given
from tests.rows import rows_of

TODAY = date(2026, 8, 17)
LIST = """Elevnr\tElevnavn\tFødselsdato\tMobilnr.\tSpor\tHold\tHoldstart
1001\tAli Hamdan\t02.11.2007\t16 20 91 45\tEUD\ttøm-26b\t10.08.2026
1002\tFreja Holm\t19.01.2009\t15 77 40 02\tEUX\ttøm-26b\t10.08.2026
"""


def plan_of(store, text, today=TODAY, **how):
    file = read_students_text(text, today=today, **how)
    return store.ask(students_plan, file, today, how.get("choices") or AS_FOUND).value


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


def test_undoing_an_import_brings_every_row_back(store):
    given.a_class(store, "tøm-26a", students=3)
    before = rows_of(store)
    done = load(store, LIST + "1003\tAage Ørsted Kjær\t\t15 99 99 99\tEUX\ttøm-26a\t\n")
    assert rows_of(store) != before
    store.undo(done.change.step)
    assert rows_of(store) == before
    store.redo()
    assert listed(store)["Ali Hamdan"].class_code == "tøm-26b"


def test_what_the_file_tells_otherwise_is_changed_and_empty_cells_erase_nothing(store):
    load(store, LIST)
    text = (
        "Elevnr\tElevnavn\tMobilnr.\tMail\tHold\n1001\tAli Hamdan Juul\t\tali@skole.dk\ttøm-26b\n"
    )
    plan = plan_of(store, text)
    assert [(one.field, one.old, one.new) for one in plan.rows[0].changes] == [
        ("full_name", "Ali Hamdan", "Ali Hamdan Juul"),
        ("mail", "", "ali@skole.dk"),
    ]
    store.do(import_students, plan)
    ali = listed(store)["Ali Hamdan Juul"]
    assert (ali.phone, ali.mail, ali.birth_date) == (
        "16 20 91 45",
        "ali@skole.dk",
        date(2007, 11, 2),
    )


def test_a_move_is_stored_with_the_old_time_ended_the_day_before(store):
    given.a_class(store, "tøm-26a")
    load(store, LIST)
    text = "Elevnr\tElevnavn\tHold\tStartdato\n1001\tAli Hamdan\ttøm-26a\t14.09.2026\n"
    plan = plan_of(store, text)
    assert results(plan) == [Result.MOVED]
    store.do(import_students, plan)
    details = store.ask(students.one, listed(store)["Ali Hamdan"].id, date(2026, 9, 14)).value
    assert [(one.class_code, one.first_day, one.last_day) for one in details.enrolments] == [
        ("tøm-26b", date(2026, 8, 10), date(2026, 9, 13)),
        ("tøm-26a", date(2026, 9, 14), None),
    ]


def test_a_move_before_the_class_began_only_puts_the_student_right(store):
    given.a_class(store, "tøm-26a")
    load(store, LIST, date(2026, 8, 1))
    text = "Elevnr\tElevnavn\tHold\n1001\tAli Hamdan\ttøm-26a\n"
    load(store, text, date(2026, 8, 2))
    details = store.ask(students.one, listed(store)["Ali Hamdan"].id, TODAY).value
    assert [(one.class_code, one.first_day) for one in details.enrolments] == [
        ("tøm-26a", date(2026, 8, 10))
    ]


def test_a_leaving_date_ends_the_enrolment(store):
    load(store, LIST)
    text = (
        "Elevnr\tElevnavn\tHold\tAfgangsdato\tAfgangsårsag\tUdmeldt til\n"
        "1001\tAli Hamdan\ttøm-26b\t14.08.2026\tOmvalg\tEUD business\n"
    )
    load(store, text)
    details = store.ask(students.one, listed(store)["Ali Hamdan"].id, TODAY).value
    (stay,) = details.enrolments
    assert (stay.last_day, stay.leave_reason.code) == (
        date(2026, 8, 14),
        LeaveReason.CHANGED_PROGRAMME,
    )
    assert stay.destination == "EUD business"


def test_late_joiners_have_their_own_first_day_and_the_class_the_earliest(store):
    text = "Navn\tHold\tStudiestart\nAda Bak\ttøm-26b\t24.08.2026\nBo Juul\ttøm-26b\t10.08.2026\n"
    load(store, text)
    (made,) = store.ask(classes.listing, TODAY).value
    assert made.starts_on == date(2026, 8, 10)
    assert listed(store)["Ada Bak"].first_day == date(2026, 8, 24)


def test_a_class_that_nobody_can_enter_is_not_made(store):
    text = "Navn\tHold\tHoldstart\tStartdato\nAda Bak\ttøm-26b\t10.08.2026\t10.08.2027\n"
    plan = plan_of(store, text)
    assert results(plan) == [Result.FAULT]
    assert (plan.codes, plan.new_classes) == ((), ())
    assert store.do(import_students, plan, good_rows=True).change.step is None
    assert store.ask(classes.listing, TODAY).value == ()


def test_faults_are_refused_unless_the_good_rows_are_asked_for(store):
    text = LIST + "1003\tIda Kromann\t31.02.2008\t\t\ttøm-26b\t\n"
    plan = plan_of(store, text)
    with pytest.raises(Refusal, match="1 række har fejl"):
        store.do(import_students, plan)
    assert not listed(store)
    assert store.do(import_students, plan, good_rows=True).value == 2
    assert sorted(listed(store)) == ["Ali Hamdan", "Freja Holm"]


@pytest.mark.parametrize("deed", ["rename", "phone", "new", "class"])
def test_a_plan_that_the_data_has_changed_under_is_refused(store, deed):
    given.a_class(store, "tøm-26a")
    student = given.student(store, "Ali Hamdan", number="1001")
    plan = plan_of(store, LIST.replace("tøm-26b", "tøm-26a"))
    deeds = {
        "rename": lambda: store.do(student_actions.change, student, {"last_name": "Holm"}),
        "phone": lambda: store.do(student_actions.change, student, {"phone": "15 00 00 00"}),
        "new": lambda: given.student(store, "Freja Holm"),
        "class": lambda: given.a_class(store, "el-26a"),
    }
    deeds[deed]()
    before = rows_of(store)
    with pytest.raises(Refusal, match="ændret, siden filen blev læst"):
        store.do(import_students, plan)
    assert rows_of(store) == before


def test_something_else_that_happens_meanwhile_does_not_matter(store):
    made = given.a_class(store, "tøm-26a")
    given.student(store, "Bo Juul", made.id)
    plan = plan_of(store, LIST)
    other = listed(store)["Bo Juul"].id
    store.do(student_actions.change, other, {"phone": "15 00 00 00"})
    assert store.do(import_students, plan).value == 2


def test_what_was_chosen_about_headings_is_remembered_with_the_import(store):
    text = LIST.replace("Mobilnr.", "Ring her")
    choices = Choices(columns=(("Ring her", "phone"),))
    plan = plan_of(store, text, choices=choices)
    store.do(import_students, plan)
    assert listed(store)["Ali Hamdan"].phone == "16 20 91 45"
    offered = store.ask(remembered_columns, plan.file.fingerprint).value
    assert offered == (("Ring her", "phone"),)
    assert store.ask(remembered_columns, "nothing").value == ()


def test_the_day_of_the_first_import_is_kept(store):
    load(store, LIST)
    text = LIST.replace("16 20 91 45", "16 20 91 46")
    later = date(2026, 8, 24)
    load(store, text, later)
    load(store, LIST, date(2026, 8, 31))
    assert plan_of(store, LIST).imported_on == TODAY
    assert plan_of(store, text).imported_on == later


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


def test_a_list_of_classes_changes_what_it_tells_and_leaves_the_rest(store, tmp_path):
    store.do(import_classes, classes_of(store, tmp_path, CLASSES))
    text = CLASSES.replace("10-08-2026;8-8-8-8-5;MEKR", "17-08-2026;8-8-8-0-5;JH")
    text = text.replace("Elektriker;Herlev", ";")
    plan = classes_of(store, tmp_path, text)
    assert results(plan) == [Result.CHANGED, Result.UNCHANGED]
    before = rows_of(store)
    done = store.do(import_classes, plan)
    first, second = store.ask(classes.listing, TODAY).value
    assert (first.programme, first.site) == ("Elektriker", "Herlev")
    assert (second.starts_on, second.contact_teacher) == (date(2026, 8, 17), "JH")
    details = store.ask(classes.one, second.id, TODAY).value
    assert details.patterns == ((date(2026, 8, 17), "8-8-8-0-5"),)
    store.undo(done.change.step)
    assert rows_of(store) == before


def test_a_class_with_registers_gets_new_lessons_from_the_day_after(store, tmp_path):
    store.do(import_classes, classes_of(store, tmp_path, CLASSES))
    class_id = store.ask(classes.by_code, "tøm-26a").value
    store.do(register.take, class_id, TODAY, [1], time(8, 20))
    plan = classes_of(store, tmp_path, CLASSES.replace("8-8-8-8-5", "8-8-8-8-0"), TODAY)
    store.do(import_classes, plan)
    details = store.ask(classes.one, class_id, TODAY).value
    assert details.patterns[-1] == (date(2026, 8, 18), "8-8-8-8-0")


def test_a_start_that_would_lose_registers_is_a_fault(store, tmp_path):
    store.do(import_classes, classes_of(store, tmp_path, CLASSES))
    class_id = store.ask(classes.by_code, "tøm-26a").value
    store.do(register.take, class_id, TODAY, [1], time(8, 20))
    plan = classes_of(store, tmp_path, CLASSES.replace("10-08-2026", "24-08-2026"))
    (fault,) = plan.faults
    assert (fault.row, fault.column) == (2, "Start")
    assert "protokol" in fault.reason


def test_a_class_that_cannot_be_changed_is_named(store, tmp_path):
    store.do(import_classes, classes_of(store, tmp_path, CLASSES))
    class_id = store.ask(classes.by_code, "tøm-26a").value
    text = "Navn;Hold;Afgangsdato\nAda Bak;tøm-26a;14-08-2026\n".replace(";", "\t")
    load(store, text)
    plan = classes_of(store, tmp_path, CLASSES.replace("10-08-2026", "24-08-2026"))
    with pytest.raises(Refusal, match=r"^tøm-26a: "):
        store.do(import_classes, plan)
    assert store.ask(classes.one, class_id, TODAY).value.row.starts_on == date(2026, 8, 10)


def test_classes_made_meanwhile_refuse_the_plan(store, tmp_path):
    plan = classes_of(store, tmp_path, CLASSES)
    given.a_class(store, "mur-26a")
    with pytest.raises(Refusal, match="ændret, siden filen blev læst"):
        store.do(import_classes, plan)


@pytest.mark.parametrize("said", ["Flyttet til udlandet", "FLYTTET TIL UDLANDET", "24"])
def test_the_schools_own_reasons_for_leaving_are_known_in_a_list(store, said):
    own = store.do(leaving.add, "flyttet til udlandet", CountsAs.NOTHING, "24").value
    load(store, LIST)
    text = (
        "Elevnr\tElevnavn\tHold\tAfgangsdato\tAfgangsårsag\n"
        f"1001\tAli Hamdan\ttøm-26b\t14.08.2026\t{said}\n"
    )
    plan = plan_of(store, text)
    assert "kendes ikke" not in " ".join(plan.rows[0].remarks)
    assert [one.new for one in plan.rows[0].changes] == ["14.08.2026", "flyttet til udlandet"]
    store.do(import_students, plan)
    details = store.ask(students.one, listed(store)["Ali Hamdan"].id, TODAY).value
    assert details.present.leave_reason.code == own


def test_a_reason_nobody_knows_is_the_schools_word_for_other(store):
    store.do(leaving.change, LeaveReason.OTHER, "uoplyst", CountsAs.DROPOUT)
    load(store, LIST)
    text = (
        "Elevnr\tElevnavn\tHold\tAfgangsdato\tAfgangsårsag\n"
        "1001\tAli Hamdan\ttøm-26b\t14.08.2026\tstjernetegn\n"
    )
    remarks = plan_of(store, text).rows[0].remarks
    assert "Afgangsårsagen kendes ikke og er sat til “uoplyst”." in remarks
