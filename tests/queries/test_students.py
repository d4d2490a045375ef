"""The list of students and one student."""

from datetime import date

from gf2tracker.actions import enrolment, students
from gf2tracker.actions.enrolment import NewEnrolment
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import register
from gf2tracker.queries import students as people
from tests import given

MONDAY = given.MONDAY
AUTUMN = date(2026, 10, 1)


def listing(store, today=MONDAY, class_id=None):
    return store.ask(people.listing, today, class_id).value


def test_a_class_stands_in_danish_order_as_on_the_register(store):
    made = given.a_class(store, students=10)
    store.do(students.change, made.students[4], {"called_name": "Aske"})
    rows = listing(store, class_id=made.id)
    assert [row.shown for row in rows] == [
        "Birgitte Ågård",
        "Çelik Yılmaz",
        "Dorthea Æbelø",
        "Aske Zachariassen",
        "Freja Bak",
        "Gustav Aaby",
        "Hodan Warsame",
        "Ida Sørensen",
        "Jørn Sörensen",
        "Aage Ørsted Kjær",
    ]
    assert (rows[3].name, rows[3].called) == ("Emil Zachariassen", "Aske")
    assert rows[0].name == "Birgitte Maria Ågård"
    page = store.ask(register.day, made.id, MONDAY, MONDAY).value
    assert [row.name for row in page.rows] == [row.name for row in rows]
    assert rows[-1].name == "Aage Ørsted Kjær"


def test_a_row_says_where_the_student_is_now(store):
    first = given.a_class(store, "tøm-26a", students=1)
    second = given.a_class(store, "tøm-26b")
    nobody = given.student(store, "Zita Dam", birth_date=date(2008, 10, 1))
    anna = first.students[0]
    stay = store.ask(people.one, anna, MONDAY).value.present
    store.do(enrolment.move, stay.id, second.id, date(2026, 9, 7))
    without, before = listing(store)
    assert (before.class_code, before.last_day) == ("tøm-26a", date(2026, 9, 6))
    assert (without.id, without.class_id, without.class_code) == (nobody, None, "")
    assert (without.age, listing(store, AUTUMN)[0].age) == (17, 18)
    after = listing(store, AUTUMN)[1]
    assert (after.class_code, after.first_day) == ("tøm-26b", date(2026, 9, 7))
    old = listing(store, AUTUMN, first.id)[0]
    assert (old.class_code, old.last_day) == ("tøm-26a", date(2026, 9, 6))
    assert old.leave_reason is None


def test_leavers_stay_on_the_list_with_their_reason(store):
    made = given.a_class(store, students=1)
    stay = store.ask(people.one, made.students[0], MONDAY).value.present
    store.do(enrolment.leave, stay.id, date(2026, 8, 14), LeaveReason.NO_SHOW)
    row = listing(store, AUTUMN, made.id)[0]
    assert (row.last_day, row.leave_reason.code) == (date(2026, 8, 14), LeaveReason.NO_SHOW)


def test_whoever_came_back_to_a_class_stands_once(store):
    made = given.a_class(store, students=1)
    stay = store.ask(people.one, made.students[0], MONDAY).value.present
    store.do(enrolment.leave, stay.id, date(2026, 8, 14), LeaveReason.LEAVE)
    store.do(enrolment.enrol_all, [NewEnrolment(made.students[0], made.id, date(2026, 9, 14))])
    assert [row.first_day for row in listing(store, AUTUMN, made.id)] == [date(2026, 9, 14)]
    assert [row.first_day for row in listing(store, MONDAY, made.id)] == [MONDAY]


def test_a_protected_student_is_a_called_name_in_lists_and_whole_on_the_own_page(store):
    secret = given.student(
        store, "Anna Holm", is_protected=True, phone="15420788", postcode="2750", number="1"
    )
    row = listing(store)[0]
    assert (row.name, row.shown, row.last_name) == ("Anna", "Anna", "")
    assert (row.phone, row.postcode, row.is_protected) == ("", "", True)
    known = store.ask(people.one, secret, MONDAY).value
    assert (known.name, known.phone, known.postcode) == ("Anna Holm", "15 42 07 88", "2750")
    assert store.ask(people.full_names).value == {secret: "Anna Holm"}


def test_one_student_comes_with_every_class_and_the_contact_teacher(store):
    first = given.a_class(store, "tøm-26a", students=1)
    second = given.a_class(store, "tøm-26b", contact_teacher_id=None)
    anna = first.students[0]
    stay = store.ask(people.one, anna, MONDAY).value.present
    store.do(enrolment.move, stay.id, second.id, date(2026, 9, 7))
    before = store.ask(people.one, anna, MONDAY).value
    assert (before.contact_teacher, before.contact_teacher_name) == ("MEKR", "Mette Kragh")
    after = store.ask(people.one, anna, AUTUMN).value
    assert (after.contact_teacher, after.present.class_code) == ("", "tøm-26b")
    assert [one.class_code for one in after.enrolments] == ["tøm-26a", "tøm-26b"]
    assert after.enrolments[0].ends_on == date(2026, 9, 6)
