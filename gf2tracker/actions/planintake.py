"""Importing plans of classes: what a list's preview says, no more and no less, as one step."""

from typing import cast

from gf2tracker.actions import holding, importing, plan, planpeople
from gf2tracker.actions.importing import STORED, refuse_changed, refuse_faulty
from gf2tracker.actions.plan import PlannedChanges
from gf2tracker.domain.activity import PlannedId
from gf2tracker.errors import Refusal
from gf2tracker.intake.plan import Result
from gf2tracker.intake.plannedlist import ActivitiesPlan, PlannedLine
from gf2tracker.language import plural
from gf2tracker.store.intake import school_of
from gf2tracker.store.journal import Step
from gf2tracker.store.planlist import plan_facts
from gf2tracker.store.planrow import edit, row_of


def import_activities(step: Step, found: ActivitiesPlan, *, good_rows: bool = False) -> int:
    """Store what a list of planned activities says, and return how many rows changed anything.

    Nothing is ever taken out of a plan. Refused: a plan with faults unless the good rows are asked
    for, and one that the data has changed under.
    """
    refuse_faulty(found, good_rows=good_rows)
    here = school_of(step.connection).of_codes(found.basis.codes)
    facts = plan_facts(step.connection, [one.id for one in here.values()])
    refuse_changed(found, facts.number)
    rows = [row for row in found.rows if row.result in STORED]
    for row in rows:
        try:
            _write(step, row)
        except Refusal as refusal:
            text = f"{row.class_code}: {refusal.text}"
            raise Refusal(text, field=refusal.field) from None
    text = plural(len(rows), "{n} aktivitet importeret", "{n} aktiviteter importeret")
    importing.finish(step, found, text, {row.class_code for row in rows})
    return len(rows)


def _write(step: Step, row: PlannedLine) -> None:
    planned_id = _added(step, row) if row.result is Result.NEW else _moved(step, row)
    values = dict(row.values)
    if values and (row.result is not Result.NEW or row.activity_id is not None):
        plan.change(step, planned_id, cast("PlannedChanges", values))
    if row.people is not None:
        planpeople.set_staff(step, planned_id, row.people)
    if row.state is not None:
        holding.set_state(step, [planned_id], row.state)


def _added(step: Step, row: PlannedLine) -> PlannedId:
    assert row.class_id is not None
    assert row.to is not None
    what = row.activity_id or cast("PlannedChanges", dict(row.values))
    return plan.add(step, row.class_id, what, row.to, row.first_lesson or 0)


def _moved(step: Step, row: PlannedLine) -> PlannedId:
    """Put an activity where its row says; one that stays where it is has its lesson changed."""
    assert row.planned_id is not None
    if row.to is not None:
        plan.move(step, row.planned_id, row.to, row.first_lesson)
    elif row.first_lesson is not None:
        edit(step, row_of(step, row.planned_id), {"first_lesson": row.first_lesson})
    return row.planned_id
