"""The calls and messages of many students, read at once."""

from datetime import UTC, datetime

from gf2tracker.actions import contact
from gf2tracker.domain.contact import ContactKind
from gf2tracker.queries.contact import of_classes, of_students
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
