"""The journal's one recorder: every write goes through a Step, which keeps rows before and after."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable, bindparam, column, func, select, table, tuple_
from sqlalchemy import Table as SqlTable
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from gf2tracker.domain.change import Change, StepKind
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.store import image
from gf2tracker.store.column import Table
from gf2tracker.store.image import Row
from gf2tracker.store.tables import Image, StepRow

RECORDED = {"is_recorded": True}
CHUNK = 400
STEP_LOCK = 20
POSTGRES = "postgresql"

_sequence = table("sqlite_sequence", column("name"), column("seq"))

Key = int | str | tuple[Any, ...]


class Step:
    """One named, undoable deed while it is being done.

    Actions get it as their first argument. It is the only thing that can write: a bare insert,
    update or delete on the connection is refused by the store.

    Attributes:
        connection: for reading with `select`.
        by: initials of who does it; empty when nobody has said.
        now: the moment of the deed, aware, in UTC.
    """

    def __init__(self, connection: Connection, op: str, by: str) -> None:
        self.connection = connection
        self.by = by
        self.now = dt.datetime.now(dt.UTC)
        self.op = op
        self.kind = StepKind.DEED
        self.undoes: int | None = None
        self._label = ""
        self._images: dict[tuple[str, tuple[Any, ...]], tuple[Row | None, Row | None]] = {}

    def label(self, text: str) -> None:
        """Say in Danish what is done, with counts and class codes but no person's name."""
        self._label = text

    def insert(self, kind: type[Table], values: Mapping[str, Any]) -> int:
        """Add one row and return its number (0 for tables without running numbers)."""
        return self.insert_all(kind, [values])[0]

    def insert_all(self, kind: type[Table], rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Add rows and return their numbers in the same order; missing columns take defaults."""
        target = image.sql_table(kind)
        if not rows:
            return []
        numbered = image.key_names(target) == ("id",)
        ids = self._new_ids(target, len(rows)) if numbered else [0] * len(rows)
        whole = [
            _whole(target, {**row, "id": new} if numbered else row)
            for row, new in zip(rows, ids, strict=True)
        ]
        self.put(target, [], whole)
        return ids

    def update(self, kind: type[Table], key: Key, values: Mapping[str, Any]) -> None:
        """Change columns of one row; what is already so is neither written nor recorded."""
        self.update_all(kind, {key: values})

    def update_all(self, kind: type[Table], changes: Mapping[Any, Mapping[str, Any]]) -> None:
        """Change columns of several rows, by key."""
        target = image.sql_table(kind)
        before = self.rows(kind, changes)
        after = [{**before[key], **values} for key, values in changes.items()]
        self.put(target, list(before.values()), after)

    def upsert_all(self, kind: type[Table], rows: Mapping[Any, Mapping[str, Any]]) -> None:
        """Write whole rows by key: changed where the key is there, else added."""
        target = image.sql_table(kind)
        before = self.rows(kind, rows, missing_ok=True)
        after = [_whole(target, {**before.get(key, {}), **row}) for key, row in rows.items()]
        self.put(target, list(before.values()), after)

    def delete(self, kind: type[Table], key: Key) -> None:
        """Take one row away."""
        self.delete_all(kind, [key])

    def delete_all(self, kind: type[Table], keys: Iterable[Any]) -> None:
        """Take rows away, by key."""
        self.put(image.sql_table(kind), list(self.rows(kind, keys).values()), [])

    def rows(
        self, kind: type[Table], keys: Iterable[Any], *, missing_ok: bool = False
    ) -> dict[Any, Row]:
        """Return whole rows by key, in the order asked for.

        Raises:
            Refusal: a key has no row, somebody has deleted it, and `missing_ok` is false.
        """
        target = image.sql_table(kind)
        wanted = list(keys)
        found = self.read(target, [key if isinstance(key, tuple) else (key,) for key in wanted])
        answer = {}
        for key in wanted:
            row = found.get(key if isinstance(key, tuple) else (key,))
            if row is not None:
                answer[key] = row
            elif not missing_ok:
                raise Refusal(
                    _("Det, du vil ændre, findes ikke længere. Se siden igen, og gør det om.")
                )
        return answer

    def put(self, target: SqlTable, before: list[Row], after: list[Row]) -> None:
        """Turn one set of whole rows into another; only what differs is written and recorded."""
        old = {image.key_of(target, row): row for row in before}
        new = {image.key_of(target, row): row for row in after}
        gone = [key for key in old if key not in new]
        added = [row for key, row in new.items() if key not in old]
        changed = [row for key, row in new.items() if key in old and old[key] != row]
        self._delete(target, gone)
        self._update(target, changed)
        if added:
            self._write(target.insert(), added)
        for key in gone:
            self._record(target.name, key, old[key], None)
        for row in (*changed, *added):
            key = image.key_of(target, row)
            self._record(target.name, key, old.get(key), row)

    def finish(self) -> Change:
        """Write the journal's header and images; nothing is written for a deed without effect."""
        images = [
            (name, image.key_text(key), image.as_text(before), image.as_text(after))
            for (name, key), (before, after) in self._images.items()
            if before != after
        ]
        tables = frozenset(name for name, *_rest in images)
        if not images:
            return Change(None, self._label, tables, self.kind)
        assert self._label, "every action says what it does"
        digests = [image.digest_of(*one) for one in images]
        number = self._write_header(digests)
        self._write(
            image.sql_table(Image).insert(),
            [
                {
                    "step_id": number,
                    "position": position,
                    "table_name": one[0],
                    "row_key": one[1],
                    "before": one[2],
                    "after": one[3],
                    "digest": digest,
                }
                for position, (one, digest) in enumerate(zip(images, digests, strict=True))
            ],
        )
        return Change(number, self._label, tables, self.kind)

    def mark_undone(self, step_id: int, *, is_undone: bool) -> None:
        """Note on an earlier step whether it stands; the journal's own rows have no images."""
        steps = image.sql_table(StepRow)
        self._write(steps.update().where(steps.c.id == step_id).values(is_undone=is_undone))

    def _write_header(self, digests: list[str]) -> int:
        steps = image.sql_table(StepRow)
        if self.connection.dialect.name == POSTGRES:
            # steps are numbered as they commit, so whoever reads on misses none
            self.connection.execute(select(func.pg_advisory_xact_lock(STEP_LOCK)))
        newest = select(StepRow.digest).order_by(StepRow.id.desc()).limit(1)
        chain = self.connection.execute(newest).scalar_one_or_none() or ""
        number = self._new_ids(steps, 1)[0]
        header = {
            "id": number,
            "op": self.op,
            "at": self.now,
            "by": self.by,
            "label": self._label,
            "kind": self.kind.value,
            "undoes": self.undoes,
            "is_undone": False,
        }
        self._write(steps.insert(), [{**header, "digest": chained(chain, header, digests)}])
        return number

    def _record(
        self, name: str, key: tuple[Any, ...], before: Row | None, after: Row | None
    ) -> None:
        first, _last = self._images.get((name, key), (before, None))
        self._images[name, key] = (first, after)

    def read(self, target: SqlTable, keys: list[tuple[Any, ...]]) -> dict[tuple[Any, ...], Row]:
        """Return whole rows of a table by key; keys without a row are left out."""
        found: dict[tuple[Any, ...], Row] = {}
        columns = list(target.primary_key.columns)
        names = target.columns.keys()
        for start in range(0, len(keys), CHUNK):
            part = keys[start : start + CHUNK]
            if len(columns) == 1:
                condition = columns[0].in_([key[0] for key in part])
            else:
                condition = tuple_(*columns).in_(part)
            for values in self.connection.execute(select(target).where(condition)):
                row = dict(zip(names, values, strict=True))
                found[image.key_of(target, row)] = row
        return found

    def _delete(self, target: SqlTable, keys: list[tuple[Any, ...]]) -> None:
        if keys:
            names = image.key_names(target)
            condition = [target.c[name] == bindparam(f"key_{name}") for name in names]
            values = [{f"key_{n}": v for n, v in zip(names, key, strict=True)} for key in keys]
            self._write(target.delete().where(*condition), values)

    def _update(self, target: SqlTable, rows: list[Row]) -> None:
        if rows:
            names = image.key_names(target)
            condition = [target.c[name] == bindparam(f"key_{name}") for name in names]
            free: Row = {c.name: bindparam(c.name) for c in target.c if c.name not in names}
            keyed = [{**row, **{f"key_{name}": row[name] for name in names}} for row in rows]
            self._write(target.update().where(*condition).values(free), keyed)

    def _write(self, statement: Executable, values: list[Row] | None = None) -> None:
        self.connection.execute(statement, values, execution_options=RECORDED)

    def _new_ids(self, target: SqlTable, count: int) -> list[int]:
        if self.connection.dialect.name == POSTGRES:
            one = func.nextval(f"{target.name}_id_seq").label("id")
            series = func.generate_series(1, count).table_valued("value")
            return [row.id for row in self.connection.execute(select(one).select_from(series))]
        newest = select(_sequence.c.seq).where(_sequence.c.name == target.name)
        last = self.connection.execute(newest).scalar_one_or_none() or 0
        return list(range(last + 1, last + 1 + count))


def chained(chain: str, header: Mapping[str, Any], digests: Iterable[str]) -> str:
    """Return the digest that ties a step to the one before it and to its images."""
    told = [chain, header["op"], header["at"].astimezone(dt.UTC).isoformat(), header["by"]]
    told += [header["label"], header["kind"], str(header["undoes"] or ""), *digests]
    return hashlib.blake2b("\x1f".join(told).encode(), digest_size=16).hexdigest()


def _whole(target: SqlTable, values: Mapping[str, Any]) -> Row:
    """Return a row with every column, in the table's order, so that its image is the row."""
    row = {**_defaults(target), **values}
    assert len(row) == len(target.columns), f"{target.name} has no columns {row.keys()}"
    return row


@cache
def _defaults(target: SqlTable) -> Row:
    found = ((one.name, one.default) for one in target.columns)
    return {
        name: default.arg if isinstance(default, ScalarElementColumnDefault) else None
        for name, default in found
    }
