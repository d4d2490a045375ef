"""Whether pairs and groups meet as agreed, and what was noted when they did."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.course import Course
from gf2tracker.domain.groups.rhythm import DEFAULT_RHYTHM, Due, due
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.language import _
from gf2tracker.queries.absence import listing
from gf2tracker.store.course import course_of
from gf2tracker.store.peers import pairs_of, versions_of
from gf2tracker.store.tables import PeerLog, Task


@dataclass(frozen=True, slots=True)
class LogLine:
    """A meeting of a pair or a group.

    Attributes:
        mood: 1 to 5; None where it is not said.
        tasks: tasks that came of it and are not done.
    """

    id: int
    date: dt.date
    is_met: bool
    mood: int | None
    text: str
    by: str
    tasks: int


@dataclass(frozen=True, slots=True)
class Company:
    """A pair or a group with its meetings.

    Attributes:
        pair_id: None for a group, as group_id is for a pair.
        title: "Gruppe 2", or "Gruppe 2, Hammerne"; empty for a pair, which is its members.
        members: names as lists show them, who has left included.
        called: what they are called.
        lines: the meetings, newest first; those of earlier pairs and groups are not among them.
        due: the meeting to be held now; None when there is none.
    """

    pair_id: int | None
    group_id: int | None
    title: str
    members: tuple[StudentId, ...]
    names: tuple[str, ...]
    called: tuple[str, ...]
    lines: tuple[LogLine, ...]
    due: Due | None


@dataclass(frozen=True, slots=True)
class Round:
    """All pairs and groups of a class, and whether they meet.

    Attributes:
        rhythm: school weeks between two meetings of a group.
        overdue: how many groups have not met as agreed.
    """

    groups: tuple[Company, ...]
    pairs: tuple[Company, ...]
    rhythm: int
    overdue: int


def of_class(connection: Connection, class_id: ClassId, today: dt.date) -> Round:
    """Return the pairs and groups of a class that stand, with their meetings up to a day."""
    course = course_of(connection, class_id)
    people = listing(connection, [class_id], today)
    names = {row.student_id: (row.name, row.called_name) for row in people}
    lines = _lines(connection, class_id, today)
    version = next(iter(versions_of(connection, [class_id])), None)
    rhythm = version.rhythm if version else DEFAULT_RHYTHM
    groups = []
    for group in version.groups if version else ():
        title = _("Gruppe {number}").format(number=group.number)
        title = f"{title}, {group.name}" if group.name else title
        own = lines[None, group.id]
        made = version.first_day if version else today
        owed = _due(course, rhythm, made, own, today)
        groups.append(_company((None, group.id, title), group.members, names, own, owed))
    pairs = [
        _company((pair.id, None, ""), pair.members, names, lines[pair.id, None], None)
        for pair in pairs_of(connection, [class_id])
    ]
    late = sum(one.due is not None and one.due.is_overdue for one in groups)
    return Round(tuple(groups), tuple(pairs), rhythm, late)


def _company(
    told: tuple[int | None, int | None, str],
    members: tuple[int, ...],
    names: Mapping[StudentId, tuple[str, str]],
    lines: Iterable[LogLine],
    owed: Due | None,
) -> Company:
    ids = tuple(StudentId(one) for one in members)
    known = [names.get(one, ("", "")) for one in ids]
    return Company(
        *told,
        members=ids,
        names=tuple(name for name, _called in known),
        called=tuple(called for _name, called in known),
        lines=tuple(lines),
        due=owed,
    )


def _due(
    course: Course, rhythm: int, made: dt.date, lines: Iterable[LogLine], today: dt.date
) -> Due | None:
    met = [line.date for line in lines if line.is_met]
    return due(course, rhythm, max([made, *met]), today)


def _lines(
    connection: Connection, class_id: int, today: dt.date
) -> defaultdict[tuple[int | None, int | None], list[LogLine]]:
    waiting: defaultdict[int, int] = defaultdict(int)
    open_tasks = select(Task.log_id).where(Task.class_id == class_id, Task.done_on.is_(None))
    for log_id in connection.execute(open_tasks.where(Task.log_id.is_not(None))).scalars():
        waiting[log_id or 0] += 1
    kind = PeerLog
    found = select(
        kind.id, kind.pair_id, kind.group_id, kind.date, kind.is_met, kind.mood, kind.text, kind.by
    ).where(kind.class_id == class_id, kind.date <= today)
    lines: defaultdict[tuple[int | None, int | None], list[LogLine]] = defaultdict(list)
    rows = sorted(connection.execute(found), key=lambda row: (row.date, row.id), reverse=True)
    for log_id, pair_id, group_id, date, is_met, mood, text, by in rows:
        line = LogLine(log_id, date, is_met, mood, text, by, waiting[log_id])
        lines[pair_id, group_id].append(line)
    return lines
