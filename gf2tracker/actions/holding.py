"""What becomes of planned activities: confirmed, held with who was there, cancelled."""

import datetime as dt
from collections.abc import Collection
from typing import Any, TypedDict

from sqlalchemy import select

from gf2tracker.actions.planlabel import told
from gf2tracker.domain.activity import ActivityKind, PlannedId, PlanState
from gf2tracker.domain.field import one_line
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.store.journal import Step
from gf2tracker.store.planrow import Row, course_and_date, edit, fixed_on, row_of
from gf2tracker.store.tables import Participation, PlannedActivity
from gf2tracker.store.takingpart import there_on

LONGEST_EVALUATION = 500
BEST_SCORE = 5


class Held(TypedDict, total=False):
    """What is told of an activity that was held; only what is given is changed.

    Without a day it is the planned one, without a name whoever says so. The score is 1 to 5 or
    None. Participants are those who took part; without them everybody who was there.
    """

    held_on: dt.date
    held_by: str
    score: int | None
    evaluation: str
    participants: Collection[StudentId]


def set_state(step: Step, planned_ids: Collection[PlannedId], state: PlanState) -> None:
    """Plan anew, confirm or cancel activities.

    What is confirmed keeps its date from then on. What was held loses who took part and how it
    went, so it is planned anew first. Refused: held, which is told through `hold`, confirming or
    cancelling what was held, and confirming what has no date.
    """
    if state is PlanState.HELD:
        raise Refusal(_("Skriv, hvem der deltog, når aktiviteten er holdt."), field="state")
    rows = step.rows(PlannedActivity, planned_ids)
    step.label(told(step, rows.values(), state.label))
    for number, row in rows.items():
        values: dict[str, Any] = {"state": state.value}
        if row["state"] == PlanState.HELD.value:
            if state is not PlanState.PLANNED:
                text = _("{title} er holdt. Planlæg den igen først; så slettes vurderingen.")
                raise Refusal(text.format(title=row["title"]), field="state")
            values |= _NOT_HELD
            _take_part(step, number, ())
        if state is PlanState.CONFIRMED:
            course, day = course_and_date(step, row)
            if day is None:
                text = _("Aktiviteten ligger uden for forløbet. Flyt den, før den bekræftes.")
                raise Refusal(text, field="week")
            values |= fixed_on(course, day)
        edit(step, row, values)


def hold(step: Step, planned_id: PlannedId, fields: Held, today: dt.date) -> None:
    """Tell that an activity was held, or change what was told; it then stands on that day.

    Whoever was enrolled but absent by the register is left out unless named. A meeting of the team
    has no participants. Refused: a day to come, none or one outside the course, a score outside 1
    to 5, and students who were not in the class that day.
    """
    row = row_of(step, planned_id)
    course, planned_on = course_and_date(step, row)
    day = fields.get("held_on") or row["held_on"] or planned_on
    if day is None or day > today:
        raise Refusal(_("Skriv den dag, aktiviteten blev holdt."), field="held_on")
    is_team = ActivityKind(row["kind"]).is_meeting
    if not is_team and not course.starts_on <= day <= course.ends_on:
        raise Refusal(_("Dagen ligger uden for klassens forløb."), field="held_on")
    values: dict[str, Any] = {
        "state": PlanState.HELD.value,
        "held_on": day,
        "held_by": fields.get("held_by", row["held_by"] or step.by).strip(),
        "score": _score(fields.get("score", row["score"])),
        "evaluation": one_line(
            fields.get("evaluation", row["evaluation"]), "evaluation", LONGEST_EVALUATION
        ),
        **fixed_on(course, day),
    }
    if day != planned_on:
        values["moved_from"] = None if row["moved_from"] == day else row["moved_from"] or planned_on
    step.label(told(step, [row], _("holdt")))
    participants = fields.get("participants")
    is_known = row["held_on"] == day and participants is None
    if not is_known:
        _take_part(step, planned_id, _those_there(step, row, day, participants))
    edit(step, row, values)


_NOT_HELD = {"held_on": None, "held_by": "", "score": None, "evaluation": ""}


def _score(score: int | None) -> int | None:
    if score is not None and not 1 <= score <= BEST_SCORE:
        text = _("Giv aktiviteten 1 til {best}, eller lad være.").format(best=BEST_SCORE)
        raise Refusal(text, field="score")
    return score


def _those_there(
    step: Step, row: Row, day: dt.date, named: Collection[StudentId] | None
) -> Collection[StudentId]:
    if ActivityKind(row["kind"]).is_meeting and not named:
        return ()
    there = there_on(
        step.connection, ClassId(row["class_id"]), day, row["first_lesson"], row["lessons"]
    )
    if named is None:
        return [student_id for student_id, is_there in there.items() if is_there]
    if set(named) - set(there):
        text = _("En af eleverne var ikke på holdet den dag. Vælg deltagerne igen.")
        raise Refusal(text, field="participants")
    return named


def _take_part(step: Step, planned_id: int, students: Collection[StudentId]) -> None:
    standing = select(Participation.id, Participation.student_id)
    rows = step.connection.execute(standing.where(Participation.planned_id == planned_id))
    now = {row.student_id: row.id for row in rows}
    step.delete_all(Participation, [now[who] for who in now if who not in set(students)])
    new = [who for who in dict.fromkeys(students) if who not in now]
    step.insert_all(Participation, [{"planned_id": planned_id, "student_id": who} for who in new])
