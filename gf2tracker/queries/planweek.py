"""One week of the plans of several classes, with the companies that come."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.activity import CompanyState, PlannedId
from gf2tracker.domain.people import ClassId
from gf2tracker.language import sort_key
from gf2tracker.queries.plan import PlanWeek, class_chips, week_with
from gf2tracker.store.course import courses_of
from gf2tracker.store.tables import ClassGroup, PlannedActivity, PlannedCompany


@dataclass(frozen=True, slots=True)
class ClassWeek:
    """A week of a class, as its card in I dag shows it.

    Attributes:
        companies: names of those that said yes, in order, by planned activity.
    """

    class_id: ClassId
    code: str
    week: PlanWeek
    companies: Mapping[PlannedId, tuple[str, ...]]


def weeks(
    connection: Connection, class_ids: Collection[ClassId], day: dt.date, today: dt.date
) -> tuple[ClassWeek, ...]:
    """Return the week a day lies in for some classes, in order of code.

    A class whose course has no such week is left out.

    Args:
        connection: the store.
        class_ids: those wanted.
        day: any day of the week.
        today: the day that decides what was not held.
    """
    courses = courses_of(connection, class_ids)
    chips = class_chips(connection, courses, today)
    coming = _companies(connection, class_ids)
    codes = select(ClassGroup.id, ClassGroup.code).where(ClassGroup.id.in_(class_ids))
    found = []
    for row in connection.execute(codes).all():
        week = courses[row.id].calendar_week_of(day)
        if week is not None:
            own = week_with(courses[row.id], week, chips.get(row.id, ()))
            names = {one.id: coming[one.id] for one in own.chips if one.id in coming}
            found.append(ClassWeek(ClassId(row.id), row.code, own, names))
    return tuple(sorted(found, key=lambda one: sort_key(one.code)))


def _companies(
    connection: Connection, class_ids: Collection[int]
) -> dict[PlannedId, tuple[str, ...]]:
    named = (
        select(PlannedCompany.planned_id, PlannedCompany.name)
        .join(PlannedActivity, PlannedActivity.id == PlannedCompany.planned_id)
        .where(
            PlannedActivity.class_id.in_(class_ids),
            PlannedCompany.state == CompanyState.CONFIRMED.value,
        )
    )
    found: dict[PlannedId, list[str]] = {}
    for planned_id, name in connection.execute(named).all():
        found.setdefault(PlannedId(planned_id), []).append(name)
    return {number: tuple(sorted(names, key=sort_key)) for number, names in found.items()}
