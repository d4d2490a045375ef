"""Calling meetings of facilitator teams, and writing their agenda and minutes."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any, TypedDict

from sqlalchemy import select

from gf2tracker.actions import holding
from gf2tracker.actions.holding import Held
from gf2tracker.actions.label import codes_of, with_codes
from gf2tracker.domain.activity import ActivityKind, PlannedId, PlanState
from gf2tracker.domain.field import one_line
from gf2tracker.domain.meeting import (
    AgendaPoint,
    MeetingKind,
    MeetingState,
    matched,
    pack_agenda,
    plain_lines,
    tasks_of,
)
from gf2tracker.domain.people import ClassId, StaffId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_short, plural
from gf2tracker.store.colleague import colleague_by, colleagues
from gf2tracker.store.course import course_of
from gf2tracker.store.journal import Step
from gf2tracker.store.plan import plans_of
from gf2tracker.store.tables import Meeting, MeetingClass, MeetingStaff, Task

_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
LAST_HOUR, LAST_MINUTE = 23, 59


class MeetingFields(TypedDict, total=False):
    """What is known of a meeting; a change changes only what is given.

    Attributes:
        starts_at: "14:25", or empty.
        since: the day its agenda looks back to; None is the last meeting that was held.
        class_ids: the classes it is about, one at least.
        staff_ids: who is asked to it.
    """

    kind: MeetingKind
    date: dt.date
    starts_at: str
    place: str
    since: dt.date | None
    class_ids: Sequence[ClassId]
    staff_ids: Sequence[StaffId]


def call(step: Step, fields: MeetingFields) -> int:
    """Call a meeting and return its number.

    On one class it is the meeting that stands in the class's plan that day, where there is one.

    Refused: no class, an hour that there is not, a day to look back to that is not before the
    meeting, and a meeting of that kind that a class already has at that time.
    """
    row = {**_checked({**_USUAL, **fields}), "state": MeetingState.CALLED.value, "by": step.by}
    class_ids = list(fields.get("class_ids", ()))
    _refuse(step, row, class_ids, None)
    step.label(_label(step, _("Møde indkaldt"), row, class_ids))
    if len(class_ids) == 1:
        row["planned_id"] = _planned(step, row, class_ids[0])
    meeting_id = step.insert(Meeting, row)
    _write_members(step, meeting_id, fields)
    return meeting_id


def change(step: Step, meeting_id: int, fields: MeetingFields) -> None:
    """Change a meeting; refused as in `call`. Its tasks stay as they are."""
    row = {**step.rows(Meeting, [meeting_id])[meeting_id], **_checked(fields)}
    class_ids = list(fields.get("class_ids", _classes(step, meeting_id)))
    _refuse(step, row, class_ids, meeting_id)
    step.label(_label(step, _("Møde rettet"), row, class_ids))
    step.update(Meeting, meeting_id, row)
    _write_members(step, meeting_id, fields)


def write_agenda(step: Step, meeting_id: int, points: Sequence[AgendaPoint]) -> None:
    """Keep an agenda as it is written; without any point it is made anew each time.

    Refused: an agenda that is too long or holds a CPR number.
    """
    row = step.rows(Meeting, [meeting_id])[meeting_id]
    what = _("Dagsorden rettet") if points else _("Dagsorden laves af sig selv igen")
    step.label(_label(step, what, row, _classes(step, meeting_id)))
    step.update(Meeting, meeting_id, {"agenda": pack_agenda(points)})


def attend(step: Step, meeting_id: int, absent: Sequence[StaffId]) -> None:
    """Note who of those asked did not come to a meeting; all others did."""
    row = step.rows(Meeting, [meeting_id])[meeting_id]
    step.label(_label(step, _("Fremmøde noteret"), row, _classes(step, meeting_id)))
    found = select(MeetingStaff.id, MeetingStaff.staff_id)
    asked = step.connection.execute(found.where(MeetingStaff.meeting_id == meeting_id))
    come = {key: {"is_present": staff_id not in absent} for key, staff_id in asked}
    step.update_all(MeetingStaff, come)


def hold(
    step: Step, meeting_id: int, minutes: str, agenda: Sequence[AgendaPoint] = ()
) -> tuple[int, ...]:
    """Keep the minutes of a meeting, which is thereby held, and return the numbers of its tasks.

    The activity it is in the class's plan is held as well.

    Each line that begins with @ becomes one task. Saved again, a line that is the same leaves its
    task as it is, also one that was changed since; a line that was changed changes it; one that
    is gone takes it along.

    Refused: minutes without a word, too long ones, a line that holds a CPR number, and a line
    with @ that is not understood.

    Args:
        step: the step it is done in.
        meeting_id: the meeting.
        minutes: plain lines.
        agenda: what lay on the table, kept unless the meeting has an agenda of its own.
    """
    row = step.rows(Meeting, [meeting_id])[meeting_id]
    text = plain_lines(minutes, "minutes")
    if not text:
        raise Refusal(_("Skriv, hvad der blev sagt og aftalt."), field="minutes")
    class_ids = _classes(step, meeting_id)
    kept = _write_tasks(step, row, text, class_ids[0] if len(class_ids) == 1 else None)
    if row["planned_id"] is not None:
        fields: Held = {"held_on": row["date"]}
        holding.hold(step, PlannedId(row["planned_id"]), fields, row["date"])
    what = _("Referat gemt")
    if kept:
        told = plural(len(kept), "{n} opgave", "{n} opgaver")
        what = _("{what} med {tasks}").format(what=what, tasks=told)
    step.label(_label(step, what, row, class_ids))
    written = {"minutes": text, "state": MeetingState.HELD.value}
    if not row["agenda"]:
        written["agenda"] = pack_agenda(agenda)
    step.update(Meeting, meeting_id, written)
    return kept


def remove(step: Step, meeting_id: int) -> None:
    """Take a meeting away, with its minutes and tasks."""
    row = step.rows(Meeting, [meeting_id])[meeting_id]
    step.label(_label(step, _("Møde slettet"), row, _classes(step, meeting_id)))
    for kind in (Task, MeetingStaff, MeetingClass):
        keys = select(kind.id).where(kind.meeting_id == meeting_id)
        step.delete_all(kind, step.connection.execute(keys).scalars().all())
    step.delete(Meeting, meeting_id)


_USUAL: MeetingFields = {"kind": MeetingKind.TEAM, "starts_at": "", "since": None}


_AS_PLANNED = {
    MeetingKind.TEAM.value: ActivityKind.TEAM_MEETING,
    MeetingKind.EXPERIENCE.value: ActivityKind.EXPERIENCE_MEETING,
}


def _planned(step: Step, row: dict[str, Any], class_id: ClassId) -> int | None:
    """Return the activity of a class's plan that a meeting is, if no other one is it already."""
    course = course_of(step.connection, class_id)
    taken = select(Meeting.planned_id).where(Meeting.planned_id.is_not(None))
    others = set(step.connection.execute(taken).scalars())
    standing = plans_of(step.connection, {class_id: course}).get(class_id, ())
    found = (
        one.id
        for one in standing
        if one.kind is _AS_PLANNED[row["kind"]]
        and one.state is not PlanState.CANCELLED
        and one.id not in others
        and one.date_in(course) == row["date"]
    )
    return next(found, None)


