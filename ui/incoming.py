"""The ways that a list from outside comes in from any page: chosen, dropped, pasted."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gf2tracker.language import _


def choose_list(page: QWidget) -> None:
    """Let the window ask for the file of a list."""
    frame: Any = page.window()
    frame.choose_import()


def drop_list(page: QWidget, files: Sequence[Path]) -> None:
    """Let the window open the first of the files that were dropped."""
    frame: Any = page.window()
    frame.open_file(str(files[0]))


def paste_list(page: QWidget, tell: Callable[[str], object]) -> None:
    """Let the window open the table on the clipboard; `tell` says so when there is none."""
    text = QGuiApplication.clipboard().text()
    if "\t" in text or "\n" in text.strip():
        frame: Any = page.window()
        frame.open_text(text)
    else:
        tell(_("Kopiér en tabel i Excel med overskrifter, og sæt den ind her."))
