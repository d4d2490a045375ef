"""Every table of the store, each column with its class of data and its retention rule."""

import datetime as dt

from sqlalchemy import ColumnElement, Index, String, UniqueConstraint

from gf2tracker.domain.retention import DataClass, Retention
from gf2tracker.store.column import Table, column, identity, reference
from gf2tracker.store.peertables import (
    BuddyPair,
    Grouping,
    GroupMember,
    PairMember,
    PeerLog,
    PeerRule,
    PeerRuleMember,
    WellbeingGroup,
)
from gf2tracker.store.plantables import (
    Activity,
    Meeting,
    MeetingClass,
    MeetingStaff,
    Participation,
    PlannedActivity,
    PlannedCompany,
    PlannedStaff,
    Task,
    Template,
    TemplateSlot,
)

__all__ = [
    "AbsenceDay",
    "Activity",
    "BuddyPair",
    "ClassGroup",
    "ClosedPeriod",
    "Contact",
    "Enrolment",
    "Exemption",
    "FollowUp",
    "GroupMember",
    "Grouping",
    "Image",
    "ImportedFile",
    "LeaveReasonRow",
    "LessonPattern",
    "Meeting",
    "MeetingClass",
    "MeetingStaff",
    "Note",
    "OpeningFigures",
    "PairMember",
    "Participation",
    "PeerLog",
    "PeerRule",
    "PeerRuleMember",
    "PlannedActivity",
    "PlannedCompany",
    "PlannedStaff",
    "Programme",
    "Reason",
    "ReasonLawful",
    "RegisterDay",
    "Setting",
    "Site",
    "Staff",
    "StepRow",
    "Student",
    "Task",
    "TeamMember",
    "Template",
    "TemplateSlot",
    "WellbeingGroup",
]

NONE, ORDINARY = DataClass.NONE, DataClass.ORDINARY
CONFIDENTIAL, SENSITIVE = DataClass.CONFIDENTIAL, DataClass.SENSITIVE
SCHOOL, STAFF, COURSE = Retention.SCHOOL, Retention.STAFF, Retention.COURSE
NOTES, JOURNAL = Retention.NOTES, Retention.JOURNAL

NUMBERED = {"sqlite_autoincrement": True}
KEYED = {"sqlite_with_rowid": False}


class Setting(Table):
    """One thing the school has decided, by name."""

    __tablename__ = "setting"
    __table_args__ = (KEYED,)
    name: ColumnElement[str] = column(NONE, SCHOOL, primary_key=True)
    value: ColumnElement[str] = column(NONE, SCHOOL)


class Site(Table):
    """A place where classes are taught, with its bell times."""

    __tablename__ = "site"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity()
    name: ColumnElement[str] = column(NONE, SCHOOL, unique=True)
    bell: ColumnElement[str] = column(NONE, SCHOOL)


class Programme(Table):
    """A vocational programme."""

    __tablename__ = "programme"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity()
    name: ColumnElement[str] = column(NONE, SCHOOL, unique=True)
    short: ColumnElement[str] = column(NONE, SCHOOL, default="")
    cosa_code: ColumnElement[str] = column(NONE, SCHOOL, default="")


class ClosedPeriod(Table):
    """Days on which a site, or the whole school, is closed."""

    __tablename__ = "closed_period"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity()
    site_id: ColumnElement[int | None] = reference("site.id", NONE, SCHOOL, index=True)
    first: ColumnElement[dt.date] = column(NONE, SCHOOL)
    last: ColumnElement[dt.date] = column(NONE, SCHOOL)
    name: ColumnElement[str] = column(NONE, SCHOOL)


class Staff(Table):
    """Somebody who works at the school."""

    __tablename__ = "staff"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(ORDINARY, STAFF)
    initials: ColumnElement[str] = column(ORDINARY, STAFF, unique=True)
    name: ColumnElement[str] = column(ORDINARY, STAFF)
    roles: ColumnElement[str] = column(ORDINARY, STAFF, default="")
    phone: ColumnElement[str] = column(ORDINARY, STAFF, default="")
    mail: ColumnElement[str] = column(ORDINARY, STAFF, default="")
    is_active: ColumnElement[bool] = column(NONE, STAFF, default=True)


