"""The tables of planning: catalogue, templates, plans of classes, meetings and tasks."""

import datetime as dt

from sqlalchemy import ColumnElement, UniqueConstraint

from gf2tracker.domain.retention import DataClass, Retention
from gf2tracker.store.column import Table, column, identity, reference

NONE, ORDINARY, CONFIDENTIAL = DataClass.NONE, DataClass.ORDINARY, DataClass.CONFIDENTIAL
SCHOOL, STAFF, COURSE = Retention.SCHOOL, Retention.STAFF, Retention.COURSE
NOTES = Retention.NOTES

NUMBERED = {"sqlite_autoincrement": True}


class Content:
    """What an activity is, wherever it stands: a plan keeps what the catalogue said then.

    `phase` 0 is the phase of its week; `methods`, `checklist` and `links` are one a line.
    """

    title: ColumnElement[str] = column(NONE, SCHOOL)
    kind: ColumnElement[str] = column(NONE, SCHOOL)
    phase: ColumnElement[int] = column(NONE, SCHOOL, default=0)
    principle: ColumnElement[int] = column(NONE, SCHOOL, default=0)
    methods: ColumnElement[str] = column(NONE, SCHOOL, default="")
    lead_role: ColumnElement[str] = column(NONE, SCHOOL, default="")
    companies_needed: ColumnElement[int] = column(NONE, SCHOOL, default=0)
    lessons: ColumnElement[int] = column(NONE, SCHOOL, default=1)
    checklist: ColumnElement[str] = column(NONE, SCHOOL, default="")
    links: ColumnElement[str] = column(NONE, SCHOOL, default="")


class Activity(Content, Table):
    """An activity of the school's catalogue; its version grows with each change."""

    __tablename__ = "activity"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity()
    version: ColumnElement[int] = column(NONE, SCHOOL, default=1)
    is_proposal: ColumnElement[bool] = column(NONE, SCHOOL, default=False)
    is_active: ColumnElement[bool] = column(NONE, SCHOOL, default=True)


class Template(Table):
    """A plan that may be used for many classes: its slots stand in teaching weeks, not dates."""

    __tablename__ = "template"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity()
    name: ColumnElement[str] = column(NONE, SCHOOL, unique=True)
    weeks: ColumnElement[int] = column(NONE, SCHOOL)
    phases: ColumnElement[str] = column(NONE, SCHOOL)
    about: ColumnElement[str] = column(NONE, SCHOOL, default="")


class TemplateSlot(Content, Table):
    """One activity of a template: teaching week, weekday 1 to 5, first lesson (0 = not said)."""

    __tablename__ = "template_slot"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity()
    template_id: ColumnElement[int] = reference("template.id", NONE, SCHOOL, index=True)
    activity_id: ColumnElement[int | None] = reference("activity.id", NONE, SCHOOL, index=True)
    activity_version: ColumnElement[int] = column(NONE, SCHOOL, default=0)
    week: ColumnElement[int] = column(NONE, SCHOOL)
    weekday: ColumnElement[int] = column(NONE, SCHOOL)
    first_lesson: ColumnElement[int] = column(NONE, SCHOOL, default=0)


class PlannedActivity(Content, Table):
    """An activity in a class's plan.

    It stands in a teaching week and on a weekday and follows the class's start, until somebody
    has put it on a date by hand (`fixed_on`).
    """

    __tablename__ = "planned_activity"
    __table_args__ = (UniqueConstraint("class_id", "slot_id"), NUMBERED)
    id: ColumnElement[int] = identity()
    class_id: ColumnElement[int] = reference("class_group.id", NONE, SCHOOL)
    slot_id: ColumnElement[int | None] = reference("template_slot.id", NONE, SCHOOL, index=True)
    activity_id: ColumnElement[int | None] = reference("activity.id", NONE, SCHOOL, index=True)
    activity_version: ColumnElement[int] = column(NONE, SCHOOL, default=0)
    week: ColumnElement[int] = column(NONE, SCHOOL)
    weekday: ColumnElement[int] = column(NONE, SCHOOL)
    first_lesson: ColumnElement[int] = column(NONE, SCHOOL, default=0)
    fixed_on: ColumnElement[dt.date | None] = column(NONE, SCHOOL)
    moved_from: ColumnElement[dt.date | None] = column(NONE, SCHOOL)
    is_edited: ColumnElement[bool] = column(NONE, SCHOOL, default=False)
    state: ColumnElement[str] = column(NONE, SCHOOL)
    place: ColumnElement[str] = column(NONE, SCHOOL, default="")
    companies_invited: ColumnElement[int] = column(NONE, SCHOOL, default=0)
    companies_confirmed: ColumnElement[int] = column(NONE, SCHOOL, default=0)
    held_on: ColumnElement[dt.date | None] = column(NONE, SCHOOL)
    held_by: ColumnElement[str] = column(ORDINARY, STAFF, default="")
    score: ColumnElement[int | None] = column(NONE, SCHOOL)
    evaluation: ColumnElement[str] = column(CONFIDENTIAL, NOTES, default="")


