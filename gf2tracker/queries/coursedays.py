"""One student's whole course, a bar for each school day."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection

from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.domain.spark import SparkDay
from gf2tracker.queries.attendance import attendance


@dataclass(frozen=True, slots=True)
class CourseDays:
    """The days of a class's course for one student.

    Attributes:
        course: of the class.
        days: one for each of the course's school days; None outside the student's enrolments.
        first_day: the student's first in the class; last_day: None while the student is there.
    """

    course: Course
    days: tuple[SparkDay | None, ...]
    first_day: dt.date
    last_day: dt.date | None


def of_student(
    connection: Connection, student_id: StudentId, class_id: ClassId, today: dt.date
) -> CourseDays | None:
    """Return a student's days in a class; None for a student who has not begun there."""
    known = attendance(connection, [class_id], today)
    stays = [stay for stay in known.stays.get(student_id, ()) if stay.class_id == class_id]
    if not stays:
        return None
    course = known.courses[class_id]
    days = tuple(known.bar(student_id, day) for day in course.school_days)
    last_day = stays[-1].ends_on if stays[-1].ends_on < course.ends_on else None
    return CourseDays(course, days, stays[0].first_day, last_day)
