"""Every row of every table of a store, as it stands; the journal only when it is asked for."""

from sqlalchemy import select

from gf2tracker.store import tables
from gf2tracker.store.column import Table

JOURNAL = frozenset({"step", "image"})


def rows_of(store, *, with_journal=False):
    """Return the rows of each table that has any, in order of their key."""
    assert tables.Student.metadata is Table.metadata
    return {
        name: rows
        for name, table in sorted(Table.metadata.tables.items())
        if (with_journal or name not in JOURNAL) and (rows := store.ask(_rows, table).value)
    }


def _rows(connection, table):
    ordered = select(table).order_by(*table.primary_key.columns)
    return [tuple(row) for row in connection.execute(ordered)]
