"""Whether pairs and groups meet as agreed, and what was noted when they did."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.course import Course
from gf2tracker.domain.groups.rhythm import DEFAULT_RHYTHM, Due, due
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.language import _, sort_key
from gf2tracker.queries.absence import StudentAbsence, listing
from gf2tracker.store.course import course_of, courses_of
from gf2tracker.store.peers import Version, pairs_of, versions_of
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
class LoggedPeers:
    """A pair or a group with its meetings.

    Attributes:
        pair_id: None for a group, as group_id is for a pair.
        title: "Gruppe 2", or "Gruppe 2, Hammerne"; empty for a pair, which is its members.
        members: names as lists show them, who has left included.
        called: what they are called.
        protected: those of them whose names are protected.
        left: those of them who have left.
        lines: the meetings, newest first; those of earlier pairs and groups are not among them.
        due: the meeting to be held now; None when there is none.
    """

    pair_id: int | None
    group_id: int | None
    title: str
    members: tuple[StudentId, ...]
    names: tuple[str, ...]
    called: tuple[str, ...]
    protected: frozenset[StudentId]
    left: frozenset[StudentId]
    lines: tuple[LogLine, ...]
    due: Due | None

    def line_on(self, day: dt.date) -> LogLine | None:
        """Return what is noted of a day; None when nothing is."""
        return next((line for line in self.lines if line.date == day), None)


@dataclass(frozen=True, slots=True)
class Round:
    """All pairs and groups of a class, and whether they meet.

    Attributes:
        rhythm: school weeks between two meetings of a group.
        overdue: how many groups have not met as agreed.
    """

    groups: tuple[LoggedPeers, ...]
    pairs: tuple[LoggedPeers, ...]
    rhythm: int
    overdue: int


@dataclass(frozen=True, slots=True)
class OverdueGroup:
    """A group that has not met as agreed; `title` as in LoggedPeers."""

    class_id: ClassId
    group_id: int
    title: str
    due: Due


def of_class(connection: Connection, class_id: ClassId, today: dt.date) -> Round:
    """Return the pairs and groups of a class that stand, with their meetings up to a day."""
    course = course_of(connection, class_id)
    rows = listing(connection, [class_id], today)
    people = {row.student_id: row for row in rows}
    gone = frozenset(row.student_id for row in rows if row.last_day and row.last_day < today)
    lines = _lines(connection, [class_id], today)
    version = next(iter(versions_of(connection, [class_id])), None)
    groups = []
    for group in version.groups if version else ():
        own = lines[None, group.id]
        owed = _due(course, version, own, today) if version else None
        told = (None, group.id, title_of(group.number, group.name))
        groups.append(_logged(told, _known(group.members, people), gone, own, owed))
    pairs = [
        _logged((pair.id, None, ""), _known(pair.members, people), gone, lines[pair.id, None], None)
        for pair in pairs_of(connection, [class_id])
    ]
    late = sum(one.due is not None and one.due.is_overdue for one in groups)
    rhythm = version.rhythm if version else DEFAULT_RHYTHM
    return Round(tuple(groups), tuple(pairs), rhythm, late)


def overdue(
    connection: Connection, class_ids: Collection[ClassId], today: dt.date
) -> tuple[OverdueGroup, ...]:
    """Return the groups of some classes that have not met as agreed, the longest waiting first."""
    courses = courses_of(connection, class_ids)
    lines = _lines(connection, class_ids, today)
    found = []
    for version in versions_of(connection, class_ids):
        class_id = ClassId(version.class_id)
        for group in version.groups:
            owed = _due(courses[class_id], version, lines[None, group.id], today)
            if owed is not None and owed.is_overdue:
                found.append(
                    OverdueGroup(class_id, group.id, title_of(group.number, group.name), owed)
                )
    return tuple(sorted(found, key=lambda one: (one.due.by, one.class_id)))


def title_of(number: int, name: str) -> str:
    """Return what a group is called: "Gruppe 2", or "Gruppe 2, Hammerne"."""
    title = _("Gruppe {number}").format(number=number)
    return f"{title}, {name}" if name else title


def _known(
    members: Iterable[int], people: Mapping[StudentId, StudentAbsence]
) -> Sequence[StudentAbsence]:
    known = [people[StudentId(one)] for one in members if StudentId(one) in people]
    return sorted(known, key=lambda row: sort_key(row.called_name))


def _logged(
    told: tuple[int | None, int | None, str],
    known: Sequence[StudentAbsence],
    gone: frozenset[StudentId],
    lines: Iterable[LogLine],
    owed: Due | None,
) -> LoggedPeers:
    return LoggedPeers(
        *told,
        members=tuple(row.student_id for row in known),
        names=tuple(row.name for row in known),
        called=tuple(row.called_name for row in known),
        protected=frozenset(row.student_id for row in known if row.is_protected),
        left=gone & {row.student_id for row in known},
        lines=tuple(lines),
        due=owed,
    )


def _due(course: Course, version: Version, lines: Iterable[LogLine], today: dt.date) -> Due | None:
    met = [line.date for line in lines if line.is_met]
    return due(course, version.rhythm, max([version.first_day, *met]), today)


def _lines(
    connection: Connection, class_ids: Collection[int], today: dt.date
) -> defaultdict[tuple[int | None, int | None], list[LogLine]]:
    waiting: defaultdict[int, int] = defaultdict(int)
    open_tasks = select(Task.log_id).where(Task.class_id.in_(class_ids), Task.done_on.is_(None))
    for log_id in connection.execute(open_tasks.where(Task.log_id.is_not(None))).scalars():
        waiting[log_id or 0] += 1
    kind = PeerLog
    found = select(
        kind.id, kind.pair_id, kind.group_id, kind.date, kind.is_met, kind.mood, kind.text, kind.by
    ).where(kind.class_id.in_(class_ids), kind.date <= today)
    lines: defaultdict[tuple[int | None, int | None], list[LogLine]] = defaultdict(list)
    rows = sorted(connection.execute(found), key=lambda row: (row.date, row.id), reverse=True)
    for log_id, pair_id, group_id, date, is_met, mood, text, by in rows:
        line = LogLine(log_id, date, is_met, mood, text, by, waiting[log_id])
        lines[pair_id, group_id].append(line)
    return lines
