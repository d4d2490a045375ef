"""The key of an encrypted store: random, kept beside the store, readable by its owner only.

It protects against silent damage and a lost data file, not against a stolen computer: there is
no password yet. A password later wraps the key in this file and leaves the store as it is.
"""

import json
import os
import secrets
from pathlib import Path

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.store.disk import sync

KEY_BYTES = 32
FORMAT = 1
HEX = frozenset("0123456789abcdef")


def key_path(store: Path) -> Path:
    """Return where the key of a store lies: `gf2.db` has `gf2.keys`."""
    return store.with_suffix(".keys")


def make_key(store: Path) -> str:
    """Write a new random key for a new store and return it as 64 hex digits."""
    key = secrets.token_hex(KEY_BYTES)
    write_keys(key_path(store), key)
    return key


def write_keys(path: Path, *found: str) -> None:
    """Write a key file that only its owner can read: whole and on the disk, or not at all.

    Several keys lie in it only while a backup takes the store's place: the new and the old one.
    """
    told = {"format": FORMAT, "slots": [{"kind": "raw", "key": key} for key in found]}
    draft = path.with_name(f"{path.name}.tmp")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps(told) + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        sync(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def read_key(store: Path) -> str:
    """Return the key of a store; refused when its key file is missing or unreadable."""
    return read_keys(store)[0]


def read_keys(store: Path) -> tuple[str, ...]:
    """Return the keys in a store's key file, of which one fits; refused like `read_key`."""
    path = key_path(store)
    if not path.exists():
        raise Refusal(
            _(
                "Nøglefilen {name} mangler, så dataene ikke kan åbnes. Læg den tilbage ved siden "
                "af datafilen, eller gendan en sikkerhedskopi; den har nøglen med."
            ).format(name=path.name)
        )
    try:
        return keys_in(path.read_text(encoding="utf-8"))
    except PermissionError as fault:
        text = _(
            "Du har ikke adgang til nøglefilen {name}, så dataene ikke kan åbnes. "
            "Bed den, der ejer filen, om adgang."
        )
        raise Refusal(text.format(name=path.name)) from fault
    except (OSError, ValueError) as fault:
        raise Refusal(
            _(
                "Nøglefilen {name} kan ikke læses. Læg den rigtige tilbage, eller gendan en "
                "sikkerhedskopi; den har nøglen med."
            ).format(name=path.name)
        ) from fault


def old_keys(store: Path) -> tuple[str, ...]:
    """Return the keys in a store's key file; none when it is missing or unreadable."""
    try:
        return read_keys(store)
    except Refusal:
        return ()


def keys_in(text: str) -> tuple[str, ...]:
    """Return the keys that a key file's text holds, at least one.

    Raises:
        ValueError: the text is no key file.
    """
    told = json.loads(text)
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ValueError("not a key file")
    try:
        found = tuple(slot["key"] for slot in told["slots"] if slot["kind"] == "raw")
        is_key = all(len(key) == 2 * KEY_BYTES and set(key) <= HEX for key in found)
    except (KeyError, TypeError) as fault:
        raise ValueError("not a key file") from fault
    if not found or not is_key:
        raise ValueError("not a raw key")
    return found
