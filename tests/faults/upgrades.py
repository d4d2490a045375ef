"""Fault 7: bringing an older store up to date fails, or is killed half-way."""

import errno
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import inspect

from gf2tracker.errors import Refusal
from gf2tracker.store import engine as engines
from gf2tracker.store import keys, upgrade
from gf2tracker.store.store import Store
from tests.faults import ending, school
from tests.faults.calls import Calls
from tests.faults.disk import Failing
from tests.faults.tally import Tally


def older_schemas() -> list[str]:
    """Return every schema that a store may have been left with, the oldest first."""
    return [script.revision for script in upgrade.revisions_between(None, upgrade.HEAD)][:-1]


def make_older(newest: Path, folder: Path, schema: str) -> Path:
    """Make a store of an earlier schema that holds the rows of one of today's."""
    folder.mkdir(parents=True)
    path = folder / newest.name
    engines.make_file(path)
    engine = engines.open_sqlite(path, keys.make_key(path))
    source = engines.connect_sqlite(newest, keys.read_key(newest), is_alone=False)
    with engine.connect() as connection, upgrade._one_transaction(connection):
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        with Operations.context(context):
            for script in upgrade.revisions_between(None, schema):
                script.module.upgrade()
        _fill(connection, source)
        upgrade._stamp(connection, schema)
    engine.dispose()
    source.close()
    return path


def killed_upgrades(folder: Path, times: int) -> Tally:
    """Kill upgrades, and let the disk fail in them: unchanged, or whole and up to date."""
    tally = Tally("migration failing and killed")
    newest = school.make(folder)
    for schema in older_schemas():
        older = make_older(newest, folder / schema, schema)
        before = _rows(older)
        here = folder / f"here-{schema}"
        path = school.copy(older, here)
        calls = ending.calls_of(here, _open, str(path))
        for nth in ending.spread(calls, times):
            path = school.copy(older, here)
            tally.tried += 1
            tally.fired += ending.killed(here, nth, _open, str(path))
            _look(path, schema, before, tally)
        for nth in range(times):
            path = school.copy(older, here)
            disk = Failing("write", errno.ENOSPC, 1 + nth * 3, lasts=bool(nth % 2))
            is_fired = _refused(path, disk, tally)
            _look(path, schema, before, tally)
            if not is_fired:
                break
            tally.tried += 1
            tally.fired += 1
    tally.figures = f"from {', '.join(older_schemas())} to {upgrade.HEAD}"
    return tally


def _refused(path: Path, disk: Failing, tally: Tally) -> bool:
    with Calls(path.parent, disk):
        try:
            Store.open(path).close()
        except Refusal as refusal:
            if "fuld" not in refusal.text:
                tally.complain(f"{disk}: {refusal.text}")
    return bool(disk.fired)


def _look(path: Path, schema: str, before: Any, tally: Tally) -> None:
    """See that a file is of the old schema and unchanged, or of the new and whole; then open it."""
    if _schema(path) not in {int(schema), int(upgrade.HEAD)} or _rows(path, before) != before:
        tally.broken += 1
    store = Store.open(path)
    tally.broken += not school.is_whole(store)
    store.close()
    tally.lost += _rows(path, before) != before or _schema(path) != int(upgrade.HEAD)


def _open(where: str) -> None:
    Store.open(where).close()


def _fill(connection: Any, source: Any) -> None:
    for name in inspect(connection).get_table_names():
        columns = [column["name"] for column in inspect(connection).get_columns(name)]
        told = ", ".join(f'"{column}"' for column in columns)
        rows = source.execute(f'SELECT {told} FROM "{name}"').fetchall()
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f'DELETE FROM "{name}"')  # the rows it was born with
        for row in rows:
            connection.exec_driver_sql(f'INSERT INTO "{name}" ({told}) VALUES ({marks})', row)


def _schema(path: Path) -> int:
    bare = engines.connect_sqlite(path, keys.read_key(path), is_alone=False)
    try:
        return int(bare.execute("PRAGMA user_version").fetchone()[0])
    finally:
        bare.close()


def _rows(path: Path, like: Any = None) -> dict[tuple[str, ...], list[Any]]:
    """Return the rows of a file; with `like` only of the tables and columns that are in that."""
    bare = engines.connect_sqlite(path, keys.read_key(path), is_alone=False)
    try:
        tables = list(like) if like else _columns(bare)
        found = {}
        for name, *columns in tables:
            told = ", ".join(f'"{column}"' for column in columns)
            found[name, *columns] = sorted(
                bare.execute(f'SELECT {told} FROM "{name}"').fetchall(), key=repr
            )
        return found
    finally:
        bare.close()


def _columns(bare: Any) -> list[tuple[str, ...]]:
    names = bare.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")
    tables = [row[0] for row in names.fetchall() if not row[0].startswith("sqlite_")]
    return [
        (name, *(row[1] for row in bare.execute(f'PRAGMA table_info("{name}")').fetchall()))
        for name in tables
    ]
