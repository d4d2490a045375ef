"""The builders of tests/given.py make what they say."""

from sqlalchemy import func, select

from gf2tracker.store.tables import ClassGroup, Enrolment, Student
from tests import given


def count(connection, table):
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_a_class_comes_with_its_school_and_students(store):
    made = given.a_class(store, "tøm-26a", students=12)
    given.a_class(store, "el-26b")
    assert len(made.students) == 12
    assert store.ask(count, ClassGroup).value == 2
    assert store.ask(count, Student).value == 12
    assert store.ask(count, Enrolment).value == 12


def test_a_student_may_have_no_class(store):
    given.student(store, "Bo Bak", number="4711")
    assert store.ask(count, Student).value == 1
    assert store.ask(count, Enrolment).value == 0
