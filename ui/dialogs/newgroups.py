"""What new wellbeing groups are to be like."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.domain.groups.chosen import TRAITS, USUAL, pack_traits, unpack_traits
from gf2tracker.domain.groups.traits import LARGEST, SMALLEST
from gf2tracker.language import _, plural
from ui.dialog import Dialog
from ui.fields import CheckField, ChoiceField, TextField
from ui.groups.deeds import Wanted
from ui.label import Label

LONE = "{key}_alone"


class NewGroupsDialog(Dialog):
    """Size, whole pairs, what is balanced, and who is left out for today.

    `wanted` returns what the form's values mean.
    """

    def __init__(self, window: QWidget, wanted: Wanted, absent: int, *, has_pairs: bool) -> None:
        super().__init__(_("Nye trivselsgrupper"), window, save=_("Vis forslag"))
        sizes = [
            (str(size), _("{n} elever").format(n=size)) for size in range(SMALLEST, LARGEST + 1)
        ]
        hint = _("Går det ikke op, får nogle grupper én mere.")
        self.form.row(
            ChoiceField("size", _("&Størrelse"), sizes, str(wanted.size), hint=hint),
            TextField("name", _("&Navn på udgaven"), hint=_("Kan være tomt: “Efter uge 40”")),
        )
        whole = CheckField("is_paired", _("Makkerpar bliver sammen"), value=wanted.is_paired)
        whole.box.setEnabled(has_pairs)
        told = plural(absent, _("{n} elev er væk i dag"), _("{n} elever er væk i dag"))
        out = CheckField("leaves_out", _("Kun dem, der er her i dag"), hint=told)
        out.box.setEnabled(absent > 0)
        self.form.row(whole, out)
        self.form.add(Label(_("Fordeles jævnt"), shade="ink2"))
        known = {one.key: one for one in unpack_traits(wanted.traits or pack_traits(USUAL))}
        for trait in TRAITS:
            chosen = known.get(trait.key)
            alone = chosen.not_alone if chosen is not None else trait.not_alone
            self.form.row(
                CheckField(trait.key, trait.label, value=chosen is not None),
                CheckField(LONE.format(key=trait.key), _("ingen må være alene"), value=alone),
            )

    @staticmethod
    def wanted(values: dict[str, Any]) -> Wanted:
        """Return what the form's values mean."""
        traits = [
            replace(one, not_alone=values[LONE.format(key=one.key)])
            for one in TRAITS
            if values[one.key]
        ]
        return Wanted(
            int(values["size"]),
            pack_traits(traits),
            values["is_paired"],
            values["leaves_out"],
            values["name"],
        )
