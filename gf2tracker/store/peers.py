"""Pairs, groups and rules of a class as they stand; actions and queries both read them here."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, Executable, select

from gf2tracker.domain.peers import RuleKind
from gf2tracker.store.image import sql_table
from gf2tracker.store.tables import (
    BuddyPair,
    Grouping,
    GroupMember,
    PairMember,
    PeerRule,
    PeerRuleMember,
    WellbeingGroup,
)


class Pair(NamedTuple):
    """A buddy pair; `members` are student ids in order, `last_day` None while it lasts."""

    id: int
    class_id: int
    first_day: dt.date
    last_day: dt.date | None
    is_locked: bool
    end_reason: str
    members: tuple[int, ...]


class Group(NamedTuple):
    """A wellbeing group; `locked` are those of its members who may not be moved."""

    id: int
    number: int
    name: str
    is_locked: bool
    members: tuple[int, ...]
    locked: frozenset[int]


class Version(NamedTuple):
    """A grouping of a class; `last_day` None is the one that stands. `rhythm` in weeks."""

    id: int
    class_id: int
    number: int
    name: str
    made_on: dt.date
    made_by: str
    first_day: dt.date
    last_day: dt.date | None
    size: int
    traits: str
    rhythm: int
    groups: tuple[Group, ...]

    def group_of(self, student_id: int) -> Group | None:
        """Return the group of a student; None when they are in none."""
        return next((group for group in self.groups if student_id in group.members), None)


class Rule(NamedTuple):
    """Students who must, or must not, be together."""

    id: int
    kind: RuleKind
    members: tuple[int, ...]


def pairs_of(
    connection: Connection, class_ids: Iterable[int] | None, *, with_past: bool = False
) -> list[Pair]:
    """Return the pairs of some classes, or of all, oldest first; those that stand, or all."""
    found = select(
        BuddyPair.id,
        BuddyPair.class_id,
        BuddyPair.first_day,
        BuddyPair.last_day,
        BuddyPair.is_locked,
        BuddyPair.end_reason,
    ).order_by(BuddyPair.first_day, BuddyPair.id)
    if class_ids is not None:
        found = found.where(BuddyPair.class_id.in_(sorted(set(class_ids))))
    if not with_past:
        found = found.where(BuddyPair.last_day.is_(None))
    rows = connection.execute(found).all()
    members = _members(
        connection,
        select(PairMember.pair_id, PairMember.student_id).where(
            PairMember.pair_id.in_([row.id for row in rows])
        ),
    )
    return [Pair(*row, members=tuple(members[row.id])) for row in rows]


def versions_of(
    connection: Connection, class_ids: Iterable[int] | None, *, with_past: bool = False
) -> list[Version]:
    """Return the groupings of some classes, or of all, oldest first; those that stand, or all."""
    found = select(
        Grouping.id,
        Grouping.class_id,
        Grouping.number,
        Grouping.name,
        Grouping.made_on,
        Grouping.made_by,
        Grouping.first_day,
        Grouping.last_day,
        Grouping.size,
        Grouping.traits,
        Grouping.rhythm,
    ).order_by(Grouping.class_id, Grouping.number)
    if class_ids is not None:
        found = found.where(Grouping.class_id.in_(sorted(set(class_ids))))
    if not with_past:
        found = found.where(Grouping.last_day.is_(None))
    rows = connection.execute(found).all()
    groups = _groups(connection, [row.id for row in rows])
    return [Version(*row, groups=tuple(groups[row.id])) for row in rows]


def rules_of(connection: Connection, class_id: int) -> list[Rule]:
    """Return the rules of a class, oldest first."""
    found = select(PeerRule.id, PeerRule.kind).where(PeerRule.class_id == class_id)
    rows = connection.execute(found.order_by(PeerRule.id)).all()
    members = _members(
        connection,
        select(PeerRuleMember.rule_id, PeerRuleMember.student_id).where(
            PeerRuleMember.rule_id.in_([row.id for row in rows])
        ),
    )
    return [Rule(row.id, RuleKind(row.kind), tuple(members[row.id])) for row in rows]


def members_of(
    connection: Connection, kind: type[PairMember | GroupMember | PeerRuleMember], of: list[int]
) -> list[int]:
    """Return the keys of the members of some pairs, groups or rules."""
    column = {PairMember: "pair_id", GroupMember: "group_id", PeerRuleMember: "rule_id"}[kind]
    table = sql_table(kind)
    found = select(table.c.id).where(table.c[column].in_(of))
    return list(connection.execute(found).scalars())


def _groups(connection: Connection, grouping_ids: list[int]) -> defaultdict[int, list[Group]]:
    kind = WellbeingGroup
    found = select(kind.grouping_id, kind.id, kind.number, kind.name, kind.is_locked)
    rows = connection.execute(
        found.where(kind.grouping_id.in_(grouping_ids)).order_by(kind.number, kind.id)
    ).all()
    one = GroupMember
    seated: defaultdict[int, list[int]] = defaultdict(list)
    locked: defaultdict[int, set[int]] = defaultdict(set)
    asked = select(one.group_id, one.student_id, one.is_locked)
    asked = asked.where(one.group_id.in_([row.id for row in rows])).order_by(one.id)
    for group_id, student_id, is_locked in connection.execute(asked):
        seated[group_id].append(student_id)
        if is_locked:
            locked[group_id].add(student_id)
    groups: defaultdict[int, list[Group]] = defaultdict(list)
    for row in rows:
        members, held = tuple(seated[row.id]), frozenset(locked[row.id])
        group = Group(row.id, row.number, row.name, row.is_locked, members, held)
        groups[row.grouping_id].append(group)
    return groups


def _members(connection: Connection, asked: Executable) -> defaultdict[int, list[int]]:
    members: defaultdict[int, list[int]] = defaultdict(list)
    for of, student_id in connection.execute(asked):
        members[of].append(student_id)
    for seated in members.values():
        seated.sort()
    return members
