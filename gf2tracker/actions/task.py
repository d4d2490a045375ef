"""Tasks: who has promised what, and by when."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, TypedDict

from sqlalchemy import select

from gf2tracker.actions.label import codes_of, with_codes
from gf2tracker.domain.field import required
from gf2tracker.domain.people import ClassId, StaffId, StudentId
from gf2tracker.domain.task import LONGEST_TASK
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import MeetingClass, Staff, Task


class TaskFields(TypedDict, total=False):
    """What is known of a task; a change changes only what is given.

    Attributes:
        owner_id: who does it; None is nobody yet.
        due_on: None is no day.
        class_id: the class it is about; a task of a meeting on several classes has none.
        meeting_id: the meeting it was agreed on.
        log_id: the line in the log of pairs and groups that asks for it.
    """

    text: str
    owner_id: StaffId | None
    due_on: dt.date | None
    class_id: ClassId | None
    student_id: StudentId | None
    meeting_id: int | None
    log_id: int | None


def add(step: Step, fields: TaskFields) -> int:
    """Add a task and return its number; `by` is who does it.

    Refused: no text, one that is too long or holds a CPR number, and an owner who is not on the
    staff list or has left.
    """
    values = _checked(step, {"text": "", **fields})
    step.label(with_codes(_("1 opgave tilføjet"), codes_of(step, _classes(step, [values]))))
    return step.insert(Task, {**values, "at": step.now, "by": step.by})


def change(step: Step, task_id: int, fields: TaskFields) -> None:
    """Change a task; refused as in `add`, but an owner who has left since may stay."""
    row = step.rows(Task, [task_id])[task_id]
    given = {name: value for name, value in fields.items() if row[name] != value}
    step.label(with_codes(_("1 opgave rettet"), codes_of(step, _classes(step, [row]))))
    step.update(Task, task_id, _checked(step, given))


def settle(step: Step, task_ids: Sequence[int], done_on: dt.date | None) -> None:
    """Note that tasks are done, and when; None opens them again."""
    rows = step.rows(Task, task_ids)
    count = len(rows)
    text = plural(count, "{n} opgave åbnet igen", "{n} opgaver åbnet igen")
    if done_on is not None:
        text = plural(count, "{n} opgave klaret", "{n} opgaver klaret")
    step.label(with_codes(text, codes_of(step, _classes(step, list(rows.values())))))
    by = step.by if done_on is not None else ""
    step.update_all(Task, {one: {"done_on": done_on, "done_by": by} for one in rows})


def remove(step: Step, task_id: int) -> None:
    """Take a task away; refused where minutes ask for it, for it is their line."""
    row = step.rows(Task, [task_id])[task_id]
    if row["line"]:
        text = _("Opgaven står i et referat. Slet linjen der, eller sæt opgaven som klaret.")
        raise Refusal(text)
    step.label(with_codes(_("1 opgave slettet"), codes_of(step, _classes(step, [row]))))
    step.delete(Task, task_id)


def _checked(step: Step, fields: "TaskFields | dict[str, Any]") -> dict[str, Any]:
    values: dict[str, Any] = {**fields}
    if "text" in values:
        refusal = _("Skriv, hvad der skal gøres.")
        values["text"] = required(values["text"], "text", refusal, LONGEST_TASK)
    owner_id = values.get("owner_id")
    found = select(Staff.is_active).where(Staff.id == owner_id)
    if owner_id is not None and not step.connection.execute(found).scalar():
        text = _("Vælg en, der står på personalelisten og er ansat nu.")
        raise Refusal(text, field="owner_id")
    return values


def _classes(step: Step, rows: Sequence[dict[str, Any]]) -> set[int]:
    """Return the classes some tasks are about, by themselves or by their meeting."""
    own = {row["class_id"] for row in rows if row.get("class_id") is not None}
    meetings = {row.get("meeting_id") for row in rows if row.get("class_id") is None}
    of_meetings = select(MeetingClass.class_id).where(
        MeetingClass.meeting_id.in_(sorted(one for one in meetings if one is not None))
    )
    return own | set(step.connection.execute(of_meetings).scalars())
