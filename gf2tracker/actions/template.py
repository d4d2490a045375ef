"""Templates: a class's plan kept for others, changed slot by slot, and laid on many classes."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from gf2tracker.actions.label import codes_of, with_codes
from gf2tracker.domain.activity import (
    ActivityId,
    Content,
    PlanState,
    SlotId,
    TemplateId,
    content_of,
    unticked,
)
from gf2tracker.domain.content import ContentChanges, changed, renewed
from gf2tracker.domain.course import Course
from gf2tracker.domain.field import one_line, required
from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.plan import WEEKDAYS, Place, date_of, place_on
from gf2tracker.domain.template import Outcome, Placing, place_in
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold, plural
from gf2tracker.store.course import course_of, courses_of
from gf2tracker.store.image import sql_table
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import Activity, ClassGroup, PlannedActivity, Template, TemplateSlot
from gf2tracker.store.template import placings_of

LONGEST_NAME = 80
LONGEST_ABOUT = 300


@dataclass(frozen=True)
class Saved:
    """A template that was saved.

    Attributes:
        slots: how many activities it has.
        left_out: how many of the plan stand outside the teaching weeks, so that no other class
            could have them.
    """

    template_id: TemplateId
    slots: int
    left_out: int


@dataclass(frozen=True)
class Applied:
    """What applying a template did, in activities of all classes together."""

    classes: int
    new: int
    moved: int
    renewed: int
    same: int
    edited: int
    there: int
    past: int
    outside: int


class SlotChanges(ContentChanges, total=False):
    """What may be changed of a slot; only what is given is changed."""

    week: int
    weekday: int
    first_lesson: int


def save(step: Step, class_id: ClassId, name: str, about: str = "") -> Saved:
    """Keep a class's plan as a template: teaching weeks and weekdays, no dates and no people.

    What is cancelled stays out. The class's own activities belong to the template from then on, so
    that laying it on the class again changes nothing. Refused: no name or one that is taken, and a
    plan without anything in it.
    """
    row = step.rows(ClassGroup, [class_id])[class_id]
    values = _named(step, name, about, None)
    step.label(_("Skabelon gemt efter {code}: {name}").format(code=row["code"], **values))
    course = course_of(step.connection, class_id)
    table = sql_table(PlannedActivity)
    standing = select(table).where(table.c.class_id == class_id)
    rows = [
        dict(one)
        for one in step.connection.execute(standing).mappings()
        if one["state"] != PlanState.CANCELLED.value
    ]
    slots = {one["id"]: slot for one in rows if (slot := _slot(course, one))}
    if not slots:
        raise Refusal(_("Holdets plan er tom. Læg aktiviteter i den først."))
    values |= {"weeks": row["weeks"], "phases": row["phases"]}
    template_id = step.insert(Template, values)
    ids = step.insert_all(
        TemplateSlot, [{**slot, "template_id": template_id} for slot in slots.values()]
    )
    loose = {one["id"] for one in rows if one["slot_id"] is None}
    own = {number: {"slot_id": slot} for number, slot in zip(slots, ids, strict=True)}
    step.update_all(PlannedActivity, {key: own[key] for key in own if key in loose})
    return Saved(TemplateId(template_id), len(slots), len(rows) - len(slots))


def rename(step: Step, template_id: TemplateId, name: str, about: str = "") -> None:
    """Give a template another name and another line on what it is for; refused as in `save`."""
    values = _named(step, name, about, template_id)
    step.label(_("Skabelon ændret: {name}").format(**values))
    step.update(Template, template_id, values)


def remove(step: Step, template_ids: Collection[TemplateId]) -> None:
    """Take templates away; classes keep what they were given."""
    rows = step.rows(Template, template_ids)
    count = plural(len(rows), "{n} skabelon slettet", "{n} skabeloner slettet")
    names = ", ".join(sorted(row["name"] for row in rows.values()))
    step.label(f"{count}: {names}" if len(rows) <= 3 else count)
    slots = select(TemplateSlot.id).where(TemplateSlot.template_id.in_(rows))
    _drop(step, step.connection.execute(slots).scalars().all())
    step.delete_all(Template, rows)


def add_slot(
    step: Step, template_id: TemplateId, what: ActivityId | ContentChanges, place: Place
) -> SlotId:
    """Add an activity of the catalogue, or a free one, to a template.

    Refused: a week the template does not have, and what `changed` refuses.
    """
    template = step.rows(Template, [template_id])[template_id]
    step.label(_("Skabelon ændret: {name}").format(name=template["name"]))
    values: dict[str, Any] = {"template_id": template_id, **_checked(template, place._asdict())}
    if isinstance(what, int):
        chosen = step.rows(Activity, [what])[what]
        values |= content_of(chosen).columns() | {"phase": 0}
        values |= {"activity_id": what, "activity_version": chosen["version"]}
    else:
        values |= changed(Content(""), {"title": "", **what}).columns()
    return SlotId(step.insert(TemplateSlot, values))


def change_slot(step: Step, slot_id: SlotId, fields: SlotChanges) -> None:
    """Change a slot's content or place; classes have it when the template is laid on them again.

    Refused as in `add_slot`.
    """
    row = step.rows(TemplateSlot, [slot_id])[slot_id]
    template = step.rows(Template, [row["template_id"]])[row["template_id"]]
    step.label(_("Skabelon ændret: {name}").format(name=template["name"]))
    content = changed(content_of(row), fields)
    step.update(TemplateSlot, slot_id, {**content.columns(), **_checked(template, fields)})


def remove_slots(step: Step, slot_ids: Collection[SlotId]) -> None:
    """Take activities out of their templates; classes keep them."""
    rows = step.rows(TemplateSlot, slot_ids)
    templates = step.rows(Template, {row["template_id"] for row in rows.values()})
    names = ", ".join(sorted(row["name"] for row in templates.values()))
    count = plural(len(rows), "{n} aktivitet taget ud", "{n} aktiviteter taget ud")
    step.label(_("Skabelon ændret: {name}").format(name=f"{names}, {count}"))
    _drop(step, slot_ids)


def take_newer(step: Step, template_id: TemplateId) -> None:
    """Give a template's activities the content that the catalogue has now."""
    template = step.rows(Template, [template_id])[template_id]
    table = sql_table(TemplateSlot)
    standing = select(table).where(table.c.template_id == template_id)
    rows = [dict(row) for row in step.connection.execute(standing).mappings()]
    known = step.rows(Activity, {row["activity_id"] for row in rows} - {None})
    step.label(_("Skabelon fik katalogets nyeste udgaver: {name}").format(name=template["name"]))
    changes = {}
    for row in rows:
        newest = known.get(row["activity_id"])
        if newest and newest["version"] > row["activity_version"]:
            newer = renewed(content_of(row), content_of(newest)).columns()
            changes[row["id"]] = {**newer, "activity_version": newest["version"]}
    step.update_all(TemplateSlot, changes)


