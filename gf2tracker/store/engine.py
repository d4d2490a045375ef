"""How the two databases are opened: SQLCipher as decided, or PostgreSQL."""

import os
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, StaticPool, create_engine, event

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.store.lock import StoreLock

APPLICATION = 0x47463254  # "GF2T"
OLDEST_SQLITE = (3, 51, 3)
PRAGMAS = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)
POSTGRES_OPTIONS = (
    "-c statement_timeout=15000 -c idle_in_transaction_session_timeout=60000 -c lock_timeout=5000"
)


def is_url(where: str) -> bool:
    """Return whether a store is named by a database address rather than a file."""
    return "://" in where


def open_sqlite(path: Path, key: str) -> Engine:
    """Open the encrypted file with its one connection and take its lock at once."""
    lock = StoreLock(path)

    def connect() -> Any:
        lock.take()
        try:
            return connect_sqlite(path, key)
        except BaseException:
            lock.release()
            raise

    def closed(*_told: Any) -> None:
        lock.release()

    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=connect, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine.pool, "close", closed)
    return engine


def connect_sqlite(path: Path, key: str, *, is_alone: bool = True) -> Any:
    """Return a bare connection; the key must be the first thing it hears.

    `is_alone=False` leaves out the exclusive lock, for reading a finished copy.
    """
    # an address with mode=rw: a store is only ever made on purpose
    name = f"file:{_quoted(path)}?mode=rw"
    bare = sqlcipher.connect(name, uri=True, isolation_level=None, timeout=1)
    bare.execute("PRAGMA cipher_log_level=NONE")
    bare.execute(f"PRAGMA key=\"x'{key}'\"")
    try:
        for pragma in PRAGMAS if is_alone else PRAGMAS[2:]:
            bare.execute(f"PRAGMA {pragma}")
        if is_alone:
            bare.execute("BEGIN EXCLUSIVE")
            bare.execute("COMMIT")
        _check_cipher(bare)
    except BaseException:
        bare.close()
        raise
    return bare


def open_postgres(url: str) -> Engine:
    """Open a school's server; time-outs are short, so that the window can say what is wrong."""
    scheme, _colon, rest = url.partition("://")
    if scheme not in {"postgresql", "postgres", "postgresql+psycopg"}:
        raise Refusal(_("Adressen på skolens server skal begynde med postgresql://."))
    return create_engine(
        f"postgresql+psycopg://{rest}",
        poolclass=StaticPool,
        hide_parameters=True,
        connect_args={
            "connect_timeout": 5,
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 3,
            "options": POSTGRES_OPTIONS,
        },
    )


def make_file(path: Path) -> None:
    """Make the empty file of a new store, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))


def _begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")


def _quoted(path: Path) -> str:
    return path.resolve().as_uri().removeprefix("file://")


def _check_cipher(bare: Any) -> None:
    status = bare.execute("PRAGMA cipher_status").fetchone()
    found = bare.execute("SELECT sqlite_version()").fetchone()[0]
    if status is None or status[0] != "1" or _version(found) < OLDEST_SQLITE:
        msg = f"the encrypted database is not what it should be (SQLite {found})"
        raise RuntimeError(msg)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))
