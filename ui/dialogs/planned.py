"""The form of a planned activity: what, when, where, who, which companies, and its checklist."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.actions.planform import PlanForm
from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.language import _, date_long
from gf2tracker.queries.plancard import PlannedDetails
from gf2tracker.queries.staff import StaffMember
from ui.dialog import Dialog
from ui.dialogs.growing import CheckRows, CompanyRows, PersonRows
from ui.fields import ChoiceField, DateField, NoteField, NumberField, TextField
from ui.label import Label
from ui.notice import Obstacle
from ui.planboard.words import remarks
from ui.symbol import State

KINDS = tuple((one.value, one.label) for one in ActivityKind)
PHASES = (("0", _("som ugen")), *((str(n), name) for n, name in enumerate(PHASE_NAMES, 1)))


class PlannedDialog(Dialog):
    """Everything of a planned activity; `filled` is what the form says."""

    def __init__(
        self, window: QWidget, details: PlannedDetails, staff: Sequence[StaffMember], today: date
    ) -> None:
        title = _("{title}, {code}").format(title=details.chip.title, code=details.code)
        super().__init__(title, window, save=_("Gem aktivitet"), width=680)
        self._details = details
        self._build_what(details, today)
        self._build_companies(details)
        self.people = PersonRows(_options(details, staff), _people(details))
        self.checklist = CheckRows(details.content.checklist)
        links = "\n".join(details.content.links)
        self.links = NoteField(
            "links", _("L&inks til materialer"), links, lines=2, hint=_("ét link på hver linje")
        )
        for part in (self.people, self.companies, self.checklist):
            self.form.add(part)
            part.changed.connect(self.form.changed)
        self.form.row(self.links)
        if details.held_on is not None:
            told = Label(_held(details), shade="ink2", wraps=True)
            self.form.add(told)

    def _build_what(self, details: PlannedDetails, today: date) -> None:
        chip, content = details.chip, details.content
        warning = Obstacle(State.WATCH)
        self.form.add(warning)
        warning.tell(" ".join(remarks(chip)))
        self.title = TextField("title", _("Hvad s&kal der ske?"), chip.title, required=True)
        self.kind = ChoiceField("kind", _("A&rt"), KINDS, chip.kind.value)
        self.day = DateField("date", _("&Dato"), chip.date, today=today)
        self.first_lesson = NumberField(
            "first_lesson",
            _("Fra &lektion"),
            chip.first_lesson or None,
            least=1,
            most=MOST_LESSONS,
        )
        self.lessons = NumberField(
            "lessons", _("A&ntal lektioner"), content.lessons, least=1, most=MOST_LESSONS
        )
        self.phase = ChoiceField("phase", _("&Fase"), PHASES, str(content.phase))
        self.place = TextField("place", _("H&vor"), chip.place)
        is_held = chip.state is PlanState.HELD
        for field in (self.day, self.first_lesson):
            field.control.setEnabled(not is_held)
        self.form.row(self.title)
        self.form.row(self.kind, self.phase)
        self.form.row(self.day, self.first_lesson, self.lessons)
        self.form.row(self.place)

    def _build_companies(self, details: PlannedDetails) -> None:
        chip = details.chip
        self.needed = _count("companies_needed", _("Virksomheder øns&ket"), chip.needed)
        self.invited = _count("companies_invited", _("in&viteret"), chip.invited)
        self.confirmed = _count("companies_confirmed", _("&bekræftet"), chip.confirmed)
        self.form.row(self.needed, self.invited, self.confirmed)
        self.companies = CompanyRows([(one.name, one.state) for one in details.companies])

    def filled(self, values: dict[str, Any]) -> PlanForm:
        """Return what the form says."""
        chip = self._details.chip
        return {
            "changes": {
                "title": values["title"],
                "kind": ActivityKind(values["kind"]),
                "phase": int(values["phase"]),
                "lessons": values["lessons"] or 1,
                "place": values["place"],
                "companies_needed": values["companies_needed"] or 0,
                "companies_invited": values["companies_invited"] or 0,
                "companies_confirmed": values["companies_confirmed"] or 0,
                "links": values["links"].splitlines(),
            },
            "checklist": self.checklist.value(),
            "day": values["date"] if chip.state is not PlanState.HELD else None,
            "first_lesson": values["first_lesson"] or 0,
            "people": self.people.value(),
            "companies": self.companies.value(),
        }


def _count(name: str, label: str, value: int) -> NumberField:
    return NumberField(name, label, value, least=0)


def _options(details: PlannedDetails, staff: Sequence[StaffMember]) -> list[tuple[str, str]]:
    known = {str(one.id): one.name for one in staff if one.is_active}
    return list({**{str(one.staff_id): one.name for one in details.staff}, **known}.items())


def _people(details: PlannedDetails) -> list[tuple[Any, Any]]:
    return [(one.staff_id, one.role) for one in details.staff]


def _held(details: PlannedDetails) -> str:
    assert details.held_on is not None, "what was held has its day"
    told = _("Holdt {day}").format(day=date_long(details.held_on))
    return f"{told}: {details.evaluation}" if details.evaluation else told
