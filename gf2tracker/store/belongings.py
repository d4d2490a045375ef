"""Rows that hang on a student: they go with the student and come back with the student."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from gf2tracker.store.column import Table
from gf2tracker.store.image import sql_table
from gf2tracker.store.tables import Student

CHUNK = 400


def belongings_of(
    connection: Connection, student_ids: Iterable[int]
) -> dict[type[Table], list[Any]]:
    """Return the keys of every row that refers to one of the students, by table."""
    wanted = sorted(student_ids)
    found: dict[type[Table], list[Any]] = {}
    for kind, name in _referring():
        target = sql_table(kind)
        key = list(target.primary_key.columns)
        keys = found.setdefault(kind, [])
        for start in range(0, len(wanted), CHUNK):
            part = target.c[name].in_(wanted[start : start + CHUNK])
            rows = connection.execute(select(*key).where(part))
            keys += [row[0] if len(key) == 1 else tuple(row) for row in rows]
    return found


@cache
def _referring() -> tuple[tuple[type[Table], str], ...]:
    student = sql_table(Student)
    kinds: list[type[Table]] = Table.kinds
    return tuple(
        (kind, key.parent.name)
        for kind in sorted(kinds, key=lambda kind: kind.__name__)
        for key in sql_table(kind).foreign_keys
        if key.column.table is student
    )
