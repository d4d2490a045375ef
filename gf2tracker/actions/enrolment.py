"""What can be done to a student's time in a class: begin, move, leave, come back, correct."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from gf2tracker.actions.label import codes_of, with_codes
from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId, EnrolmentId, StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long, plural
from gf2tracker.store.course import courses_of
from gf2tracker.store.enrolment import Stay, stays_of
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import Enrolment


@dataclass(frozen=True)
class NewEnrolment:
    """One student who is to begin in a class.

    Attributes:
        first_day: None means the day the class starts.
    """

    student_id: StudentId
    class_id: ClassId
    first_day: dt.date | None = None


def enrol(
    step: Step, student_id: StudentId, class_id: ClassId, first_day: dt.date | None = None
) -> EnrolmentId:
    """Put a student into a class from a day on; None means from the class's start.

    Refused as in `enrol_all`.
    """
    return enrol_all(step, [NewEnrolment(student_id, class_id, first_day)])[0]


def enrol_all(step: Step, rows: Sequence[NewEnrolment]) -> tuple[EnrolmentId, ...]:
    """Put students into classes and return the enrolments in the same order.

    Refused: a first day outside the class's course, and a student who is in a class then.
    """
    text = plural(len(rows), "{n} elev indmeldt", "{n} elever indmeldt")
    step.label(with_codes(text, codes_of(step, (row.class_id for row in rows))))
    return tuple(EnrolmentId(number) for number in place(step, rows))


def place(step: Step, rows: Sequence[NewEnrolment]) -> list[int]:
    """Write enrolments that are part of another deed; refused as in `enrol_all`."""
    courses = courses_of(step.connection)
    standing = stays_of(step.connection, {row.student_id for row in rows}, courses)
    values = []
    for row in rows:
        course = courses[row.class_id]
        first_day = row.first_day or course.starts_on
        refuse_outside(course, first_day, "first_day")
        own = standing.setdefault(row.student_id, [])
        refuse_overlap(own, first_day, course.ends_on)
        own.append(Stay(0, row.student_id, row.class_id, first_day, None, course.ends_on))
        values.append(
            {"student_id": row.student_id, "class_id": row.class_id, "first_day": first_day}
        )
    return step.insert_all(Enrolment, values)


def refuse_outside(course: Course, day: dt.date, field: str) -> None:
    """Refuse a day that does not lie in the class's course."""
    if not course.starts_on <= day <= course.ends_on:
        text = _("Holdet går fra {first} til {last}. Vælg en dag inden for det.")
        first, last = date_long(course.starts_on), date_long(course.ends_on)
        raise Refusal(text.format(first=first, last=last), field=field)


def refuse_overlap(stays: Sequence[Stay], first: dt.date, last: dt.date) -> None:
    """Refuse days on which the student is already in a class."""
    for stay in stays:
        if stay.first_day <= last and first <= stay.ends_on:
            text = _(
                "Eleven går allerede på et hold fra {first} til {last}. "
                "Flyt eleven, eller meld eleven ud af det først."
            )
            span = {"first": date_long(stay.first_day), "last": date_long(stay.ends_on)}
            raise Refusal(text.format(**span), field="first_day")
