"""A student as lists name one: what a protected student may not show stays out of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.people import called, listed_name
from gf2tracker.queries.running import RunningClass
from gf2tracker.store.tables import Student

_STUDENTS: BindParameter[Any] = bindparam("student_ids", expanding=True)
NAMED = (
    Student.id,
    Student.first_name,
    Student.last_name,
    Student.called_name,
    Student.is_protected,
)
"""What a list needs of a student to name one, see `listed_name`."""
_PEOPLE = select(*NAMED, Student.number, Student.phone).where(Student.id.in_(_STUDENTS))


@dataclass(frozen=True, slots=True)
class Person:
    """A student on a list.

    Attributes:
        name: the full name; for protected students the name they are called by.
        phone: empty for protected students.
        is_mine: whether the class is the asker's own.
    """

    student_id: int
    number: str | None
    name: str
    called_name: str
    phone: str
    is_protected: bool
    class_id: int
    code: str
    is_mine: bool


def people(connection: Connection, classes: Mapping[int, RunningClass]) -> dict[int, Person]:
    """Return students by id, each in the class that is given for them."""
    found = {}
    for row in connection.execute(_PEOPLE, {"student_ids": sorted(classes)}):
        student_id, first_name, last_name, called_name, is_protected, number, phone = row
        one = classes[student_id]
        found[student_id] = Person(
            student_id=student_id,
            number=number,
            name=listed_name(first_name, last_name, called_name, is_protected=is_protected),
            called_name=called(first_name, called_name),
            phone="" if is_protected else phone,
            is_protected=is_protected,
            class_id=one.class_id,
            code=one.code,
            is_mine=one.is_mine,
        )
    return found
