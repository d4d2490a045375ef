"""Who of the staff can be given a task, as actions and queries both read it."""

from sqlalchemy import Connection, select

from gf2tracker.domain.people import StaffId
from gf2tracker.domain.task import Colleague
from gf2tracker.language import fold, sort_key
from gf2tracker.store.tables import Staff

_STAFF = select(Staff.id, Staff.initials, Staff.name).where(Staff.is_active)


def colleagues(connection: Connection) -> tuple[Colleague, ...]:
    """Return those who work at the school now, in order of name."""
    found = [
        Colleague(StaffId(row.id), row.initials, row.name) for row in connection.execute(_STAFF)
    ]
    return tuple(sorted(found, key=lambda one: sort_key(one.name)))


def colleague_by(connection: Connection, initials: str) -> StaffId | None:
    """Return who sits behind some initials; None for nobody and for initials of no colleague."""
    found = (
        one for one in colleagues(connection) if initials and fold(one.initials) == fold(initials)
    )
    return next((one.staff_id for one in found), None)
