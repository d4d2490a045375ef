"""Noting what was said with a student, and until when that is enough."""

from datetime import date

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.dialog import Dialog
from ui.fields import DateField, NoteField


class NoteDialog(Dialog):
    """One text and one date; `submitted` gives `text` and `handled_until`."""

    def __init__(
        self,
        window: QWidget,
        name: str,
        today: date,
        text: str = "",
        handled_until: date | None = None,
    ) -> None:
        super().__init__(_("Note om {name}").format(name=name), window, save=_("Gem note"))
        note = NoteField(
            "text", _("Hvad blev sagt eller aftalt?"), text, hint=_("Skriv ikke diagnoser")
        )
        until = DateField(
            "handled_until",
            _("Klaret indtil"),
            handled_until,
            today=today,
            hint=_("Eleven er ude af ringelisten til denne dag. Tom: bliver på listen."),
        )
        self.form.row(note)
        self.form.row(until)
