"""A first plan for a class: the catalogue laid out over the course, phase by phase."""

from itertools import groupby

from sqlalchemy import select

from gf2tracker.actions import plan
from gf2tracker.actions.label import codes_of
from gf2tracker.domain.activity import ActivityId
from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.plan import ClosedDay, Place
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.store.course import course_of
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import Activity, ClassGroup, PlannedActivity

_WEEKDAYS = (2, 4, 3)


def lay_out(step: Step, class_id: ClassId) -> int:
    """Put every activity of the catalogue that has a phase into the plan of a class without one.

    They stand evenly over the weeks of their phase, on the nearest open day. Refused: a class that
    has a plan already, and a catalogue with nothing for any phase.

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
    if not rows:
        raise Refusal(_("Kataloget har ingen aktiviteter med en fase. Ret det på siden Skole."))
    for phase, of_phase in groupby(rows, key=lambda row: row.phase):
        _spread(step, class_id, course, phase, [ActivityId(row.id) for row in of_phase])
    count = plural(len(rows), "{n} aktivitet", "{n} aktiviteter")
    text = _("Katalogets forslag lagt i planen: {count}, {code}")
    step.label(text.format(count=count, code=codes_of(step, {class_id})))
    return len(rows)


def _spread(
    step: Step, class_id: ClassId, course: Course, phase: int, activities: list[ActivityId]
) -> None:
    numbers = range(1, course.weeks + 1)
    weeks = [week for week in numbers if course.phase_of(week) == phase] or [course.weeks]
    for at, activity_id in enumerate(activities):
        place = Place(weeks[at * len(weeks) // len(activities)], _WEEKDAYS[at % len(_WEEKDAYS)])
        try:
            plan.add(step, class_id, activity_id, place)
        except ClosedDay as closed:
            if closed.nearest is not None:
                plan.add(step, class_id, activity_id, closed.nearest)
