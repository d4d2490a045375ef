"""A bug met on the command line: an id for the user, and what may be written down in the log.

Never the text of the error nor the value of a variable: either may name a person.
"""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.settings import folder
from gf2tracker.version import VERSION

LOG = "fejl.log"
_ROOT = Path(__file__).resolve().parents[2]
_DEEPEST = 5
_LARGEST = 256 * 1024


def refusal_of(error: BaseException) -> Refusal:
    """Write a bug into the log and return what to tell the user."""
    number = os.urandom(3).hex().upper()
    kinds = " < ".join(type(each).__name__ for each in _chain(error))
    at = time.strftime("%Y-%m-%d %H:%M:%S")
    told = [f"{number}  {at}  {kinds}", *(f"  {place}" for place in _places(error))]
    told.append(f"  GF2 Tracker {VERSION} · Python {sys.version.split()[0]} · {sys.platform}")
    is_kept = _write("\n".join(told) + "\n\n")
    text = _("Der er en fejl i programmet (nr. {number}). De gemte data er urørte.")
    if is_kept:
        text = _("Der er en fejl i programmet (nr. {number}, se {log}). De gemte data er urørte.")
    return Refusal(text.format(number=number, log=folder() / "log" / LOG))


def _chain(error: BaseException) -> Iterator[BaseException]:
    each: BaseException | None = error
    for _deep in range(_DEEPEST):
        if each is None:
            return
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _places(error: BaseException) -> Iterator[str]:
    for each in reversed(list(_chain(error))):
        for frame in extract_tb(each.__traceback__):
            path = Path(frame.filename)
            is_own = path.is_relative_to(_ROOT) and ".venv" not in path.parts
            # of other paths only the end: the rest may hold the user's name
            name = path.relative_to(_ROOT).as_posix() if is_own else "/".join(path.parts[-2:])
            yield f"{name}:{frame.lineno} in {frame.name}"


def _write(text: str) -> bool:
    log = folder() / "log" / LOG
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > _LARGEST:
            log.replace(log.with_suffix(".1.log"))
        log.touch(mode=0o600)
        with log.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return False
    return True
