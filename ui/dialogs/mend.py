"""Mending one row of a list: its fields, with what is wrong under those that are faulty."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from gf2tracker.errors import Refusal
from gf2tracker.intake.checked import Fault, FaultyRow
from gf2tracker.intake.headings import Field as ListField
from gf2tracker.intake.plancolumns import STORE_MARK
from gf2tracker.intake.values import text_of
from gf2tracker.language import _, number
from ui.dialog import Dialog
from ui.field import Field
from ui.fields import TextField

WITH_CLASS = {"class_code", "class_start"}
"""A class that is not there yet needs its start, so they are asked for together."""


class MendDialog(Dialog):
    """The fields of one row, faulty ones first; `submitted` gives the texts by field."""

    def __init__(
        self,
        window: QWidget,
        row: FaultyRow,
        faults: Sequence[Fault],
        fields: Sequence[ListField],
    ) -> None:
        title = _("Ret række {n}").format(n=number(row.row))
        if row.sheet:
            title = _("{title} på arket “{sheet}”").format(title=title, sheet=row.sheet)
        super().__init__(title, window, save=_("Ret rækken"))
        known = {name: text_of(cell) for name, cell in row.values}
        wrong = {fault.field for fault in faults}
        wrong |= WITH_CLASS if WITH_CLASS & wrong else set()
        asked = [one for one in fields if one.name in (known.keys() | wrong) - {STORE_MARK}]
        asked.sort(key=lambda one: one.name not in wrong)
        made: list[Field] = [
            TextField(one.name, one.label, known.get(one.name, "")) for one in asked
        ]
        self._before = {one.name: known.get(one.name, "") for one in asked}
        for at in range(0, len(made), 2):
            self.form.row(*made[at : at + 2])
        self.show_faults(faults)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Show what is wrong with the row, each fault at its field."""
        self.refuse(*(Refusal(_sentence(one), field=one.field) for one in faults))

    def changed(self, values: Mapping[str, str]) -> dict[str, str]:
        """Return the texts that are others than before."""
        return {name: text for name, text in values.items() if text != self._before[name]}


def _sentence(fault: Fault) -> str:
    """A field says in its label which it is; a capital and a full stop make it a sentence."""
    text = fault.reason
    what, _semicolon, remedy = text.partition("; ")
    parts = [part[:1].upper() + part[1:] + "." for part in (what, remedy) if part]
    return " ".join(parts)
