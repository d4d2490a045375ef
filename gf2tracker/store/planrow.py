"""The row of a planned activity as deeds change it: edited by somebody, put on a date, deleted."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select

from gf2tracker.domain.activity import PlannedId
from gf2tracker.domain.course import Course
from gf2tracker.domain.plan import Place, date_of, place_on
from gf2tracker.store.course import course_of
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import (
    Meeting,
    Participation,
    PlannedActivity,
    PlannedCompany,
    PlannedStaff,
)

Row = Mapping[str, Any]


def row_of(step: Step, planned_id: PlannedId) -> Row:
    """Return the row of a planned activity; refused when it is gone."""
    return step.rows(PlannedActivity, [planned_id])[planned_id]


def edit(step: Step, row: Row, values: Mapping[str, Any]) -> None:
    """Change columns of a planned activity; what differs makes it edited by somebody."""
    if any(row[name] != value for name, value in values.items()):
        step.update(PlannedActivity, row["id"], {**values, "is_edited": True})


def course_and_date(step: Step, row: Row) -> tuple[Course, dt.date | None]:
    """Return the course of a planned activity's class and its date; None has none."""
    course = course_of(step.connection, row["class_id"])
    return course, date_of(course, Place(row["week"], row["weekday"]), row["fixed_on"])


def fixed_on(course: Course, day: dt.date) -> dict[str, Any]:
    """Return the columns of an activity that somebody has put on a date."""
    place = place_on(course, day)
    return {"week": place.week, "weekday": place.weekday, "fixed_on": day}


def keep_dates(step: Step, class_id: int, course: Course) -> None:
    """Give activities that stay on their date the place it has in a class's new course."""
    standing = select(PlannedActivity.id, PlannedActivity.fixed_on).where(
        PlannedActivity.class_id == class_id, PlannedActivity.fixed_on.is_not(None)
    )
    rows = step.connection.execute(standing).all()
    step.update_all(
        PlannedActivity, {number: fixed_on(course, day) for number, day in rows if day is not None}
    )


def clear(step: Step, planned_ids: Collection[int]) -> None:
    """Delete planned activities with people, companies and participants; meetings let go of them."""
    for kind in (PlannedStaff, PlannedCompany, Participation):
        hanging = select(kind.id).where(kind.planned_id.in_(planned_ids))
        step.delete_all(kind, step.connection.execute(hanging).scalars().all())
    meetings = select(Meeting.id).where(Meeting.planned_id.in_(planned_ids))
    loose = step.connection.execute(meetings).scalars().all()
    step.update_all(Meeting, {number: {"planned_id": None} for number in loose})
    step.delete_all(PlannedActivity, planned_ids)
