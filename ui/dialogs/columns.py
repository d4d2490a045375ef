"""What the columns of a list are, which class its rows belong to, and when that class starts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QWidget

from gf2tracker.intake.headings import Layout, plain
from gf2tracker.language import _
from ui.dialog import Dialog
from ui.field import Field
from ui.fields import ChoiceField, DateField, TextField
from ui.label import Label

LEAVE_OUT = ""
CODE, START, UNTIL = "class_code", "start", "until"


@dataclass(frozen=True)
class AskClass:
    """What has been said of the class of a list that names none.

    Attributes:
        until: the last day that absence counts to; asked for in the place of the start.
    """

    code: str
    start: date | None
    today: date
    until: date | None = None
    is_absence: bool = False


@dataclass(frozen=True)
class ListColumn:
    """A column of the list, known by its heading.

    Attributes:
        field: what it is taken for; "" is not used.
        example: what stands in its first row; "" is not known.
    """

    heading: str
    field: str = LEAVE_OUT
    example: str = ""

    def in_other(self, layout: Layout) -> "ListColumn":
        """Return the column as it is taken for in another kind of list."""
        return replace(self, field=layout.meanings.get(plain(self.heading), ("", 0))[0])


class ColumnsDialog(Dialog):
    """One choice a column, two beside each other; `submitted` gives them by number.

    Without columns it asks for the class alone. `ways` are fields on the list as a whole.
    """

    def __init__(
        self,
        window: QWidget,
        columns: Sequence[ListColumn],
        layout: Layout,
        ways: Sequence[Field],
        ask_class: AskClass | None,
    ) -> None:
        title = _("Kolonner i listen") if columns else _("Hvilket hold er listen om?")
        super().__init__(title, window, save=_("Læs igen"), width=760 if columns else 640)
        self._columns = tuple(columns)
        if ways:
            self.form.row(*ways)
        if columns:
            self._ask_columns(layout)
        if ask_class is not None:
            self._ask_class(ask_class)

    def chosen(self, values: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
        """Return what was chosen: (heading, field)."""
        return tuple((one.heading, str(values[_name(at)])) for at, one in enumerate(self._columns))

    def _ask_columns(self, layout: Layout) -> None:
        options = [(LEAVE_OUT, _("bruges ikke")), *((one.name, one.label) for one in layout.fields)]
        text = _("Hvad står der i hver kolonne? CPR-numre bliver til fødselsdatoer.")
        self.form.add(Label(text, shade="ink2"))
        made: list[Field] = [
            ChoiceField(
                _name(at), one.heading.replace("&", "+"), options, one.field, hint=_hint(one)
            )
            for at, one in enumerate(self._columns)
        ]
        for at in range(0, len(made), 2):
            self.form.row(*made[at : at + 2])

    def _ask_class(self, asked: AskClass) -> None:
        hint = _("Til de rækker, der ikke selv siger det")
        code = TextField(CODE, _("Hold"), asked.code, hint=hint, placeholder=_("fx tøm-26a"))
        if asked.is_absence:
            hint = _("Hvis listen ikke selv siger det")
            day = DateField(
                UNTIL, _("Opgjort til og med"), asked.until, today=asked.today, hint=hint
            )
        else:
            hint = _("Så oprettes et hold, der ikke findes endnu")
            day = DateField(START, _("Holdstart"), asked.start, today=asked.today, hint=hint)
        self.form.row(code, day)


def _name(at: int) -> str:
    return f"column{at}"


def _hint(column: ListColumn) -> str:
    return _("Første række: {text}").format(text=column.example) if column.example else ""
