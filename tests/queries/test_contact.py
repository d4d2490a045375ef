"""The calls and messages of many students, read at once."""

from datetime import UTC, date, datetime, timedelta

from gf2tracker.actions import contact
from gf2tracker.domain.contact import ContactKind
from gf2tracker.queries.contact import of_classes, of_day, of_students
from tests import given

EIGHT, NINE = (datetime(2026, 8, 10, hour, tzinfo=UTC) for hour in (8, 9))


def test_contacts_of_a_class_are_those_of_its_students_the_newest_first(store):
    tom, el = given.a_class(store, students=2), given.a_class(store, "el-26a", students=1)
    for student, at in ((tom.students[0], EIGHT), (tom.students[0], NINE), (el.students[0], NINE)):
        store.do(contact.log, student, ContactKind.SMS, at)
    found = store.ask(of_classes, [tom.id]).value
    assert found == store.ask(of_students, tom.students).value
    assert {student: [one.at for one in own] for student, own in found.items()} == {
        tom.students[0]: [NINE, EIGHT]
    }


def test_of_a_day_is_what_was_noted_then_and_what_settles_absence_asked_about_then(store):
    tom = given.a_class(store, students=1)
    anna, day = tom.students[0], date(2026, 10, 1)
    long_ago, then = datetime(2026, 8, 11, 10, tzinfo=UTC), datetime(2026, 10, 1, 10, tzinfo=UTC)
    store.do(contact.log, anna, ContactKind.TALKED, long_ago, "", date(2026, 8, 12))
    store.do(contact.log, anna, ContactKind.MEETING, long_ago, "", day - timedelta(days=20))
    store.do(contact.log, anna, ContactKind.SMS, then)
    store.do(contact.log, anna, ContactKind.SMS, then + timedelta(days=8))
    found = store.ask(of_day, tom.id, day).value
    assert [(one.kind, one.at) for one in found[anna]] == [
        (ContactKind.SMS, then),
        (ContactKind.MEETING, long_ago),
    ]
    assert store.ask(of_day, tom.id, date(2027, 2, 1)).value == {}
