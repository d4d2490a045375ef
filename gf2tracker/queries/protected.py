"""What protected students are called: all of their names that a list ever shows."""

from sqlalchemy import Connection, select

from gf2tracker.domain.people import called
from gf2tracker.store.tables import Student


def called_names(connection: Connection) -> dict[int, str]:
    """Return what protected students are called, by student; the others are not in it."""
    asked = select(Student.id, Student.first_name, Student.called_name).where(Student.is_protected)
    return {
        student_id: called(first_name, called_name)
        for student_id, first_name, called_name in connection.execute(asked)
    }