def _label(step: Step, what: str, row: dict[str, Any], class_ids: Sequence[int]) -> str:
    text = _("{what}, {kind} {day}")
    kind = MeetingKind(row["kind"]).label
    told = text.format(what=what, kind=kind, day=date_short(row["date"]))
    return with_codes(told, codes_of(step, class_ids))


def _classes(step: Step, meeting_id: int) -> list[ClassId]:
    found = select(MeetingClass.class_id).where(MeetingClass.meeting_id == meeting_id)
    return [ClassId(one) for one in step.connection.execute(found).scalars()]


# --- what may stand in a meeting ------------------------------------------------------------------


def _checked(fields: MeetingFields) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: value for name, value in fields.items() if name not in {"class_ids", "staff_ids"}
    }
    if "kind" in fields:
        values["kind"] = MeetingKind(fields["kind"]).value
    if "starts_at" in fields:
        values["starts_at"] = _hour(fields["starts_at"])
    if "place" in fields:
        values["place"] = one_line(fields["place"], "place")
    return values


def _hour(text: str) -> str:
    """Return a time of day as "14:25"; empty is none."""
    said = one_line(text, "starts_at")
    if not said:
        return ""
    found = _CLOCK.fullmatch(said)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (LAST_HOUR + 1, 0)
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        raise Refusal(_("Skriv klokkeslættet som 14:25."), field="starts_at")
    return f"{hour}:{minute:02}"


