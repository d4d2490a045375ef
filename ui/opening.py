"""What stands where the pages are while the school's data cannot be opened."""

from typing import Any

from PySide6.QtCore import Qt, Signal

from gf2tracker.errors import Damaged, Refusal
from gf2tracker.language import _
from ui.button import Button
from ui.quiet import Quiet


class Opening(Quiet):
    """Why the data cannot be opened, and another try; a backup where the file is damaged.

    Signals:
        wanted: the user wants to try again.
        backup_wanted(Damaged): the backup that is offered is to take the damaged file's place.
    """

    wanted = Signal()
    backup_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.again = Button(_("Prøv igen"), kind="primary", caps="Enter")
        self.again.clicked.connect(self.wanted)
        self.restore = Button(_("Gendan sikkerhedskopien"), kind="primary", caps="Enter")
        self.restore.clicked.connect(self._restore)
        self.second = Button(_("Prøv igen"))
        self.second.clicked.connect(self.wanted)
        self.offer(self.again, self.restore, self.second)
        self._damaged: Any = None

    def show_why(self, refusal: Refusal) -> None:
        """Say why, and give the keyboard to what helps."""
        is_offered = isinstance(refusal, Damaged) and refusal.backup is not None
        self._damaged = refusal if is_offered else None
        steps = (self.restore, self.second) if is_offered else (self.again,)
        self.tell(_("Skolens data kan ikke åbnes"), refusal.text, *steps)
        steps[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        self.backup_wanted.emit(self._damaged)