class ClassGroup(Table):
    """A class on its course."""

    __tablename__ = "class_group"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity()
    code: ColumnElement[str] = column(NONE, SCHOOL, unique=True)
    programme_id: ColumnElement[int] = reference("programme.id", NONE, SCHOOL, index=True)
    site_id: ColumnElement[int] = reference("site.id", NONE, SCHOOL, index=True)
    starts_on: ColumnElement[dt.date] = column(NONE, SCHOOL)
    weeks: ColumnElement[int] = column(NONE, SCHOOL)
    phases: ColumnElement[str] = column(NONE, SCHOOL)
    contact_teacher_id: ColumnElement[int | None] = reference(
        "staff.id", ORDINARY, STAFF, index=True
    )


class LessonPattern(Table):
    """How many lessons a class has on each weekday, from a date on."""

    __tablename__ = "lesson_pattern"
    __table_args__ = (KEYED,)
    class_id: ColumnElement[int] = reference("class_group.id", NONE, SCHOOL, primary_key=True)
    from_date: ColumnElement[dt.date] = column(NONE, SCHOOL, primary_key=True)
    lessons: ColumnElement[str] = column(NONE, SCHOOL)


class TeamMember(Table):
    """One role of one person in a class's facilitator team."""

    __tablename__ = "team_member"
    __table_args__ = (UniqueConstraint("class_id", "staff_id", "role"), NUMBERED)
    id: ColumnElement[int] = identity(ORDINARY, STAFF)
    class_id: ColumnElement[int] = reference("class_group.id", NONE, STAFF)
    staff_id: ColumnElement[int] = reference("staff.id", ORDINARY, STAFF, index=True)
    role: ColumnElement[str] = column(ORDINARY, STAFF)


class Student(Table):
    """A young person at the school; no CPR number, ever."""

    __tablename__ = "student"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(ORDINARY, COURSE)
    number: ColumnElement[str | None] = column(ORDINARY, COURSE, unique=True, is_copied=True)
    first_name: ColumnElement[str] = column(ORDINARY, COURSE, is_copied=True)
    last_name: ColumnElement[str] = column(ORDINARY, COURSE, is_copied=True)
    called_name: ColumnElement[str] = column(ORDINARY, COURSE, default="", is_copied=True)
    birth_date: ColumnElement[dt.date | None] = column(ORDINARY, COURSE, is_copied=True)
    phone: ColumnElement[str] = column(ORDINARY, COURSE, default="", is_copied=True)
    mail: ColumnElement[str] = column(ORDINARY, COURSE, default="", is_copied=True)
    guardian_name: ColumnElement[str] = column(ORDINARY, COURSE, default="", is_copied=True)
    guardian_phone: ColumnElement[str] = column(ORDINARY, COURSE, default="", is_copied=True)
    guardian_mail: ColumnElement[str] = column(ORDINARY, COURSE, default="", is_copied=True)
    track: ColumnElement[str] = column(ORDINARY, COURSE, default="EUD", is_copied=True)
    former_school: ColumnElement[str] = column(ORDINARY, COURSE, default="", is_copied=True)
    postcode: ColumnElement[str] = column(ORDINARY, COURSE, default="", is_copied=True)
    is_protected: ColumnElement[bool] = column(CONFIDENTIAL, COURSE, default=False, is_copied=True)
    has_support_contact: ColumnElement[bool] = column(
        SENSITIVE, COURSE, default=False, is_copied=True
    )
    uni_login: ColumnElement[str] = column(ORDINARY, COURSE, default="", is_copied=True)


class Enrolment(Table):
    """A student's time in one class, and how it ended."""

    __tablename__ = "enrolment"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(ORDINARY, COURSE)
    student_id: ColumnElement[int] = reference("student.id", ORDINARY, COURSE, index=True)
    class_id: ColumnElement[int] = reference("class_group.id", ORDINARY, COURSE, index=True)
    first_day: ColumnElement[dt.date] = column(ORDINARY, COURSE, is_copied=True)
    last_day: ColumnElement[dt.date | None] = column(ORDINARY, COURSE, is_copied=True)
    leave_reason: ColumnElement[str] = column(CONFIDENTIAL, COURSE, default="", is_copied=True)
    cause_as_told: ColumnElement[str] = column(CONFIDENTIAL, NOTES, default="", is_copied=True)
    destination: ColumnElement[str] = column(CONFIDENTIAL, COURSE, default="", is_copied=True)
    informed: ColumnElement[str] = column(ORDINARY, COURSE, default="", is_copied=True)


