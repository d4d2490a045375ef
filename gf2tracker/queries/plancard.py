"""One planned activity with all that is known of it: people, companies, checklist, who was there."""

import datetime as dt
from dataclasses import dataclass, fields

from sqlalchemy import Connection, select

from gf2tracker.domain.activity import (
    ActivityId,
    CompanyState,
    Content,
    PlannedId,
    content_of,
)
from gf2tracker.domain.people import ClassId, Role, StaffId, StudentId, listed_name
from gf2tracker.domain.plan import nearest_open, why_closed
from gf2tracker.errors import Refusal
from gf2tracker.language import _, sort_key
from gf2tracker.queries.person import NAMED
from gf2tracker.queries.plan import PlanChip, chip_of, newest_versions
from gf2tracker.store.course import course_of
from gf2tracker.store.image import sql_table
from gf2tracker.store.plan import leads_of, plans_of
from gf2tracker.store.tables import (
    Activity,
    ClassGroup,
    Participation,
    PlannedActivity,
    PlannedCompany,
    PlannedStaff,
    Staff,
    Student,
)
from gf2tracker.store.takingpart import there_on


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """Somebody responsible for an activity; role None is not said."""

    staff_id: StaffId
    initials: str
    name: str
    role: Role | None


@dataclass(frozen=True, slots=True)
class NamedCompany:
    """A company that is named for an activity."""

    name: str
    state: CompanyState


@dataclass(frozen=True, slots=True)
class Attendee:
    """A student of the class on the activity's day.

    Attributes:
        was_there: by the register, or because none is taken.
        took_part: as it was told when the activity was held; before that as was_there.
    """

    student_id: StudentId
    name: str
    was_there: bool
    took_part: bool


@dataclass(frozen=True, slots=True)
class PlannedDetails:
    """All about a planned activity.

    Attributes:
        content: what it is; its checklist with ticks.
        staff, companies: in order of name.
        nearest: where it stands is closed, and this is the nearest open day; else None.
        is_edited: somebody has changed it, so a template leaves it alone.
        from_template: a template put it there.
        held_on, held_by, evaluation: None and "" until it was held.
        attendees: in order of name; empty for a meeting of the team, and for days to come.
        activity_id: None is not from the catalogue.
        version, catalogue_version: of the catalogue then and now; None is not in it.
        news: names of the fields (of Content) in which the catalogue differs now.
    """

    chip: PlanChip
    code: str
    content: Content
    staff: tuple[PlannedPerson, ...]
    companies: tuple[NamedCompany, ...]
    nearest: dt.date | None
    is_edited: bool
    from_template: bool
    held_on: dt.date | None
    held_by: str
    evaluation: str
    attendees: tuple[Attendee, ...]
    activity_id: ActivityId | None
    version: int
    catalogue_version: int | None
    news: tuple[str, ...]


def planned(connection: Connection, planned_id: PlannedId, today: dt.date) -> PlannedDetails:
    """Return all about a planned activity; refused when it is gone."""
    table = sql_table(PlannedActivity)
    row = connection.execute(select(table).where(table.c.id == planned_id)).mappings().one_or_none()
    if row is None:
        raise Refusal(_("Aktiviteten findes ikke længere. Se planen igen."))
    class_id = ClassId(row["class_id"])
    course = course_of(connection, class_id)
    one = next(one for one in plans_of(connection, [class_id])[class_id] if one.id == planned_id)
    leads = leads_of(connection, [class_id]).get(planned_id, ())
    newest = newest_versions(connection)
    chip = chip_of(one, course, today, leads, newest)
    day = chip.date
    is_closed = day is not None and why_closed(course, chip.kind, day)
    content = content_of(dict(row))
    code = select(ClassGroup.code).where(ClassGroup.id == class_id)
    return PlannedDetails(
        chip=chip,
        code=connection.execute(code).scalar_one(),
        content=content,
        staff=_staff(connection, planned_id),
        companies=_companies(connection, planned_id),
        nearest=nearest_open(course, chip.kind, day) if day and is_closed else None,
        is_edited=row["is_edited"],
        from_template=row["slot_id"] is not None,
        held_on=row["held_on"],
        held_by=row["held_by"],
        evaluation=row["evaluation"],
        attendees=_attendees(connection, chip, row["held_on"], today),
        activity_id=row["activity_id"],
        version=row["activity_version"],
        catalogue_version=newest.get(row["activity_id"]),
        news=_news(connection, content, row["activity_id"]) if chip.has_news else (),
    )


def _staff(connection: Connection, planned_id: int) -> tuple[PlannedPerson, ...]:
    found = select(PlannedStaff.staff_id, Staff.initials, Staff.name, PlannedStaff.role)
    rows = connection.execute(
        found.join(Staff, Staff.id == PlannedStaff.staff_id).where(
            PlannedStaff.planned_id == planned_id
        )
    )
    people = [
        PlannedPerson(StaffId(number), initials, name, Role(role) if role else None)
        for number, initials, name, role in rows
    ]
    return tuple(sorted(people, key=lambda one: sort_key(one.name)))


def _companies(connection: Connection, planned_id: int) -> tuple[NamedCompany, ...]:
    named = select(PlannedCompany.name, PlannedCompany.state)
    rows = connection.execute(named.where(PlannedCompany.planned_id == planned_id))
    found = [NamedCompany(name, CompanyState(state)) for name, state in rows]
    return tuple(sorted(found, key=lambda one: sort_key(one.name)))


def _attendees(
    connection: Connection, chip: PlanChip, held_on: dt.date | None, today: dt.date
) -> tuple[Attendee, ...]:
    day = held_on or chip.date
    if chip.kind.is_meeting or day is None or day > today:
        return ()
    there = there_on(connection, chip.class_id, day, chip.first_lesson, chip.lessons)
    told = select(Participation.student_id).where(Participation.planned_id == chip.id)
    took_part = set(connection.execute(told).scalars())
    names = select(*NAMED).where(Student.id.in_({*there, *took_part}))
    found = [
        Attendee(
            student_id=StudentId(number),
            name=listed_name(first, last, called, is_protected=is_protected),
            was_there=there.get(StudentId(number), False),
            took_part=number in took_part if held_on else there[StudentId(number)],
        )
        for number, first, last, called, is_protected in connection.execute(names)
    ]
    return tuple(sorted(found, key=lambda one: sort_key(one.name)))


def _news(connection: Connection, content: Content, activity_id: int) -> tuple[str, ...]:
    table = sql_table(Activity)
    row = connection.execute(select(table).where(table.c.id == activity_id)).mappings().one()
    mine, newer = content.columns(), content_of(dict(row))
    now = newer.columns() | {
        "phase": mine["phase"],
        "checklist": "\n".join(line.text for line in newer.checklist),
    }
    mine["checklist"] = "\n".join(line.text for line in content.checklist)
    return tuple(one.name for one in fields(Content) if mine[one.name] != now[one.name])
