"""The dialog: a form that floats over a dimmed page. Never a question."""

from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from ui.button import Button
from ui.form import Form
from ui.sheet import Sheet
from ui.symbol import State, StateSymbol


class Dialog(Sheet):
    """A form of 640, with its faults counted in the foot and the deed named on its button.

    `dialog.form.row(...)` fills it and `open_over` shows it. Whoever opened it does the deed on
    `submitted` and calls `accept` or `refuse`.

    Signals:
        submitted(dict): the user wants to save these values; all of them can be used.
    """

    submitted = Signal(object)

    def __init__(self, title: str, window: QWidget, *, save: str, width: int = 640) -> None:
        super().__init__(title, window, width=width)
        self.form = Form()
        self._is_sent = False
        self._faults = StateSymbol(State.ACT)
        self._faults.hide()
        self.save = Button(save, kind="primary", keys="Ctrl+Enter")
        self.cancel = Button(_("Annullér"), kind="quiet", caps="Esc")
        self.body.addWidget(self.form)
        self.foot.addWidget(self._faults)
        self.foot.addStretch()
        for button in (self.cancel, self.save):
            button.set_tall()
            self.foot.addWidget(button)
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.reject)
        self.form.faults_changed.connect(self._show_faults)
        self.form.changed.connect(self.take_again)

    def submit(self) -> None:
        """Check the form and hand its values over, or show its faults."""
        if self.form.check():
            self.send(self.form.values())

    def send(self, values: dict[str, Any]) -> None:
        """Hand values over once, however often the keys are pressed before there is an answer."""
        if not self._is_sent:
            self._is_sent = True
            self.submitted.emit(values)

    def take_again(self) -> None:
        """Let the same values be handed over once more: nobody has stored them."""
        self._is_sent = False

    def refuse(self, *refusals: Refusal) -> None:
        """Show why the deed was refused: at the field, or over the form."""
        self.take_again()
        self.form.refuse(*refusals)

    def _show_faults(self, count: int) -> None:
        text = plural(count, _("{n} felt skal rettes"), _("{n} felter skal rettes"))
        self._faults.show_state(State.ACT, text)
        self._faults.setVisible(count > 0)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.take_again()  # a bug was told meanwhile: the deed was not done
        return super().event(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.take_focus()
