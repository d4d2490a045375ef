"""What a list of planned activities would do: a row of it, and the whole."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gf2tracker.domain.activity import ActivityId, PlannedId, PlanState
from gf2tracker.domain.people import ClassId, Role, StaffId
from gf2tracker.domain.plan import Place
from gf2tracker.intake.plan import Plan, PlannedRow
from gf2tracker.intake.planlist import PlanFile


@dataclass(frozen=True, slots=True)
class PlannedLine(PlannedRow):
    """A row of a plan.

    Attributes:
        planned_id: None for a new activity, and for faults.
        class_id: None for faults only.
        activity_id: what a new activity is in the catalogue; None when it is not in it.
        to: where it is put; None leaves it.
        first_lesson: None leaves it.
        values: what else changes, as `actions.plan.PlannedChanges`.
        people: who is responsible from then on; None leaves them.
        state: None leaves it, or to what moving makes of it.
    """

    planned_id: PlannedId | None = None
    class_id: ClassId | None = None
    activity_id: ActivityId | None = None
    to: dt.date | Place | None = None
    first_lesson: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    people: tuple[tuple[StaffId, Role | None], ...] | None = None
    state: PlanState | None = None


@dataclass(frozen=True)
class ActivitiesPlan(Plan):
    """What a list of planned activities would do; `missing` are those that it does not name."""

    file: PlanFile
    rows: tuple[PlannedLine, ...]
