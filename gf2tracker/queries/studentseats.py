"""With whom a student is, and has been, in pairs and groups."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.people import StudentId, called, listed_name
from gf2tracker.language import sort_key
from gf2tracker.queries.peerlog import title_of
from gf2tracker.queries.person import NAMED
from gf2tracker.store.tables import (
    BuddyPair,
    Enrolment,
    Grouping,
    GroupMember,
    PairMember,
    Student,
    WellbeingGroup,
)

_STUDENT: BindParameter[int] = bindparam("student_id")
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_PAIRS = (
    select(
        BuddyPair.id,
        BuddyPair.class_id,
        BuddyPair.first_day,
        BuddyPair.last_day,
        BuddyPair.end_reason,
    )
    .join(PairMember, PairMember.pair_id == BuddyPair.id)
    .where(PairMember.student_id == _STUDENT)
    .order_by(BuddyPair.first_day, BuddyPair.id)
)
_GROUPS = (
    select(
        WellbeingGroup.id,
        Grouping.class_id,
        Grouping.first_day,
        Grouping.last_day,
        WellbeingGroup.number,
        WellbeingGroup.name,
    )
    .join(GroupMember, GroupMember.group_id == WellbeingGroup.id)
    .join(Grouping, Grouping.id == WellbeingGroup.grouping_id)
    .where(GroupMember.student_id == _STUDENT)
    .order_by(Grouping.first_day, Grouping.number)
)
_IN_PAIRS = select(PairMember.pair_id, PairMember.student_id).where(PairMember.pair_id.in_(_IDS))
_IN_GROUPS = select(GroupMember.group_id, GroupMember.student_id).where(
    GroupMember.group_id.in_(_IDS)
)
_NAMES = select(*NAMED).where(Student.id.in_(_IDS))
_STAYS = select(Enrolment.student_id, Enrolment.class_id, Enrolment.last_day).where(
    Enrolment.student_id.in_(_IDS)
)


@dataclass(frozen=True, slots=True)
class Mate:
    """Somebody a student is together with: the name as lists show it, and what they are called."""

    student_id: StudentId
    name: str
    called: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """A pair or a group a student is in, or was.

    Attributes:
        title: "Gruppe 2", or "Gruppe 2, Hammerne"; "" for a pair.
        mates: the others, by name; who has left the class since has `is_here` False.
        last_day: None while it lasts.
        reason: why a pair ended; "" where nobody said.
    """

    title: str
    first_day: dt.date
    last_day: dt.date | None
    reason: str
    mates: tuple[Mate, ...]

    @property
    def here(self) -> tuple[Mate, ...]:
        """The others who are in the class."""
        return tuple(mate for mate in self.mates if mate.is_here)


@dataclass(frozen=True, slots=True)
class StudentSeats:
    """The pairs and the groups of a student, the oldest first."""

    pairs: tuple[Seat, ...] = ()
    groups: tuple[Seat, ...] = ()

    @property
    def pair(self) -> Seat | None:
        """The pair that lasts; None without one."""
        return next((seat for seat in reversed(self.pairs) if seat.last_day is None), None)

    @property
    def group(self) -> Seat | None:
        """The group that stands; None without one."""
        return next((seat for seat in reversed(self.groups) if seat.last_day is None), None)


def of_student(connection: Connection, student_id: StudentId, today: dt.date) -> StudentSeats:
    """Return all pairs and groups of a student; mates are here who are in the class on a day."""
    pairs = connection.execute(_PAIRS, {"student_id": student_id}).all()
    groups = connection.execute(_GROUPS, {"student_id": student_id}).all()
    in_pairs = _members(connection.execute(_IN_PAIRS, {"ids": [row.id for row in pairs]}))
    in_groups = _members(connection.execute(_IN_GROUPS, {"ids": [row.id for row in groups]}))
    together = {one for some in (*in_pairs.values(), *in_groups.values()) for one in some}
    known = _Known(connection, together - {student_id}, today)
    return StudentSeats(
        pairs=tuple(
            Seat("", first_day, last_day, reason, known.mates(in_pairs[number], class_id))
            for number, class_id, first_day, last_day, reason in pairs
        ),
        groups=tuple(
            Seat(
                title=title_of(row.number, row.name),
                first_day=row.first_day,
                last_day=row.last_day,
                reason="",
                mates=known.mates(in_groups[row.id], row.class_id),
            )
            for row in groups
        ),
    )


class _Known:
    """The names of others, and in which classes they are on a day."""

    def __init__(
        self, connection: Connection, student_ids: Collection[int], today: dt.date
    ) -> None:
        ids = {"ids": sorted(student_ids)}
        self._names = {row.id: row for row in connection.execute(_NAMES, ids)}
        stays = connection.execute(_STAYS, ids)
        self._here = {
            (row.student_id, row.class_id)
            for row in stays
            if row.last_day is None or row.last_day >= today
        }

    def mates(self, student_ids: Iterable[int], class_id: int) -> tuple[Mate, ...]:
        rows = (self._names[one] for one in student_ids if one in self._names)
        mates = (self._mate(row, is_here=(row.id, class_id) in self._here) for row in rows)
        return tuple(sorted(mates, key=lambda mate: sort_key(mate.name)))

    def _mate(self, row: Any, *, is_here: bool) -> Mate:
        student_id, first_name, last_name, called_name, is_protected = row
        name = listed_name(first_name, last_name, called_name, is_protected=is_protected)
        return Mate(StudentId(student_id), name, called(first_name, called_name), is_here)


def _members(rows: Iterable[Any]) -> defaultdict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, student_id in rows:
        found[number].append(student_id)
    return found
