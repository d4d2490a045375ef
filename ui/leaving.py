"""Leaving the program: first what is on its way is stored, and the day's last backup is written."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from ui.backups import Backups
from ui.message import MessageBar
from ui.work import Work


class Leaving(QObject):
    """Lets a window close when nothing is on its way, without making it stand still meanwhile.

    Something refused on the last metres keeps the window, because it says so there. Who closes a
    second time goes at once; what is on the lane is finished all the same.
    """

    def __init__(self, window: QWidget, work: Work, backups: Backups, foot: MessageBar) -> None:
        super().__init__(window)
        self._window, self._work, self._backups, self._foot = window, work, backups, foot
        self._is_waiting = False
        work.rested.connect(self._on_rested)
        work.refused.connect(self._stay)

    def may_go(self) -> bool:
        """Tell whether the window may close now; else it closes by itself as soon as it may."""
        if not self._is_waiting:
            writing = self._window.focusWidget()
            if writing is not None:
                writing.clearFocus()  # what is being written in a cell is kept, as by going on
            from ui.sheet import Sheet  # noqa: PLC0415  # after the first paint

            for sheet in self._window.findChildren(Sheet):
                sheet.reject()
            self._work.stop_files()
            self._backups.at_exit()
            self._is_waiting = self._work.is_busy
            if self._is_waiting:
                self._foot.tell(_("Gemmer det sidste og lukker så …"))
                return False
        self._work.close()
        return True

    def _on_rested(self) -> None:
        if self._is_waiting:
            self._window.close()

    def _stay(self, _refusal: Refusal) -> None:
        self._is_waiting = False
