"""Who of a class was there when an activity was held, as the register has it."""

import datetime as dt

from sqlalchemy import Connection, select

from gf2tracker.domain.exemption import exempted
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.domain.plan import takes_part
from gf2tracker.store.absence import IS_ENROLLED, class_day
from gf2tracker.store.course import course_of
from gf2tracker.store.tables import Enrolment

_ENROLLED = select(Enrolment.student_id).where(IS_ENROLLED)


def there_on(
    connection: Connection, class_id: ClassId, day: dt.date, first_lesson: int, lessons: int
) -> dict[StudentId, bool]:
    """Return everybody enrolled on a day, and whether they were there for the lessons.

    Without a register everybody was, but for those whose absence was known beforehand.

    Args:
        connection: the store.
        class_id: the class.
        day: any day; one without school has no marks.
        first_lesson: from 1; 0 is any lesson of the day.
        lessons: how many.
    """
    if not course_of(connection, class_id).is_school_day(day):
        here = connection.execute(_ENROLLED, {"class_id": class_id, "day": day}).scalars()
        return {StudentId(number): True for number in here}
    known = class_day(connection, class_id, day)
    return {
        student_id: takes_part(
            exempted(student.marks(known.lessons)[: known.lessons], student.exempt),
            first_lesson,
            lessons,
        )
        for student_id, student in known.students.items()
    }
