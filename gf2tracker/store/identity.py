"""Everybody the school knows, as an import needs it to tell who is who."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from gf2tracker.domain.people import full_name
from gf2tracker.language import fold
from gf2tracker.store.enrolment import Stay, stays_of
from gf2tracker.store.image import sql_table
from gf2tracker.store.tables import Student


@dataclass(frozen=True, slots=True)
class KnownStudent:
    """A student with what identifies one (decisions 26).

    Attributes:
        name: the full name, folded.
        values: every column of the student, by its name.
        stays: all enrolments, in order of first day.
        active: the enrolment that has not ended on the day asked for, the first when there are
            several; None for one who is in no class any more.
    """

    id: int
    number: str | None
    name: str
    birth_date: dt.date | None
    values: Mapping[str, Any]
    stays: tuple[Stay, ...]
    active: Stay | None


def known_students(connection: Connection, today: dt.date) -> tuple[KnownStudent, ...]:
    """Return everybody, in order of id."""
    stays = stays_of(connection)
    rows = connection.execute(select(sql_table(Student))).mappings()
    return tuple(
        KnownStudent(
            id=row["id"],
            number=row["number"],
            name=fold(full_name(row["first_name"], row["last_name"])),
            birth_date=row["birth_date"],
            values=dict(row),
            stays=tuple(stays.get(row["id"], ())),
            active=next((one for one in stays.get(row["id"], ()) if one.ends_on >= today), None),
        )
        for row in sorted(rows, key=lambda row: row["id"])
    )
