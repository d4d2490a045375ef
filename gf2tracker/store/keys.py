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

KEY_BYTES = 32
FORMAT = 1


def key_path(store: Path) -> Path:
    """Return where the key of a store lies: `gf2.db` has `gf2.keys`."""
    return store.with_suffix(".keys")


def make_key(store: Path) -> str:
    """Write a new random key for a new store and return it as 64 hex digits."""
    key = secrets.token_hex(KEY_BYTES)
    write_key(key_path(store), key)
    return key


def write_key(path: Path, key: str) -> None:
    """Write a key file that only its owner can read: whole and on the disk, or not at all."""
    told = json.dumps({"format": FORMAT, "slots": [{"kind": "raw", "key": key}]})
    draft = path.with_name(f"{path.name}.tmp")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(told + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def read_key(store: Path) -> str:
    """Return the key of a store; refused when its key file is missing or unreadable."""
    path = key_path(store)
    if not path.exists():
        raise Refusal(
            _(
                "Nøglefilen {name} mangler, så dataene ikke kan åbnes. Læg den tilbage ved siden "
                "af datafilen, eller gendan en sikkerhedskopi; den har nøglen med."
            ).format(name=path.name)
        )
    try:
        return key_in(path.read_text(encoding="utf-8"))
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


def key_in(text: str) -> str:
    """Return the key that a key file's text holds.

    Raises:
        ValueError: the text is no key file.
    """
    told = json.loads(text)
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ValueError("not a key file")
    key = next((slot["key"] for slot in told["slots"] if slot.get("kind") == "raw"), "")
    if len(key) != 2 * KEY_BYTES or set(key) - set("0123456789abcdef"):
        raise ValueError("not a raw key")
    return str(key)
