"""The one dialog that tells of a bug."""

import atexit
import sys

from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from gf2tracker.bug import Fault
from gf2tracker.language import _
from ui.button import Button, Link
from ui.edit import NoteEdit
from ui.label import Label
from ui.notice import Obstacle
from ui.sheet import Sheet
from ui.symbol import State, StateSymbol


class ProblemDialog(Sheet):
    """What happened, that stored data are safe, an id, and two ways on."""

    def __init__(self, window: QWidget | None) -> None:
        super().__init__(_("Noget gik galt"), window, width=580)
        self._what = Label(wraps=True)
        self._id = Label(shade="ink2")
        self._again = Obstacle(State.WATCH)
        self.copy = Link(_("Kopiér fejlrapport"), icon="copy")
        self.text = NoteEdit(lines=9)
        self.restart = Button(_("Start programmet igen"))
        self.leave = Button(_("Luk programmet"), kind="quiet")
        self.go_on = Button(_("Fortsæt"), kind="primary", caps="Esc")
        safe = StateSymbol(State.OK, _("Dine gemte data er sikre."))
        self._what.setText(
            _(
                "Programmet stødte på en fejl og gjorde ikke det sidste færdigt. "
                "Det er ikke noget, du har gjort forkert."
            )
        )
        for part in (self._what, safe, self._id, self._again, self.text, self.copy):
            self.body.addWidget(part)
        self.foot.addWidget(self.leave)
        self.foot.addStretch()
        for button in (self.leave, self.restart, self.go_on):
            button.set_tall()
        self.foot.addWidget(self.restart)
        self.foot.addWidget(self.go_on)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Fejlrapport"))
        self.text.hide()
        self.restart.hide()
        self.copy.clicked.connect(self._on_copy)
        self.leave.clicked.connect(self._on_leave)
        self.restart.clicked.connect(self._on_restart)
        self.go_on.clicked.connect(self.reject)

    def tell(self, fault: Fault, *, are_many: bool) -> None:
        """Show a bug; after several, starting again is offered."""
        self._id.setText(_("Fejl-id {number}").format(number=fault.number))
        self.text.setPlainText((self.text.toPlainText() + "\n" + fault.report).strip())
        self._again.tell(
            _("Det er tredje fejl på et minut. Start programmet igen, så begynder det forfra.")
            if are_many
            else ""
        )
        self.restart.setVisible(are_many)

    def _on_copy(self) -> None:
        if self.text.isHidden():
            self.text.show()
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.copy.show_words(_("Kopiér teksten"))
            return
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.show_words(_("Teksten er kopieret"))

    def _on_leave(self) -> None:
        self.reject()
        QApplication.quit()

    def _on_restart(self) -> None:
        atexit.register(start_again)
        self._on_leave()

    @override
    def open_over(self) -> None:
        super().open_over()
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)


def start_again() -> None:
    """Start the program anew, as this one ends and has let go of the store."""
    QProcess.startDetached(sys.executable, sys.orig_argv[1:])
