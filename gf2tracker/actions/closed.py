"""What can be done to the days on which a site, or the whole school, is closed."""

import datetime as dt
from typing import Any

from sqlalchemy import select

from gf2tracker.actions.course import refuse_endless
from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.field import one_line
from gf2tracker.domain.people import SiteId
from gf2tracker.domain.vacation import parse_vacation
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_range
from gf2tracker.store.course import courses_of
from gf2tracker.store.journal import Step
from gf2tracker.store.recount import recount
from gf2tracker.store.tables import ClassGroup, ClosedPeriod

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_NAME = 60


def add(
    step: Step, first: dt.date, last: dt.date, name: str = "", site_id: SiteId | None = None
) -> int:
    """Close a site, None for the whole school, from a day to another, both closed.

    Periods may overlap. Refused: last before first, and so much closed that a class never ends.
    """
    values = _period(first, last, name, site_id)
    step.label(_("Lukket {days}: {name}").format(days=date_range(first, last), name=values["name"]))
    number = step.insert(ClosedPeriod, values)
    _refuse_endless(step, site_id)
    recount(step, None, first, last)
    return number


def add_break(step: Step, text: str, site_id: SiteId | None = None, year: int | None = None) -> int:
    """Close what a text names: "vinterferie uge 7 2027", "studietur 10.-12.02.2027".

    `year` is that of a week that is written without one. Refused as in `add`, and what names
    neither weeks nor days.
    """
    period = parse_vacation(text, year)
    return add(step, period.first, period.last, period.name, site_id)


def change(
    step: Step,
    period_id: int,
    first: dt.date,
    last: dt.date,
    name: str,
    site_id: SiteId | None,
) -> None:
    """Change a closed period; refused as in `add`."""
    values = _period(first, last, name, site_id)
    step.label(
        _("Lukkede dage ændret: {name}, {days}").format(
            days=date_range(first, last), name=values["name"]
        )
    )
    before = step.rows(ClosedPeriod, [period_id])[period_id]
    step.update(ClosedPeriod, period_id, values)
    _refuse_endless(step, site_id)
    recount(step, None, min(first, before["first"]), max(last, before["last"]))


def remove(step: Step, period_id: int) -> None:
    """Open the days of a closed period again."""
    row = step.rows(ClosedPeriod, [period_id])[period_id]
    days = date_range(row["first"], row["last"])
    step.label(_("Åbnet igen {days}: {name}").format(days=days, name=row["name"]))
    step.delete(ClosedPeriod, period_id)
    recount(step, None, row["first"], row["last"])


def _period(first: dt.date, last: dt.date, name: str, site_id: int | None) -> dict[str, Any]:
    DayRange(first, last)
    if not FIRST_YEAR <= first.year <= last.year <= LAST_YEAR:
        text = _("Datoerne skal ligge mellem {first} og {last}.")
        raise Refusal(text.format(first=FIRST_YEAR, last=LAST_YEAR), field="first")
    return {
        "site_id": site_id,
        "first": first,
        "last": last,
        "name": one_line(name, "name", LONGEST_NAME) or _("Lukket"),
    }


def _refuse_endless(step: Step, site_id: int | None) -> None:
    classes = select(ClassGroup.id)
    if site_id is not None:
        classes = classes.where(ClassGroup.site_id == site_id)
    there = step.connection.execute(classes).scalars().all()
    refuse_endless(courses_of(step.connection, there).values())
