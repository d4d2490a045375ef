"""The store that a command works on: opened for it alone, and let go afterwards."""

import shlex
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from gf2tracker.cli import console
from gf2tracker.errors import Damaged, Refusal
from gf2tracker.language import _
from gf2tracker.settings import Settings, store_place
from gf2tracker.store.engine import is_url
from gf2tracker.store.store import Store


def place(options: Namespace) -> str:
    """Return which store a command means."""
    return store_place(options.store)


def user() -> str:
    """Return the initials of whoever sits here; "" when nobody has said."""
    return Settings.read().initials


@contextmanager
def reading(options: Namespace) -> Iterator[Store]:
    """Open a store that must be there; a missing one is refused."""
    with _opened(place(options), create=False) as store:
        yield store


@contextmanager
def writing(options: Namespace) -> Iterator[Store]:
    """Open a store, made when it is missing."""
    with _opened(place(options), create=True) as store:
        yield store


@contextmanager
def looking_ahead(options: Namespace) -> Iterator[Store]:
    """Open a store to see what a command would do to it; a missing one is not made."""
    where = place(options)
    if is_url(where) or Path(where).exists():
        with _opened(where, create=True) as store:
            yield store
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        _opened(str(Path(folder) / "gf2.db"), create=True) as store,
    ):
        yield store


@contextmanager
def _opened(where: str, *, create: bool) -> Iterator[Store]:
    store = _open(where, create=create)
    try:
        for sentence in store.start.sentences:
            console.complain(sentence)
        yield store
    finally:
        store.close()


def _open(where: str, *, create: bool) -> Store:
    if is_url(where):
        _check_address(where)
    try:
        return Store.open(where, create=create, by=user())
    except Damaged as refusal:
        if refusal.backup is not None:
            todo = _("Skriv: gf2tracker restore {file}").format(
                file=shlex.quote(str(refusal.backup))
            )
            text = f"{refusal.text} {todo}"
            raise Damaged(text, refusal.store, refusal.backup) from refusal.__cause__
        raise
    except OSError:
        text = _("Datafilen kan ikke åbnes. Se efter, om mappen findes og må bruges.")
        raise Refusal(text, field="store") from None


def _check_address(where: str) -> None:
    try:
        make_url(where)
    except (ArgumentError, ValueError):
        text = _("Adressen på skolens server kan ikke læses. Skriv postgresql://server/navn.")
        raise Refusal(text, field="store") from None
