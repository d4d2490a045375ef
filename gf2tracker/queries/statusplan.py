"""What is planned and held, as the status report tells it: one line an activity of each class."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId
from gf2tracker.language import sort_key
from gf2tracker.queries.plan import PlanChip, chip_of
from gf2tracker.store.plan import leads_of, plans_of
from gf2tracker.store.tables import Participation, PlannedActivity

_CLASSES: BindParameter[Any] = bindparam("class_ids", expanding=True)
_CAME = (
    select(Participation.planned_id, func.count())
    .join(PlannedActivity, PlannedActivity.id == Participation.planned_id)
    .where(PlannedActivity.class_id.in_(_CLASSES))
    .group_by(Participation.planned_id)
)


@dataclass(frozen=True, slots=True)
class StatusActivity:
    """An activity of a class's plan, and how many students took part."""

    chip: PlanChip
    participants: int


def of_classes(
    connection: Connection, courses: Mapping[ClassId, Course], today: dt.date
) -> tuple[StatusActivity, ...]:
    """Return what some classes have in their plans, class by class, each in order of date.

    Args:
        connection: the store.
        courses: the classes and their courses, in the order in which they are to stand.
        today: decides what was not held.
    """
    ids = list(courses)
    leads, plans = leads_of(connection, ids), plans_of(connection, ids)
    came = {row[0]: row[1] for row in connection.execute(_CAME, {"class_ids": ids})}
    found = []
    for class_id, course in courses.items():
        chips = [
            chip_of(one, course, today, leads.get(one.id, ()), {})
            for one in plans.get(class_id, ())
        ]
        found += [StatusActivity(chip, came.get(chip.id, 0)) for chip in sorted(chips, key=_order)]
    return tuple(found)


def _order(chip: PlanChip) -> tuple[dt.date, int, tuple[str, str]]:
    return chip.date or dt.date.max, chip.first_lesson, sort_key(chip.title)
