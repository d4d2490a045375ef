"""The periods in which a student is exempt from lessons."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.exemption import ExemptPattern, parse_exempt
from gf2tracker.domain.people import StudentId
from gf2tracker.store.tables import Exemption


@dataclass(frozen=True, slots=True)
class ExemptionRow:
    """One period; `lessons` are the exempt ones on Monday to Friday."""

    id: int
    first: dt.date
    last: dt.date
    lessons: ExemptPattern


def of_student(connection: Connection, student_id: StudentId) -> tuple[ExemptionRow, ...]:
    """Return a student's exemptions, the newest first."""
    columns = select(Exemption.id, Exemption.first, Exemption.last, Exemption.pattern)
    found = [
        ExemptionRow(row.id, row.first, row.last, parse_exempt(row.pattern))
        for row in connection.execute(columns.where(Exemption.student_id == student_id))
    ]
    return tuple(sorted(found, key=lambda one: (one.first, one.id), reverse=True))
