"""Tasks as lists ask for them: somebody's, a team's, about a student, and late ones by team."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, or_, select

from gf2tracker.domain.meeting import MeetingKind
from gf2tracker.domain.people import ClassId, listed_name
from gf2tracker.domain.task import SOON_DAYS, Colleague
from gf2tracker.language import fold, sort_key
from gf2tracker.queries.person import NAMED
from gf2tracker.store.colleague import colleagues
from gf2tracker.store.tables import ClassGroup, Meeting, MeetingClass, Staff, Student, Task

_STUDENTS: BindParameter[Any] = bindparam("student_ids", expanding=True)
_MEETINGS: BindParameter[Any] = bindparam("meeting_ids", expanding=True)
_NAMES = select(*NAMED).where(Student.id.in_(_STUDENTS))
_OF_MEETINGS = select(MeetingClass.meeting_id, MeetingClass.class_id).where(
    MeetingClass.meeting_id.in_(_MEETINGS)
)
_ROWS = (
    select(
        Task.id,
        Task.text,
        Task.line,
        Task.owner_id,
        Staff.initials,
        Staff.name,
        Task.due_on,
        Task.done_on,
        Task.done_by,
        Task.class_id,
        Task.student_id,
        Task.meeting_id,
        Meeting.kind,
        Meeting.date,
        Task.at,
        Task.by,
    )
    .outerjoin_from(Task, Staff, Staff.id == Task.owner_id)
    .outerjoin(Meeting, Meeting.id == Task.meeting_id)
)
_CODES = select(ClassGroup.id, ClassGroup.code)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task on a list.

    Attributes:
        owner: initials of who does it; "" is nobody yet.
        class_id: None for a task of a meeting on several classes, and of none.
        class_ids, codes: the classes it is about, by itself or by its meeting, in order.
        student: the student it is about as lists name one; "" without one.
        meeting_kind: of the meeting it was agreed on; None for a task from elsewhere.
        is_of_minutes: whether it stands as a line in them.
        at: when it was written, aware; by: and by whose initials.
    """

    id: int
    text: str
    owner_id: int | None
    owner: str
    owner_name: str
    due_on: dt.date | None
    done_on: dt.date | None
    done_by: str
    class_id: int | None
    class_ids: tuple[ClassId, ...]
    codes: tuple[str, ...]
    student_id: int | None
    student: str
    meeting_id: int | None
    meeting_kind: MeetingKind | None
    meeting_on: dt.date | None
    is_of_minutes: bool
    at: dt.datetime
    by: str

    def is_late(self, today: dt.date) -> bool:
        """Tell whether it is not done and its day is past."""
        return self.done_on is None and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True)
class TeamTasks:
    """How a class's team is doing with its tasks.

    Attributes:
        late: open ones whose day is past; open: all that are not done.
        oldest: the day of the one that is latest; None without a late one.
    """

    code: str
    late: int
    open: int
    oldest: dt.date | None


def owners(connection: Connection) -> tuple[Colleague, ...]:
    """Return who can be given a task: those who work at the school now, in order of name."""
    return colleagues(connection)


def of_person(connection: Connection, initials: str, today: dt.date) -> tuple[TaskRow, ...]:
    """Return somebody's open tasks: late, due within a week, and those without a day, last.

    Args:
        connection: the store.
        initials: whose; "" is nobody's.
        today: the day.
    """
    soon = today + dt.timedelta(days=SOON_DAYS)
    is_near = or_(Task.due_on.is_(None), Task.due_on <= soon)
    found = _rows(connection, Task.done_on.is_(None), Task.owner_id.is_not(None), is_near)
    mine = (row for row in found if initials and fold(row.owner) == fold(initials))
    return tuple(sorted(mine, key=_by_day))


def of_classes(connection: Connection, class_ids: Collection[int]) -> tuple[TaskRow, ...]:
    """Return the tasks about some classes: late ones, open ones, then done ones, newest first.

    What a meeting on several classes agreed belongs to each of them.
    """
    own = select(MeetingClass.meeting_id).where(MeetingClass.class_id.in_(sorted(class_ids)))
    is_theirs = or_(
        Task.class_id.in_(sorted(class_ids)), Task.class_id.is_(None) & Task.meeting_id.in_(own)
    )
    return _in_order(_rows(connection, is_theirs))


