"""The plan of a class: its phases and weeks with every activity where it stands."""

import datetime as dt
from dataclasses import dataclass

from gf2tracker.domain.activity import ActivityKind, PlannedId, PlanState
from gf2tracker.domain.course import Deadline
from gf2tracker.domain.people import ClassId

_Day = dt.date  # PlanChip has a field of the name date


@dataclass(frozen=True, slots=True)
class PlanChip:
    """An activity where it stands in a class's plan.

    Attributes:
        phase: the one it is pinned to, else that of its week; 0 outside the course.
        week: the teaching week; None outside the course.
        weekday: 1, Monday, to 5.
        date: None when the course has no such week.
        first_lesson: from 1; 0 is not said. lessons: how many.
        is_not_held: its day has passed and it is neither held nor cancelled.
        needed, invited, confirmed: companies.
        leads: initials of those responsible, in order.
        place: the room or the address, "" is not said.
        is_fixed: somebody has put it on its date, so it does not follow the class's start.
        moved_from: the first date it had, when it stands on another.
        score: 1 to 5 after it was held; None is not said.
        faults: sentences on why it can't be held where it stands.
        has_news: the catalogue has a newer version of it.
        checked, checks: lines of its checklist that are ticked, and all.
    """

    id: PlannedId
    class_id: ClassId
    title: str
    kind: ActivityKind
    phase: int
    week: int | None
    weekday: int
    date: _Day | None
    first_lesson: int
    lessons: int
    state: PlanState
    is_not_held: bool
    needed: int
    invited: int
    confirmed: int
    leads: tuple[str, ...]
    place: str
    is_fixed: bool
    moved_from: _Day | None
    score: int | None
    faults: tuple[str, ...]
    has_news: bool
    checked: int
    checks: int


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """One ISO week of a plan.

    Attributes:
        number: the teaching week; None when the class has no school day in it.
        phase: that of the week, or of the week before where there is no school.
        days: school days. closed: days from Monday to Friday that are closed.
        closed_name: why, the names of the closed days; "" when nothing is.
        chips: by date, lesson and title.
        deadlines: those that fall in the week.
    """

    number: int | None
    iso_year: int
    iso_week: int
    monday: _Day
    phase: int | None
    days: tuple[_Day, ...]
    closed: tuple[_Day, ...]
    closed_name: str
    chips: tuple[PlanChip, ...]
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class PlanPhase:
    """One phase of a plan; counts are of the activities that belong to it.

    Attributes:
        planned: all but the cancelled, those held included.
        needed, confirmed: companies, of all but the cancelled.
    """

    number: int
    name: str
    weeks: tuple[PlanWeek, ...]
    held: int
    not_held: int
    planned: int
    needed: int
    confirmed: int


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """The whole plan of a class.

    Attributes:
        programme: its short name.
        students: enrolled today.
        outside: activities that stand in no week of the course.
        total: all but the cancelled, those outside included.
    """

    class_id: ClassId
    code: str
    programme: str
    students: int
    today: _Day
    phases: tuple[PlanPhase, ...]
    outside: tuple[PlanChip, ...]
    total: int
    held: int
    not_held: int
    needed: int
    confirmed: int
