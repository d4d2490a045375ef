"""Backups: a copy that has been opened and checked before it gets its name, and their thinning."""

import datetime as dt
import errno
import hashlib
import json
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
from gf2tracker.store.disk import sync
from gf2tracker.store.engine import connect_sqlite

ENDING, DRAFT = ".gf2", ".tmp"
DATA, KEY, MANIFEST = "gf2.db", "gf2.keys", "manifest.json"
NAME = re.compile(r"gf2-(\d{4}-\d\d-\d\dT\d{6})(?:-\d+)?\.gf2$")
ROOM = 50_000_000
LARGEST_KEY, LARGEST_MANIFEST = 10_000, 1_000_000
DAYS_WHOLE, DAYS, WEEKS, MONTHS, OLDEST = 2, 7, 4, 3, 100
JUMP = dt.timedelta(days=120)
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

FULL_DISK = _(
    "Disken er fuld, så sikkerhedskopien ikke kunne skrives i {folder}. De gemte data er urørte. "
    "Frigør plads, og prøv igen."
)


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
        refuse_without_room(folder, 2 * store.stat().st_size + ROOM)
        wanted = target or _free_name(folder, now)
        made = _written(bare, store, wanted, now)
        if target is None:
            thin(folder, now)
    except OSError as fault:
        text = _(
            "Sikkerhedskopien kunne ikke skrives i {folder}. De gemte data er urørte. "
            "Vælg en mappe, der må skrives i."
        )
        if fault.errno in FULL:
            text = FULL_DISK
        raise Refusal(text.format(folder=folder.name)) from fault
    except sqlcipher.Error as fault:
        if getattr(fault, "sqlite_errorname", "").startswith("SQLITE_FULL"):
            raise Refusal(FULL_DISK.format(folder=folder.name)) from fault
        raise
    return made


def read(file: Path) -> Backup:
    """Return what a backup says of itself, without opening its data; refused if it is none."""
    try:
        _refuse_special(file)
        with zipfile.ZipFile(file) as packed:
            told = manifest_of(packed)
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
    tomorrow = dt.datetime.now(dt.UTC).astimezone() + dt.timedelta(days=1)
    later = f"gf2-{tomorrow:%Y-%m-%d}"

    def of_the_future_last(file: Path) -> tuple[bool, str]:
        return file.name < later, file.name

    for file in sorted(
        folder_of(store).glob(f"gf2-*{ENDING}"), key=of_the_future_last, reverse=True
    ):
        try:
            yield read(file)
        except Refusal:
            continue


def thin(folder: Path, now: dt.datetime) -> None:
    """Keep all of two days, then one a day, a week and a month; nothing over a hundred days.

    Drafts that lie there are of backups that were killed.
    """
    found = {file: when for file in folder.iterdir() if (when := _time_in(file.name))}
    drafts = {file for file in folder.glob(f"gf2-*{ENDING}.*") if file.suffix.startswith(DRAFT)}
    for file in found.keys() - kept(found, now) | drafts:
        file.unlink(missing_ok=True)


def kept(found: dict[Path, dt.datetime], now: dt.datetime) -> set[Path]:
    """Return which backups stay, the newest of every day, week and month kept.

    A clock may be wrong: what seems to be of the future stays, and a gap of more than four months
    between two backups counts as no time, so that one wrong day throws nothing away.
    """
    here = now.replace(tzinfo=None)
    stays = {file for file, when in found.items() if when > here}
    slots: dict[str, dict[object, Path]] = {"day": {}, "week": {}, "month": {}}
    for file, age in sorted(_ages(found, here).items(), key=lambda pair: -pair[1].total_seconds()):
        when = found[file]
        if age.days <= DAYS_WHOLE:
            stays.add(file)
        if age.days <= DAYS:
            slots["day"][when.date()] = file
        if age.days <= WEEKS * 7:
            slots["week"][when.isocalendar()[:2]] = file
        if age.days <= OLDEST:
            slots["month"].pop((when.year, when.month), None)  # the newest month stands last
            slots["month"][when.year, when.month] = file
    months = list(slots["month"].values())[-MONTHS:]
    return stays.union(slots["day"].values(), slots["week"].values(), months)


def _ages(found: dict[Path, dt.datetime], now: dt.datetime) -> dict[Path, dt.timedelta]:
    """Return how old each backup of the past is, jumps of the clock left out."""
    ages, age, later = {}, dt.timedelta(), now
    past = [pair for pair in found.items() if pair[1] <= now]
    for file, when in sorted(past, key=lambda pair: pair[1], reverse=True):
        gap = later - when
        age += gap if gap <= JUMP else dt.timedelta()
        ages[file], later = age, when
    return ages


def _written(bare: Any, store: Path, wanted: Path, now: dt.datetime) -> Backup:
    copy = wanted.with_name(f"{wanted.name}.db{DRAFT}")
    packed = wanted.with_name(f"{wanted.name}{DRAFT}")
    try:
        copy.unlink(missing_ok=True)
        copy.touch(mode=0o600)  # the owner's alone from its first byte; VACUUM takes an empty file
        bare.execute("VACUUM INTO ?", (str(copy),))
        key = keys.read_key(store)
        counts = counts_of(bare)
        schema = bare.execute("PRAGMA user_version").fetchone()[0]
        refuse_damaged(copy, key, counts)
        told = {
            "made_at": now.isoformat(timespec="seconds"),
            "schema": schema,
            "counts": counts,
            "sha256": sha256_of(copy),
        }
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as pack:
            pack.write(copy, DATA)
            pack.write(keys.key_path(store), KEY)
            pack.writestr(MANIFEST, json.dumps(told, indent=1))
        packed.chmod(0o600)
        sync(packed)
        packed.replace(wanted)
        sync(wanted.parent)
    finally:
        for left in (copy, packed, copy.with_name(f"{copy.name}-journal")):
            left.unlink(missing_ok=True)
    return Backup(wanted, now, schema, counts)


def manifest_of(packed: zipfile.ZipFile) -> dict[str, Any]:
    """Return what a backup says of itself; ValueError where it is too long to be true."""
    if packed.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise ValueError("no manifest")
    return dict(json.loads(packed.read(MANIFEST)))


def _refuse_special(file: Path) -> None:
    """Refuse pipes and devices, which would be waited on for ever."""
    if file.exists() and not file.is_file():
        raise ValueError("no ordinary file")


def refuse_damaged(copy: Path, key: str, counts: dict[str, int]) -> None:
    """Open a copy and refuse it unless it is whole and holds as many rows as it should."""
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
                name=copy.name.removesuffix(f".db{DRAFT}")
            )
        )


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


def refuse_without_room(folder: Path, needed: int) -> None:
    """Refuse to begin where the disk has fewer bytes left than needed."""
    if shutil.disk_usage(folder).free < needed:
        raise Refusal(
            _("Der er ikke plads på disken. Frigør mindst {mb} MB, og prøv igen.").format(
                mb=needed // 1_000_000 + 1
            )
        )


def sha256_of(path: Path) -> str:
    """Return the digest of a file's content; never of a store that is open."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
