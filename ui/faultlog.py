"""The window's log of bugs: Python's, Qt's and crashes."""

import faulthandler
import re
from pathlib import Path
from typing import IO, Final

import PySide6
from PySide6.QtCore import QMessageLogContext, QtMsgType, qVersion

from gf2tracker import bug
from gf2tracker.bug import LOG, Fault, append, moment

_CODE_NAME: Final = re.compile(r"Q\w+(::\w+)*|\w+(::\w+)+")


def fault_of(error: BaseException) -> Fault:
    """Return what may be written down about an error in the window."""
    return bug.fault_of(error, f"Qt {qVersion()}", f"PySide6 {PySide6.__version__}")


class FaultLog:
    """A log of bugs in a folder, readable by its owner; two files of at most 256 kB."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path = folder / LOG
        self._crashes: IO[str] | None = (folder / "nedbrud.log").open("a", encoding="utf-8")
        faulthandler.enable(self._crashes)

    def write(self, text: str) -> None:
        """Add to the log; a disk that is full or gone is no second bug."""
        append(self.path, text)

    def write_qt(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Add that Qt complained: about what class, and where, but not in its own words."""
        if kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
            return
        code = _CODE_NAME.match(text)
        subject = code.group() if code else ""
        where = f"{Path(context.file).name}:{context.line}" if context.file else ""
        self.write(f"{moment()}  {kind.name} {subject} {where}".rstrip())

    def close(self) -> None:
        """Stop writing down crashes."""
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()
            self._crashes = None