class PlannedStaff(Table):
    """Who of the staff is responsible for a planned activity, and as what."""

    __tablename__ = "planned_staff"
    __table_args__ = (UniqueConstraint("planned_id", "staff_id"), NUMBERED)
    id: ColumnElement[int] = identity(ORDINARY, STAFF)
    planned_id: ColumnElement[int] = reference("planned_activity.id", NONE, STAFF)
    staff_id: ColumnElement[int] = reference("staff.id", ORDINARY, STAFF, index=True)
    role: ColumnElement[str] = column(ORDINARY, STAFF, default="")


class PlannedCompany(Table):
    """A company by name at a planned activity: invited, confirmed or declined."""

    __tablename__ = "planned_company"
    __table_args__ = (UniqueConstraint("planned_id", "name"), NUMBERED)
    id: ColumnElement[int] = identity()
    planned_id: ColumnElement[int] = reference("planned_activity.id", NONE, SCHOOL)
    name: ColumnElement[str] = column(NONE, SCHOOL)
    state: ColumnElement[str] = column(NONE, SCHOOL)


class Participation(Table):
    """A student who took part in an activity that was held."""

    __tablename__ = "participation"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(ORDINARY, COURSE)
    planned_id: ColumnElement[int] = reference(
        "planned_activity.id", ORDINARY, COURSE, index=True, is_copied=True
    )
    student_id: ColumnElement[int] = reference("student.id", ORDINARY, COURSE, index=True)


class Meeting(Table):
    """A meeting of a facilitator team; `since` is the day its agenda looks back to."""

    __tablename__ = "meeting"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity()
    kind: ColumnElement[str] = column(NONE, SCHOOL)
    planned_id: ColumnElement[int | None] = reference(
        "planned_activity.id", NONE, SCHOOL, index=True
    )
    date: ColumnElement[dt.date] = column(NONE, SCHOOL)
    starts_at: ColumnElement[str] = column(NONE, SCHOOL, default="")
    place: ColumnElement[str] = column(NONE, SCHOOL, default="")
    state: ColumnElement[str] = column(NONE, SCHOOL)
    since: ColumnElement[dt.date | None] = column(NONE, SCHOOL)
    agenda: ColumnElement[str] = column(CONFIDENTIAL, NOTES, default="")
    minutes: ColumnElement[str] = column(CONFIDENTIAL, NOTES, default="")
    by: ColumnElement[str] = column(ORDINARY, STAFF, default="")


class MeetingClass(Table):
    """A class that a meeting is about."""

    __tablename__ = "meeting_class"
    __table_args__ = (UniqueConstraint("meeting_id", "class_id"), NUMBERED)
    id: ColumnElement[int] = identity()
    meeting_id: ColumnElement[int] = reference("meeting.id", NONE, SCHOOL)
    class_id: ColumnElement[int] = reference("class_group.id", NONE, SCHOOL, index=True)


class MeetingStaff(Table):
    """Who is asked to a meeting, and whether they came."""

    __tablename__ = "meeting_staff"
    __table_args__ = (UniqueConstraint("meeting_id", "staff_id"), NUMBERED)
    id: ColumnElement[int] = identity(ORDINARY, STAFF)
    meeting_id: ColumnElement[int] = reference("meeting.id", NONE, STAFF)
    staff_id: ColumnElement[int] = reference("staff.id", ORDINARY, STAFF, index=True)
    is_present: ColumnElement[bool] = column(ORDINARY, STAFF, default=True)


class Task(Table):
    """What somebody has promised to do, and by when; `line` is the minutes' own line of it."""

    __tablename__ = "task"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(ORDINARY, NOTES)
    text: ColumnElement[str] = column(CONFIDENTIAL, NOTES, is_copied=True)
    line: ColumnElement[str] = column(CONFIDENTIAL, NOTES, default="")
    owner_id: ColumnElement[int | None] = reference("staff.id", ORDINARY, STAFF, index=True)
    due_on: ColumnElement[dt.date | None] = column(ORDINARY, NOTES, is_copied=True)
    done_on: ColumnElement[dt.date | None] = column(ORDINARY, NOTES, is_copied=True)
    done_by: ColumnElement[str] = column(ORDINARY, STAFF, default="")
    class_id: ColumnElement[int | None] = reference("class_group.id", NONE, NOTES, index=True)
    student_id: ColumnElement[int | None] = reference("student.id", ORDINARY, NOTES, index=True)
    meeting_id: ColumnElement[int | None] = reference("meeting.id", NONE, NOTES, index=True)
    log_id: ColumnElement[int | None] = reference("peer_log.id", NONE, NOTES, index=True)
    at: ColumnElement[dt.datetime] = column(ORDINARY, NOTES)
    by: ColumnElement[str] = column(ORDINARY, STAFF)
