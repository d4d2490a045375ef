"""The form of an activity that was held: when, who took part, how it went."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from gf2tracker.actions.holding import BEST_SCORE, Held
from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long
from gf2tracker.queries.plancard import Attendee, PlannedDetails
from ui import theme
from ui.choice import CheckBox
from ui.dialog import Dialog
from ui.fields import DateField, NumberField, TextField
from ui.label import Label

ABREAST = 3


class HeldDialog(Dialog):
    """Everybody who was there that day is ticked; `held` is what the form says."""

    def __init__(self, window: QWidget, details: PlannedDetails, today: date) -> None:
        title = _("{title}: hvordan gik det?").format(title=details.chip.title)
        super().__init__(title, window, save=_("Gem som holdt"))
        self._details = details
        planned = details.held_on or details.chip.date
        self._day = planned if planned is not None and planned <= today else today
        self._today = today
        self.score = NumberField(
            "score",
            _("&Vurdering, 1-{best}").format(best=BEST_SCORE),
            details.chip.score,
            least=1,
            most=BEST_SCORE,
            hint=_("må være tom"),
        )
        self.day = DateField("held_on", _("&Dato"), self._day, today=today, required=True)
        self.evaluation = TextField(
            "evaluation", _("&Kort evaluering"), details.evaluation, hint=_("én linje")
        )
        self.form.row(self.score, self.day)
        self.form.row(self.evaluation)
        self.told = Label(shade="ink2", wraps=True)
        self.form.add(self.told)
        self.ticks = Attendance(details)
        self.form.add(self.ticks)
        self.day.changed.connect(self._show_day)
        self.day.edit.editingFinished.connect(self._show_day)
        for box in self.ticks.boxes.values():
            box.toggled.connect(self._show_day)
        self._show_day()

    @property
    def held(self) -> Held:
        """What is told: participants only where the day is the one they are ticked for."""
        told: Held = {
            "held_on": self.day.value() or self._day,
            "score": self.score.value(),
            "evaluation": self.evaluation.value(),
        }
        if self._is_their_day() and self.ticks.boxes:
            told["participants"] = self.ticks.value()
        return told

    @override
    def submit(self) -> None:
        day = _date_of(self.day)
        if day is not None and day > self._today:
            self.refuse(Refusal(_("Dagen er ikke kommet endnu."), field="held_on"))
            return
        super().submit()

    def _is_their_day(self) -> bool:
        planned = self._details.held_on or self._details.chip.date
        return bool(_date_of(self.day) == planned)

    def _show_day(self, _changed: object = None) -> None:
        is_theirs, day = self._is_their_day(), _date_of(self.day)
        self.ticks.setVisible(is_theirs and bool(self.ticks.boxes))
        if self._details.chip.kind.is_meeting:
            self.told.setText(_("Et møde i teamet; eleverne deltager ikke."))
        elif is_theirs and self.ticks.boxes:
            count, everybody = len(self.ticks.value()), len(self.ticks.boxes)
            text = _("{count} af {everybody} deltog")
            self.told.setText(text.format(count=count, everybody=everybody))
        elif day is not None:
            text = _("Deltagere bliver dem, der var til stede {day}.")
            self.told.setText(text.format(day=date_long(day)))


class Attendance(QWidget):
    """The class with a box for each; who was away by the register is not ticked."""

    def __init__(self, details: PlannedDetails) -> None:
        super().__init__()
        self.boxes: dict[StudentId, CheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(2))
        for at, one in enumerate(details.attendees):
            box = CheckBox(_name(one), checked=one.took_part)
            self.boxes[one.student_id] = box
            row, column = divmod(at, ABREAST)
            grid.addWidget(box, row, column, Qt.AlignmentFlag.AlignLeft)
        for column in range(ABREAST):
            grid.setColumnStretch(column, 1)

    def value(self) -> tuple[StudentId, ...]:
        """Return who is ticked."""
        return tuple(who for who, box in self.boxes.items() if box.isChecked())


def _name(one: Attendee) -> str:
    name = one.name.replace("&", "&&")
    return name if one.was_there else _("{name} (væk)").format(name=name)


def _date_of(field: DateField) -> Any:
    try:
        return field.value()
    except Refusal:
        return None