def apply(
    step: Step,
    template_id: TemplateId,
    class_ids: Collection[ClassId],
    first_day: dt.date | None = None,
) -> Applied:
    """Lay a template on classes in one step, as its preview says.

    Applied again it changes nothing but what nobody has edited and the template has otherwise.

    Args:
        step: the step it is done in.
        template_id: the template.
        class_ids: the classes.
        first_day: new activities before it are left out; None leaves none out.
    """
    template = step.rows(Template, [template_id])[template_id]
    step.rows(ClassGroup, class_ids)
    deed = _("Skabelonen {name} lagt i planen").format(name=template["name"])
    step.label(with_codes(deed, codes_of(step, class_ids)))
    courses = courses_of(step.connection, class_ids)
    found = placings_of(step.connection, template_id, class_ids, first_day)
    new: list[dict[str, Any]] = []
    changes: dict[int, dict[str, Any]] = {}
    for class_id, slots in found.items():
        for placed in slots:
            if placed.outcome.is_written:
                values = _written(courses[class_id], placed)
                if placed.planned_id is None:
                    new.append({**values, **_NEW, "class_id": class_id})
                else:
                    changes[placed.planned_id] = values
    _keep_ticks(step, changes)
    step.insert_all(PlannedActivity, new)
    return _applied(found)


_NEW = {"state": PlanState.PLANNED.value}


def _written(course: Course, placed: Placing) -> dict[str, Any]:
    place = place_in(course, placed)
    return {
        **placed.slot.content.columns(),
        "slot_id": placed.slot.id,
        "activity_id": placed.slot.activity_id,
        "activity_version": placed.slot.version,
        "week": place.week,
        "weekday": place.weekday,
        "first_lesson": placed.slot.first_lesson,
    }


def _keep_ticks(step: Step, changes: Mapping[int, dict[str, Any]]) -> None:
    rows = step.rows(PlannedActivity, changes)
    for number, values in changes.items():
        newer = renewed(content_of(rows[number]), content_of(values))
        values["checklist"] = newer.columns()["checklist"]
    step.update_all(PlannedActivity, changes)


def _applied(found: Mapping[int, Collection[Placing]]) -> Applied:
    every = [placed.outcome for slots in found.values() for placed in slots]
    return Applied(
        classes=len(found),
        new=every.count(Outcome.NEW),
        moved=every.count(Outcome.MOVES),
        renewed=every.count(Outcome.RENEWED),
        same=every.count(Outcome.SAME),
        edited=every.count(Outcome.EDITED),
        there=every.count(Outcome.THERE),
        past=every.count(Outcome.PAST),
        outside=every.count(Outcome.OUTSIDE),
    )


def _slot(course: Course, row: Mapping[str, Any]) -> dict[str, Any] | None:
    day = date_of(course, Place(row["week"], row["weekday"]), row["fixed_on"])
    if day is None or course.calendar_week_of(day) is None:
        return None
    place = place_on(course, day)
    content = content_of(row)
    plain = replace(content, checklist=unticked(content.checklist))
    kept = {name: row[name] for name in ("activity_id", "activity_version", "first_lesson")}
    return {**plain.columns(), **kept, "week": max(1, place.week), "weekday": place.weekday}


def _named(step: Step, name: str, about: str, own: int | None) -> dict[str, Any]:
    line = required(name, "name", _("Giv skabelonen et navn."), LONGEST_NAME)
    rows = step.connection.execute(select(Template.id, Template.name))
    if any(fold(row.name) == fold(line) and row.id != own for row in rows):
        text = _("Der er allerede en skabelon, der hedder {name}. Vælg et andet navn.")
        raise Refusal(text.format(name=line), field="name")
    return {"name": line, "about": one_line(about, "about", LONGEST_ABOUT)}


def _checked(template: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, int]:
    most = {"week": template["weeks"], "weekday": WEEKDAYS, "first_lesson": MOST_LESSONS}
    given = {name: fields[name] for name in most if name in fields}
    for name, value in given.items():
        least = 0 if name == "first_lesson" else 1
        if not least <= value <= most[name]:
            text = _("Skriv et helt tal fra {least} til {most}.")
            raise Refusal(text.format(least=least, most=most[name]), field=name)
    return given


def _drop(step: Step, slot_ids: Collection[int]) -> None:
    given = select(PlannedActivity.id).where(PlannedActivity.slot_id.in_(slot_ids))
    planned = step.connection.execute(given).scalars().all()
    step.update_all(PlannedActivity, {number: {"slot_id": None} for number in planned})
    step.delete_all(TemplateSlot, slot_ids)
