"""How many companies the plans of all classes need in each calendar week, and how many come."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.activity import ActivityKind, PlannedId, PlanState
from gf2tracker.domain.people import ClassId
from gf2tracker.language import sort_key
from gf2tracker.store.course import courses_of
from gf2tracker.store.plan import Standing, leads_of, plans_of
from gf2tracker.store.tables import ClassGroup, PlannedCompany, Programme, Site, Staff

WEEK = dt.timedelta(weeks=1)
_CLASSES = (
    select(
        ClassGroup.id, ClassGroup.code, Programme.short, Programme.name, Site.name, Staff.initials
    )
    .join_from(ClassGroup, Programme, Programme.id == ClassGroup.programme_id)
    .join(Site, Site.id == ClassGroup.site_id)
    .outerjoin(Staff, Staff.id == ClassGroup.contact_teacher_id)
)
_COMPANIES = select(PlannedCompany.planned_id, PlannedCompany.name, PlannedCompany.state)


@dataclass(frozen=True, slots=True)
class Need:
    """An activity that companies are needed for.

    Attributes:
        programme: its short name.
        teacher: initials of the class's contact teacher; "" without one.
        leads: initials of those responsible, in order.
        missing: needed and not confirmed.
        companies: those that are known by name, with what they answered (a CompanyState).
    """

    planned_id: PlannedId
    class_id: ClassId
    code: str
    programme: str
    site: str
    teacher: str
    title: str
    kind: ActivityKind
    date: dt.date
    needed: int
    invited: int
    confirmed: int
    leads: tuple[str, ...]
    companies: tuple[tuple[str, str], ...]

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.confirmed)


@dataclass(frozen=True, slots=True)
class DemandWeek:
    """One calendar week: how many companies are needed, asked and confirmed in all."""

    monday: dt.date
    iso_year: int
    iso_week: int
    needed: int
    invited: int
    confirmed: int
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """The companies that are needed from a day on.

    Attributes:
        weeks: every calendar week from the first to the last with a need, also empty ones.
    """

    weeks: tuple[DemandWeek, ...]
    needed: int
    confirmed: int


SOON = 4


def everywhere(connection: Connection, today: dt.date, class_id: ClassId | None = None) -> Demand:
    """Return the companies needed from the week of a day on, of all classes or of one."""
    asked = None if class_id is None else [class_id]
    classes = {row.id: row for row in connection.execute(_CLASSES)}
    courses = courses_of(connection, asked)
    leads, firms = leads_of(connection, asked), _companies(connection)
    first = today - dt.timedelta(days=today.weekday())
    by_week: defaultdict[dt.date, list[Need]] = defaultdict(list)
    for of, standing in plans_of(connection, asked).items():
        for one in standing:
            day = one.date_in(courses[of])
            if day is None or day < first or not one.needed or one.state is PlanState.CANCELLED:
                continue
            facts = leads.get(one.id, ()), tuple(firms[one.id])
            by_week[day - dt.timedelta(days=day.weekday())].append(_need(one, classes, day, *facts))
    weeks = _weeks(by_week)
    return Demand(
        weeks=weeks,
        needed=sum(week.needed for week in weeks),
        confirmed=sum(week.confirmed for week in weeks),
    )


def _need(
    one: Standing,
    classes: Mapping[int, tuple[object, ...]],
    day: dt.date,
    leads: tuple[str, ...],
    companies: tuple[tuple[str, str], ...],
) -> Need:
    _id, code, short, programme, site, teacher = classes[one.class_id]
    return Need(
        planned_id=one.id,
        class_id=one.class_id,
        code=str(code),
        programme=str(short or programme),
        site=str(site),
        teacher=str(teacher or ""),
        title=one.title,
        kind=one.kind,
        date=day,
        needed=one.needed,
        invited=one.invited,
        confirmed=one.confirmed,
        leads=leads,
        companies=companies,
    )


def _weeks(by_week: Mapping[dt.date, list[Need]]) -> tuple[DemandWeek, ...]:
    if not by_week:
        return ()
    first, last = min(by_week), max(by_week)
    mondays = [first + WEEK * turn for turn in range((last - first) // WEEK + 1)]
    return tuple(_week(monday, by_week.get(monday, [])) for monday in mondays)


def _week(monday: dt.date, needs: list[Need]) -> DemandWeek:
    year, week, _day = monday.isocalendar()
    return DemandWeek(
        monday=monday,
        iso_year=year,
        iso_week=week,
        needed=sum(need.needed for need in needs),
        invited=sum(need.invited for need in needs),
        confirmed=sum(min(need.confirmed, need.needed) for need in needs),
        needs=tuple(sorted(needs, key=lambda need: (need.date, sort_key(need.code), need.title))),
    )


def _companies(connection: Connection) -> defaultdict[int, list[tuple[str, str]]]:
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for planned_id, name, state in connection.execute(_COMPANIES):
        found[planned_id].append((name, state))
    for known in found.values():
        known.sort(key=lambda one: sort_key(one[0]))
    return found
