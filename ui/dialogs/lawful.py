"""Saying from which date a reason is lawful, or no longer is."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.actions import absence
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long
from gf2tracker.queries.school import ReasonRow
from ui.dialog import Dialog
from ui.fields import ChoiceField, DateField
from ui.notice import Notice
from ui.school.columns import in_force, lawful_word
from ui.sentence import strong

LAWFUL, UNLAWFUL = "lawful", "unlawful"


class LawfulDialog(Dialog):
    """A date and what holds from it; the absence from then on is counted again."""

    def __init__(self, window: QWidget, reason: ReasonRow, today: date) -> None:
        super().__init__(
            _("Lovligt fra en dato: {reason}").format(reason=reason.name),
            window,
            save=_("Gem og regn om"),
        )
        self._reason = reason
        is_lawful = reason.is_lawful(today)
        now = _("Nu {word}, {since}").format(
            word=lawful_word(is_lawful=is_lawful), since=in_force(reason, today)
        )
        options = [(LAWFUL, _("Lovligt")), (UNLAWFUL, _("Ulovligt"))]
        self.rule = ChoiceField(
            "rule", _("&Tæller som"), options, UNLAWFUL if is_lawful else LAWFUL, hint=now
        )
        self.from_date = DateField(
            "from_date",
            _("&Fra og med"),
            today,
            today=today,
            required=True,
            hint=_("Det, der er sagt om senere datoer, står ved magt."),
        )
        self.consequence = Notice("clock")
        self.form.row(self.rule, self.from_date)
        self.form.add(self.consequence)
        self.form.changed.connect(self._tell)
        self._tell()

    def deed(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """Return the action that saves the form, and what it is done with."""
        is_lawful = values["rule"] == LAWFUL
        return (
            partial(absence.set_lawful, is_lawful=is_lawful),
            self._reason.id,
            values["from_date"],
        )

    def _tell(self) -> None:
        try:
            day = self.from_date.value()
        except Refusal:
            day = None
        if day is None:
            self.consequence.tell(_("Skriv datoen, så ser du, hvad der regnes om."))
            return
        self.consequence.tell(
            _("Fravær med årsagen "),
            strong(_("fra {day}").format(day=date_long(day))),
            _(" regnes om, som ét trin, der kan fortrydes."),
        )
