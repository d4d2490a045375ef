"""The form of a reason for absence: a new one under a letter, or another name."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.actions import reasons
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.language import _
from gf2tracker.queries.school import ReasonRow
from ui.dialog import Dialog
from ui.fields import CheckField, ChoiceField, TextField


class ReasonDialog(Dialog):
    """A new reason: `kind` is the letter that is proposed."""

    def __init__(self, window: QWidget, kind: AbsenceKind) -> None:
        super().__init__(_("Ny fraværsårsag"), window, save=_("Gem årsag"))
        kinds = [(one.value, f"{one.value}  {one.label}") for one in AbsenceKind]
        self.kind = ChoiceField("kind", _("&Mærke"), kinds, kind.value)
        self.name = TextField(
            "name",
            _("&Årsag"),
            required=True,
            placeholder=_("fx begravelse"),
            hint=_("Skriv ikke diagnoser"),
        )
        self.is_lawful = CheckField("is_lawful", _("Fravær med årsagen er &lovligt"))
        self.form.row(self.kind, self.name)
        self.form.row(self.is_lawful)

    def deed(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """Return the action that saves the form, and what it is done with."""
        add = partial(reasons.add, is_lawful=values["is_lawful"])
        return add, AbsenceKind(values["kind"]), values["name"]


class ReasonNameDialog(Dialog):
    """Another name for a reason; marks that have it show the new one."""

    def __init__(self, window: QWidget, reason: ReasonRow) -> None:
        super().__init__(_("Omdøb årsag"), window, save=_("Gem navn"))
        self._reason = reason
        self.name = TextField(
            "name",
            _("&Årsag til {letter}").format(letter=reason.kind.value),
            reason.name,
            required=True,
            hint=_("Mærker, der har årsagen, viser det nye navn."),
        )
        self.form.row(self.name)

    def deed(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """Return the action that saves the form, and what it is done with."""
        return reasons.rename, self._reason.id, values["name"]
