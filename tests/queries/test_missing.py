"""Who is missing from a fresh class list."""

from datetime import date

from gf2tracker.actions import enrolment
from gf2tracker.domain.people import LeaveReason
from gf2tracker.intake.files import read_students_text
from gf2tracker.intake.plan import Result
from gf2tracker.queries import students
from gf2tracker.queries.classlist import ClassList
from gf2tracker.queries.intake import students_plan
from gf2tracker.queries.missing import missing_students
from gf2tracker.queries.protected import called_names
from tests import given

TODAY = date(2026, 8, 19)
HEAD = "Elevnr\tNavn\tHold\n"


def missing(store, text, today=TODAY):
    file = read_students_text(text, today=today)

    def asked(connection):
        return missing_students(connection, ClassList(connection, file, today), file)

    return [(one.class_code, one.texts["full_name"]) for one in store.ask(asked).value]


def test_those_in_the_classes_of_the_file_are_named_by_class_and_name(store):
    one, other = given.a_class(store, "tøm-26a"), given.a_class(store, "el-26b")
    given.a_class(store, "mur-26a", students=2)
    for number, name, of in ((1, "Åse Bay", one), (2, "Bo Juul", one), (3, "Cy Holm", other)):
        given.student(store, name, of.id, number=str(number))
    text = HEAD + "9\tNina Ny\ttøm-26a\n8\tOtto Ny\tel-26b"
    assert missing(store, text) == [
        ("el-26b", "Cy Holm"),
        ("tøm-26a", "Bo Juul"),
        ("tøm-26a", "Åse Bay"),
    ]


def test_a_faulty_row_is_in_the_file_too_however_it_writes_the_name(store):
    made = given.a_class(store)
    given.student(store, "Bo Juul", made.id)
    given.student(store, "Cy Holm", made.id, number="3")
    text = "Elevnr\tNavn\tHold\tFødselsdato\n\tJuul, Bo\ttøm-26a\t31.02.2008\n"
    assert missing(store, text + "3\tCy Holm\ttøm-26a\t") == []


def test_who_has_a_last_day_and_a_class_that_is_over_are_not_missing(store):
    made = given.a_class(store)
    given.student(store, "Bo Juul", made.id, number="2")
    text = HEAD + "9\tNina Ny\ttøm-26a"
    assert missing(store, text, date(2027, 6, 1)) == []
    (row,) = store.ask(students.listing, TODAY).value
    leaving = enrolment.Leaving(date(2026, 8, 28), LeaveReason.OTHER)
    store.do(enrolment.leave_all, [row.enrolment_id], leaving)
    assert missing(store, text) == []


def test_a_protected_student_is_called_by_name_alone(store):
    made = given.a_class(store)
    eva = given.student(store, "Eva Ravn", made.id, is_protected=True)
    given.student(store, "Bo Juul", made.id)
    assert store.ask(called_names).value == {eva: "Eva"}
    assert missing(store, HEAD + "9\tNina Ny\ttøm-26a") == [
        ("tøm-26a", "Bo Juul"),
        ("tøm-26a", "Eva"),
    ]


def test_the_plan_counts_them_and_leaves_them_alone(store):
    made = given.a_class(store)
    given.student(store, "Bo Juul", made.id)
    file = read_students_text(HEAD + "9\tNina Ny\ttøm-26a", today=TODAY)
    plan = store.ask(students_plan, file, TODAY).value
    assert (plan.missing, [one.result for one in plan.gone]) == (1, [Result.GONE])
    assert all(row.texts["full_name"] != "Bo Juul" for row in plan.rows)
