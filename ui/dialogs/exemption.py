"""Exempting a student from lessons in a period (merit, fritagelse)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from gf2tracker.language import WEEKDAYS, _
from ui.dialog import Dialog
from ui.fields import DateField, TextField
from ui.label import Label
from ui.student.words import ALL, lessons_text, typed_lessons

if TYPE_CHECKING:
    from gf2tracker.queries.exemptions import ExemptionRow


class ExemptionDialog(Dialog):
    """First and last day, and for each weekday which lessons; all of them unless changed.

    `old` is the exemption that is corrected; None is a new one.
    """

    def __init__(
        self,
        window: QWidget,
        name: str,
        today: date,
        last: date | None,
        old: "ExemptionRow | None" = None,
    ) -> None:
        title = _("Ret fritagelse: {name}") if old else _("Fritag {name} fra lektioner")
        save = _("Gem fritagelse") if old else _("Fritag eleven")
        super().__init__(title.format(name=name), window, save=save)
        first, last = (old.first, old.last) if old else (today, last)
        self.form.row(
            DateField("first", _("Fra og med"), first, today=today, required=True),
            DateField("last", _("Til og med"), last, today=today, required=True),
        )
        told = _(
            "Fritagne lektioner kan ikke mærkes og tæller ikke med i fraværet. "
            "Skriv lektioner som 1-3 eller 1,5. Et tomt felt er en dag uden fritagelse."
        )
        self.form.add(Label(told, shade="ink2", wraps=True))
        texts = [lessons_text(on) for on in old.lessons] if old else [ALL] * 5
        named = zip(WEEKDAYS, texts, strict=False)
        days = [(day, TextField(day, day.capitalize(), text)) for day, text in named]
        self._days = dict(days)
        self.form.row(*(field for _name, field in days[:3]))
        self.form.row(*(field for _name, field in days[3:]))

    def exemption(self, values: dict[str, Any]) -> tuple[date, date, str]:
        """Return first day, last day and pattern; refused at a weekday's field."""
        pattern = "|".join(typed_lessons(values[name], name) for name in self._days)
        return values["first"], values["last"], pattern
