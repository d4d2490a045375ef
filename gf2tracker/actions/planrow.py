"""What all deeds in a plan share: the rows they are about, and how steps name them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from gf2tracker.actions.label import codes_of
from gf2tracker.domain.activity import PlannedId
from gf2tracker.domain.course import Course
from gf2tracker.domain.plan import Place, date_of, place_on
from gf2tracker.language import plural
from gf2tracker.store.course import course_of
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import PlannedActivity

Row = Mapping[str, Any]


def row_of(step: Step, planned_id: PlannedId) -> Row:
    """Return the row of a planned activity; refused when it is gone."""
    return step.rows(PlannedActivity, [planned_id])[planned_id]


def told(step: Step, rows: Iterable[Row], deed: str) -> str:
    """Return a step's label, "Virksomhedsbesøg aflyst, tøm-26a" or "3 aktiviteter aflyst, ..."."""
    found = list(rows)
    codes = codes_of(step, {row["class_id"] for row in found})
    count = plural(len(found), "{n} aktivitet", "{n} aktiviteter")
    what = found[0]["title"] if len(found) == 1 else count
    return f"{what} {deed}, {codes}" if codes else f"{what} {deed}"


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
