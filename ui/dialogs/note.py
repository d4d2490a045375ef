"""Noting what was said with a student, and until when that is enough; correcting it afterwards."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gf2tracker.domain.contact import ContactKind
from gf2tracker.language import _
from ui.dialog import Dialog
from ui.fields import ChoiceField, DateField, NoteField

if TYPE_CHECKING:
    from gf2tracker.queries.contact import ContactEntry


class NoteDialog(Dialog):
    """One text and one date; `submitted` gives `text` and `handled_until`."""

    def __init__(self, window: QWidget, name: str, today: date) -> None:
        super().__init__(_("Note om {name}").format(name=name), window, save=_("Gem note"))
        self.form.row(_text(""))
        self.form.row(_until(None, today))


class ContactDialog(Dialog):
    """What was noted, to correct: `kind`, `text` and `handled_until`."""

    def __init__(self, window: QWidget, name: str, today: date, entry: "ContactEntry") -> None:
        title = _("Ret det, der er noteret om {name}").format(name=name)
        super().__init__(title, window, save=_("Gem"))
        kinds = [(kind.value, kind.label.capitalize()) for kind in ContactKind]
        self.form.row(ChoiceField("kind", _("Hvad skete der?"), kinds, entry.kind.value))
        self.form.row(_text(entry.text))
        self.form.row(_until(entry.handled_until, today))


def _text(text: str) -> NoteField:
    hint = _("Skriv ikke diagnoser")
    return NoteField("text", _("Hvad blev sagt eller aftalt?"), text, hint=hint)


def _until(day: date | None, today: date) -> DateField:
    hint = _("Eleven er ude af ringelisten til denne dag. Tom: bliver på listen.")
    return DateField("handled_until", _("Klaret indtil"), day, today=today, hint=hint)
