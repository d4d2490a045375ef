"""The form that lays a template on classes, with every date before it is done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.activity import TemplateId
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.template import Outcome, Placing
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_short, join_words, plural
from gf2tracker.queries.classes import ClassRow, ClassState
from gf2tracker.queries.template import ListedTemplate, TemplatePreview
from ui import theme
from ui.cells import Words
from ui.choice import CheckBox
from ui.column import Column
from ui.dialog import Dialog
from ui.fields import CheckField, ChoiceField
from ui.label import Label
from ui.notice import Obstacle
from ui.symbol import State
from ui.table import Table

ABREAST, HIGH = 7, 240


@dataclass(frozen=True)
class Line:
    """What becomes of one activity of a template in one class."""

    at: int
    code: str
    placing: Placing


@dataclass(frozen=True)
class Wanted:
    """A template and classes; `first_day` leaves out what is new before it."""

    template_id: TemplateId
    class_ids: tuple[ClassId, ...]
    first_day: date | None


class ApplyDialog(Dialog):
    """Template, classes, and a preview of every date.

    Signals:
        asked(Wanted): another choice, whose `show_preview` is waited for.
    """

    asked = Signal(object)

    def __init__(
        self,
        window: QWidget,
        templates: Sequence[ListedTemplate],
        classes: Sequence[ClassRow],
        chosen: Collection[ClassId],
        today: date,
    ) -> None:
        super().__init__(_("Brug skabelon"), window, save=_("Læg i planerne"), width=980)
        self._today = today
        self.template = ChoiceField(
            "template", _("Ska&belon"), [(str(one.id), _name(one)) for one in templates]
        )
        self.only_coming = CheckField(
            "only_coming", _("Kun det, der ligger fra i &dag"), value=True
        )
        shown = [one for one in classes if one.state is not ClassState.ENDED or one.id in chosen]
        self.classes = ClassTicks(shown, chosen)
        self.told, self.faults = Label(bold=True, wraps=True), Obstacle(State.WATCH)
        self.table = Table(_columns(), lambda line: line.at, name=_("Hvad der lægges hvor"))
        self.table.setMinimumHeight(theme.px(HIGH))
        self.table.show_empty(
            _("Vælg et hold"), _("Her står hver dato, før noget lægges i planerne.")
        )
        self.form.row(self.template)
        self.form.add(Label(_("Hold"), shade="ink2"))
        self.form.add(self.classes)
        self.form.row(self.only_coming)
        for part in (self.told, self.faults, self.table):
            self.form.add(part)
        self.form.changed.connect(self.ask)
        for box in self.classes.boxes.values():
            box.toggled.connect(self._on_ticked)

    @property
    def wanted(self) -> Wanted:
        """The template and the classes that are chosen."""
        first_day = self._today if self.only_coming.value() else None
        number = TemplateId(int(self.template.value() or 0))
        return Wanted(number, self.classes.value(), first_day)

    def choose(self, template_id: TemplateId | None) -> None:
        """Choose a template; None leaves the first."""
        if template_id is not None:
            self.template.show_value(str(template_id))

    @property
    def lines(self) -> int:
        """How many activities the preview shows, in all classes together."""
        return len(self.table.rows.items)

    def ask(self) -> None:
        """Ask what the choice would do."""
        if self.wanted.class_ids:
            self.asked.emit(self.wanted)
        else:
            self.table.replace(())
            self.told.setText("")
            self.faults.tell("")

    def show_preview(self, wanted: Wanted, found: TemplatePreview) -> None:
        """Show what a choice would do, when it is still the one that is made."""
        if wanted != self.wanted:
            return
        told = [(one.code, placing) for one in found.classes for placing in one.placings]
        told.sort(key=lambda each: _weight(each[1]))
        self.table.replace([Line(at, *each) for at, each in enumerate(told)])
        self.told.setText(_sentence([placing for _code, placing in told], len(found.classes)))
        self.faults.tell(" ".join(found.faults))

    @override
    def submit(self) -> None:
        if not self.classes.value():
            self.refuse(Refusal(_("Vælg mindst et hold.")))
            return
        super().submit()

    def _on_ticked(self) -> None:
        self.take_again()
        self.ask()


class ClassTicks(QWidget):
    """The classes that are not over, a box for each."""

    def __init__(self, classes: Sequence[ClassRow], chosen: Collection[ClassId]) -> None:
        super().__init__()
        self.boxes: dict[ClassId, CheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(2))
        for at, one in enumerate(classes):
            box = CheckBox(one.code.replace("&", "&&"), checked=one.id in chosen)
            self.boxes[one.id] = box
            row, column = divmod(at, ABREAST)
            grid.addWidget(box, row, column, Qt.AlignmentFlag.AlignLeft)
        for column in range(ABREAST):
            grid.setColumnStretch(column, 1)

    def value(self) -> tuple[ClassId, ...]:
        """Return the classes that are ticked."""
        return tuple(number for number, box in self.boxes.items() if box.isChecked())


def _name(one: ListedTemplate) -> str:
    facts = plural(one.slots, _("{n} aktivitet"), _("{n} aktiviteter"))
    weeks = plural(one.weeks, _("{n} uge"), _("{n} uger"))
    return f"{one.name} · {facts} · {weeks}"


def _columns() -> list[Column[Line]]:
    return [
        Column(_("Hold"), lambda line: line.code, name="code", width=70),
        Column(_("Dato"), _day, name="date", width=84, order=lambda line: line.placing.date),
        Column(
            _("Uge"), lambda line: line.placing.place.week, name="week", kind="number", width=36
        ),
        Column(
            _("Aktivitet"),
            lambda line: line.placing.slot.content.title,
            name="title",
            width=180,
            weight=0.6,
        ),
        Column(_("Hvad sker"), _outcome, name="outcome", width=170),
        Column(_("Bemærk"), _remark, name="remark", width=220, weight=1.0),
    ]


def _day(line: Line) -> str:
    return date_short(line.placing.date) if line.placing.date else ""


def _outcome(line: Line) -> Words:
    outcome = line.placing.outcome
    if outcome is Outcome.OUTSIDE:
        return Words(outcome.label, state=State.WATCH)
    return Words(outcome.label, "ink" if outcome.is_written else "ink3")


def _remark(line: Line) -> Words:
    placing = line.placing
    beside = _("Samtidig med {titles}.").format(titles=join_words(placing.beside))
    told = " ".join(filter(None, [placing.why, beside if placing.beside else ""]))
    return Words(
        told, "watchtext", state=State.WATCH if told and placing.outcome.is_written else None
    )


def _weight(placing: Placing) -> tuple[bool, bool]:
    """Order what is written first, and of that what somebody must look at."""
    outside = placing.outcome is Outcome.OUTSIDE
    is_told = bool(placing.why or placing.beside)
    return not (placing.outcome.is_written or outside), not is_told


def _sentence(placings: Sequence[Placing], classes: int) -> str:
    written = sum(one.outcome.is_written for one in placings)
    what = plural(written, _("{n} aktivitet lægges"), _("{n} aktiviteter lægges"))
    where = plural(classes, _("i {n} holds plan"), _("i {n} holds planer"))
    text = f"{what} {where}"
    left = len(placings) - written
    return text + (_("; {n} røres ikke").format(n=left) if left else "")
