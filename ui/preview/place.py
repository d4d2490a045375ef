"""Where the PDF of a paper goes: a name that is free, or a folder that is gone with the program."""

import atexit
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.reports.paper import SUFFIX

PREFIX = "gf2-papir-"


def free_name(folder: Path, name: str) -> str:
    """Return a name that no file of a folder has: "navn.pdf", then "navn (2).pdf"."""
    made, at = f"{name}{SUFFIX}", 2
    while (folder / made).exists():
        made, at = f"{name} ({at}){SUFFIX}", at + 1
    return made


def draft_place(name: str) -> Path:
    """Return where a PDF may lie while it is looked at; its folder goes when the program ends.

    Refused: no such folder can be made, as on a full disk.
    """
    try:
        folder = _drafts()
    except OSError as fault:
        text = _("Der er ikke plads til en midlertidig fil. Gem PDF'en i en mappe i stedet.")
        raise Refusal(text) from fault
    return folder / free_name(folder, name)


@cache
def _drafts() -> Path:
    folder = mkdtemp(prefix=PREFIX)  # readable by its owner alone
    atexit.register(rmtree, folder, ignore_errors=True)
    return Path(folder)


def forget_left() -> None:
    """Throw away what a program that was killed had shown: its papers name persons."""
    for folder in Path(gettempdir()).glob(f"{PREFIX}*"):
        rmtree(folder, ignore_errors=True)
