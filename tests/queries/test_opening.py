"""Opening figures are those of the classes of a student's present course."""

from datetime import date

from gf2tracker.actions import enrolment
from gf2tracker.queries import opening
from gf2tracker.queries.attendance import attendance
from gf2tracker.store.tables import OpeningFigures
from tests import given
from tests.queries.enrolments import enrolments_of

UNTIL, TODAY = date(2026, 9, 14), date(2026, 9, 30)


def write(store, student_id, class_id, until=UNTIL, absent=450):
    """Write opening figures as an import does."""

    def deed(step):
        step.label("Åbningstal")
        row = {"student_id": student_id, "class_id": class_id, "until": until}
        minutes = {"scheduled_minutes": 4500, "absent_minutes": absent, "unlawful_minutes": 45}
        step.insert(OpeningFigures, {**row, **minutes, "source": "Z8224", "imported_on": TODAY})

    store.do(deed)


def read(store, *class_ids):
    def query(connection):
        return opening.openings(connection, attendance(connection, class_ids, TODAY))

    return store.ask(query).value


def test_only_students_who_have_any_are_in_the_answer(store):
    tom = given.a_class(store, students=2)
    write(store, tom.students[0], tom.id)
    ((student_id, (found,)),) = read(store, tom.id).items()
    assert student_id == tom.students[0]
    assert (found.until, found.source, found.share, found.unlawful_share) == (
        UNTIL,
        "Z8224",
        0.1,
        0.01,
    )


def test_those_of_a_former_class_go_along_with_a_move_the_oldest_first(store):
    tom = given.a_class(store, "tøm-26a", students=1)
    el = given.a_class(store, "el-26b")
    (anna,) = tom.students
    (stay,) = enrolments_of(store, anna)
    store.do(enrolment.move, stay, el.id, date(2026, 9, 1))
    write(store, anna, el.id, absent=0)
    write(store, anna, tom.id, date(2026, 8, 31))
    found = read(store, el.id)[anna]
    assert [one.absent_minutes for one in found] == [450, 0]


def test_those_of_a_class_the_student_was_never_in_are_nobody_s(store):
    tom = given.a_class(store, "tøm-26a", students=1)
    el = given.a_class(store, "el-26b", students=1)
    write(store, tom.students[0], el.id)
    assert read(store, tom.id, el.id) == {}


def test_classes_with_opening_figures_are_told_with_their_last_day(store):
    tom = given.a_class(store, "tøm-26a", students=2)
    el = given.a_class(store, "el-26b")
    for student_id, until in zip(tom.students, (date(2026, 8, 31), UNTIL), strict=True):
        write(store, student_id, tom.id, until)
    assert store.ask(opening.opened, [tom.id, el.id]).value == {tom.id: UNTIL}
