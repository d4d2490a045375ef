"""The store and its two doors: what is asked and what is done."""

import errno
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar
from weakref import WeakKeyDictionary

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, event, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import visitors

from gf2tracker.domain.change import Change
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.store import backup, check, keys, undo, upgrade
from gf2tracker.store import engine as engines
from gf2tracker.store.backup import Backup
from gf2tracker.store.draft import DraftFile
from gf2tracker.store.fault import refusal_of
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import StepRow

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
    """

    def __init__(self, where: str, engine: Engine, by: str) -> None:
        self.where = where
        self.by = by
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
            is_new = not path.exists() or path.stat().st_size == 0
            if is_new and not create:
                raise Refusal(
                    _("Der er ingen skoledata i {name}. Importér en holdliste først.").format(
                        name=path.name
                    )
                )
            key = _key_of_new(path) if is_new else keys.read_key(path)
            return cls._opened(name, engines.open_sqlite(path, key), path, by, create=True)

    @classmethod
    def _opened(
        cls, name: str, engine: Engine, path: Path | None, by: str, *, create: bool
    ) -> Self:
        try:
            upgrade.bring_up_to_date(engine, path, create=create)
            return cls(name, engine, by)
        except BaseException:
            engine.dispose()
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
        with _faults_as_refusals(), self._ready().begin():
            self._reads = set()
            value = query(self._connection, *args, **kwargs)
            return Answer(value, frozenset(self._reads))

    def do(
        self, action: Callable[Concatenate[Step, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Done[T]:
        """Do an action as one step: all of it, or a Refusal and nothing."""
        step = Step(self._ready(), uuid.uuid4().hex, self.by)
        with _faults_as_refusals():
            deed = self._connection.begin()
            try:
                value = action(step, *args, **kwargs)
                change = step.finish()
            except BaseException:
                deed.rollback()
                raise
            try:
                deed.commit()
            except DBAPIError:
                # a commit that failed may have reached the disk: look before saying "not saved"
                deed.rollback()
                if change.step is None or not self._is_kept(step.op):
                    raise
        return Done(change, value)

    def undo(self, step_id: int | None = None) -> Change:
        """Take back a step, or the user's newest; refused where newer steps stand on it."""
        return self.do(undo.undo, step_id).change

    def redo(self) -> Change:
        """Bring back what the user undid last."""
        return self.do(undo.redo).change

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
        return backup.restore(file, Path(where), int(upgrade.HEAD))

    def close(self) -> None:
        """Let go of the database; the store can't be used afterwards."""
        self._connection.close()
        self._engine.dispose()

    def _ready(self) -> Connection:
        if self._connection.invalidated:
            self._connection.close()
            self._connection = self._engine.connect()
        return self._connection

    def _is_kept(self, op: str) -> bool:
        found = select(StepRow.id).where(StepRow.op == op)
        try:
            with self._ready().begin():
                return self._connection.execute(found).first() is not None
        except DBAPIError:
            return False

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


def _key_of_new(path: Path) -> str:
    """Return the key for a store that is about to be made; a key that lies there is kept."""
    key = keys.key_path(path)
    try:
        engines.make_file(path)
        is_there = key.exists() and key.stat().st_size > 0
        return keys.read_key(path) if is_there else keys.make_key(path)
    except OSError as fault:
        text = _("Datafilen kan ikke oprettes. Se efter, om mappen findes og må bruges.")
        if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
            text = _("Disken er fuld, så datafilen ikke kan oprettes. Frigør plads, og prøv igen.")
        raise Refusal(text) from fault


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
