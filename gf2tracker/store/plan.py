"""The plans of classes as they stand in the store; actions and queries both read them here."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Select, bindparam, select

from gf2tracker.domain.activity import ActivityKind, PlannedId, PlanState
from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.plan import Place, date_of
from gf2tracker.language import sort_key
from gf2tracker.store.tables import PlannedActivity, PlannedStaff, Staff

_WANTED: BindParameter[Any] = bindparam("wanted", expanding=True)


class Standing(NamedTuple):
    """What is stored of an activity in a plan, but for its texts.

    Attributes:
        needed, invited, confirmed: companies.
        moved_from: the first date it had; None when it never moved.
        checklist: as it is stored.
    """

    id: PlannedId
    class_id: ClassId
    slot_id: int | None
    activity_id: int | None
    activity_version: int
    title: str
    kind: ActivityKind
    pinned: int
    place: Place
    first_lesson: int
    lessons: int
    fixed_on: dt.date | None
    moved_from: dt.date | None
    is_edited: bool
    state: PlanState
    needed: int
    invited: int
    confirmed: int
    room: str
    held_on: dt.date | None
    score: int | None
    checklist: str

    def date_in(self, course: Course) -> dt.date | None:
        """Return the date in the class's course; None when the course has no such week."""
        return date_of(course, self.place, self.fixed_on)


_OF = PlannedActivity
_PLANNED = select(
    _OF.id,
    _OF.class_id,
    _OF.slot_id,
    _OF.activity_id,
    _OF.activity_version,
    _OF.title,
    _OF.kind,
    _OF.phase,
    _OF.week,
    _OF.weekday,
    _OF.first_lesson,
    _OF.lessons,
    _OF.fixed_on,
    _OF.moved_from,
    _OF.is_edited,
    _OF.state,
    _OF.companies_needed,
    _OF.companies_invited,
    _OF.companies_confirmed,
    _OF.place,
    _OF.held_on,
    _OF.score,
    _OF.checklist,
)
_OF_CLASSES = _PLANNED.where(_OF.class_id.in_(_WANTED))
_LEADS = select(PlannedStaff.planned_id, Staff.initials).join(
    Staff, Staff.id == PlannedStaff.staff_id
)
_LEADS_OF_CLASSES = _LEADS.join(_OF, _OF.id == PlannedStaff.planned_id).where(
    _OF.class_id.in_(_WANTED)
)
_KINDS = {kind.value: kind for kind in ActivityKind}
_STATES = {state.value: state for state in PlanState}


def plans_of(
    connection: Connection, class_ids: Collection[int] | None = None
) -> dict[int, list[Standing]]:
    """Return what some classes, or all, have in their plans, by class and in no order."""
    found: dict[int, list[Standing]] = {}
    for row in _rows(connection, _PLANNED, _OF_CLASSES, class_ids):
        one = _standing(row)
        found.setdefault(one.class_id, []).append(one)
    return found


def leads_of(
    connection: Connection, class_ids: Collection[int] | None = None
) -> dict[int, tuple[str, ...]]:
    """Return the initials of those responsible, in order, by planned activity."""
    found: dict[int, list[str]] = {}
    for planned_id, initials in _rows(connection, _LEADS, _LEADS_OF_CLASSES, class_ids):
        found.setdefault(planned_id, []).append(initials)
    return {number: tuple(sorted(names, key=sort_key)) for number, names in found.items()}


def _rows(
    connection: Connection,
    everything: Select[*tuple[Any, ...]],
    some: Select[*tuple[Any, ...]],
    class_ids: Collection[int] | None,
) -> Iterable[Any]:
    if class_ids is None:
        return connection.execute(everything).all()
    return connection.execute(some, {"wanted": list(class_ids)}).all()


def _standing(row: Any) -> Standing:
    told = list(row)
    told[6:10] = _KINDS[row.kind], row.phase, Place(row.week, row.weekday)
    told[14] = _STATES[row.state]
    return Standing(*told)
