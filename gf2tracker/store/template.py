"""Templates as they stand in the store, and what each of their slots becomes in some classes."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import Connection, select

from gf2tracker.domain.activity import ActivityId, PlannedId, SlotId, TemplateId, content_of
from gf2tracker.domain.plan import Place, date_of
from gf2tracker.domain.template import Existing, Placing, Slot, placings
from gf2tracker.language import sort_key
from gf2tracker.store.course import courses_of
from gf2tracker.store.image import sql_table
from gf2tracker.store.tables import PlannedActivity, TemplateSlot


def slots_of(
    connection: Connection, template_ids: Collection[int] | None = None
) -> dict[int, tuple[Slot, ...]]:
    """Return the slots of some templates, or of all, by template: by week, weekday and lesson."""
    table = sql_table(TemplateSlot)
    wanted = select(table)
    if template_ids is not None:
        wanted = wanted.where(table.c.template_id.in_(template_ids))
    found: dict[int, list[Slot]] = {}
    for row in connection.execute(wanted).mappings():
        slot = Slot(
            id=SlotId(row["id"]),
            place=Place(row["week"], row["weekday"]),
            first_lesson=row["first_lesson"],
            content=content_of(dict(row)),
            activity_id=ActivityId(row["activity_id"]) if row["activity_id"] else None,
            version=row["activity_version"],
        )
        found.setdefault(row["template_id"], []).append(slot)
    return {number: tuple(sorted(slots, key=_order)) for number, slots in found.items()}


def placings_of(
    connection: Connection,
    template_id: TemplateId,
    class_ids: Collection[int],
    first_day: dt.date | None,
) -> dict[int, tuple[Placing, ...]]:
    """Return what becomes of every slot of a template in some classes, see `placings`."""
    slots = slots_of(connection, [template_id]).get(template_id, ())
    courses = courses_of(connection, class_ids)
    table = sql_table(PlannedActivity)
    standing: dict[int, list[Existing]] = {}
    for row in connection.execute(select(table).where(table.c.class_id.in_(class_ids))).mappings():
        place = Place(row["week"], row["weekday"])
        one = Existing(
            id=PlannedId(row["id"]),
            slot_id=row["slot_id"],
            date=date_of(courses[row["class_id"]], place, row["fixed_on"]),
            first_lesson=row["first_lesson"],
            is_edited=row["is_edited"],
            content=content_of(dict(row)),
        )
        standing.setdefault(row["class_id"], []).append(one)
    return {
        class_id: placings(course, slots, standing.get(class_id, ()), first_day)
        for class_id, course in courses.items()
    }


def _order(slot: Slot) -> tuple[Place, int, tuple[str, str]]:
    return slot.place, slot.first_lesson, sort_key(slot.content.title)
