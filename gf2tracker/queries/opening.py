"""What students had of absence in a class before its registers were kept here."""

from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.opening import Opening
from gf2tracker.queries.attendance import Attendance
from gf2tracker.store.tables import OpeningFigures

_CLASSES: BindParameter[Any] = bindparam("class_ids", expanding=True)
_ROWS = select(
    OpeningFigures.student_id,
    OpeningFigures.class_id,
    OpeningFigures.until,
    OpeningFigures.source,
    OpeningFigures.scheduled_minutes,
    OpeningFigures.absent_minutes,
    OpeningFigures.unlawful_minutes,
).where(OpeningFigures.class_id.in_(_CLASSES))


def openings(connection: Connection, known: Attendance) -> dict[int, tuple[Opening, ...]]:
    """Return the opening figures of a student's present course by student, the oldest first.

    Args:
        connection: the store.
        known: whose; students without any are not in the answer.
    """
    wanted = {"class_ids": sorted(known.courses)}
    found: dict[int, list[Opening]] = {}
    for student_id, class_id, until, source, *minutes in connection.execute(_ROWS, wanted):
        stays = known.stays.get(student_id, ())
        if any(stay.class_id == class_id for stay in stays):
            found.setdefault(student_id, []).append(Opening(until, source, *minutes))
    return {
        student_id: tuple(sorted(own, key=lambda one: one.until))
        for student_id, own in found.items()
    }
