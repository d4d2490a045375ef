"""The form of a template's activities: week, weekday and name, one a line."""

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.actions.templateform import SlotLine
from gf2tracker.domain.activity import ActivityId
from gf2tracker.domain.plan import Place
from gf2tracker.domain.template import Slot
from gf2tracker.errors import Refusal
from gf2tracker.language import WEEKDAYS, _, fold
from gf2tracker.queries.catalogue import ListedActivity
from gf2tracker.queries.template import TemplateDetails
from ui.choice import ChoiceBox
from ui.dialog import Dialog
from ui.dialogs.growing import GrowingRow, GrowingRows
from ui.edit import LineEdit

DAYS = 5


class SlotsDialog(Dialog):
    """All activities of a template; `lines` is what the form says."""

    def __init__(
        self, window: QWidget, details: TemplateDetails, catalogue: Sequence[ListedActivity]
    ) -> None:
        title = _("{name}: aktiviteter").format(name=details.row.name)
        super().__init__(title, window, save=_("Gem skabelon"))
        self._known = {fold(one.content.title): one.id for one in catalogue if one.is_active}
        self.rows = SlotRows(details.slots, details.row.weeks)
        self.form.add(self.rows)
        self.rows.changed.connect(self.form.changed)

    @property
    def lines(self) -> tuple[SlotLine, ...]:
        """What the template is to hold; a new line is of the catalogue when it has its name."""
        return self.rows.lines(self._known)

    @override
    def submit(self) -> None:
        if not self.lines:
            text = _("En skabelon uden aktiviteter har ingen brug. Slet den i stedet.")
            self.refuse(Refusal(text))
            return
        super().submit()


class SlotRow(GrowingRow):
    """One activity: its teaching week, weekday and name."""

    def __init__(self, weeks: int, slot: Slot | None = None) -> None:
        super().__init__(_("Tag aktiviteten ud"))
        self.slot = slot
        numbers = [(str(n), _("uge {n}").format(n=n)) for n in range(1, weeks + 1)]
        place = slot.place if slot is not None else Place(1, 1)
        self.week = ChoiceBox(numbers, str(place.week))
        self.week.setAccessibleName(_("Undervisningsuge"))
        days = [(str(n), WEEKDAYS[n - 1]) for n in range(1, DAYS + 1)]
        self.day = ChoiceBox(days, str(place.weekday))
        self.day.setAccessibleName(_("Ugedag"))
        self.title = LineEdit(
            slot.content.title if slot is not None else "",
            placeholder=_("Navnet, som i kataloget eller dit eget"),
        )
        self.title.setAccessibleName(_("Aktivitet"))
        self.row.addWidget(self.week, 2)
        self.row.addWidget(self.day, 2)
        self.row.addWidget(self.title, 5)
        self.row.addWidget(self.remove)

    @override
    def first(self) -> QWidget:
        return self.title

    @override
    def is_empty(self) -> bool:
        return not self.title.text().strip()


class SlotRows(GrowingRows):
    """A template's activities in order."""

    def __init__(self, slots: Sequence[Slot], weeks: int) -> None:
        super().__init__(_("Uge, dag og aktivitet"), _("Tilføj en aktivitet"))
        self._weeks = weeks
        for slot in slots:
            self.put(SlotRow(weeks, slot))

    @override
    def new_row(self) -> GrowingRow:
        return SlotRow(self._weeks)

    def lines(self, known: Mapping[str, ActivityId]) -> tuple[SlotLine, ...]:
        """Return every line that has a name; `known` is the catalogue by folded title."""
        rows = [cast("SlotRow", row) for row in self.rows if not row.is_empty()]
        return tuple(
            SlotLine(
                slot_id=row.slot.id if row.slot is not None else None,
                place=Place(int(row.week.value()), int(row.day.value())),
                title=row.title.text().strip(),
                activity_id=known.get(fold(row.title.text().strip())),
            )
            for row in rows
        )