def of_meeting(connection: Connection, meeting_id: int) -> tuple[TaskRow, ...]:
    """Return the tasks a meeting agreed on, in the order of its minutes."""
    found = _rows(connection, Task.meeting_id == meeting_id)
    return tuple(sorted(found, key=lambda row: row.id))


def of_student(connection: Connection, student_id: int) -> tuple[TaskRow, ...]:
    """Return the tasks about a student, as `of_classes` orders them."""
    return _in_order(_rows(connection, Task.student_id == student_id))


def unfinished(connection: Connection) -> tuple[TaskRow, ...]:
    """Return the open tasks of the whole school, late ones first."""
    return _in_order(_rows(connection, Task.done_on.is_(None)))


def by_team(rows: Iterable[TaskRow], today: dt.date) -> tuple[TeamTasks, ...]:
    """Return how each class's team is doing, the most late tasks first; without open ones none."""
    teams: dict[str, list[TaskRow]] = {}
    for row in rows:
        for code in row.codes if row.done_on is None else ():
            teams.setdefault(code, []).append(row)
    found = [_team(code, own, today) for code, own in teams.items()]
    return tuple(sorted(found, key=lambda one: (-one.late, -one.open, sort_key(one.code))))


def _team(code: str, rows: "list[TaskRow]", today: dt.date) -> TeamTasks:
    late = [row.due_on for row in rows if row.due_on is not None and row.is_late(today)]
    return TeamTasks(code, len(late), len(rows), min(late, default=None))


def _rows(connection: Connection, *conditions: ColumnElement[bool]) -> list[TaskRow]:
    found = connection.execute(_ROWS.where(*conditions)).all()
    named = _students(connection, {row.student_id for row in found if row.student_id is not None})
    meetings = {row.meeting_id for row in found if row.meeting_id is not None}
    classes: dict[int, set[int]] = {}
    for meeting_id, class_id in connection.execute(_OF_MEETINGS, {"meeting_ids": list(meetings)}):
        classes.setdefault(meeting_id, set()).add(class_id)
    codes = {row.id: row.code for row in connection.execute(_CODES)} if found else {}
    made = []
    for row in found:
        about = _about(codes, row.class_id, classes.get(row.meeting_id, ()))
        made.append(
            TaskRow(
                id=row.id,
                text=row.text,
                owner_id=row.owner_id,
                owner=row.initials or "",
                owner_name=row.name or "",
                due_on=row.due_on,
                done_on=row.done_on,
                done_by=row.done_by,
                class_id=row.class_id,
                class_ids=tuple(one for one, _code in about),
                codes=tuple(code for _one, code in about),
                student_id=row.student_id,
                student=named.get(row.student_id, ""),
                meeting_id=row.meeting_id,
                meeting_kind=MeetingKind(row.kind) if row.kind else None,
                meeting_on=row.date,
                is_of_minutes=bool(row.line),
                at=row.at,
                by=row.by,
            )
        )
    return made


def _about(
    codes: Mapping[int, str], class_id: int | None, others: Iterable[int]
) -> list[tuple[ClassId, str]]:
    about = others if class_id is None else (class_id,)
    return sorted(((ClassId(one), codes[one]) for one in about), key=lambda one: sort_key(one[1]))


def _students(connection: Connection, student_ids: Collection[int]) -> dict[int, str]:
    rows = connection.execute(_NAMES, {"student_ids": sorted(student_ids)})
    return {
        student_id: listed_name(first, last, called, is_protected=is_protected)
        for student_id, first, last, called, is_protected in rows
    }


def _in_order(rows: Iterable[TaskRow]) -> tuple[TaskRow, ...]:
    return tuple(sorted(rows, key=_open_first))


def _open_first(row: TaskRow) -> tuple[Any, ...]:
    if row.done_on is not None:
        return True, -row.done_on.toordinal(), row.id
    return False, *_by_day(row)


def _by_day(row: TaskRow) -> tuple[int, int]:
    return (row.due_on or dt.date.max).toordinal(), row.id
