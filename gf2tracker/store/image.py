"""Row images: how a row is written into the journal, compared, and brought back."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Date
from sqlalchemy import Table as SqlTable

from gf2tracker.store.column import Moment, Table

Row = dict[str, Any]


def sql_table(table: type[Table]) -> SqlTable:
    """Return the SQL table that a class of tables.py stands for."""
    return table.__table__


def table_named(name: str) -> SqlTable:
    """Return the SQL table of that name."""
    return Table.metadata.tables[name]


@cache
def key_names(table: SqlTable) -> tuple[str, ...]:
    """Return the names of the columns that identify a row."""
    return tuple(column.name for column in table.primary_key.columns)


def key_of(table: SqlTable, row: Mapping[Any, Any]) -> tuple[Any, ...]:
    """Return the values that identify a row, in the order of the primary key."""
    return tuple(row[name] for name in key_names(table))


def key_text(key: tuple[Any, ...]) -> str:
    """Return the key as it stands in the journal: `17` or `17|2026-08-17`."""
    return "|".join(str(_plain(value)) for value in key)


def as_text(row: Row | None) -> str | None:
    """Return a row as JSON, columns in the table's order; None for no row."""
    if row is None:
        return None
    return _JSON.encode(row)


def as_row(table: SqlTable, text: str | None) -> Row | None:
    """Return the row that a text of the journal holds, with the columns' own types."""
    if text is None:
        return None
    told = json.loads(text)
    for name, typed in _typed(table):
        value = told.get(name)
        if value is not None:
            told[name] = typed(value)
    row: Row = told
    return row


def digest_of(table_name: str, key: str, before: str | None, after: str | None) -> str:
    """Return what stays of an image when its content has been blanked."""
    told = "\x1f".join((table_name, key, before or "", after or ""))
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _written(value: Any) -> str:
    assert isinstance(value, dt.date), type(value)
    return value.isoformat()


_JSON = json.JSONEncoder(ensure_ascii=False, default=_written)


@cache
def _typed(table: SqlTable) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return the columns that JSON has no type for, and what makes their values of it."""
    found: list[tuple[str, Callable[[Any], Any]]] = []
    for column in table.columns:
        if isinstance(column.type, Moment):
            found.append((column.name, dt.datetime.fromisoformat))
        elif isinstance(column.type, Date):
            found.append((column.name, dt.date.fromisoformat))
        elif isinstance(column.type, Boolean):
            found.append((column.name, bool))
    return tuple(found)
