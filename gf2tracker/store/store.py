"""The store and its two doors: what is asked and what is done."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar
from weakref import WeakKeyDictionary

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, event, func, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import visitors

from gf2tracker.domain.change import Change
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.store import backup, check, damage, keys, newborn, presence, restore, undo, upgrade
from gf2tracker.store import engine as engines
from gf2tracker.store.backup import Backup
from gf2tracker.store.draft import DraftFile
from gf2tracker.store.fault import UNKNOWN, UNKNOWN_ON_DISK, is_damage, refusal_of
from gf2tracker.store.journal import STEP_LOCK, Step
from gf2tracker.store.start import Start, of_store
from gf2tracker.store.tables import StepRow
from gf2tracker.store.undo import Tell

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Answer(Generic[T]):
    """What a query said, and the names of the tables it was read from."""

    value: T
    tables: frozenset[str]


@dataclass(frozen=True)
class Done(Generic[T]):
    """What a deed changed, and what its action returned."""

    change: Change
    value: T


class Store:
    """A school's data: one connection, used by one thread, one transaction a deed.

    Attributes:
        where: the file or the server's address.
        by: initials of the user, written on every step.
        start: how the store was found when it was opened.
    """

    def __init__(self, where: str, engine: Engine, by: str, start: Start) -> None:
        self.where = where
        self.by = by
        self.start = start
        self._is_closed = False
        self._engine = engine
        self._connection = engine.connect()
        self._reads: set[str] = set()
        self._tables_of: WeakKeyDictionary[Any, frozenset[str]] = WeakKeyDictionary()
        event.listen(engine, "before_cursor_execute", self._watch)

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True, by: str = "") -> Self:
        """Open a store, make it when it is missing, bring an older one up to date.

        Args:
            where: a file, or the address of a PostgreSQL database.
            create: whether a missing store is made; else it is refused.
            by: initials of the user.

        Raises:
            Refusal: missing, open elsewhere, made by a newer program, or damaged.
        """
        name = str(where)
        with _faults_as_refusals():
            if engines.is_url(name):
                return cls._opened(name, engines.open_postgres(name), None, by, create=create)
            path = Path(name)
            if path.is_dir():
                text = _("{name} er en mappe. Skriv navnet på en fil i den.")
                raise Refusal(text.format(name=path.name))
            if newborn.is_wanted(path):
                _make(path, create=create)
            return cls._opened_file(path, by)

    @classmethod
    def _opened_file(cls, path: Path, by: str) -> Self:
        key = restore.settled_key(path)
        try:
            return cls._opened(str(path), engines.open_sqlite(path, key), path, by)
        except (DBAPIError, sqlcipher.Error) as fault:
            if not is_damage(fault):
                raise
            damage.refuse_damaged(path, key, int(upgrade.HEAD))
            return cls._opened(str(path), engines.open_sqlite(path, key), path, by)

    @classmethod
    def _opened(
        cls, name: str, engine: Engine, path: Path | None, by: str, *, create: bool = True
    ) -> Self:
        start = None
        try:
            if path is not None:
                with engine.connect() as connection:
                    start = of_store(path, connection.connection.dbapi_connection)
            upgrade.bring_up_to_date(engine, path, create=create)
            return cls(name, engine, by, start or Start())
        except BaseException:
            engine.dispose()
            if path is not None and start is not None and start.is_told:
                presence.take_back(path)
            raise

    @property
    def path(self) -> Path | None:
        """The file of the store; None on a server."""
        return None if engines.is_url(self.where) else Path(self.where)

    @property
    def drafts(self) -> DraftFile:
        """What stood in open forms, beside the data and outside the journal."""
        return DraftFile.beside(self.where)

    @property
    def bare(self) -> Any:
        """The database driver's own connection, for backup and check alone."""
        return self._connection.connection.dbapi_connection

    def ask(
        self, query: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Answer[T]:
        """Ask a query and note which tables it read."""
        with _faults_as_refusals():
            return self._looked_twice(lambda: self._asked(query, *args, **kwargs))

    def do(
        self, action: Callable[Concatenate[Step, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Done[T]:
        """Do an action as one step: all of it, or a Refusal and nothing."""
        with _faults_as_refusals():
            return self._looked_twice(lambda: self._done(action, *args, **kwargs))

    def _asked(self, query: Callable[..., T], *args: Any, **kwargs: Any) -> Answer[T]:
        with self._ready().begin():
            self._reads = set()
            value = query(self._connection, *args, **kwargs)
            return Answer(value, frozenset(self._reads))

    def _done(self, action: Callable[..., T], *args: Any, **kwargs: Any) -> Done[T]:
        step = Step(self._ready(), uuid.uuid4().hex, self.by)
        deed = self._connection.begin()
        try:
            value = action(step, *args, **kwargs)
            change = step.finish()
        except BaseException:
            deed.rollback()
            raise
        try:
            deed.commit()
        except DBAPIError as fault:
            # a commit that failed may have reached the disk: look before saying "not saved"
            deed.rollback()
            if self.path is not None and self.bare.in_transaction:
                self.bare.rollback()  # SQLite stays in a transaction that can't be committed
            if change.step is None:
                raise
            is_kept = self._is_kept(step.op)
            if is_kept is None:
                raise Refusal(UNKNOWN if self.path is None else UNKNOWN_ON_DISK) from fault
            if not is_kept:
                raise
        return Done(change, value)

    def _looked_twice(self, job: Callable[[], T]) -> T:
        """Do a job; where the file seems damaged, look again before anybody is told so."""
        try:
            return job()
        except DBAPIError as fault:
            if self.path is None or not is_damage(fault):
                raise
            self._connection.close()
            self._engine.dispose()
            damage.refuse_damaged(self.path, keys.read_key(self.path), int(upgrade.HEAD))
            return job()

    def undo(self, step_id: int | None = None, tell: Tell | None = None) -> Change:
        """Take back a step, or the user's newest; refused where newer steps stand on it."""
        return self.do(undo.undo, step_id, tell).change

    def redo(self, tell: Tell | None = None) -> Change:
        """Bring back what the user undid last."""
        return self.do(undo.redo, tell).change

    def do_after_backup(
        self, action: Callable[Concatenate[Step, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Done[T]:
        """Do an action that touches much (import, mass delete), with a checked copy first."""
        if self.path is not None and self.ask(_has_steps).value:
            self.back_up()
        return self.do(action, *args, **kwargs)

    def back_up(self, target: Path | None = None) -> Backup:
        """Write a checked backup; None takes the usual folder, which is then thinned."""
        if self.path is None:
            raise Refusal(_("Skolens server tager selv sikkerhedskopier. Spørg driften."))
        with _faults_as_refusals():
            return backup.write(self.bare, self.path, target)

    def newest_backup(self) -> Backup | None:
        """Return the newest backup in the usual folder; None when there is none."""
        return None if self.path is None else backup.newest(self.path)

    def backups(self) -> tuple[Backup, ...]:
        """Return the readable backups in the usual folder, the newest first."""
        return () if self.path is None else backup.listed(self.path)

    @staticmethod
    def read_backup(file: Path) -> Backup:
        """Return what a backup says of itself; refused if it is none."""
        return backup.read(file)

    def counts(self) -> dict[str, int]:
        """Return how many rows each table has, as a backup made now would say."""
        with _faults_as_refusals():
            return {} if self.path is None else backup.counts_of(self.bare)

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with the data, in Danish; empty when all is well."""
        found: tuple[str, ...] = ()
        with _faults_as_refusals():
            if self.path is not None:
                found = check.problems_of(self.bare)
        broken = self.ask(check.broken_steps).value
        steps = [_("trin {n} i historikken er ændret udenom").format(n=n) for n in broken]
        return (*found, *steps)

    @staticmethod
    def restore(file: Path, where: str) -> Backup:
        """Put a backup in a closed store's place; what lay there is kept beside it."""
        if engines.is_url(where):
            raise Refusal(_("Skolens server tager selv sikkerhedskopier. Spørg driften."))
        return restore.restore(file, Path(where), int(upgrade.HEAD))

    def close(self) -> None:
        """Let go of the database; the store can't be used afterwards."""
        self._is_closed = True
        if self.path is not None and not self.start.is_read_only:
            presence.take_back(self.path)
        self._connection.close()
        self._engine.dispose()

    def _ready(self) -> Connection:
        if self._connection.invalidated:
            self._connection.close()
        if self._connection.closed and not self._is_closed:
            self._connection = self._engine.connect()
        return self._connection

    def _is_kept(self, op: str) -> bool | None:
        """Return whether a deed is stored; None when nobody answers."""
        found = select(StepRow.id).where(StepRow.op == op)
        try:
            with self._ready().begin():
                if self.path is None:  # a server that still commits it holds this lock till then
                    self._connection.execute(select(func.pg_advisory_xact_lock(STEP_LOCK)))
                return self._connection.execute(found).first() is not None
        except DBAPIError:
            return None

    def _watch(
        self,
        _connection: Connection,
        _cursor: Any,
        _statement: str,
        _values: Any,
        context: Any,
        _many: Any,
    ) -> None:
        compiled = context.compiled
        if compiled is None:
            return
        writes = context.isinsert or context.isupdate or context.isdelete
        if writes and not context.execution_options.get("is_recorded"):
            raise RuntimeError("every write goes through the journal's recorder")
        tables = self._tables_of.get(compiled)
        if tables is None:
            found = visitors.iterate(compiled.statement)
            tables = frozenset(part.name for part in found if isinstance(part, SqlTable))
            self._tables_of[compiled] = tables
        self._reads |= tables


def _make(path: Path, *, create: bool) -> None:
    """Make a store where none is; never in the place of one that has backups."""
    damage.refuse_gone(path, int(upgrade.HEAD))
    if not create:
        text = _("Der er ingen skoledata i {name}. Importér en holdliste først.")
        raise Refusal(text.format(name=path.name))
    newborn.make(path)


def _has_steps(connection: Connection) -> bool:
    return connection.execute(select(StepRow.id).limit(1)).first() is not None


@contextmanager
def _faults_as_refusals() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as fault:
        refusal = refusal_of(fault)
        if refusal is None:
            raise
        raise refusal from fault
