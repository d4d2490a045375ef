"""Correcting what was noted of a contact, and until when that is enough."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gf2tracker.domain.contact import ContactKind
from gf2tracker.language import _
from ui.dialog import Dialog
from ui.fields import ChoiceField, DateField, NoteField

if TYPE_CHECKING:
    from gf2tracker.queries.contact import ContactEntry


class ContactDialog(Dialog):
    """What was noted, to correct: `kind`, `text` and `handled_until`."""

    def __init__(self, window: QWidget, name: str, today: date, entry: "ContactEntry") -> None:
        title = _("Ret det, der er noteret om {name}").format(name=name)
        super().__init__(title, window, save=_("Gem"))
        kinds = [(kind.value, kind.label.capitalize()) for kind in ContactKind]
        self.form.row(ChoiceField("kind", _("Hvad skete der?"), kinds, entry.kind.value))
        hint = _("Skriv ikke diagnoser")
        text = NoteField("text", _("Hvad blev sagt eller aftalt?"), entry.text, hint=hint)
        hint = _("Eleven er ude af ringelisten til denne dag. Tom: bliver på listen.")
        until, label = entry.handled_until, _("Håndteret &til")
        self.form.row(text)
        self.form.row(DateField("handled_until", label, until, today=today, hint=hint))