class LeaveReasonRow(Table):
    """A reason for leaving, as the school words it, and what it counts as in every figure."""

    __tablename__ = "leave_reason"
    __table_args__ = (KEYED,)
    code: ColumnElement[str] = column(NONE, SCHOOL, primary_key=True)
    name: ColumnElement[str] = column(NONE, SCHOOL, unique=True)
    counts_as: ColumnElement[str] = column(NONE, SCHOOL)
    central_code: ColumnElement[str] = column(NONE, SCHOOL, default="")
    is_active: ColumnElement[bool] = column(NONE, SCHOOL, default=True)


class Reason(Table):
    """A reason for absence; every kind of mark has one default reason."""

    __tablename__ = "reason"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity()
    kind: ColumnElement[str] = column(NONE, SCHOOL, String(1))
    name: ColumnElement[str] = column(NONE, SCHOOL)
    is_default: ColumnElement[bool] = column(NONE, SCHOOL, default=False)
    is_active: ColumnElement[bool] = column(NONE, SCHOOL, default=True)


class ReasonLawful(Table):
    """Whether a reason is lawful, from a date on."""

    __tablename__ = "reason_lawful"
    __table_args__ = (KEYED,)
    reason_id: ColumnElement[int] = reference("reason.id", NONE, SCHOOL, primary_key=True)
    from_date: ColumnElement[dt.date] = column(NONE, SCHOOL, primary_key=True)
    is_lawful: ColumnElement[bool] = column(NONE, SCHOOL)


class RegisterDay(Table):
    """Which lessons of a class's day have had their register taken, and when."""

    __tablename__ = "register_day"
    __table_args__ = (KEYED,)
    class_id: ColumnElement[int] = reference("class_group.id", NONE, SCHOOL, primary_key=True)
    date: ColumnElement[dt.date] = column(NONE, SCHOOL, primary_key=True)
    taken: ColumnElement[str] = column(NONE, SCHOOL)
    taken_by: ColumnElement[str] = column(ORDINARY, STAFF)
    taken_count: ColumnElement[int] = column(NONE, SCHOOL)


class AbsenceDay(Table):
    """A student's marks on one date; there is a row only where there is something to tell."""

    __tablename__ = "absence_day"
    __table_args__ = (Index(None, "date"), KEYED)
    student_id: ColumnElement[int] = reference("student.id", ORDINARY, COURSE, primary_key=True)
    date: ColumnElement[dt.date] = column(ORDINARY, COURSE, primary_key=True, is_copied=True)
    marks: ColumnElement[str] = column(CONFIDENTIAL, COURSE, is_copied=True)
    reasons: ColumnElement[str] = column(CONFIDENTIAL, COURSE, default="", is_copied=True)
    note: ColumnElement[str] = column(CONFIDENTIAL, NOTES, default="", is_copied=True)
    noted_by: ColumnElement[str] = column(ORDINARY, STAFF, default="")
    absent_minutes: ColumnElement[int] = column(CONFIDENTIAL, COURSE, default=0)
    unlawful_minutes: ColumnElement[int] = column(CONFIDENTIAL, COURSE, default=0)
    late_count: ColumnElement[int] = column(CONFIDENTIAL, COURSE, default=0)
    is_whole_day: ColumnElement[bool] = column(CONFIDENTIAL, COURSE, default=False)


class Exemption(Table):
    """A period in which some of a student's lessons do not count (merit, fritagelse)."""

    __tablename__ = "exemption"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(ORDINARY, COURSE)
    student_id: ColumnElement[int] = reference("student.id", ORDINARY, COURSE, index=True)
    first: ColumnElement[dt.date] = column(ORDINARY, COURSE, is_copied=True)
    last: ColumnElement[dt.date] = column(ORDINARY, COURSE, is_copied=True)
    pattern: ColumnElement[str] = column(ORDINARY, COURSE, is_copied=True)


class Contact(Table):
    """A call or a message to a student, and until when that is enough."""

    __tablename__ = "contact"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(ORDINARY, COURSE)
    student_id: ColumnElement[int] = reference("student.id", ORDINARY, COURSE, index=True)
    at: ColumnElement[dt.datetime] = column(ORDINARY, COURSE, is_copied=True)
    by: ColumnElement[str] = column(ORDINARY, STAFF)
    kind: ColumnElement[str] = column(ORDINARY, COURSE, is_copied=True)
    text: ColumnElement[str] = column(CONFIDENTIAL, NOTES, default="", is_copied=True)
    handled_until: ColumnElement[dt.date | None] = column(ORDINARY, COURSE)


