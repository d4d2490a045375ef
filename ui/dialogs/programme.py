"""The form of a programme."""

from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.actions import school
from gf2tracker.language import _
from gf2tracker.queries.school import ProgrammeRow
from ui.dialog import Dialog
from ui.fields import TextField


class ProgrammeDialog(Dialog):
    """A new programme, or one to correct."""

    def __init__(self, window: QWidget, programme: ProgrammeRow | None = None) -> None:
        is_new = programme is None
        title = _("Ny uddannelse") if is_new else _("Ret {name}").format(name=_name(programme))
        super().__init__(title, window, save=_("Gem uddannelse"))
        self._programme = programme
        self.name = TextField("name", _("&Navn"), _name(programme), required=True)
        self.short = TextField(
            "short",
            _("&Kort navn"),
            programme.short if programme else "",
            hint=_("Som i holdets navn, fx tøm"),
        )
        self.cosa_code = TextField(
            "cosa_code",
            _("&CØSA-formål"),
            programme.cosa_code if programme else "",
            hint=_("Firecifret, fra skolens plan. Må være tomt."),
        )
        self.form.row(self.name)
        self.form.row(self.short, self.cosa_code)

    def deed(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """Return the action that saves the form, and what it is done with."""
        told = (values["name"], values["short"], values["cosa_code"])
        if self._programme is None:
            return school.add_programme, *told
        return school.change_programme, self._programme.id, *told


def _name(programme: ProgrammeRow | None) -> str:
    return programme.name if programme is not None else ""
