"""A first plan for a class: the catalogue laid out over the course, phase by phase."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import select

from gf2tracker.actions import plan
from gf2tracker.actions.label import codes_of
from gf2tracker.domain.activity import ActivityId
from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.plan import ClosedDay, Place, date_of
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.store.course import course_of
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import Activity, ClassGroup, PlannedActivity

_WEEKDAYS = (2, 4, 3)


def lay_out(step: Step, class_id: ClassId, today: dt.date) -> int:
    """Put the catalogue's activities into the plan of a class without one, each in its phase.

    They stand evenly over the weeks of their phase, on the nearest open day; what would stand
    before today is left out, and so is what has no phase. Refused: a class that has a plan already,
    and when nothing is left to put in.

    Returns:
        How many were put in.
    """
    step.rows(ClassGroup, [class_id])
    there = select(PlannedActivity.id).where(PlannedActivity.class_id == class_id)
    if step.connection.execute(there.limit(1)).first() is not None:
        raise Refusal(_("Holdet har en plan. Læg aktiviteterne ind én for én."))
    course = course_of(step.connection, class_id)
    wanted = select(Activity.id, Activity.phase).where(Activity.is_active, Activity.phase > 0)
    rows = sorted(step.connection.execute(wanted).all(), key=lambda row: (row.phase, row.id))
    places = [
        each
        for phase, of_phase in groupby(rows, key=lambda row: row.phase)
        for each in _spread(course, phase, [ActivityId(row.id) for row in of_phase])
    ]
    coming = [each for each in places if (date_of(course, each[1]) or dt.date.max) >= today]
    if not coming:
        raise Refusal(_("Kataloget har intet til resten af forløbet. Læg aktiviteterne ind selv."))
    for activity_id, place in coming:
        _put(step, class_id, activity_id, place)
    count = plural(len(coming), "{n} aktivitet", "{n} aktiviteter")
    text = _("Katalogets forslag lagt i planen: {count}, {code}")
    step.label(text.format(count=count, code=codes_of(step, {class_id})))
    return len(coming)


def _spread(
    course: Course, phase: int, activities: list[ActivityId]
) -> Iterator[tuple[ActivityId, Place]]:
    numbers = range(1, course.weeks + 1)
    weeks = [week for week in numbers if course.phase_of(week) == phase] or [course.weeks]
    for at, activity_id in enumerate(activities):
        week = weeks[at * len(weeks) // len(activities)]
        yield activity_id, Place(week, _WEEKDAYS[at % len(_WEEKDAYS)])


def _put(step: Step, class_id: ClassId, activity_id: ActivityId, place: Place) -> None:
    try:
        plan.add(step, class_id, activity_id, place)
    except ClosedDay as closed:
        if closed.nearest is not None:
            plan.add(step, class_id, activity_id, closed.nearest)
