"""A student as lists name one."""

from datetime import date

from gf2tracker.queries import person
from gf2tracker.queries.running import running
from tests import given


def people(store, classes_of):
    def read(connection):
        classes = running(connection, date(2026, 8, 17), "MEKR")
        return person.people(connection, {who: classes[of] for who, of in classes_of.items()})

    return store.ask(read).value


def test_a_student_has_name_number_and_class(store):
    tom = given.a_class(store, students=1)
    found = people(store, {tom.students[0]: tom.id})[tom.students[0]]
    assert (found.name, found.called_name, found.phone) == (
        "Aage Ørsted Kjær",
        "Aage",
        "15 42 07 00",
    )
    assert (found.class_id, found.code, found.is_mine) == (tom.id, "tøm-26a", True)


def test_a_protected_student_has_neither_surname_nor_number(store):
    tom = given.a_class(store)
    anna = given.student(
        store, "Anna Holm", tom.id, phone="15 42 07 88", called_name="Anni", is_protected=True
    )
    found = people(store, {anna: tom.id})[anna]
    assert (found.name, found.phone, found.is_protected) == ("Anni", "", True)
