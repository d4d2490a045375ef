"""What the columns of a list are, which class its rows belong to, and when that class starts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from gf2tracker.intake.headings import Field as ListField
from gf2tracker.language import _
from ui.dialog import Dialog
from ui.fields import ChoiceField, DateField, TextField
from ui.label import Label

LEAVE_OUT = ""
MOST = 24


@dataclass(frozen=True)
class AskClass:
    """What has been said of the class of a list that names none."""

    code: str
    start: date | None
    today: date


class ColumnsDialog(Dialog):
    """One choice a heading, two beside each other; `submitted` gives them by number."""

    def __init__(
        self,
        window: QWidget,
        headings: Sequence[tuple[str, str]],
        fields: Sequence[ListField],
        ask_class: AskClass | None,
    ) -> None:
        super().__init__(_("Kolonner i listen"), window, save=_("Læs igen"), width=760)
        self.headings = tuple(headings[:MOST])
        options = [(LEAVE_OUT, _("bruges ikke")), *((one.name, one.label) for one in fields)]
        if ask_class is not None:
            self._ask_class(ask_class)
        self.form.add(
            Label(
                _("Hvad står der i hver kolonne? CPR-numre bliver til fødselsdatoer."), shade="ink2"
            )
        )
        made = [
            ChoiceField(f"column{at}", heading, options, field)
            for at, (heading, field) in enumerate(self.headings)
        ]
        for left, right in zip(made[::2], [*made[1::2], None], strict=False):
            self.form.row(*(one for one in (left, right) if one is not None))

    def columns(self, values: dict[str, object]) -> tuple[tuple[str, str], ...]:
        """Return what was chosen: (heading, field)."""
        return tuple(
            (heading, str(values[f"column{at}"])) for at, (heading, _f) in enumerate(self.headings)
        )

    def _ask_class(self, asked: AskClass) -> None:
        code = TextField(
            "class_code", _("Hold"), asked.code, hint=_("Til rækker, der ikke selv siger det")
        )
        hint = _("Når holdet ikke findes endnu")
        begins = DateField("start", _("Holdstart"), asked.start, today=asked.today, hint=hint)
        self.form.row(code, begins)
