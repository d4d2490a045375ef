"""Backups by hand, from the menu and on page Skole: made, put elsewhere, and the data checked."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from ui.work import Work

FILES = _("Sikkerhedskopi (*.gf2)")

Then = Callable[[Any], None]


def back_up(work: Work, then: Then, refused: Callable[[Refusal], None] | None = None) -> None:
    """Make a checked copy in the usual folder; `then` gets the Backup."""
    work.with_store(lambda store: store.back_up(), then, refused)


def save_as(work: Work, target: Path, then: Then) -> None:
    """Make a checked copy in a file; `then` gets the Backup."""
    work.with_store(lambda store: store.back_up(target), then)


def check(work: Work, then: Then, refused: Callable[[Refusal], None] | None = None) -> None:
    """Look whether the data is whole; `then` gets what is wrong in words, () for nothing."""
    work.with_store(lambda store: store.problems(), then, refused)


def ask_target(over: QWidget, today: date, then: Callable[[Path], None]) -> None:
    """Ask where a copy goes."""
    dialog = file_dialog(over, _("Gem sikkerhedskopi"), then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("gf2")
    dialog.selectFile(f"gf2-{today.isoformat()}.gf2")
    dialog.open()


def file_dialog(over: QWidget, title: str, then: Callable[[Path], None]) -> QFileDialog:
    """Return a dialog that asks for a copy; whoever made it opens it."""
    dialog = QFileDialog(over.window(), title, "", FILES)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    return dialog


def told(backup: Any) -> str:
    """Return what is said of a copy that was made."""
    return _("Sikkerhedskopi gemt og kontrolleret: {name}").format(name=backup.file.name)
