"""A rule: who must be together, and who must not."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.domain.peers import RuleKind
from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from ui.chooser import Option
from ui.dialog import Dialog
from ui.fields import ChoiceField

NOBODY = ("", _("ingen"))


class PeerRuleDialog(Dialog):
    """Two students, or three, and what holds for them in pairs and groups."""

    def __init__(self, window: QWidget, pupils: Sequence[Option], first: str) -> None:
        super().__init__(_("Ny regel"), window, save=_("Gem reglen"))
        kinds = [(kind.value, kind.label.capitalize()) for kind in RuleKind]
        hint = _("Reglen gælder for makkerpar og for trivselsgrupper.")
        self.form.row(ChoiceField("kind", _("&Regel"), kinds, RuleKind.APART.value, hint=hint))
        some = [NOBODY, *pupils]
        self.form.row(
            ChoiceField("students", _("&Elev"), some, first),
            ChoiceField("second", _("Elev &nummer to"), some),
        )
        self.form.row(ChoiceField("third", _("Elev nummer &tre, hvis der er en"), some))

    @staticmethod
    def meant(values: dict[str, Any]) -> tuple[RuleKind, tuple[StudentId, ...]]:
        """Return the rule that the form's values make.

        Raises:
            Refusal: the same student stands there twice.
        """
        told = [values[name] for name in ("students", "second", "third") if values[name]]
        if len(set(told)) < len(told):
            raise Refusal(_("Den samme elev står to gange."), field="second")
        return RuleKind(values["kind"]), tuple(StudentId(int(one)) for one in told)
