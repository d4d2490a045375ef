"""Who has a store open: told in a small file beside it, which is gone once the store is closed.

The file is no lock (see `store/lock.py`). Found by somebody who holds the lock it means that the
program before never came to close the store: it was killed, or the power went.
"""

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from gf2tracker.language import _, clock, date_long


def presence_path(store: Path) -> Path:
    """Return where it is told that a store is open: `gf2.db` has `gf2.open`."""
    return store.with_suffix(".open")


def is_told(store: Path) -> bool:
    """Return whether somebody has said that the store is open, and has not taken it back."""
    return presence_path(store).exists()


def tell(store: Path) -> None:
    """Say that the store is open here; a place that can't be written stays silent."""
    told = json.dumps({"computer": platform.node(), "process": os.getpid()})
    try:
        handle = os.open(presence_path(store), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(told + "\n")
    except OSError:
        return


def take_back(store: Path) -> None:
    """Say that the store was closed as it should be."""
    try:
        presence_path(store).unlink(missing_ok=True)
    except OSError:
        return


def refusal_text(store: Path) -> str:
    """Return why a store can't be opened now: who has it open, as far as that is told."""
    try:
        file = presence_path(store)
        told = json.loads(file.read_text(encoding="utf-8"))
        since = datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone()
        computer = str(told["computer"])
    except (OSError, ValueError, KeyError, TypeError):
        return _(
            "Dataene er åbne i et andet vindue eller program. Luk vinduet først, og prøv igen."
        )
    if computer == platform.node():
        where = _("i et andet vindue på denne computer")
    else:
        where = _("på computeren {name}").format(name=computer)
    text = _(
        "Dataene er allerede åbne {where} (siden {day} kl. {time}). Luk vinduet først, og prøv igen."
    )
    return text.format(where=where, day=date_long(since.date()), time=clock(since))
