"""What can be asked about the staff."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.people import Role, StaffId
from gf2tracker.language import sort_key
from gf2tracker.store.tables import Staff


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody who works at the school, or did.

    Attributes:
        is_active: False for those who have left and only stand on old classes.
    """

    id: StaffId
    initials: str
    name: str
    roles: tuple[Role, ...]
    phone: str
    mail: str
    is_active: bool


def everybody(connection: Connection) -> tuple[StaffMember, ...]:
    """Return the staff list in order of name, those who have left at the end."""
    found = select(
        Staff.id,
        Staff.initials,
        Staff.name,
        Staff.roles,
        Staff.phone,
        Staff.mail,
        Staff.is_active,
    )
    people = [
        StaffMember(
            id=StaffId(row.id),
            initials=row.initials,
            name=row.name,
            roles=roles_of(row.roles),
            phone=row.phone,
            mail=row.mail,
            is_active=row.is_active,
        )
        for row in connection.execute(found)
    ]
    return tuple(sorted(people, key=lambda one: (not one.is_active, sort_key(one.name))))


def roles_of(text: str) -> tuple[Role, ...]:
    """Return the roles that are stored as a text, "CONTACT_TEACHER,COUNSELLOR"."""
    return tuple(Role(part) for part in text.split(",") if part)
