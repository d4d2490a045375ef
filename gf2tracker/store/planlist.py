"""What a list of planned activities is compared with: read when it is judged, and when it is done."""

from collections.abc import Collection, Mapping
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Select, bindparam, func, select

from gf2tracker.domain.activity import CompanyState, Content, content_of
from gf2tracker.domain.course import Course
from gf2tracker.store.course import courses_of
from gf2tracker.store.image import sql_table
from gf2tracker.store.plan import Standing, plans_of
from gf2tracker.store.tables import (
    Activity,
    ClassGroup,
    PlannedActivity,
    PlannedCompany,
    PlannedStaff,
    Staff,
    StepRow,
)

MARK_LENGTH = 8
_WANTED: BindParameter[Collection[int]] = bindparam("wanted", expanding=True)
_LEADS = (
    select(PlannedStaff.planned_id, PlannedStaff.staff_id, PlannedStaff.role)
    .join(PlannedActivity, PlannedActivity.id == PlannedStaff.planned_id)
    .where(PlannedActivity.class_id.in_(_WANTED))
)
_NAMED = (
    select(PlannedCompany.planned_id, func.count(PlannedCompany.id))
    .join(PlannedActivity, PlannedActivity.id == PlannedCompany.planned_id)
    .where(
        PlannedActivity.class_id.in_(_WANTED),
        PlannedCompany.state == CompanyState.CONFIRMED.value,
    )
    .group_by(PlannedCompany.planned_id)
)

_STAFF = select(Staff.id, Staff.initials)
_FIRST = itemgetter(0)


class PlanFacts(NamedTuple):
    """All that a list may meet of some classes' plans.

    Attributes:
        codes: (class, code). courses: (class, course).
        leads: (activity, member of staff, role). named: (activity, companies that said yes).
        staff: (number, initials).
        catalogue: (number, version, content) of what is in the catalogue.
    """

    codes: tuple[tuple[int, str], ...]
    courses: tuple[tuple[int, Course], ...]
    standing: tuple[Standing, ...]
    leads: tuple[tuple[int, int, str], ...]
    named: tuple[tuple[int, int], ...]
    staff: tuple[tuple[int, str], ...]
    catalogue: tuple[tuple[int, int, Content], ...]

    @property
    def number(self) -> int:
        """A number that is the same while the facts are; for this run of the program only."""
        return hash(self)


def plan_facts(connection: Connection, class_ids: Collection[int]) -> PlanFacts:
    """Return what a list may meet of the plans of some classes; classes that are gone are left out."""
    wanted = {"wanted": sorted(class_ids)}
    known = connection.execute(select(ClassGroup.id, ClassGroup.code)).all()
    plans = plans_of(connection, class_ids)
    content = select(*sql_table(Activity).columns).where(Activity.is_active)
    catalogue = [
        (one["id"], one["version"], content_of(one))
        for one in map(dict[str, Any], connection.execute(content).mappings())
    ]
    rows: list[tuple[Any, ...]] = [_rows(connection, one, wanted) for one in (_LEADS, _NAMED)]
    return PlanFacts(
        codes=tuple(sorted((row.id, row.code) for row in known if row.id in class_ids)),
        courses=tuple(sorted(courses_of(connection, class_ids).items(), key=_FIRST)),
        standing=tuple(sorted((one for own in plans.values() for one in own), key=_FIRST)),
        leads=rows[0],
        named=rows[1],
        staff=_rows(connection, _STAFF, {}),
        catalogue=tuple(sorted(catalogue, key=_FIRST)),
    )


def class_of_each(connection: Connection) -> dict[int, int]:
    """Return the class of every planned activity of the school, by activity."""
    rows = connection.execute(select(PlannedActivity.id, PlannedActivity.class_id))
    return {row.id: row.class_id for row in rows}


def store_mark(connection: Connection) -> str:
    """Return what tells this school's data from all other: a part of its first step's digest.

    "" while nothing has been done.
    """
    first = select(StepRow.digest).order_by(StepRow.id).limit(1)
    return (connection.execute(first).scalar() or "")[:MARK_LENGTH]


def _rows(
    connection: Connection, found: Select[*tuple[Any, ...]], wanted: Mapping[str, Any]
) -> tuple[Any, ...]:
    return tuple(sorted(tuple(row) for row in connection.execute(found, wanted)))
