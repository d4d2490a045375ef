"""A planned activity as its form has it: what it is, where it stands, who is responsible, who comes."""

import datetime as dt
from collections.abc import Sequence
from typing import TypedDict

from gf2tracker.actions import plan, planpeople
from gf2tracker.actions.plan import PlannedChanges
from gf2tracker.actions.planlabel import told
from gf2tracker.domain.activity import CheckLine, CompanyState, PlannedId, checklist_of
from gf2tracker.domain.field import one_line
from gf2tracker.domain.people import Role, StaffId
from gf2tracker.language import _
from gf2tracker.store.journal import Step
from gf2tracker.store.planrow import course_and_date, row_of

LONGEST_LINE = 200


class PlanForm(TypedDict):
    """All that the form of a planned activity says; a day of None leaves it where it stands."""

    changes: PlannedChanges
    day: dt.date | None
    first_lesson: int
    people: Sequence[tuple[StaffId, Role | None]]
    companies: Sequence[tuple[str, CompanyState]]
    checklist: Sequence[CheckLine]


def save(step: Step, planned_id: PlannedId, form: PlanForm) -> None:
    """Change all of a planned activity in one step; refused as the deeds of plan and planpeople."""
    row = row_of(step, planned_id)
    _course, day = course_and_date(step, row)
    to = form["day"] or day
    if to is not None and (to != day or form["first_lesson"] != row["first_lesson"]):
        plan.move(step, planned_id, to, form["first_lesson"])
    planpeople.set_staff(step, planned_id, form["people"])
    planpeople.set_companies(step, planned_id, form["companies"])
    lines = [line.text for line in form["checklist"]]
    plan.change(step, planned_id, {**form["changes"], "checklist": lines})
    now = {one.text: one.is_done for one in checklist_of(row_of(step, planned_id)["checklist"])}
    for line in form["checklist"]:
        text = one_line(line.text, "checklist", LONGEST_LINE)
        if now.get(text, line.is_done) is not line.is_done:
            plan.tick(step, planned_id, text, is_done=line.is_done)
    step.label(told(step, [row_of(step, planned_id)], _("ændret")))
