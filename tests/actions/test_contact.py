"""Calls are noted with who, when and until when they are enough."""

from datetime import UTC, date, datetime

import pytest

from gf2tracker.actions import contact
from gf2tracker.domain.contact import ContactKind
from gf2tracker.errors import Refusal
from gf2tracker.queries import contact as contacts
from tests import given

NOON = datetime(2026, 8, 17, 10, 12, tzinfo=UTC)
EARLIER = datetime(2026, 8, 17, 6, 24, tzinfo=UTC)


@pytest.fixture
def tom(store):
    return given.a_class(store, students=2)


def of(store, who):
    return store.ask(contacts.of_student, who).value


def test_a_talk_is_noted(store, tom):
    anna = tom.students[0]
    until = date(2026, 8, 18)
    done = store.do(contact.log, anna, ContactKind.TALKED, NOON, "Bussen holdt i kø", until)
    assert done.change.label == "Noteret: talte med, tøm-26a man 17.08."
    (entry,) = of(store, anna)
    assert (entry.kind, entry.at, entry.by) == (ContactKind.TALKED, NOON, "abc")
    assert (entry.text, entry.handled_until) == ("Bussen holdt i kø", until)


def test_the_newest_comes_first(store, tom):
    anna, other = tom.students
    store.do(contact.log, anna, ContactKind.NO_ANSWER, NOON)
    store.do(contact.log, anna, ContactKind.SMS, EARLIER)
    assert [one.kind for one in of(store, anna)] == [ContactKind.NO_ANSWER, ContactKind.SMS]
    found = store.ask(contacts.of_students, [anna, other]).value
    assert set(found) == {anna}


def test_what_was_noted_is_changed_and_taken_away(store, tom):
    anna = tom.students[0]
    number = store.do(contact.log, anna, ContactKind.SMS, NOON).value
    done = store.do(contact.change, number, {"kind": ContactKind.TALKED, "text": "Ringede selv"})
    assert done.change.label == "Rettet: talte med, tøm-26a man 17.08."
    (entry,) = of(store, anna)
    assert (entry.kind, entry.text, entry.at) == (ContactKind.TALKED, "Ringede selv", NOON)
    assert store.do(contact.remove, number).change.label == "Slettet: talte med, tøm-26a man 17.08."
    assert of(store, anna) == ()
    store.undo()
    assert of(store, anna) == (entry,)


def test_a_student_without_a_class_can_be_called(store, tom):
    who = given.student(store, "Bo Bak")
    done = store.do(contact.log, who, ContactKind.SMS, NOON)
    assert done.change.label == "Noteret: sms, uden hold man 17.08."


@pytest.mark.parametrize(
    ("kind", "text", "until", "field"),
    [
        (ContactKind.NOTE, " ", None, "text"),
        (ContactKind.TALKED, "x" * 501, None, "text"),
        (ContactKind.TALKED, "er 010107-1234", None, "text"),
        (ContactKind.TALKED, "", date(2026, 8, 17), "handled_until"),
    ],
)
def test_a_contact_is_refused(store, tom, kind, text, until, field):
    with pytest.raises(Refusal) as refused:
        store.do(contact.log, tom.students[0], kind, NOON, text, until)
    assert refused.value.field == field
