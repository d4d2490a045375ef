"""A store that is about to be made: its key, then its tables in a file that takes its name whole."""

from pathlib import Path

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.store import engine as engines
from gf2tracker.store import keys, place, upgrade
from gf2tracker.store.backup import FULL
from gf2tracker.store.disk import sync
from gf2tracker.store.lock import StoreLock

FRESH = ".ny"


def is_wanted(store: Path) -> bool:
    """Return whether there is no store yet: no file, or one without a single byte."""
    return not store.exists() or store.stat().st_size == 0


def make(store: Path) -> None:
    """Make an empty store; killed at any moment there is a whole one or none.

    Raises:
        Refusal: the folder can't be used, or is one that a store must not lie in.
    """
    warning = place.warning_on(store)
    if warning:
        raise Refusal(warning)
    fresh = store.with_name(f"{store.name}{FRESH}")
    try:
        _remove(fresh)
        engines.make_file(fresh)
        key = _key_of(store)
        lock = StoreLock(store)
        lock.take()
        try:
            _fill(fresh, key)
            store.with_name(f"{store.name}-journal").unlink(missing_ok=True)  # of one that is gone
            fresh.replace(store)
            sync(store.parent)
        finally:
            lock.release()
            _remove(fresh)
    except OSError as fault:
        text = _("Datafilen kan ikke oprettes. Se efter, om mappen findes og må bruges.")
        if fault.errno in FULL:
            text = _("Disken er fuld, så datafilen ikke kan oprettes. Frigør plads, og prøv igen.")
        raise Refusal(text) from fault


def _key_of(store: Path) -> str:
    """Return the key of a new store; a key that lies there is kept."""
    key = keys.key_path(store)
    is_there = key.exists() and key.stat().st_size > 0
    return keys.read_key(store) if is_there else keys.make_key(store)


def _fill(fresh: Path, key: str) -> None:
    engine = engines.open_sqlite(fresh, key)
    try:
        upgrade.bring_up_to_date(engine, fresh, create=True)
    finally:
        engine.dispose()


def _remove(fresh: Path) -> None:
    for left in (fresh, fresh.with_name(f"{fresh.name}-journal")):
        left.unlink(missing_ok=True)
