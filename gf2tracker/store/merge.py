"""All that the store has of one student, as it is read before two entries are made one."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from gf2tracker.domain.merge import MergedTime, is_richer, merged_fields, merged_time
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.store.belongings import belongings_of
from gf2tracker.store.column import Table
from gf2tracker.store.enrolment import Stay, stays_of
from gf2tracker.store.image import sql_table
from gf2tracker.store.tables import (
    AbsenceDay,
    BuddyPair,
    ClassGroup,
    FollowUp,
    GroupMember,
    OpeningFigures,
    PairMember,
    Participation,
    PeerRuleMember,
    Student,
    WellbeingGroup,
)

Row = dict[str, Any]
KEYED: tuple[type[Table], ...] = (AbsenceDay, FollowUp, OpeningFigures)
"""Tables in which the student is part of the key: their rows are written anew."""

_CODES = select(ClassGroup.id, ClassGroup.code)


@dataclass(frozen=True)
class Entry:
    """One entry of a student.

    Attributes:
        stays: in order of first day.
        days: marks by date.
        openings: opening figures by class.
        follow_up: None where nobody follows up.
        others: ids of rows that carry a number of their own, by table.
    """

    student: Mapping[str, Any]
    stays: tuple[Stay, ...]
    days: Mapping[dt.date, Row]
    openings: Mapping[int, Row]
    follow_up: Row | None
    others: Mapping[type[Table], list[int]]


@dataclass(frozen=True)
class Merging:
    """Two entries, and what becomes of them.

    Attributes:
        filled: columns of the kept student that get the other's value; lost: values given up.
        both_days: dates on which both have marks.
        richer_days: those of them on which the other's marks are kept.
        seats: ids of the other's places that the kept one has too, by table: in an activity, a rule,
            a pair or a version of groups one student sits once.
    """

    keep: Entry
    gone: Entry
    filled: Mapping[str, Any]
    lost: Mapping[str, Any]
    time: MergedTime
    both_days: tuple[dt.date, ...]
    richer_days: tuple[dt.date, ...]
    seats: Mapping[type[Table], tuple[int, ...]]


def merging_of(connection: Connection, keep: int, gone: int) -> Merging:
    """Return what merging two entries does.

    Raises:
        Refusal: it is one entry, one is not there any more, or their enrolments can't both be.
    """
    if keep == gone:
        raise Refusal(_("Det er den samme elev. Vælg to."))
    one, other = _entry(connection, keep), _entry(connection, gone)
    filled, lost = merged_fields(one.student, other.student)
    both = sorted(set(one.days) & set(other.days))
    codes = {row.id: row.code for row in connection.execute(_CODES)}
    return Merging(
        keep=one,
        gone=other,
        filled=filled,
        lost=lost,
        time=merged_time(one.stays, other.stays, codes),
        both_days=tuple(both),
        richer_days=tuple(day for day in both if is_richer(other.days[day], one.days[day])),
        seats={kind: _seats(connection, kind, keep, gone) for kind in _SEATED},
    )


def _entry(connection: Connection, student_id: int) -> Entry:
    rows = _rows(connection, Student, "id", student_id)
    if not rows:
        raise Refusal(_("Eleven findes ikke længere. Vælg igen."))
    openings = _rows(connection, OpeningFigures, "student_id", student_id)
    belongings = belongings_of(connection, [student_id])
    return Entry(
        student=rows[0],
        stays=tuple(stays_of(connection, [student_id]).get(student_id, ())),
        days={row["date"]: row for row in _rows(connection, AbsenceDay, "student_id", student_id)},
        openings={row["class_id"]: row for row in openings},
        follow_up=next(iter(_rows(connection, FollowUp, "student_id", student_id)), None),
        others={kind: keys for kind, keys in belongings.items() if kind not in KEYED},
    )


def _rows(connection: Connection, kind: type[Table], name: str, student_id: int) -> list[Row]:
    table = sql_table(kind)
    found = select(table).where(table.c[name] == student_id)
    return [dict(row) for row in connection.execute(found).mappings()]


_SEATED: Mapping[type[Table], Select[int, int, int]] = {
    Participation: select(Participation.id, Participation.student_id, Participation.planned_id),
    PeerRuleMember: select(PeerRuleMember.id, PeerRuleMember.student_id, PeerRuleMember.rule_id),
    PairMember: select(PairMember.id, PairMember.student_id, BuddyPair.class_id)
    .join(BuddyPair, BuddyPair.id == PairMember.pair_id)
    .where(BuddyPair.last_day.is_(None)),
    GroupMember: select(GroupMember.id, GroupMember.student_id, WellbeingGroup.grouping_id).join(
        WellbeingGroup, WellbeingGroup.id == GroupMember.group_id
    ),
}
"""Where a student has one seat at most: the seat, who has it, and in what."""


def _seats(connection: Connection, kind: type[Table], keep: int, gone: int) -> tuple[int, ...]:
    found = connection.execute(_SEATED[kind]).all()
    own = {where for _seat, who, where in found if who == keep}
    return tuple(seat for seat, who, where in found if who == gone and where in own)
