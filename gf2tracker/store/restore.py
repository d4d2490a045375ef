"""The way back from a backup: checked before it counts, the live file always the old or the new."""

import os
import shutil
import zipfile
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.store import backup, keys, presence
from gf2tracker.store.backup import Backup
from gf2tracker.store.check import problems_of
from gf2tracker.store.disk import sync
from gf2tracker.store.engine import connect_sqlite
from gf2tracker.store.fault import is_damage
from gf2tracker.store.lock import StoreLock

BLOCK = 1 << 20
FRESH, TRIAL = ".ny", ".prøve"
KEPT, DAMAGED = "før-gendannelse", "beskadiget"


def restore(file: Path, store: Path, newest_schema: int) -> Backup:
    """Put a backup in the store's place; the store must be closed.

    The backup is unpacked and checked first. What lay there is kept beside it, as
    `NAME.før-gendannelse`, or as `NAME.beskadiget` when it was not whole.

    Raises:
        Refusal: the backup is damaged or of a newer program, or the store is open.
    """
    found = backup.read(file)
    if found.schema > newest_schema:
        raise Refusal(
            _(
                "Sikkerhedskopien er lavet med en nyere version. Opdatér programmet. Intet er ændret."
            )
        )
    fresh = store.with_name(f"{store.name}{FRESH}")
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        backup.refuse_without_room(store.parent, 2 * file.stat().st_size)
        key = _unpacked(found, fresh)
        _swap(store, fresh, key, _name_of_old(store))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as fault:
        text = _(
            "Sikkerhedskopien kunne ikke gendannes. De nuværende data er urørte. "
            "Prøv en anden kopi."
        )
        if isinstance(fault, OSError) and fault.errno in backup.FULL:
            text = _(
                "Disken er fuld, så sikkerhedskopien ikke kunne gendannes. De nuværende data er "
                "urørte. Frigør plads, og prøv igen."
            )
        raise Refusal(text) from fault
    finally:
        _remove(fresh)
    return found


def newest_good(store: Path, newest_schema: int) -> Backup | None:
    """Return the newest backup in the usual folder that is whole; None when there is none."""
    trial = store.with_name(f"{store.name}{TRIAL}")
    for found in backup.listed(store):
        try:
            if found.schema <= newest_schema:
                _unpacked(found, trial)
                return found
        except (Refusal, OSError, ValueError, KeyError, zipfile.BadZipFile):
            continue
        finally:
            _remove(trial)
    return None


def tidy(store: Path) -> None:
    """Remove what a restore that was killed has left beside an open store."""
    for ending in (FRESH, TRIAL):
        _remove(store.with_name(f"{store.name}{ending}"))


def settled_key(store: Path) -> str:
    """Return the key of a store; where a restore was killed half-way, the one of two that fits."""
    found = keys.read_keys(store)
    if len(found) == 1:
        return found[0]
    key = next((one for one in found if _opens(store, one)), found[-1])
    keys.write_keys(keys.key_path(store), key)
    return key


def key_in(file: Path) -> str:
    """Return the key that a backup brings along; "" when it can't be read."""
    try:
        with zipfile.ZipFile(file) as packed:
            return _key_of(packed)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return ""


def _unpacked(found: Backup, data: Path) -> str:
    """Write a backup's data as a file, check it whole and return its key."""
    with zipfile.ZipFile(found.file) as packed:
        told = backup.manifest_of(packed)
        if packed.getinfo(backup.DATA).file_size > found.file.stat().st_size:
            raise ValueError("backups are stored as they are, never packed small")
        key = _key_of(packed)
        with packed.open(backup.DATA) as source, data.open("wb") as target:
            data.chmod(0o600)
            shutil.copyfileobj(source, target, BLOCK)
    sync(data)
    if backup.sha256_of(data) != told["sha256"]:
        raise ValueError("the data is not what it was")
    backup.refuse_damaged(data, key, found.counts)
    return key


def _opens(store: Path, key: str) -> bool:
    try:
        bare = connect_sqlite(store, key, is_alone=False)
        try:
            return bare.execute("SELECT count(*) FROM sqlite_master").fetchone() is not None
        finally:
            bare.close()
    except sqlcipher.Error:
        return False


def _key_of(packed: zipfile.ZipFile) -> str:
    if packed.getinfo(backup.KEY).file_size > backup.LARGEST_KEY:
        raise ValueError("no key file")
    return keys.keys_in(packed.read(backup.KEY).decode())[0]


def _name_of_old(store: Path) -> str:
    """Return what a closed store is called once it is put aside; refused while it is open."""
    if not store.exists() or not keys.key_path(store).exists():
        return KEPT
    lock = StoreLock(store)
    lock.take()
    try:
        bare = connect_sqlite(store, keys.read_key(store))  # what a crash left half is rolled back
        try:
            return DAMAGED if problems_of(bare) else KEPT
        finally:
            bare.close()
    except sqlcipher.Error as fault:
        if getattr(fault, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
            raise Refusal(presence.refusal_text(store)) from fault
        return DAMAGED if is_damage(fault) else KEPT
    except Refusal:  # its key is gone
        return KEPT
    finally:
        lock.release()


def _swap(store: Path, fresh: Path, key: str, name: str) -> None:
    journal = store.with_name(f"{store.name}-journal")
    aside = store.with_name(f"{store.name}.{name}")
    key_file = keys.key_path(store)
    if store.exists():
        _keep(store, aside)
    if key_file.exists():
        _keep(key_file, key_file.with_name(f"{key_file.name}.{name}"))
    if journal.exists():
        journal.replace(aside.with_name(f"{aside.name}-journal"))
    # until the new file stands, both keys lie there: killed at any moment, one of them fits
    keys.write_keys(key_file, *dict.fromkeys((key, *keys.old_keys(store))))
    fresh.replace(store)
    sync(store.parent)
    keys.write_keys(key_file, key)
    presence.take_back(store)


def _keep(file: Path, aside: Path) -> None:
    aside.unlink(missing_ok=True)
    try:
        os.link(file, aside)
    except OSError:  # a disk without such links
        shutil.copyfile(file, aside)
        aside.chmod(0o600)


def _remove(data: Path) -> None:
    for left in (data, data.with_name(f"{data.name}-journal")):
        left.unlink(missing_ok=True)
