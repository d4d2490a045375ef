"""What is written down about a bug: its kind, the places in the code, versions and an id.

Never the text of the error nor the value of a variable: either may name a person.
"""

import faulthandler
import os
import platform
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from traceback import FrameSummary, extract_tb
from typing import IO, Final

import PySide6
from PySide6.QtCore import QMessageLogContext, QtMsgType, qVersion

from gf2tracker.version import VERSION

_ROOT: Final = Path(__file__).resolve().parents[1]
_LARGEST: Final = 256 * 1024
_CODE_NAME: Final = re.compile(r"Q\w+(::\w+)*|\w+(::\w+)+")


@dataclass(frozen=True)
class Fault:
    """One bug as it is told to the user and written to the log.

    Attributes:
        number: what the user can quote, six letters and figures.
        at: the local time, "2026-08-17 08:21:05".
        kind: the kind of error, with what caused it: "KeyError < OperationalError".
        places: "file:line in function", the outermost first.
    """

    number: str
    at: str
    kind: str
    places: tuple[str, ...]

    @property
    def same(self) -> str:
        """What two occurrences of the same bug have in common."""
        return f"{self.kind} {self.places[-1] if self.places else ''}"

    @property
    def report(self) -> str:
        """The whole text, for the log and for whoever mends the program."""
        head = f"{self.number}  {self.at}  {self.kind}"
        return "\n".join([head, *(f"  {place}" for place in self.places), f"  {versions()}", ""])


def fault_of(error: BaseException) -> Fault:
    """Return what may be written down about an error."""
    chain = tuple(_chain(error))
    kinds = " < ".join(type(each).__name__ for each in chain)
    places = tuple(
        _place(frame) for each in reversed(chain) for frame in extract_tb(each.__traceback__)
    )
    at = time.strftime("%Y-%m-%d %H:%M:%S")
    return Fault(os.urandom(3).hex().upper(), at, kinds, places)


def _chain(error: BaseException) -> Iterator[BaseException]:
    each: BaseException | None = error
    for _deep in range(5):
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


def versions() -> str:
    """Return what the program runs on, on one line."""
    parts = (
        f"GF2 Tracker {VERSION}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        f"PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    )
    return " · ".join(parts)


class FaultLog:
    """A log of bugs in a folder, readable by its owner; two files of at most 256 kB."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path = folder / "fejl.log"
        self._crashes: IO[str] | None = (folder / "nedbrud.log").open("a", encoding="utf-8")
        faulthandler.enable(self._crashes)

    def write(self, text: str) -> None:
        """Add to the log; a disk that is full or gone is no second bug."""
        try:
            if self.path.exists() and self.path.stat().st_size > _LARGEST:
                self.path.replace(self.path.with_suffix(".1.log"))
            self.path.touch(mode=0o600)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(text + "\n")
        except OSError:
            return

    def write_qt(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Add that Qt complained: about what class, and where, but not in its own words."""
        if kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
            return
        code = _CODE_NAME.match(text)
        subject = code.group() if code else ""
        where = f"{Path(context.file).name}:{context.line}" if context.file else ""
        self.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}  {kind.name} {subject} {where}".rstrip())

    def close(self) -> None:
        """Stop writing down crashes."""
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()
            self._crashes = None
