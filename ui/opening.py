"""What stands where the pages are while the school's data cannot be opened."""

from PySide6.QtCore import Qt, Signal

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from ui.button import Button
from ui.quiet import Quiet


class Opening(Quiet):
    """Why the data cannot be opened, and another try.

    Signals:
        wanted: the user wants to try again.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.again = Button(_("Prøv igen"), kind="primary", caps="Enter")
        self.again.clicked.connect(self.wanted)
        self.offer(self.again)

    def show_why(self, refusal: Refusal) -> None:
        """Say why, and give the keyboard to the next try."""
        self.tell(_("Skolens data kan ikke åbnes"), refusal.text, self.again)
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)
