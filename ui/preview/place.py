"""Where the PDF of a paper goes: a name that is free, or a folder that is gone with the program."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from gf2tracker.reports.paper import SUFFIX


def free_name(folder: Path, name: str) -> str:
    """Return a name that no file of a folder has: "navn.pdf", then "navn (2).pdf"."""
    made, at = f"{name}{SUFFIX}", 2
    while (folder / made).exists():
        made, at = f"{name} ({at}){SUFFIX}", at + 1
    return made


def draft_place(name: str) -> Path:
    """Return where a PDF may lie while it is looked at; its folder goes when the program ends."""
    folder = Path(_drafts().name)
    return folder / free_name(folder, name)


@cache
def _drafts() -> "TemporaryDirectory[str]":
    return TemporaryDirectory(prefix="gf2-", ignore_cleanup_errors=True)
