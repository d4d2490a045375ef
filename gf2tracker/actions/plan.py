"""The plan of a class: activities put in, moved, changed, copied and taken out."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select

from gf2tracker.actions.planlabel import told
from gf2tracker.domain.activity import (
    ActivityId,
    ActivityKind,
    CheckLine,
    CompanyState,
    Content,
    PlannedId,
    PlanState,
    checklist_of,
    content_of,
    stored_line,
    unticked,
)
from gf2tracker.domain.content import ContentChanges, changed, count_of, renewed
from gf2tracker.domain.course import Course
from gf2tracker.domain.field import one_line
from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.plan import WEEKDAYS, Place, date_of, refuse_closed
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long, week_label
from gf2tracker.store.course import course_of
from gf2tracker.store.journal import Step
from gf2tracker.store.planrow import Row, clear, course_and_date, edit, fixed_on, row_of
from gf2tracker.store.tables import (
    Activity,
    ClassGroup,
    PlannedActivity,
    PlannedCompany,
    PlannedStaff,
)

LONGEST_PLACE = 120
Spot = dt.date | Place
"""Where to: a date, which stays what it is, or a place, which follows the class's start."""


class PlannedChanges(ContentChanges, total=False):
    """What may be changed of a planned activity; only what is given is changed.

    A phase of 0 is that of its week. The place is a room or an address; companies are totals, with
    and without a name.
    """

    place: str
    companies_invited: int
    companies_confirmed: int


def add(
    step: Step,
    class_id: ClassId,
    what: ActivityId | PlannedChanges,
    to: Spot,
    first_lesson: int = 0,
) -> PlannedId:
    """Put an activity of the catalogue, or a free one, into a class's plan.

    Refused: a day on which the class is not at school (a ClosedDay, that knows the nearest), a
    week the course does not have, and what `changed` refuses.
    """
    step.rows(ClassGroup, [class_id])
    course = course_of(step.connection, class_id)
    row: Row = {"class_id": class_id, **_NOTHING}
    if isinstance(what, int):
        chosen = step.rows(Activity, [what])[what]
        content = content_of(chosen)
        row = {**row, "activity_id": what, "activity_version": chosen["version"]}
    else:
        content = changed(Content(""), {"title": "", **what})
        row = {**row, **_of_the_class(row, what)}
    values = {**row, **content.columns(), **_placed(course, content.kind, to)}
    if isinstance(what, int):
        values["phase"] = 0
    values["first_lesson"] = _lesson(first_lesson)
    step.label(told(step, [values], _("lagt i planen")))
    return PlannedId(step.insert(PlannedActivity, values))


def copy(step: Step, planned_id: PlannedId, to: Spot) -> PlannedId:
    """Put an activity into its class's plan once more, with the same people and nothing ticked.

    Companies and what became of it stay behind. Refused as in `add`.
    """
    row = row_of(step, planned_id)
    course = course_of(step.connection, row["class_id"])
    content = content_of(row)
    kept = {name: row[name] for name in _COPIED}
    values = {**kept, **_NOTHING, **content.columns(), **_placed(course, content.kind, to)}
    values |= {name: row[name] for name in _OF_CATALOGUE}
    values["checklist"] = _stored(unticked(content.checklist))
    deed = _("kopieret til {week}").format(week=_week_of(course, values))
    step.label(told(step, [row], deed))
    made = step.insert(PlannedActivity, values)
    people = select(PlannedStaff.staff_id, PlannedStaff.role)
    rows = step.connection.execute(people.where(PlannedStaff.planned_id == planned_id)).all()
    same = [{"planned_id": made, "staff_id": one.staff_id, "role": one.role} for one in rows]
    step.insert_all(PlannedStaff, same)
    return PlannedId(made)


def move(step: Step, planned_id: PlannedId, to: Spot, first_lesson: int | None = None) -> None:
    """Put an activity on another date, where it stays also when the class's start shifts.

    It has to be confirmed anew, unless it comes back to its first date. Refused as in `add`, and
    when it was held.

    Args:
        step: the step it is done in.
        planned_id: the activity.
        to: a date, or a teaching week and weekday.
        first_lesson: from 1, 0 is not said; None leaves it.
    """
    row = row_of(step, planned_id)
    if row["state"] == PlanState.HELD.value:
        text = _("Aktiviteten er holdt {day}. Sæt den tilbage til planlagt, før du flytter den.")
        raise Refusal(text.format(day=date_long(row["held_on"])))
    course, before = course_and_date(step, row)
    day = _open_day(course, ActivityKind(row["kind"]), to)
    lesson = row["first_lesson"] if first_lesson is None else _lesson(first_lesson)
    values: dict[str, Any] = {"first_lesson": lesson}
    if day != before:
        values |= {**fixed_on(course, day), **_moved(row, before, day)}
    step.label(told(step, [row], _("flyttet til {week}").format(week=week_label(day))))
    edit(step, row, values)


def change(step: Step, planned_id: PlannedId, fields: PlannedChanges) -> None:
    """Change what an activity is, where it is held, or its numbers of companies.

    Refused as in `changed`, and fewer confirmed companies than are confirmed by name.
    """
    row = row_of(step, planned_id)
    content = changed(content_of(row), fields)
    step.label(told(step, [{**row, "title": content.title}], _("ændret")))
    values = {**content.columns(), **_of_the_class(row, fields)}
    named = _confirmed_by_name(step, planned_id)
    if values.get("companies_confirmed", named) < named:
        text = _("{n} virksomheder har bekræftet ved navn. Ret dem først.")
        raise Refusal(text.format(n=named), field="companies_confirmed")
    edit(step, row, values)


