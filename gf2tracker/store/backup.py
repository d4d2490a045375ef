"""Backups: a copy that has been opened and checked before it gets its name, and the way back."""

import datetime as dt
import hashlib
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.store import keys
from gf2tracker.store.check import problems_of
from gf2tracker.store.engine import connect_sqlite
from gf2tracker.store.fault import OPEN_ELSEWHERE
from gf2tracker.store.lock import StoreLock

ENDING = ".gf2"
DATA, KEY, MANIFEST = "gf2.db", "gf2.keys", "manifest.json"
NAME = re.compile(r"gf2-(\d{4}-\d\d-\d\dT\d{6})(?:-\d+)?\.gf2$")
ROOM = 50_000_000
LARGEST_KEY, LARGEST_MANIFEST = 10_000, 1_000_000
BLOCK = 1 << 20
DAYS_WHOLE, DAYS, WEEKS, MONTHS, OLDEST = 2, 7, 4, 3, 100


@dataclass(frozen=True)
class Backup:
    """A backup file and what its manifest says is in it."""

    file: Path
    made_at: dt.datetime
    schema: int
    counts: dict[str, int]


def folder_of(store: Path) -> Path:
    """Return where backups of a store lie unless the user has chosen a place."""
    return store.with_name(f"{store.stem}-sikkerhedskopier")


def write(bare: Any, store: Path, target: Path | None = None) -> Backup:
    """Copy the open store, open and check the copy, name it, and thin the folder.

    Args:
        bare: the driver's connection to the store, outside any transaction.
        store: the store's file.
        target: the file to write; None for the usual folder and a name with date and time.

    Raises:
        Refusal: no room, a place that can't be written, or a copy that fails its check.
    """
    now = dt.datetime.now(dt.UTC).astimezone()
    folder = target.parent if target else folder_of(store)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_without_room(folder, 2 * store.stat().st_size + ROOM)
        wanted = target or _free_name(folder, now)
        made = _written(bare, store, wanted, now)
        if target is None:
            thin(folder, now)
    except OSError as fault:
        raise Refusal(
            _(
                "Sikkerhedskopien kunne ikke skrives i {folder}. De gemte data er urørte. "
                "Vælg en mappe, der må skrives i."
            ).format(folder=folder.name)
        ) from fault
    return made


def read(file: Path) -> Backup:
    """Return what a backup says of itself, without opening its data; refused if it is none."""
    try:
        _refuse_special(file)
        with zipfile.ZipFile(file) as packed:
            told = _manifest(packed)
            made_at = dt.datetime.fromisoformat(told["made_at"])
            return Backup(file, made_at, int(told["schema"]), dict(told["counts"]))
    except FileNotFoundError as fault:
        raise Refusal(_("Filen {name} findes ikke.").format(name=file.name)) from fault
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as fault:
        raise Refusal(
            _("{name} er ikke en sikkerhedskopi fra GF2 Tracker, eller den er beskadiget.").format(
                name=file.name
            )
        ) from fault


def listed(store: Path) -> tuple[Backup, ...]:
    """Return the readable backups in the usual folder, the newest first."""
    return tuple(_readable(store))


def newest(store: Path) -> Backup | None:
    """Return the newest readable backup in the usual folder; None when there is none."""
    return next(_readable(store), None)


def _readable(store: Path) -> Iterator[Backup]:
    for file in sorted(folder_of(store).glob(f"gf2-*{ENDING}"), reverse=True):
        try:
            yield read(file)
        except Refusal:
            continue


def restore(file: Path, store: Path, newest_schema: int) -> Backup:
    """Put a backup in the store's place; the store must be closed.

    The backup is unpacked and checked first. What lay there is kept beside it as
    `NAME.før-gendannelse`, journal first, so that nothing of it can leak into the restored file.

    Raises:
        Refusal: the backup is damaged or of a newer program, or the store is open.
    """
    found = read(file)
    if found.schema > newest_schema:
        raise Refusal(
            _(
                "Sikkerhedskopien er lavet med en nyere version. Opdatér programmet. Intet er ændret."
            )
        )
    store.parent.mkdir(parents=True, exist_ok=True)
    fresh = store.with_name(f"{store.name}.ny")
    fresh_key = keys.key_path(store).with_name(f"{keys.key_path(store).name}.ny")
    try:
        _refuse_without_room(store.parent, 2 * file.stat().st_size)
        _unpack(file, fresh, fresh_key)
        _refuse_damaged(fresh, keys.key_in(fresh_key.read_text(encoding="utf-8")), found.counts)
        _refuse_open(store)
        _swap(store, fresh, fresh_key)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as fault:
        raise Refusal(
            _(
                "Sikkerhedskopien kunne ikke gendannes. De nuværende data er urørte. "
                "Prøv en anden kopi."
            )
        ) from fault
    finally:
        for left in (fresh, fresh_key, fresh.with_name(f"{fresh.name}-journal")):
            left.unlink(missing_ok=True)
    return found


def thin(folder: Path, now: dt.datetime) -> None:
    """Keep all of two days, then one a day, a week and a month; nothing over a hundred days."""
    found = {file: when for file in folder.iterdir() if (when := _time_in(file.name))}
    for file in found.keys() - kept(found, now):
        file.unlink(missing_ok=True)


