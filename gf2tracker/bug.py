"""What is written down about a bug: its kind, the places in the code, versions and an id.

Never the text of the error nor the value of a variable: either may name a person.
"""

import os
import platform
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from traceback import FrameSummary, extract_tb
from typing import Final

from gf2tracker.version import VERSION

LOG: Final = "fejl.log"
LARGEST: Final = 256 * 1024
_ROOT: Final = Path(__file__).resolve().parents[1]
_DEEPEST: Final = 5


@dataclass(frozen=True)
class Fault:
    """One bug as it is told to the user and written to the log.

    Attributes:
        number: what the user can quote, six letters and figures.
        at: the local time, "2026-08-17 08:21:05".
        kind: the kind of error, with what caused it: "KeyError < OperationalError".
        places: "file:line in function", the outermost first.
        versions: what the program runs on.
    """

    number: str
    at: str
    kind: str
    places: tuple[str, ...]
    versions: tuple[str, ...]

    @property
    def same(self) -> str:
        """What two occurrences of the same bug have in common."""
        return f"{self.kind} {self.places[-1] if self.places else ''}"

    @property
    def report(self) -> str:
        """The whole text, for the log and for whoever mends the program."""
        head = f"{self.number}  {self.at}  {self.kind}"
        places = (f"  {place}" for place in self.places)
        return "\n".join([head, *places, f"  {' · '.join(self.versions)}", ""])


def fault_of(error: BaseException, *beside: str) -> Fault:
    """Return what may be written down about an error; `beside` are versions of more than Python."""
    chain = tuple(_chain(error))
    kinds = " < ".join(type(each).__name__ for each in chain)
    frames = (frame for each in reversed(chain) for frame in extract_tb(each.__traceback__))
    places = tuple(place for place, _again in groupby(map(_place, frames)))
    versions = (
        f"GF2 Tracker {VERSION}",
        f"Python {platform.python_version()}",
        *beside,
        f"{platform.system()} {platform.release()} {platform.machine()}",
    )
    return Fault(os.urandom(3).hex().upper(), moment(), kinds, places, versions)


def moment() -> str:
    """Return the local time as it stands in the log."""
    return time.strftime("%Y-%m-%d %H:%M:%S")


def append(log: Path, text: str) -> bool:
    """Add a text to a log that its owner alone can read; two files of at most 256 kB are kept.

    Return whether it stands there: a disk that is full or gone is no second bug.
    """
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LARGEST:
            log.replace(log.with_suffix(".1.log"))
        log.touch(mode=0o600)
        with log.open("a", encoding="utf-8") as file:
            file.write(text + "\n")
    except OSError:
        return False
    return True


def _chain(error: BaseException) -> Iterator[BaseException]:
    each: BaseException | None = error
    for _deep in range(_DEEPEST):
        if each is None:
            return
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _place(frame: FrameSummary) -> str:
    path = Path(frame.filename)
    if path.is_relative_to(_ROOT) and ".venv" not in path.parts:
        name = path.relative_to(_ROOT).as_posix()
    else:
        name = "/".join(path.parts[-2:])  # the rest may hold the user's name
    return f"{name}:{frame.lineno} in {frame.name}"
