"""What is planned, noted or given a finer reason on the days of everybody in a class."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, or_, select

from gf2tracker.domain.people import ClassId
from gf2tracker.domain.register import unpack_reasons
from gf2tracker.store.tables import AbsenceDay, Enrolment, Reason

_CLASS: BindParameter[int] = bindparam("class_id")
_TODAY: BindParameter[dt.date] = bindparam("today")
_STUDENTS = select(Enrolment.student_id).where(Enrolment.class_id == _CLASS)
_TOLD = select(
    AbsenceDay.student_id,
    AbsenceDay.date,
    AbsenceDay.marks,
    AbsenceDay.reasons,
    AbsenceDay.note,
).where(
    AbsenceDay.student_id.in_(_STUDENTS),
    or_(AbsenceDay.date > _TODAY, AbsenceDay.note != "", AbsenceDay.reasons != ""),
)
_REASONS = select(Reason.id, Reason.name)


class Told(NamedTuple):
    """A student's day: the stored marks, the finer reasons in words and the note."""

    marks: str
    reasons: str
    note: str


def told_days(
    connection: Connection, class_id: ClassId, today: dt.date
) -> dict[int, dict[dt.date, Told]]:
    """Return the days to come, and those with a note or a finer reason, by student."""
    names = {row.id: row.name for row in connection.execute(_REASONS)}
    found: dict[int, dict[dt.date, Told]] = {}
    wanted = {"class_id": class_id, "today": today}
    for student_id, day, marks, reasons, note in connection.execute(_TOLD, wanted):
        own = found.setdefault(student_id, {})
        own[day] = Told(marks, _reason_words(names, unpack_reasons(reasons)), note)
    return found


def _reason_words(names: Mapping[int, str], reasons: Iterable[int | None]) -> str:
    known = [names[one] for one in reasons if one is not None and one in names]
    return ", ".join(dict.fromkeys(known))
