"""Exempting a student from lessons in a period (merit, fritagelse)."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.language import WEEKDAYS, _
from ui.dialog import Dialog
from ui.fields import DateField, TextField
from ui.label import Label
from ui.student.words import ALL, typed_lessons


class ExemptionDialog(Dialog):
    """First and last day, and for each weekday which lessons; all of them unless changed."""

    def __init__(self, window: QWidget, name: str, today: date, last: date | None) -> None:
        title = _("Fritag {name} fra lektioner").format(name=name)
        super().__init__(title, window, save=_("Fritag eleven"))
        self.form.row(
            DateField("first", _("Fra og med"), today, today=today, required=True),
            DateField("last", _("Til og med"), last, today=today, required=True),
        )
        told = _(
            "Fritagne lektioner kan ikke mærkes og tæller ikke med i fraværet. "
            "Skriv lektioner som 1-3 eller 1,5. Et tomt felt er en dag uden fritagelse."
        )
        self.form.add(Label(told, shade="ink2", wraps=True))
        days = [(name, TextField(name, name.capitalize(), ALL)) for name in WEEKDAYS[:5]]
        self._days = dict(days)
        self.form.row(*(field for _name, field in days[:3]))
        self.form.row(*(field for _name, field in days[3:]))

    def exemption(self, values: dict[str, Any]) -> tuple[date, date, str]:
        """Return first day, last day and pattern; refused at a weekday's field."""
        pattern = "|".join(typed_lessons(values[name], name) for name in self._days)
        return values["first"], values["last"], pattern
