"""What students had of absence in a class before its registers were kept here."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from gf2tracker.domain import opening
from gf2tracker.domain.figures import StudentFigures
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
_OPENED = (
    select(OpeningFigures.class_id, func.max(OpeningFigures.until))
    .where(OpeningFigures.class_id.in_(_CLASSES))
    .group_by(OpeningFigures.class_id)
)


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


def opened(connection: Connection, class_ids: Iterable[int]) -> dict[int, dt.date]:
    """Return the last day of the opening figures of classes; those without any are left out."""
    return dict(connection.execute(_OPENED, {"class_ids": sorted(class_ids)}).all())


def limit_share(
    known: Attendance,
    before: Mapping[int, tuple[Opening, ...]],
    student_id: int,
    figures: StudentFigures,
    today: dt.date,
) -> float | None:
    """Return what the school's limits are held against for a student, 0 to 1.

    Args:
        known: with the student in it.
        before: what `openings` found.
        student_id: who.
        figures: the student's own, up to and with today.
        today: the day.
    """
    own = before.get(student_id, ())
    if not own:
        return figures.total_share
    first_day = next(iter(known.days[student_id].line(today).dates), None)
    return opening.limit_share(figures, own, first_day)
