"""What can be asked of the journal: the steps, and who changed a row from what to what."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from gf2tracker.domain.change import StepKind
from gf2tracker.domain.mark import Mark, unpack
from gf2tracker.domain.people import StudentId
from gf2tracker.store import image, undo
from gf2tracker.store.tables import Image, StepRow


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One step of the journal.

    Attributes:
        at: aware, in UTC.
        by: initials; "" when nobody had said.
        undone: whether it has been taken back and stands no more.
        can_undo: whether it is a deed that stands; newer steps on it may still refuse.
    """

    id: int
    at: dt.datetime
    by: str
    label: str
    kind: StepKind
    undone: bool
    can_undo: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What Ctrl+Z and Ctrl+Y would do, by the steps' labels; None when there is nothing."""

    undo: str | None
    redo: str | None


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A column that a step changed; old is None for a new row and new for one that went."""

    column: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a step did to one row; undoing is a step of its own.

    Attributes:
        at: aware, in UTC.
        is_new: whether the row was made; is_gone: whether it went.
        values: the columns that changed, in the table's order.
    """

    step_id: int
    at: dt.datetime
    by: str
    label: str
    kind: StepKind
    undone: bool
    key: str
    is_new: bool
    is_gone: bool
    values: tuple[ValueChange, ...]


@dataclass(frozen=True, slots=True)
class LessonChange:
    """A lesson (from 1) whose mark was changed; None is present."""

    lesson: int
    old: Mark | None
    new: Mark | None


@dataclass(frozen=True, slots=True)
class MarkChange:
    """What a step did to a student's marks of one day."""

    step_id: int
    at: dt.datetime
    by: str
    label: str
    lessons: tuple[LessonChange, ...]


_STEPS = select(StepRow.id, StepRow.at, StepRow.by, StepRow.label, StepRow.kind, StepRow.is_undone)


def steps(connection: Connection, last: int | None = None) -> tuple[HistoryStep, ...]:
    """Return the steps of the journal, the newest first; `last` many, None is all."""
    newest = _STEPS.order_by(StepRow.id.desc()).limit(last)
    return tuple(
        HistoryStep(
            id=row.id,
            at=row.at,
            by=row.by,
            label=row.label,
            kind=StepKind(row.kind),
            undone=row.is_undone,
            can_undo=row.kind == StepKind.DEED and not row.is_undone,
        )
        for row in connection.execute(newest)
    )


def offer(connection: Connection, by: str) -> Offer:
    """Return what a user (initials) would undo and redo next."""
    return Offer(
        undo=_label(connection, undo.newest_deed(connection, by)),
        redo=_label(connection, _undone_by(connection, undo.newest_undo(connection, by))),
    )


def changes_of(connection: Connection, table: str, *keys: Any) -> tuple[RowChange, ...]:
    """Return what was done to rows of a table, the newest first.

    Content that has been erased is left out.

    Args:
        connection: the store.
        table: the name of the table, for example "student".
        keys: each a row's id, or a tuple where the key has several columns.
    """
    texts = [image.key_text(key if isinstance(key, tuple) else (key,)) for key in keys]
    found = (
        _STEPS.add_columns(Image.row_key, Image.before, Image.after)
        .join(Image, Image.step_id == StepRow.id)
        .where(Image.table_name == table, Image.row_key.in_(texts))
    )
    changes = [_change(table, row) for row in connection.execute(found)]
    kept = [change for change in changes if change.values]
    return tuple(sorted(kept, key=lambda change: (-change.step_id, change.key)))


def of_marks(
    connection: Connection, student_id: StudentId, date: dt.date
) -> tuple[MarkChange, ...]:
    """Return who changed a student's marks of a day, from what to what, the newest first."""
    found = []
    for change in changes_of(connection, "absence_day", (student_id, date)):
        marks = next((value for value in change.values if value.column == "marks"), None)
        if marks is not None:
            lessons = _lessons(marks.old or "", marks.new or "")
            found.append(MarkChange(change.step_id, change.at, change.by, change.label, lessons))
    return tuple(found)


def _change(table: str, row: Any) -> RowChange:
    target = image.table_named(table)
    old = image.as_row(target, row.before) or {}
    new = image.as_row(target, row.after) or {}
    return RowChange(
        step_id=row.id,
        at=row.at,
        by=row.by,
        label=row.label,
        kind=StepKind(row.kind),
        undone=row.is_undone,
        key=row.row_key,
        is_new=not old,
        is_gone=not new,
        values=tuple(
            ValueChange(name, old.get(name), new.get(name))
            for name in (old | new)
            if old.get(name) != new.get(name)
        ),
    )


def _lessons(old: str, new: str) -> tuple[LessonChange, ...]:
    count = max(len(unpack(old)), len(unpack(new)))
    pairs = zip(unpack(old, count), unpack(new, count), strict=True)
    return tuple(
        LessonChange(lesson, was, now)
        for lesson, (was, now) in enumerate(pairs, start=1)
        if was != now
    )


def _undone_by(connection: Connection, step_id: int | None) -> int | None:
    if step_id is None:
        return None
    return connection.execute(select(StepRow.undoes).where(StepRow.id == step_id)).scalar_one()


def _label(connection: Connection, step_id: int | None) -> str | None:
    if step_id is None:
        return None
    found = select(StepRow.label).where(StepRow.id == step_id)
    return connection.execute(found).scalar_one()