def kept(found: dict[Path, dt.datetime], now: dt.datetime) -> set[Path]:
    """Return which backups stay, the newest of every day, week and month kept."""
    stays: set[Path] = set()
    slots: dict[tuple[str, object], Path] = {}
    for file, when in sorted(found.items(), key=lambda pair: pair[1]):
        age = (now.replace(tzinfo=None) - when).days
        if age <= DAYS_WHOLE:
            stays.add(file)
        if age <= DAYS:
            slots["day", when.date()] = file
        if age <= WEEKS * 7:
            slots["week", when.isocalendar()[:2]] = file
        if age <= OLDEST:
            slots["month", (when.year, when.month)] = file
    months = sorted((key for key in slots if key[0] == "month"), key=str)
    for key in months[:-MONTHS]:
        del slots[key]
    return stays | set(slots.values())


def _written(bare: Any, store: Path, wanted: Path, now: dt.datetime) -> Backup:
    copy = wanted.with_name(f"{wanted.name}.db.tmp")
    packed = wanted.with_name(f"{wanted.name}.tmp")
    try:
        copy.unlink(missing_ok=True)
        copy.touch(mode=0o600)  # the owner's alone from its first byte; VACUUM takes an empty file
        bare.execute("VACUUM INTO ?", (str(copy),))
        key = keys.read_key(store)
        counts = counts_of(bare)
        schema = bare.execute("PRAGMA user_version").fetchone()[0]
        _refuse_damaged(copy, key, counts)
        told = {
            "made_at": now.isoformat(timespec="seconds"),
            "schema": schema,
            "counts": counts,
            "sha256": _sha256(copy),
        }
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as pack:
            pack.write(copy, DATA)
            pack.write(keys.key_path(store), KEY)
            pack.writestr(MANIFEST, json.dumps(told, indent=1))
        packed.chmod(0o600)
        _sync(packed)
        packed.replace(wanted)
        _sync(wanted.parent)
    finally:
        for left in (copy, packed, copy.with_name(f"{copy.name}-journal")):
            left.unlink(missing_ok=True)
    return Backup(wanted, now, schema, counts)


def _unpack(file: Path, data: Path, key: Path) -> None:
    with zipfile.ZipFile(file) as packed:
        told = _manifest(packed)
        if packed.getinfo(KEY).file_size > LARGEST_KEY:
            raise ValueError("no key file")
        if packed.getinfo(DATA).file_size > file.stat().st_size:
            raise ValueError("backups are stored as they are, never packed small")
        keys.write_key(key, keys.key_in(packed.read(KEY).decode()))
        with packed.open(DATA) as source, data.open("wb") as target:
            shutil.copyfileobj(source, target, BLOCK)
    data.chmod(0o600)
    _sync(data)
    if _sha256(data) != told["sha256"]:
        raise ValueError("the data is not what it was")


def _manifest(packed: zipfile.ZipFile) -> dict[str, Any]:
    if packed.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise ValueError("no manifest")
    return dict(json.loads(packed.read(MANIFEST)))


def _refuse_special(file: Path) -> None:
    """Refuse pipes and devices, which would be waited on for ever."""
    if file.exists() and not file.is_file():
        raise ValueError("no ordinary file")


def _refuse_damaged(copy: Path, key: str, counts: dict[str, int]) -> None:
    try:
        bare = connect_sqlite(copy, key, is_alone=False)
        try:
            is_whole = not problems_of(bare) and counts_of(bare) == counts
        finally:
            bare.close()
    except sqlcipher.Error:
        is_whole = False
    if not is_whole:
        raise Refusal(
            _("Sikkerhedskopien {name} bestod ikke kontrollen og bruges ikke.").format(
                name=copy.name.removesuffix(".db.tmp").removesuffix(".ny")
            )
        )


def _refuse_open(store: Path) -> None:
    if not store.exists() or not keys.key_path(store).exists():
        return
    lock = StoreLock(store)
    lock.take()
    try:
        connect_sqlite(store, keys.read_key(store)).close()
    except sqlcipher.Error as fault:
        if getattr(fault, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
            raise Refusal(OPEN_ELSEWHERE) from fault
    finally:
        lock.release()


def _swap(store: Path, fresh: Path, fresh_key: Path) -> None:
    journal = store.with_name(f"{store.name}-journal")
    aside = store.with_name(f"{store.name}.før-gendannelse")
    old_key = keys.key_path(store)
    if journal.exists():
        journal.replace(aside.with_name(f"{aside.name}-journal"))
    if store.exists():
        aside.unlink(missing_ok=True)
        os.link(store, aside)
    if old_key.exists():
        kept_key = old_key.with_name(f"{old_key.name}.før-gendannelse")
        kept_key.unlink(missing_ok=True)
        os.link(old_key, kept_key)
    fresh_key.replace(old_key)
    fresh.replace(store)
    _sync(store.parent)


def counts_of(bare: Any) -> dict[str, int]:
    """Return how many rows each table of an open store has."""
    listed = "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
    names = sorted(row[0] for row in bare.execute(listed))
    count = 'SELECT count(*) FROM "{}"'
    return {name: bare.execute(count.format(name)).fetchone()[0] for name in names}


def _free_name(folder: Path, now: dt.datetime) -> Path:
    stem = f"gf2-{now:%Y-%m-%dT%H%M%S}"
    names: Iterable[str] = (stem, *(f"{stem}-{n}" for n in range(2, 1000)))
    return next(path for name in names if not (path := folder / f"{name}{ENDING}").exists())


def _time_in(name: str) -> dt.datetime | None:
    found = NAME.match(name)
    return dt.datetime.fromisoformat(found[1]) if found else None


def _refuse_without_room(folder: Path, needed: int) -> None:
    if shutil.disk_usage(folder).free < needed:
        raise Refusal(
            _("Der er ikke plads på disken. Frigør mindst {mb} MB, og prøv igen.").format(
                mb=needed // 1_000_000 + 1
            )
        )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows can't open a folder; its rename is durable with the file
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
