"""The form of a saved view: what it is called, and whether what is searched for belongs to it."""

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.dialog import Dialog
from ui.fields import CheckField, TextField
from ui.view import NAME, SEARCH

LONGEST = 40


class ViewName(Dialog):
    """A name; `submitted` gives it, and whether the search is kept where there is one.

    Without `search` nothing is asked about one. `is_kept` is what is proposed: a person's name
    does not belong in a file that lies open on the computer.
    """

    def __init__(
        self, window: QWidget, title: str, name: str = "", *, search: str = "", is_kept: bool = True
    ) -> None:
        super().__init__(title, window, save=_("Gem visning"))
        hint = _("Kolonner, rækkefølge og det, der er valgt over tabellen, følger med.")
        field = TextField(
            NAME, _("&Navn"), name, hint=hint, required=True, placeholder=_("fx EUX under 18")
        )
        field.edit.setMaxLength(LONGEST)
        self.form.row(field)
        if search:
            text = _("Gem også &søgningen “{words}”").format(words=search.replace("&", "&&"))
            hint = _("Gem ikke elevers navne: visninger ligger ulåst på denne computer.")
            self.form.row(CheckField(SEARCH, text, value=is_kept, hint=hint))
