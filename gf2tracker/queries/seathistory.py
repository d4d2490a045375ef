"""Who has been with whom in a class: every version of its groups and every pair it has had."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.groups.grouping import Grouping, Members, Moved, compare
from gf2tracker.domain.people import ClassId, StudentId, called, listed_name
from gf2tracker.language import sort_key
from gf2tracker.queries.peerlog import title_of
from gf2tracker.queries.person import NAMED
from gf2tracker.store.course import course_of
from gf2tracker.store.enrolment import stays_in
from gf2tracker.store.peers import Pair, Version, pairs_of, versions_of
from gf2tracker.store.tables import Staff, Student

_STUDENTS: BindParameter[Any] = bindparam("student_ids", expanding=True)
_NAMES = select(*NAMED).where(Student.id.in_(_STUDENTS))


@dataclass(frozen=True, slots=True)
class SeatedStudent:
    """A student who has a pair or a group in the class, or had one.

    Attributes:
        name: as lists show it; called: what they are called.
        is_here: whether they are in the class today, or come later.
    """

    student_id: StudentId
    name: str
    called: str
    is_protected: bool
    is_here: bool


@dataclass(frozen=True, slots=True)
class GroupVersion:
    """A version of the groups.

    Attributes:
        made_by: the name of who made it, or initials the staff list does not know, or "".
        last_day: None for the one that stands.
        titles: what the groups are called, in the order of `grouping`.
    """

    id: int
    number: int
    name: str
    made_on: dt.date
    made_by: str
    first_day: dt.date
    last_day: dt.date | None
    size: int
    titles: tuple[str, ...]
    grouping: Grouping

    def title_at(self, place: int | None) -> str:
        """Return what the group at a place is called; "" for none."""
        return "" if place is None else self.titles[place]


@dataclass(frozen=True, slots=True)
class SeatedPair:
    """A pair; `last_day` None while it lasts, `reason` why it ended, "" where nobody said."""

    id: int
    members: Members
    first_day: dt.date
    last_day: dt.date | None
    reason: str

    def lasted(self, day: dt.date) -> bool:
        """Tell whether they were together on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class SeatHistory:
    """All versions and pairs of a class.

    Attributes:
        students: in order of name, those who are gone at the end.
        versions: the newest first.
        pairs: the newest first, those that stand among them.
    """

    students: tuple[SeatedStudent, ...]
    versions: tuple[GroupVersion, ...]
    pairs: tuple[SeatedPair, ...]

    @property
    def former(self) -> tuple[SeatedPair, ...]:
        """The pairs that have ended, those that ended last first."""
        ended = [pair for pair in self.pairs if pair.last_day is not None]
        return tuple(sorted(ended, key=lambda pair: pair.last_day or dt.date.max, reverse=True))

    @property
    def rounds(self) -> tuple[dt.date, ...]:
        """The days on which new pairs began, in order."""
        return tuple(sorted({pair.first_day for pair in self.pairs}))

    def buddies_of(self, student_id: StudentId) -> tuple[StudentId, ...]:
        """Return everybody a student has been paired with, once each, the oldest first."""
        own = [pair for pair in reversed(self.pairs) if student_id in pair.members]
        others = (one for pair in own for one in pair.members if one != student_id)
        return tuple(dict.fromkeys(others))

    def buddies_on(self, student_id: StudentId, day: dt.date) -> tuple[StudentId, ...]:
        """Return whom a student was paired with on a day; nobody is an empty tuple."""
        own = (pair for pair in self.pairs if student_id in pair.members and pair.lasted(day))
        return tuple(one for pair in own for one in pair.members if one != student_id)

    def moved(self, before: GroupVersion, after: GroupVersion) -> tuple[Moved, ...]:
        """Return who is in another group in one version than in an earlier one."""
        return compare(before.grouping, after.grouping)


def of_class(connection: Connection, class_id: ClassId, today: dt.date) -> SeatHistory:
    """Return what the pairs and groups of a class have been up to now."""
    versions = versions_of(connection, [class_id], with_past=True)
    pairs = pairs_of(connection, [class_id], with_past=True)
    staff = connection.execute(select(Staff.initials, Staff.name))
    names = {row.initials: row.name for row in staff}
    stays = stays_in(connection, class_id, course_of(connection, class_id))
    here = {stay.student_id for stay in stays if stay.ends_on >= today}
    seated = {one for pair in pairs for one in pair.members}
    seated |= {one for version in versions for group in version.groups for one in group.members}
    rows = connection.execute(_NAMES, {"student_ids": sorted(seated | here)})
    students = [_student(row, is_here=row.id in here) for row in rows]
    newest_first = sorted(versions, key=lambda version: -version.number)
    return SeatHistory(
        students=tuple(sorted(students, key=lambda one: (not one.is_here, sort_key(one.name)))),
        versions=tuple(_version(one, names.get(one.made_by, one.made_by)) for one in newest_first),
        pairs=tuple(_pair(pair) for pair in reversed(pairs)),
    )


def _student(row: Any, *, is_here: bool) -> SeatedStudent:
    student_id, first_name, last_name, called_name, is_protected = row
    name = listed_name(first_name, last_name, called_name, is_protected=is_protected)
    known = called(first_name, called_name)
    return SeatedStudent(StudentId(student_id), name, known, is_protected, is_here)


def _version(version: Version, made_by: str) -> GroupVersion:
    return GroupVersion(
        id=version.id,
        number=version.number,
        name=version.name,
        made_on=version.made_on,
        made_by=made_by,
        first_day=version.first_day,
        last_day=version.last_day,
        size=version.size,
        titles=tuple(title_of(group.number, group.name) for group in version.groups),
        grouping=Grouping(tuple(_members(group.members) for group in version.groups)),
    )


def _pair(pair: Pair) -> SeatedPair:
    members = _members(pair.members)
    return SeatedPair(pair.id, members, pair.first_day, pair.last_day, pair.end_reason)


def _members(ids: Iterable[int]) -> Members:
    return tuple(StudentId(one) for one in ids)