def _refuse(step: Step, row: dict[str, Any], class_ids: Sequence[ClassId], own: int | None) -> None:
    if not class_ids:
        raise Refusal(_("Vælg mindst ét hold, som mødet handler om."), field="class_ids")
    if row["since"] is not None and row["since"] >= row["date"]:
        text = _("Dagen skal ligge før mødet. Vælg en tidligere, eller lad feltet stå tomt.")
        raise Refusal(text, field="since")
    same = (
        select(MeetingClass.class_id)
        .join(Meeting, Meeting.id == MeetingClass.meeting_id)
        .where(
            MeetingClass.class_id.in_(sorted(class_ids)),
            Meeting.id != (own or 0),
            Meeting.date == row["date"],
            Meeting.kind == row["kind"],
            Meeting.starts_at == row["starts_at"],
        )
    )
    taken = codes_of(step, step.connection.execute(same).scalars())
    if taken:
        text = _(
            "{codes} har allerede et {kind} den dag. Skriv et andet klokkeslæt, eller ret det."
        )
        kind = MeetingKind(row["kind"]).label
        raise Refusal(text.format(codes=taken, kind=kind), field="starts_at")


def _write_members(step: Step, meeting_id: int, fields: MeetingFields) -> None:
    """Write the classes and people that are given, so that what is the same stays the same row."""
    class_ids, staff_ids = fields.get("class_ids"), fields.get("staff_ids")
    for kind, name, wanted in (
        (MeetingClass, "class_id", class_ids),
        (MeetingStaff, "staff_id", staff_ids),
    ):
        if wanted is None:
            continue
        target = kind.__table__.c
        found = select(target.id, target[name]).where(target.meeting_id == meeting_id)
        now = {row[1]: row[0] for row in step.connection.execute(found)}
        step.delete_all(kind, [key for one, key in now.items() if one not in wanted])
        new = [one for one in dict.fromkeys(wanted) if one not in now]
        step.insert_all(kind, [{"meeting_id": meeting_id, name: one} for one in new])


# --- tasks ----------------------------------------------------------------------------------------


def _write_tasks(
    step: Step, row: dict[str, Any], text: str, class_id: ClassId | None
) -> tuple[int, ...]:
    asked = select(MeetingStaff.staff_id).where(MeetingStaff.meeting_id == row["id"])
    near = {StaffId(one) for one in step.connection.execute(asked).scalars()}
    said = tasks_of(text, colleagues(step.connection), row["date"], near)
    fault = next((one for one in said if one.fault), None)
    if fault is not None:
        refusal = _("Linje {n}: {fault}").format(n=fault.number, fault=fault.fault)
        raise Refusal(refusal, field="minutes")
    found = select(Task.id, Task.line).where(Task.meeting_id == row["id"], Task.line != "")
    known = step.connection.execute(found.order_by(Task.id)).all()
    was = matched([one.line for one in known], [one.line for one in said])
    step.delete_all(Task, [one.id for at, one in enumerate(known) if at not in was])
    me = colleague_by(step.connection, step.by)
    kept, changed = [], {}
    for one, at in zip(said, was, strict=True):
        assert one.task is not None, "a line without a fault is a task"
        values: dict[str, Any] = {
            "line": one.line,
            "text": one.task.text,
            "owner_id": one.task.owner.staff_id if one.task.owner is not None else me,
            "due_on": one.task.due_on,
        }
        if at is None:
            new = {**values, "class_id": class_id, "meeting_id": row["id"]}
            kept.append(step.insert(Task, {**new, "at": step.now, "by": step.by}))
        else:
            kept.append(known[at].id)
            if known[at].line != one.line:
                changed[known[at].id] = values
    step.update_all(Task, changed)
    return tuple(kept)
