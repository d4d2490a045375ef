"""A template's activities as their form has them: some added, some moved, some taken out, in one step."""

from collections.abc import Sequence
from typing import NamedTuple

from gf2tracker.actions import template
from gf2tracker.actions.template import SlotChanges
from gf2tracker.domain.activity import ActivityId, SlotId, TemplateId
from gf2tracker.domain.content import ContentChanges
from gf2tracker.domain.plan import Place
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import Template
from gf2tracker.store.template import slots_of


class SlotLine(NamedTuple):
    """One activity as the form has it.

    Attributes:
        slot_id: None is a new one.
        activity_id: of a new one that is in the catalogue; None is one of its own name.
    """

    slot_id: SlotId | None
    place: Place
    title: str
    activity_id: ActivityId | None = None


def save(step: Step, template_id: TemplateId, lines: Sequence[SlotLine]) -> None:
    """Make a template hold these activities; refused as the deeds of template, and when it is empty."""
    row = step.rows(Template, [template_id])[template_id]
    if not lines:
        raise Refusal(_("En skabelon uden aktiviteter har ingen brug. Slet den i stedet."))
    standing = {
        one.id: one for one in slots_of(step.connection, [template_id]).get(template_id, ())
    }
    kept = {line.slot_id for line in lines}
    gone = [number for number in standing if number not in kept]
    if gone:
        template.remove_slots(step, gone)
    for line in lines:
        before = standing.get(line.slot_id) if line.slot_id is not None else None
        if before is None:
            what: ActivityId | ContentChanges = line.activity_id or {"title": line.title}
            template.add_slot(step, template_id, what, line.place)
        elif (before.place, before.content.title) != (line.place, line.title):
            week, weekday = line.place
            fields: SlotChanges = {"title": line.title, "week": week, "weekday": weekday}
            template.change_slot(step, before.id, fields)
    step.label(_("Skabelon ændret: {name}").format(name=row["name"]))
