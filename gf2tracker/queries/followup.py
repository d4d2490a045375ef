"""Who follows up on students, and what happens next."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from gf2tracker.domain.people import StaffId, StudentId
from gf2tracker.store.tables import FollowUp, Staff

_FOUND = select(
    FollowUp.student_id, FollowUp.owner_id, Staff.name, FollowUp.next_step, FollowUp.next_on
).outerjoin(Staff, Staff.id == FollowUp.owner_id)


@dataclass(frozen=True, slots=True)
class Followed:
    """What has been decided about following up on a student.

    Attributes:
        owner_id: whom it was given to; None is the class's contact teacher.
        owner: the name; empty without one.
        next_step: what is planned; empty is nothing.
        next_on: and for when.
    """

    owner_id: StaffId | None = None
    owner: str = ""
    next_step: str = ""
    next_on: dt.date | None = None


def of_student(connection: Connection, student_id: StudentId) -> Followed:
    """Return what has been decided about a student; nothing for most."""
    row = connection.execute(_FOUND.where(FollowUp.student_id == student_id)).one_or_none()
    return Followed() if row is None else _followed(row)


def everybody(connection: Connection) -> dict[int, Followed]:
    """Return what has been decided, by student."""
    return {row.student_id: _followed(row) for row in connection.execute(_FOUND)}


def _followed(row: Any) -> Followed:
    owner_id = StaffId(row.owner_id) if row.owner_id is not None else None
    return Followed(owner_id, row.name or "", row.next_step, row.next_on)
