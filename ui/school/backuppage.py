"""Backups at work: what is there, making, checking, and restoring on a page of its own."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from ui import copying
from ui.school.backups import BackupPart, Copies, Copy
from ui.school.goingback import GoingBack
from ui.work import Work


class BackupPage(QWidget):
    """The list of copies, or the one that is about to be restored.

    Signals:
        told(str): something was done that is no step of the journal.
        made(Backup): a copy was made in the usual folder.
    """

    told = Signal(str)
    made = Signal(object)

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.work, self.clock = work, clock
        self.part, self.going_back = BackupPart(), GoingBack()
        self.stack = QStackedLayout(self)
        self.stack.addWidget(self.part)
        self.stack.addWidget(self.going_back)
        self.part.back_up_wanted.connect(self.back_up)
        self.part.save_wanted.connect(self.choose_target)
        self.part.check_wanted.connect(self.check)
        self.part.file_wanted.connect(self.choose_file)
        self.part.restore_wanted.connect(self.show_restore)
        self.going_back.restore_wanted.connect(self._restore)
        self.going_back.left.connect(self.leave)

    def load(self) -> None:
        """Ask which copies there are."""
        self.work.with_store(partial(_copies, self.clock()), self._show)

    def show_list(self) -> None:
        """Show which copies there are, whatever stood here before."""
        self.stack.setCurrentWidget(self.part)
        self.load()

    def first_focus(self) -> QWidget:
        """Return what gets the keyboard."""
        if self.stack.currentWidget() is self.going_back:
            return self.going_back.cancel
        has_table = self.part.table.isVisibleTo(self.part)
        return self.part.table if has_table else self.part.check

    def _show(self, copies: Copies) -> None:
        self.part.show_copies(copies, self.clock())

    # --- making and checking ---------------------------------------------------------------------

    def back_up(self) -> None:
        """Make a checked copy in the usual folder."""
        self.part.show_making(is_going_on=True)
        copying.back_up(self.work, self._on_made, self._on_refused)

    def save_as(self, target: Path) -> None:
        """Make a checked copy in a file."""
        copying.save_as(self.work, target, self._on_saved)

    def check(self) -> None:
        """Look whether the data is whole."""
        self.part.show_checking(is_going_on=True)
        copying.check(self.work, self._on_checked, self._on_unchecked)

    def choose_target(self) -> None:
        """Ask where a copy goes."""
        copying.ask_target(self, self.clock().date(), self.save_as)

    def choose_file(self) -> None:
        """Ask for the copy to restore."""
        dialog = copying.file_dialog(self, _("Vælg sikkerhedskopi"), self.open_file)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def _on_made(self, backup: Any) -> None:
        self.part.show_making(is_going_on=False)
        self.told.emit(copying.told(backup))
        self.made.emit(backup)
        self.load()

    def _on_refused(self, refusal: Refusal) -> None:
        self.part.show_making(is_going_on=False)
        self.work.refused.emit(refusal)

    def _on_saved(self, backup: Any) -> None:
        self.told.emit(copying.told(backup))

    def _on_unchecked(self, refusal: Refusal) -> None:
        self.part.show_checking(is_going_on=False)
        self.work.refused.emit(refusal)

    def _on_checked(self, problems: tuple[str, ...]) -> None:
        self.part.show_checking(is_going_on=False)
        self.part.show_problems(problems)

    # --- going back ------------------------------------------------------------------------------

    def open_file(self, file: Path) -> None:
        """Show what restoring a file would do; refused is what is no copy."""
        self.work.with_store(lambda store: _copy(store.read_backup(file)), self.show_restore)

    def show_restore(self, copy: Copy) -> None:
        """Show what restoring a copy would do, beside what is here at this moment."""

        def shown(copies: Copies) -> None:
            if copies.now is not None:
                self.going_back.show_copy(copy, copies.now)
                self.stack.setCurrentWidget(self.going_back)
                self.going_back.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

        self.work.with_store(partial(_copies, self.clock()), shown)

    def leave(self) -> None:
        """Go back to the list of copies."""
        self.stack.setCurrentWidget(self.part)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self, copy: Copy) -> None:
        def restored(_backup: Any) -> None:
            self.leave()
            self.load()
            self.told.emit(_("Kopien fra {moment} er gendannet").format(moment=copy.moment))

        def refused(refusal: Refusal) -> None:
            self.going_back.refuse(refusal.text)

        self.work.restore(copy.file, restored, refused)


def _copies(now: datetime, store: Any) -> Copies:
    if store.path is None:
        return Copies(None, None, ())
    here = _counted(store.path, now, store.counts())
    return Copies(store.path, here, tuple(_copy(one) for one in store.backups()))


def _copy(backup: Any) -> Copy:
    return _counted(backup.file, backup.made_at.astimezone(), backup.counts)


def _counted(file: Path, at: datetime, counts: dict[str, int]) -> Copy:
    return Copy(
        file=file,
        made_at=at,
        classes=counts.get("class_group", 0),
        students=counts.get("student", 0),
        staff=counts.get("staff", 0),
        steps=counts.get("step", 0),
        bytes=file.stat().st_size,
    )
