"""Rows that hang on a student or a class: they go with it and come back with it."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, select
from sqlalchemy import Table as SqlTable

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
    for kind, name, _is_needed in _referring_to(Student.__tablename__):
        found.setdefault(kind, []).extend(_keys(connection, sql_table(kind), name, wanted))
    return found


class Hanging(NamedTuple):
    """What hangs on some rows that are to go.

    Attributes:
        gone: keys of rows that can't be without them, by table, and of what hangs on those.
        loose: keys of rows that only name them, by table and column.
    """

    gone: dict[type[Table], set[Any]]
    loose: dict[tuple[type[Table], str], set[Any]]


def hanging_on(connection: Connection, kind: type[Table], keys: Iterable[int]) -> Hanging:
    """Return every row that refers to some rows, directly or through another."""
    found = Hanging({}, {})
    _gather(connection, kind, sorted(keys), found)
    for (table, _name), named in found.loose.items():
        named.difference_update(found.gone.get(table, ()))
    return found


def _gather(connection: Connection, kind: type[Table], keys: list[int], found: Hanging) -> None:
    for table, name, is_needed in _referring_to(kind.__tablename__):
        target = sql_table(table)
        rows = set(_keys(connection, target, name, keys))
        if not is_needed:
            found.loose.setdefault((table, name), set()).update(rows)
            continue
        known = found.gone.setdefault(table, set())
        new = rows - known
        known |= new
        if new and not any(isinstance(key, tuple) for key in new):
            _gather(connection, table, sorted(new), found)


def _keys(connection: Connection, target: SqlTable, name: str, wanted: list[int]) -> Iterator[Any]:
    key = list(target.primary_key.columns)
    for start in range(0, len(wanted), CHUNK):
        part = target.c[name].in_(wanted[start : start + CHUNK])
        for row in connection.execute(select(*key).where(part)):
            yield row[0] if len(key) == 1 else tuple(row)


@cache
def _referring_to(name: str) -> tuple[tuple[type[Table], str, bool], ...]:
    """Return tables and columns that refer to a table, and whether a row can't be without it."""
    kinds: list[type[Table]] = Table.kinds
    return tuple(
        (one, key.parent.name, not key.parent.nullable)
        for one in sorted(kinds, key=lambda one: one.__name__)
        for key in sql_table(one).foreign_keys
        if key.column.table.name == name
    )