class Note(Table):
    """A short note about a student: what was seen, or what was agreed and by when."""

    __tablename__ = "note"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(ORDINARY, NOTES)
    student_id: ColumnElement[int] = reference("student.id", ORDINARY, NOTES, index=True)
    at: ColumnElement[dt.datetime] = column(ORDINARY, NOTES, is_copied=True)
    by: ColumnElement[str] = column(ORDINARY, STAFF)
    kind: ColumnElement[str] = column(ORDINARY, NOTES, is_copied=True)
    text: ColumnElement[str] = column(CONFIDENTIAL, NOTES, is_copied=True)
    due_on: ColumnElement[dt.date | None] = column(ORDINARY, NOTES, is_copied=True)
    done_on: ColumnElement[dt.date | None] = column(ORDINARY, NOTES, is_copied=True)


class FollowUp(Table):
    """Who of the staff follows up on a student, and what happens next."""

    __tablename__ = "follow_up"
    __table_args__ = (KEYED,)
    student_id: ColumnElement[int] = reference("student.id", ORDINARY, COURSE, primary_key=True)
    owner_id: ColumnElement[int | None] = reference("staff.id", ORDINARY, STAFF, index=True)
    next_step: ColumnElement[str] = column(CONFIDENTIAL, NOTES, default="", is_copied=True)
    next_on: ColumnElement[dt.date | None] = column(ORDINARY, COURSE, is_copied=True)


class OpeningFigures(Table):
    """A student's absence in a class before its registers were kept here, as the school had it."""

    __tablename__ = "opening_figures"
    __table_args__ = (KEYED,)
    student_id: ColumnElement[int] = reference("student.id", ORDINARY, COURSE, primary_key=True)
    class_id: ColumnElement[int] = reference("class_group.id", ORDINARY, COURSE, primary_key=True)
    until: ColumnElement[dt.date] = column(ORDINARY, COURSE, is_copied=True)
    source: ColumnElement[str] = column(ORDINARY, COURSE, is_copied=True)
    imported_on: ColumnElement[dt.date] = column(ORDINARY, COURSE)
    scheduled_minutes: ColumnElement[int] = column(ORDINARY, COURSE, is_copied=True)
    absent_minutes: ColumnElement[int] = column(CONFIDENTIAL, COURSE, is_copied=True)
    unlawful_minutes: ColumnElement[int] = column(CONFIDENTIAL, COURSE, is_copied=True)


class ImportedFile(Table):
    """The digest of a file that has been imported, so that a second time is noticed."""

    __tablename__ = "imported_file"
    __table_args__ = (KEYED,)
    digest: ColumnElement[str] = column(NONE, SCHOOL, primary_key=True)
    imported_on: ColumnElement[dt.date] = column(NONE, SCHOOL)
    rows: ColumnElement[int] = column(NONE, SCHOOL)


class StepRow(Table):
    """The header of one step of the journal; its label names no person."""

    __tablename__ = "step"
    __table_args__ = (NUMBERED,)
    id: ColumnElement[int] = identity(NONE, JOURNAL)
    op: ColumnElement[str] = column(NONE, JOURNAL, unique=True)
    at: ColumnElement[dt.datetime] = column(NONE, JOURNAL)
    by: ColumnElement[str] = column(ORDINARY, JOURNAL)
    label: ColumnElement[str] = column(NONE, JOURNAL)
    kind: ColumnElement[str] = column(NONE, JOURNAL)
    undoes: ColumnElement[int | None] = reference("step.id", NONE, JOURNAL)
    is_undone: ColumnElement[bool] = column(NONE, JOURNAL, default=False)
    digest: ColumnElement[str] = column(NONE, JOURNAL)


class Image(Table):
    """One row before and after a step; content can be blanked, its digest stays."""

    __tablename__ = "image"
    __table_args__ = (Index(None, "table_name", "row_key"), KEYED)
    step_id: ColumnElement[int] = reference("step.id", NONE, JOURNAL, primary_key=True)
    position: ColumnElement[int] = column(NONE, JOURNAL, primary_key=True, autoincrement=False)
    table_name: ColumnElement[str] = column(NONE, JOURNAL)
    row_key: ColumnElement[str] = column(NONE, JOURNAL)
    before: ColumnElement[str | None] = column(CONFIDENTIAL, JOURNAL)
    after: ColumnElement[str | None] = column(CONFIDENTIAL, JOURNAL)
    digest: ColumnElement[str] = column(NONE, JOURNAL)
