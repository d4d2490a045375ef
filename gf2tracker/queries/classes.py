"""What can be asked about classes: the list, one class, its course, choices for forms."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from gf2tracker.domain.course import Course
from gf2tracker.domain.cpr import quoted
from gf2tracker.domain.people import ClassId, ProgrammeId, Role, SiteId, StaffId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold, sort_key
from gf2tracker.store.course import course_of, courses_of
from gf2tracker.store.tables import (
    ClassGroup,
    Enrolment,
    LessonPattern,
    Programme,
    Site,
    Staff,
    TeamMember,
)


class ClassState(StrEnum):
    """Where a class is on its course."""

    COMING = "coming"
    RUNNING = "running"
    ENDED = "ended"

    @property
    def label(self) -> str:
        return _STATES[self]


_STATES = {
    ClassState.COMING: _("kommer"),
    ClassState.RUNNING: _("i gang"),
    ClassState.ENDED: _("afsluttet"),
}


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class as it is listed.

    Attributes:
        programme_short: the programme's short name, or its name when it has none.
        ends_on: the Friday of the last teaching week; last_day: the last school day.
        week: the teaching week that has begun last; None unless the class is running.
        phase: of that week, from 1; None unless the class is running.
        contact_teacher: initials; "" without one.
        students: enrolled today, on the first day of a class to come, on the last of an ended one.
    """

    id: ClassId
    code: str
    programme: str
    programme_short: str
    site: str
    starts_on: dt.date
    ends_on: dt.date
    last_day: dt.date
    weeks: int
    week: int | None
    phase: int | None
    contact_teacher: str
    contact_teacher_name: str
    contact_teacher_id: StaffId | None
    students: int
    state: ClassState


@dataclass(frozen=True, slots=True)
class Member:
    """One role of one person in a facilitator team."""

    staff_id: StaffId
    initials: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class ClassDetails:
    """All there is to know about a class.

    Attributes:
        phases: weeks in each phase, as they are written: "5-5-5-5".
        patterns: (from date, lessons as they are written: "8-8-8-8-5"), in order of date.
        team: in order of role, then name.
    """

    row: ClassRow
    programme_id: ProgrammeId
    site_id: SiteId
    phases: str
    patterns: tuple[tuple[dt.date, str], ...]
    team: tuple[Member, ...]
    course: Course


_ROWS = (
    select(
        ClassGroup.id,
        ClassGroup.code,
        ClassGroup.starts_on,
        ClassGroup.weeks,
        ClassGroup.phases,
        ClassGroup.programme_id,
        ClassGroup.site_id,
        ClassGroup.contact_teacher_id,
        Programme.name.label("programme"),
        Programme.short.label("short"),
        Site.name.label("site"),
        Staff.initials,
        Staff.name.label("teacher"),
    )
    .join_from(ClassGroup, Programme, Programme.id == ClassGroup.programme_id)
    .join(Site, Site.id == ClassGroup.site_id)
    .outerjoin(Staff, Staff.id == ClassGroup.contact_teacher_id)
)


def listing(connection: Connection, today: dt.date) -> tuple[ClassRow, ...]:
    """Return every class in order of code."""
    courses = courses_of(connection)
    counts = _counts(connection, courses, today)
    rows = [_row(row, courses[row.id], counts[row.id], today) for row in connection.execute(_ROWS)]
    return tuple(sorted(rows, key=lambda row: sort_key(row.code)))


def one(connection: Connection, class_id: ClassId, today: dt.date) -> ClassDetails:
    """Return all about one class; refused when it is gone."""
    found = connection.execute(_ROWS.where(ClassGroup.id == class_id)).one_or_none()
    if found is None:
        raise _gone()
    course = course_of(connection, class_id)
    counts = _counts(connection, {class_id: course}, today)
    patterns = select(LessonPattern.from_date, LessonPattern.lessons)
    in_class = connection.execute(patterns.where(LessonPattern.class_id == class_id))
    return ClassDetails(
        row=_row(found, course, counts[class_id], today),
        programme_id=ProgrammeId(found.programme_id),
        site_id=SiteId(found.site_id),
        phases=found.phases,
        patterns=tuple(sorted((row.from_date, row.lessons) for row in in_class)),
        team=_team(connection, class_id),
        course=course,
    )


def course(connection: Connection, class_id: ClassId) -> Course:
    """Return the course of a class; refused when the class is gone."""
    found = courses_of(connection, [class_id]).get(class_id)
    if found is None:
        raise _gone()
    return found


def by_code(connection: Connection, code: str) -> ClassId:
    """Return the class of a code, capitals and Danish letters or not; refused without one."""
    for row in connection.execute(select(ClassGroup.id, ClassGroup.code)):
        if fold(row.code) == fold(code):
            return ClassId(row.id)
    text = _("Der er intet hold, der hedder {code}. Se holdenes navne på siden Hold.")
    raise Refusal(text.format(code=quoted(code, 60)), field="class")


def _row(row: Any, course: Course, students: int, today: dt.date) -> ClassRow:
    state = _state(course, today)
    week = course.weeks_begun(today) if state is ClassState.RUNNING else 0
    return ClassRow(
        id=ClassId(row.id),
        code=row.code,
        programme=row.programme,
        programme_short=row.short or row.programme,
        site=row.site,
        starts_on=row.starts_on,
        ends_on=course.ends_on,
        last_day=course.last_day,
        weeks=row.weeks,
        week=week or None,
        phase=course.phase_of(week) if week else None,
        contact_teacher=row.initials or "",
        contact_teacher_name=row.teacher or "",
        contact_teacher_id=row.contact_teacher_id,
        students=students,
        state=state,
    )


def _state(course: Course, today: dt.date) -> ClassState:
    if today < course.starts_on:
        return ClassState.COMING
    return ClassState.RUNNING if today <= course.ends_on else ClassState.ENDED


def _counts(connection: Connection, courses: Mapping[int, Course], today: dt.date) -> Counter[int]:
    stays = select(Enrolment.class_id, Enrolment.first_day, Enrolment.last_day)
    if len(courses) == 1:
        stays = stays.where(Enrolment.class_id.in_(courses))
    days = {
        number: min(max(today, course.starts_on), course.ends_on)
        for number, course in courses.items()
    }
    counts: Counter[int] = Counter()
    for class_id, first_day, last_day in connection.execute(stays):
        day = days[class_id]
        if first_day <= day and (last_day is None or last_day >= day):
            counts[class_id] += 1
    return counts


def _team(connection: Connection, class_id: int) -> tuple[Member, ...]:
    found = select(TeamMember.staff_id, Staff.initials, Staff.name, TeamMember.role)
    rows = connection.execute(
        found.join(Staff, Staff.id == TeamMember.staff_id).where(TeamMember.class_id == class_id)
    )
    team = [Member(StaffId(row.staff_id), row.initials, row.name, Role(row.role)) for row in rows]
    roles = list(Role)
    return tuple(sorted(team, key=lambda one: (roles.index(one.role), sort_key(one.name))))


def _gone() -> Refusal:
    return Refusal(_("Holdet findes ikke længere. Vælg et andet hold."), field="class")
