"""Students: added one or many at a time, changed, deleted and brought back."""

from datetime import date, time

import pytest

from gf2tracker.actions import register, students
from gf2tracker.actions.students import NewStudent
from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.domain.people import Track
from gf2tracker.errors import Refusal
from gf2tracker.queries import students as people
from tests import given

MONDAY = given.MONDAY
ALL = {
    "number": "4711",
    "first_name": "Birgitte  Maria",
    "last_name": "A\u030agård",
    "called_name": "Maria",
    "birth_date": date(2008, 3, 3),
    "phone": "+4515420788",
    "mail": "maria@elev.example",
    "guardian_name": "Bo Ågård",
    "guardian_phone": "15420789",
    "guardian_mail": "bo@hjem.example",
    "track": Track.EUX,
    "former_school": "GF1, tøm-26v",
    "postcode": "2750",
    "is_protected": True,
    "has_support_contact": True,
    "uni_login": "biri1234",
}


def one(store, student_id):
    return store.ask(people.one, student_id, MONDAY).value


def test_a_student_is_kept_as_told(store):
    made = given.a_class(store)
    student = one(store, store.do(students.add, ALL, made.id, date(2026, 8, 19)).value)
    assert student.name == "Birgitte Maria Ågård"
    assert student.called == "Maria"
    assert (student.phone, student.guardian_phone) == ("15 42 07 88", "15 42 07 89")
    assert (student.track, student.age) == ("EUX", 18)
    assert student.is_protected
    assert student.has_support_contact
    assert student.present.class_code == "tøm-26a"
    assert student.present.first_day == date(2026, 8, 19)
    kept = {name: getattr(student, name) for name in ("number", "postcode", "uni_login")}
    assert kept == {name: ALL[name] for name in kept}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"first_name": " ", "last_name": ""}, "first_name"),
        ({"number": "4711"}, "number"),
        ({"number": "010107-1234"}, "number"),
        ({"first_name": "Bo 0101071234"}, "first_name"),
        ({"birth_date": date(1826, 1, 1)}, "birth_date"),
        ({"birth_date": date(2999, 1, 1)}, "birth_date"),
        ({"phone": "1542"}, "phone"),
        ({"guardian_phone": "mor"}, "guardian_phone"),
        ({"mail": "bo@"}, "mail"),
        ({"guardian_mail": "bo"}, "guardian_mail"),
        ({"track": "GF2"}, "track"),
        ({"former_school": "x" * 201}, "former_school"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(store, fields, field):
    given.student(store, "Anna Holm", number="4711")
    with pytest.raises(Refusal) as refusal:
        store.do(students.add, {"first_name": "Bo", "last_name": "Dam", **fields})
    assert refusal.value.field == field
    assert "0101" not in refusal.value.text


def test_a_first_day_outside_the_course_is_refused(store):
    made = given.a_class(store)
    with pytest.raises(Refusal) as refusal:
        store.do(students.add, {"first_name": "Bo"}, made.id, date(2026, 8, 9))
    assert refusal.value.field == "first_day"
    assert store.ask(people.listing, MONDAY).value == ()


def test_a_list_is_taken_as_it_is_written(store):
    made = given.a_class(store)
    rows = [
        NewStudent({"first_name": "Bo", "phone": "mor: 15 42 07 88", "mail": "ingen"}, made.id),
        NewStudent({"last_name": "Dam", "number": "7"}, made.id, date(2026, 8, 19)),
    ]
    done = store.do(students.add_all, rows)
    assert done.change.label == "2 elever tilføjet: tøm-26a"
    assert one(store, done.value[0]).phone == "mor: 15 42 07 88"
    assert one(store, done.value[1]).present.first_day == date(2026, 8, 19)
    with pytest.raises(Refusal):
        store.do(students.add_all, [NewStudent({"first_name": "X", "number": "8"})] * 2)


def test_a_change_changes_only_what_is_told(store):
    number = store.do(students.add, ALL).value
    store.do(students.change, number, {"phone": "", "birth_date": None})
    now = one(store, number)
    assert (now.phone, now.birth_date, now.age, now.mail) == ("", None, None, ALL["mail"])
    store.do(students.change, number, {"number": "4711"})
    store.do(students.change, number, {"number": ""})
    assert one(store, number).number is None
    store.undo()
    assert one(store, number).number == "4711"
    with pytest.raises(Refusal) as refusal:
        store.do(students.change, number, {"first_name": "", "last_name": " "})
    assert refusal.value.field == "first_name"


def test_an_odd_phone_from_a_list_does_not_stop_another_change(store):
    number = store.do(students.add_all, [NewStudent({"first_name": "Bo", "phone": "mor"})]).value[0]
    store.do(students.change, number, {"phone": "mor", "last_name": "Dam"})
    with pytest.raises(Refusal) as refusal:
        store.do(students.change, number, {"phone": "far"})
    assert refusal.value.field == "phone"


def test_many_are_changed_as_one_step(store):
    made = given.a_class(store, students=5)
    done = store.do(students.change_all, made.students[:3], {"track": "EUX", "postcode": "2750"})
    assert done.change.label == "3 elever ændret: tøm-26a"
    rows = store.ask(people.listing, MONDAY, made.id).value
    assert sorted(row.track for row in rows) == ["EUD", "EUD", "EUX", "EUX", "EUX"]
    store.undo()
    assert {row.postcode for row in store.ask(people.listing, MONDAY, made.id).value} == {""}


def test_each_may_be_changed_another_way_and_numbers_may_pass_on(store):
    anna = given.student(store, "Anna Holm", number="1")
    bo = given.student(store, "Bo Dam")
    store.do(students.change_each, {anna: {"number": None}, bo: {"number": "1"}})
    assert (one(store, anna).number, one(store, bo).number) == (None, "1")
    with pytest.raises(Refusal) as refusal:
        store.do(students.change, anna, {"number": "1"})
    assert refusal.value.field == "number"


def test_a_deleted_student_comes_back_with_everything(store):
    made = given.a_class(store, students=2)
    gone, stays = made.students
    mark = Mark(AbsenceKind.SICK)
    store.do(register.take, made.id, MONDAY, [1], time(8, 20))
    store.do(register.mark, made.id, MONDAY, {(gone, 1): mark, (stays, 1): mark})
    done = store.do(students.delete, gone)
    assert done.change.label == "1 elev slettet: tøm-26a"
    assert [row.id for row in store.ask(people.listing, MONDAY).value] == [stays]
    with pytest.raises(Refusal) as refusal:
        store.ask(people.one, gone, MONDAY)
    assert refusal.value.field == "student"
    store.undo()
    assert len(store.ask(people.listing, MONDAY, made.id).value) == 2
    store.do(students.delete_all, made.students)
    assert store.ask(people.listing, MONDAY).value == ()


def test_no_label_names_anybody(store):
    number = store.do(students.add, ALL).value
    labels = [
        store.do(students.change, number, {"postcode": "2740"}).change.label,
        store.do(students.delete, number).change.label,
    ]
    assert labels == ["1 elev ændret", "1 elev slettet"]
