"""What goes with a class that is deleted: its plan, pairs, groups, meetings and tasks."""

from collections.abc import Iterable

from sqlalchemy import select

from gf2tracker.store.belongings import hanging_on
from gf2tracker.store.column import Table
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import ClassGroup, Meeting, MeetingClass, PlannedActivity, Task


def take_along(step: Step, class_id: int) -> None:
    """Delete all that hangs on a class, its tasks too; meetings about other classes as well stay.

    The class itself and its students stay.
    """
    tasks = select(Task.id).where(Task.class_id == class_id)
    step.delete_all(Task, step.connection.execute(tasks).scalars().all())
    own = _own_meetings(step, class_id)
    _drop(step, Meeting, own)
    step.delete_all(Meeting, own)
    _drop(step, ClassGroup, [class_id])


def planned_count(step: Step, class_id: int) -> int:
    """Return how many activities a class has in its plan."""
    planned = select(PlannedActivity.id).where(PlannedActivity.class_id == class_id)
    return len(step.connection.execute(planned).all())


def _own_meetings(step: Step, class_id: int) -> list[int]:
    rows = step.connection.execute(select(MeetingClass.meeting_id, MeetingClass.class_id)).all()
    elsewhere = {row.meeting_id for row in rows if row.class_id != class_id}
    here = {row.meeting_id for row in rows if row.class_id == class_id}
    return sorted(here - elsewhere)


def _drop(step: Step, kind: type[Table], keys: Iterable[int]) -> None:
    found = hanging_on(step.connection, kind, keys)
    for (table, name), named in found.loose.items():
        step.update_all(table, {key: {name: None} for key in sorted(named)})
    for table, gone in found.gone.items():
        step.delete_all(table, sorted(gone))
