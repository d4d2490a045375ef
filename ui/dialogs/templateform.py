"""The form that saves a class's plan as a template, or gives one another name."""

from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.actions import template
from gf2tracker.domain.people import ClassId
from gf2tracker.language import _
from gf2tracker.queries.template import ListedTemplate
from ui.dialog import Dialog
from ui.fields import TextField


class TemplateDialog(Dialog):
    """A name, and a line on whom it is for."""

    def __init__(self, window: QWidget, code: str = "", row: ListedTemplate | None = None) -> None:
        title = _("Gem {code} som skabelon").format(code=code) if row is None else _("Ret skabelon")
        super().__init__(title, window, save=_("Gem skabelon"))
        self._row = row
        self.name = TextField("name", _("&Navn"), row.name if row else "", required=True)
        self.about = TextField("about", _("&Om skabelonen"), row.about if row else "")
        self.name.show_hint(_("fx Tømrer, 20 uger, start i august"))
        self.form.row(self.name)
        self.form.row(self.about)

    def deed(self, class_id: ClassId | None, values: dict[str, Any]) -> tuple[Any, ...]:
        """Return the action that saves the form, and what it is done with."""
        if self._row is None:
            return template.save, class_id, values["name"], values["about"]
        return template.rename, self._row.id, values["name"], values["about"]