def tick(step: Step, planned_id: PlannedId, line: str, *, is_done: bool) -> None:
    """Tick a line of an activity's checklist, or take the tick back; refused when it is gone."""
    row = row_of(step, planned_id)
    lines = checklist_of(row["checklist"])
    if line not in {one.text for one in lines}:
        raise Refusal(_("Tjeklisten er ændret imens. Se den igen, og sæt fluebenet om."))
    deed = _("fik et flueben på tjeklisten") if is_done else _("fik et flueben fjernet")
    step.label(told(step, [row], deed))
    new = [CheckLine(one.text, is_done if one.text == line else one.is_done) for one in lines]
    step.update(PlannedActivity, planned_id, {"checklist": _stored(new)})


def take_newer(step: Step, planned_ids: Collection[PlannedId]) -> None:
    """Give activities the content that the catalogue has now.

    Ticks stay on lines that stay, and so does the phase it is pinned to. What the catalogue has
    nothing newer of, and what was held, is left alone.
    """
    rows = step.rows(PlannedActivity, planned_ids)
    known = step.rows(Activity, {row["activity_id"] for row in rows.values()} - {None})
    changes: dict[int, dict[str, Any]] = {}
    for number, row in rows.items():
        newest = known.get(row["activity_id"])
        is_held = row["state"] == PlanState.HELD.value
        if newest and newest["version"] > row["activity_version"] and not is_held:
            newer = renewed(content_of(row), content_of(newest)).columns()
            changes[number] = {**newer, "activity_version": newest["version"]}
    taken = [rows[number] for number in changes] or rows.values()
    step.label(told(step, taken, _("fik katalogets nyeste udgave")))
    step.update_all(PlannedActivity, changes)


def remove(step: Step, planned_ids: Collection[PlannedId]) -> None:
    """Take activities out of their plans, with their people, companies and participants.

    A meeting that stood in the plan stays a meeting.
    """
    rows = step.rows(PlannedActivity, planned_ids)
    step.label(told(step, rows.values(), _("fjernet fra planen")))
    clear(step, rows)


_NOTHING: Mapping[str, Any] = {
    "slot_id": None,
    "state": PlanState.PLANNED.value,
    "fixed_on": None,
    "is_edited": False,
}
_OF_CATALOGUE = ("activity_id", "activity_version")
_TOTALS = {"companies_invited", "companies_confirmed"}
_COPIED = ("class_id", "first_lesson", "place")


def _placed(course: Course, kind: ActivityKind, to: Spot) -> dict[str, Any]:
    day = _open_day(course, kind, to)
    if isinstance(to, Place):
        return {"week": to.week, "weekday": to.weekday}
    return {**fixed_on(course, day), "is_edited": True}


def _open_day(course: Course, kind: ActivityKind, to: Spot) -> dt.date:
    day = to if not isinstance(to, Place) else date_of(course, to)
    if day is None or (isinstance(to, Place) and not 1 <= to.weekday <= WEEKDAYS):
        text = _("Holdets forløb er {weeks} undervisningsuger. Vælg en uge og en hverdag i det.")
        raise Refusal(text.format(weeks=course.weeks), field="week")
    refuse_closed(course, kind, day)
    return day


def _moved(row: Row, before: dt.date | None, day: dt.date) -> dict[str, Any]:
    first = row["moved_from"] or before
    if first == day:
        is_back = row["state"] in {PlanState.MOVED.value, PlanState.CANCELLED.value}
        state = PlanState.PLANNED.value if is_back else row["state"]
        return {"moved_from": None, "state": state}
    return {"moved_from": first, "state": PlanState.MOVED.value}


def _lesson(lesson: int) -> int:
    if not 0 <= lesson <= MOST_LESSONS:
        text = _("Lektionen skal være fra 1 til {most}, eller 0, når den ikke er aftalt.")
        raise Refusal(text.format(most=MOST_LESSONS), field="first_lesson")
    return lesson


def _of_the_class(row: Row, fields: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if "place" in fields:
        values["place"] = one_line(fields["place"], "place", LONGEST_PLACE)
    for name in _TOTALS:
        if name in fields:
            values[name] = count_of(fields[name], name)
    if values.keys() & _TOTALS:
        both = {name: row.get(name, 0) for name in _TOTALS} | values
        values["companies_invited"] = max(both[name] for name in _TOTALS)
    return values


def _confirmed_by_name(step: Step, planned_id: int) -> int:
    named = select(PlannedCompany.state).where(PlannedCompany.planned_id == planned_id)
    states = step.connection.execute(named).scalars()
    return sum(state == CompanyState.CONFIRMED.value for state in states)


def _stored(lines: Collection[CheckLine]) -> str:
    return "\n".join(stored_line(line) for line in lines)


def _week_of(course: Course, values: Mapping[str, Any]) -> str:
    day = date_of(course, Place(values["week"], values["weekday"]), values["fixed_on"])
    return week_label(day) if day else ""
