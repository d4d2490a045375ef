"""The form of an activity of the school's catalogue."""

from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.actions import catalogue
from gf2tracker.domain.activity import METHODS, PRINCIPLES, ActivityKind, Content
from gf2tracker.domain.content import ContentChanges
from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.domain.people import Role
from gf2tracker.language import _, plural
from gf2tracker.queries.catalogue import ListedActivity
from ui.dialog import Dialog
from ui.fields import ChoiceField, NoteField, NumberField, TextField
from ui.label import Label

KINDS = tuple((one.value, one.label) for one in ActivityKind)
PHASES = (
    ("0", _("hele forløbet")),
    *((str(number), name) for number, name in enumerate(PHASE_NAMES, 1)),
)
ROLES = (("", _("ikke sagt")), *((role.value, role.label) for role in Role))
AIMS = (("0", _("intet princip")), *((str(n), words) for n, words in PRINCIPLES.items()))


class ActivityDialog(Dialog):
    """Something new in the catalogue, or something to correct: a new version of it."""

    def __init__(self, window: QWidget, listed: ListedActivity | None = None) -> None:
        title = _("Ny aktivitet i kataloget") if listed is None else _("Ret aktivitet")
        super().__init__(title, window, save=_("Gem aktivitet"))
        self._listed = listed
        content = listed.content if listed is not None else Content("")
        self.title = TextField("title", _("&Aktivitet"), content.title, required=True)
        self.kind = ChoiceField("kind", _("A&rt"), KINDS, content.kind.value)
        self.phase = ChoiceField("phase", _("&Fase"), PHASES, str(content.phase))
        self.principle = ChoiceField("principle", _("&Princip"), AIMS, str(content.principle))
        lead = content.lead_role.value if content.lead_role else ""
        self.lead_role = ChoiceField("lead_role", _("&Hvem har den som regel?"), ROLES, lead)
        self.needed = NumberField(
            "companies_needed", _("&Virksomheder"), content.companies_needed, least=0
        )
        self.lessons = NumberField(
            "lessons", _("&Lektioner"), content.lessons, least=1, most=MOST_LESSONS
        )
        hint = _("fx {methods}; komma imellem").format(methods=", ".join(METHODS[:3]))
        self.methods = TextField("methods", _("&Metoder"), ", ".join(content.methods), hint=hint)
        lines = "\n".join(line.text for line in content.checklist)
        each = _("ét punkt på hver linje")
        self.checklist = NoteField("checklist", _("Tje&kliste"), lines, lines=4, hint=each)
        links = "\n".join(content.links)
        each = _("ét link på hver linje")
        self.links = NoteField("links", _("Mater&ialer"), links, lines=2, hint=each)
        self._lay_out()

    def _lay_out(self) -> None:
        self.form.row(self.title)
        self.form.row(self.kind, self.phase)
        self.form.row(self.principle, self.lead_role)
        self.form.row(self.needed, self.lessons)
        for field in (self.methods, self.checklist, self.links):
            self.form.row(field)
        if self._listed is not None and self._listed.classes:
            one = _("{n} hold har den i planen og beholder den, som den var.")
            many = _("{n} hold har den i planen og beholder den, som den var.")
            text = plural(self._listed.classes, one, many)
            self.form.add(Label(text, shade="ink2", wraps=True))

    def deed(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """Return the action that saves the form, and what it is done with."""
        fields: ContentChanges = {
            "title": values["title"],
            "kind": ActivityKind(values["kind"]),
            "phase": int(values["phase"]),
            "principle": int(values["principle"]),
            "methods": [one.strip() for one in values["methods"].split(",")],
            "lead_role": Role(values["lead_role"]) if values["lead_role"] else None,
            "companies_needed": values["companies_needed"] or 0,
            "lessons": values["lessons"] or 1,
            "checklist": values["checklist"].splitlines(),
            "links": values["links"].splitlines(),
        }
        if self._listed is None:
            return catalogue.add, fields
        return catalogue.change, self._listed.id, fields
