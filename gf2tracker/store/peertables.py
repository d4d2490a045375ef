"""The tables of buddy pairs and wellbeing groups, their rules and their log."""

import datetime as dt

from sqlalchemy import ColumnElement, UniqueConstraint

from gf2tracker.domain.retention import DataClass, Retention
from gf2tracker.store.column import Table, column, identity, reference

NONE, ORDINARY, CONFIDENTIAL = DataClass.NONE, DataClass.ORDINARY, DataClass.CONFIDENTIAL
SCHOOL, STAFF, COURSE = Retention.SCHOOL, Retention.STAFF, Retention.COURSE
NOTES = Retention.NOTES

NUMBERED = {"sqlite_autoincrement": True}


class BuddyPair(Table):
    """A pair, or a trio, of a class from its first day to its last; None while it lasts."""

    __tablename__ = "buddy_pair"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(NONE, COURSE)
    class_id: ColumnElement[int] = reference("class_group.id", NONE, COURSE, index=True)
    first_day: ColumnElement[dt.date] = column(NONE, COURSE)
    last_day: ColumnElement[dt.date | None] = column(NONE, COURSE)
    is_locked: ColumnElement[bool] = column(NONE, COURSE, default=False)
    end_reason: ColumnElement[str] = column(CONFIDENTIAL, COURSE, default="")


class PairMember(Table):
    """A student in a buddy pair."""

    __tablename__ = "pair_member"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(ORDINARY, COURSE)
    pair_id: ColumnElement[int] = reference("buddy_pair.id", ORDINARY, COURSE, index=True)
    student_id: ColumnElement[int] = reference("student.id", ORDINARY, COURSE, index=True)


class PeerRule(Table):
    """That students of a class must, or must not, be put together."""

    __tablename__ = "peer_rule"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(NONE, COURSE)
    class_id: ColumnElement[int] = reference("class_group.id", NONE, COURSE, index=True)
    kind: ColumnElement[str] = column(NONE, COURSE)


class PeerRuleMember(Table):
    """A student whom a rule is about."""

    __tablename__ = "peer_rule_member"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(ORDINARY, COURSE)
    rule_id: ColumnElement[int] = reference("peer_rule.id", ORDINARY, COURSE, index=True)
    student_id: ColumnElement[int] = reference("student.id", ORDINARY, COURSE, index=True)


class Grouping(Table):
    """A version of a class's wellbeing groups; the one without a last day stands.

    `traits` are those it was balanced on, `rhythm` the school weeks between two meetings.
    """

    __tablename__ = "grouping"
    __table_args__ = (UniqueConstraint("class_id", "number"), NUMBERED)
    id: ColumnElement[int] = identity(NONE, COURSE)
    class_id: ColumnElement[int] = reference("class_group.id", NONE, COURSE)
    number: ColumnElement[int] = column(NONE, COURSE)
    name: ColumnElement[str] = column(NONE, COURSE, default="")
    made_on: ColumnElement[dt.date] = column(NONE, COURSE)
    made_by: ColumnElement[str] = column(ORDINARY, STAFF, default="")
    first_day: ColumnElement[dt.date] = column(NONE, COURSE)
    last_day: ColumnElement[dt.date | None] = column(NONE, COURSE)
    size: ColumnElement[int] = column(NONE, COURSE)
    traits: ColumnElement[str] = column(NONE, COURSE, default="")
    rhythm: ColumnElement[int] = column(NONE, COURSE, default=2)


class WellbeingGroup(Table):
    """One group of a grouping."""

    __tablename__ = "wellbeing_group"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(NONE, COURSE)
    grouping_id: ColumnElement[int] = reference("grouping.id", NONE, COURSE, index=True)
    number: ColumnElement[int] = column(NONE, COURSE)
    name: ColumnElement[str] = column(NONE, COURSE, default="")
    is_locked: ColumnElement[bool] = column(NONE, COURSE, default=False)


class GroupMember(Table):
    """A student in a wellbeing group."""

    __tablename__ = "group_member"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(ORDINARY, COURSE)
    group_id: ColumnElement[int] = reference("wellbeing_group.id", ORDINARY, COURSE, index=True)
    student_id: ColumnElement[int] = reference("student.id", ORDINARY, COURSE, index=True)
    is_locked: ColumnElement[bool] = column(ORDINARY, COURSE, default=False)


class PeerLog(Table):
    """Whether a pair or a group met, how it went from 1 to 5, and a line on it."""

    __tablename__ = "peer_log"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(NONE, NOTES)
    class_id: ColumnElement[int] = reference("class_group.id", NONE, NOTES, index=True)
    pair_id: ColumnElement[int | None] = reference("buddy_pair.id", NONE, NOTES, index=True)
    group_id: ColumnElement[int | None] = reference("wellbeing_group.id", NONE, NOTES, index=True)
    date: ColumnElement[dt.date] = column(NONE, NOTES)
    is_met: ColumnElement[bool] = column(NONE, NOTES)
    mood: ColumnElement[int | None] = column(CONFIDENTIAL, NOTES)
    text: ColumnElement[str] = column(CONFIDENTIAL, NOTES, default="")
    by: ColumnElement[str] = column(ORDINARY, STAFF, default="")
