"""The plans of all classes side by side: what each has in each of its weeks, and how far it is."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from gf2tracker.domain.activity import PlannedId, PlanState
from gf2tracker.domain.course import Course
from gf2tracker.domain.implementation import Element, Figure
from gf2tracker.language import sort_key
from gf2tracker.queries import clashes, implementation
from gf2tracker.queries.clashes import ShownClash
from gf2tracker.queries.classes import ClassRow, ClassState, listing
from gf2tracker.queries.plan import PlanChip, class_chips
from gf2tracker.store.course import courses_of

TICKS = (Element.PAIRS, Element.GROUPS, Element.PLAN, Element.MEETINGS, Element.TEAM)
_WEEK = dt.timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class BoardWeek:
    """One ISO week of a class with what is planned in it.

    Attributes:
        number: the teaching week; None when the class has no school day in it.
        phase: that of the week, or of the week before where there is no school.
        chips: by date, lesson and title.
    """

    number: int | None
    phase: int
    monday: dt.date
    chips: tuple[PlanChip, ...]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A class that runs or is to come, with its whole plan.

    Attributes:
        ticks: the figures of TICKS; () for a class that has not begun.
        weeks: every calendar week of its course, also those without school. What is planned before
            or after the course stands in the first or last.
        undated: what the course has no week for.
    """

    row: ClassRow
    ticks: tuple[Figure, ...]
    weeks: tuple[BoardWeek, ...]
    undated: tuple[PlanChip, ...]

    @property
    def chips(self) -> Iterable[PlanChip]:
        """Everything that has a date, by date."""
        return (chip for week in self.weeks for chip in week.chips)


@dataclass(frozen=True, slots=True)
class AllPlans:
    """The plans of all classes; rows by programme and code."""

    today: dt.date
    rows: tuple[BoardRow, ...]
    clashes: tuple[ShownClash, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of a plan is kept.

    Attributes:
        held, due: activities that were held, and those whose day has passed or that were held.
        needed, confirmed: companies, of all but the cancelled.
    """

    held: int
    due: int
    needed: int
    confirmed: int

    @property
    def share(self) -> float | None:
        """Held of due, 0 to 1; None while nothing is."""
        return self.held / self.due if self.due else None


def everywhere(connection: Connection, today: dt.date) -> AllPlans:
    """Return the plan of every class that runs or is to come, with every conflict."""
    classes = [row for row in listing(connection, today) if row.state is not ClassState.ENDED]
    courses = courses_of(connection, [row.id for row in classes])
    chips = class_chips(connection, courses, today)
    figures = {one.row.id: one for one in implementation.matrix(connection, today).rows}
    rows = []
    for row in classes:
        known = figures.get(row.id)
        ticks = tuple(known.of(element) for element in TICKS) if known is not None else ()
        own = chips.get(row.id, ())
        undated = tuple(chip for chip in own if chip.date is None)
        rows.append(BoardRow(row, ticks, _weeks(courses[row.id], own), undated))
    rows.sort(key=lambda one: (sort_key(one.row.programme_short), sort_key(one.row.code)))
    return AllPlans(today, tuple(rows), clashes.everywhere(connection, today))


def kept(chips: Iterable[PlanChip]) -> Kept:
    """Return how much of some activities was held, and how many companies come."""
    real = [chip for chip in chips if chip.state is not PlanState.CANCELLED]
    held = sum(chip.state is PlanState.HELD for chip in real)
    return Kept(
        held=held,
        due=held + sum(chip.is_not_held for chip in real),
        needed=sum(chip.needed for chip in real),
        confirmed=sum(chip.confirmed for chip in real),
    )


def clashes_by_activity(found: Iterable[ShownClash]) -> Mapping[PlannedId, tuple[ShownClash, ...]]:
    """Return conflicts by each activity that has a part in them."""
    told: defaultdict[PlannedId, list[ShownClash]] = defaultdict(list)
    for clash in found:
        for party in (clash.one, clash.other):
            if party is not None:
                told[party.planned_id].append(clash)
    return {planned_id: tuple(several) for planned_id, several in told.items()}


def _weeks(course: Course, chips: Iterable[PlanChip]) -> tuple[BoardWeek, ...]:
    weeks = course.calendar_weeks
    first = weeks[0].monday
    inside: list[list[PlanChip]] = [[] for _week in weeks]
    for chip in chips:
        if chip.date is not None:
            at = (chip.date - first) // _WEEK
            inside[min(max(at, 0), len(weeks) - 1)].append(chip)
    found = []
    phase = 1
    for week, own in zip(weeks, inside, strict=True):
        phase = week.phase or phase
        found.append(BoardWeek(week.number, phase, week.monday, tuple(own)))
    return tuple(found)
