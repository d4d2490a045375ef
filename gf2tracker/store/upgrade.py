"""The store's schema: made at once for a new store, brought up to date step by step for an older.

An upgrade is one transaction: a verified copy first, foreign keys off, every revision, a check of
foreign keys and of row counts, then the new number. Whatever fails leaves the file as it was.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, inspect, select, table
from sqlalchemy import column as sql_column
from sqlalchemy.exc import SQLAlchemyError

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.store import backup
from gf2tracker.store.column import Table
from gf2tracker.store.engine import APPLICATION
from gf2tracker.store.fault import refusal_of

HEAD = "0003"
UPGRADE_LOCK = 21
MIGRATIONS = Path(__file__).parent / "migrations"

_version_table = table("alembic_version", sql_column("version_num"))


def bring_up_to_date(engine: Engine, path: Path | None, *, create: bool) -> None:
    """Make the tables of a new store, or upgrade an older one; refuse a newer one.

    Args:
        engine: the opened database.
        path: the file, None on a server.
        create: whether an empty server database may be filled.
    """
    with engine.connect() as connection:
        found = _version_of(connection)
        if found == HEAD:
            return
        if found is not None and found > HEAD:
            raise Refusal(
                _(
                    "Dataene er lavet med en nyere version af GF2 Tracker. Opdatér programmet. "
                    "Intet er ændret."
                )
            )
        if found is not None:
            _upgrade(connection, path, found)
        elif create:
            _create(connection)
        else:
            raise Refusal(
                _("Der er ingen skoledata på serveren endnu. Importér en holdliste først.")
            )


def revisions_between(found: str, wanted: str) -> Any:
    """Return Alembic's revisions from the one found up to the wanted one, oldest first."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415  # 0.4 s, only for an older store

    scripts = list(ScriptDirectory(str(MIGRATIONS)).iterate_revisions(wanted, found))
    return list(reversed(scripts))


def _version_of(connection: Connection) -> str | None:
    with connection.begin():
        if connection.dialect.name == "sqlite":
            application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            number = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if application not in {0, APPLICATION}:
                raise Refusal(_("Filen hører til et andet program og kan ikke åbnes her."))
            return f"{number:04d}" if application else None
        if not inspect(connection).has_table(_version_table.name):
            return None
        return str(connection.execute(select(_version_table.c.version_num)).scalar_one())


def _create(connection: Connection) -> None:
    from gf2tracker.store.first_rows import write_first_rows  # noqa: PLC0415  # new stores alone

    with _one_transaction(connection):
        if connection.dialect.name == "postgresql" and inspect(connection).has_table("step"):
            return  # somebody else was first
        Table.metadata.create_all(connection)
        write_first_rows(connection)
        _stamp(connection, HEAD)


def _upgrade(connection: Connection, path: Path | None, found: str) -> None:
    if path is not None:
        backup.write(connection.connection.dbapi_connection, path)
    try:
        with _one_transaction(connection):
            before = _counts(connection)
            declared = _run(connection, found)
            _check(connection, before, declared)
            _stamp(connection, HEAD)
    except SQLAlchemyError as fault:
        raise refusal_of(fault) or _failed() from fault


def _run(connection: Connection, found: str) -> set[str]:
    """Run the revisions; return the tables whose row count they say they change."""
    from alembic.migration import MigrationContext  # noqa: PLC0415  # see above
    from alembic.operations import Operations  # noqa: PLC0415  # as above

    declared: set[str] = set()
    context = MigrationContext.configure(connection, opts={"render_as_batch": True})
    with Operations.context(context):
        for script in revisions_between(found, HEAD):
            script.module.upgrade()
            declared |= set(getattr(script.module, "changes_rows_of", ()))
    return declared


def _counts(connection: Connection) -> dict[str, int]:
    names = inspect(connection).get_table_names()
    count = func.count()
    return {
        name: connection.execute(select(count).select_from(table(name))).scalar_one()
        for name in names
    }


def _check(connection: Connection, before: dict[str, int], declared: set[str]) -> None:
    after = _counts(connection)
    lost = [
        name
        for name, count in before.items()
        if name not in declared and name != _version_table.name and after.get(name) != count
    ]
    broken: Sequence[Any] = ()
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if lost or broken:
        raise _failed()


def _failed() -> Refusal:
    return Refusal(
        _("Opdateringen af dataene lykkedes ikke. Filen er uændret. Brug den forrige version.")
    )


def _stamp(connection: Connection, version: str) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version={int(version)}")
        return
    name = _version_table.name
    connection.exec_driver_sql(f"CREATE TABLE IF NOT EXISTS {name} (version_num TEXT PRIMARY KEY)")
    connection.execute(_version_table.delete())
    connection.execute(_version_table.insert(), {"version_num": version})


@contextmanager
def _one_transaction(connection: Connection) -> Iterator[None]:
    """One transaction for all of it; SQLite's foreign keys are off, for it cascades otherwise."""
    if connection.dialect.name == "postgresql":
        with connection.begin():
            connection.execute(select(func.pg_advisory_xact_lock(UPGRADE_LOCK)))
            yield
        return
    bare: Any = connection.connection.dbapi_connection
    bare.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            yield
    finally:
        bare.execute("PRAGMA foreign_keys=ON")
