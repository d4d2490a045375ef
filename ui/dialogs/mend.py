"""Mending one row of a list: its faulty fields, with what is wrong under each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gf2tracker.errors import Refusal
from gf2tracker.intake.checked import Fault, FaultyRow
from gf2tracker.intake.headings import Field as ListField
from gf2tracker.language import _
from ui.dialog import Dialog
from ui.fields import TextField

MOST = 10


class MendDialog(Dialog):
    """The fields of one faulty row; `submitted` gives the texts by field."""

    def __init__(
        self,
        window: QWidget,
        row: FaultyRow,
        faults: Sequence[Fault],
        fields: Sequence[ListField],
        *,
        number: int,
    ) -> None:
        super().__init__(_("Ret række {n}").format(n=number), window, save=_("Ret rækken"))
        labels = {one.name: one.label for one in fields}
        known = {name: str(value) for name, value in row.values if value is not None}
        wrong = [fault.field for fault in faults if fault.field in labels]
        shown = list(dict.fromkeys([*wrong, *known]))[:MOST]
        made = [TextField(name, labels.get(name, name), known.get(name, "")) for name in shown]
        for left, right in zip(made[::2], [*made[1::2], None], strict=False):
            self.form.row(*(one for one in (left, right) if one is not None))
        self.form.refuse(*(Refusal(fault.reason, field=fault.field) for fault in faults))
