"""What a list is compared with: read when it is planned, and again when the plan is done."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from gf2tracker.domain.identity import KnownStudent
from gf2tracker.domain.people import StudentId
from gf2tracker.language import fold
from gf2tracker.store.course import closed_by_site, courses_of
from gf2tracker.store.enrolment import Stay, stays_of
from gf2tracker.store.image import sql_table
from gf2tracker.store.opening import OpeningFacts
from gf2tracker.store.setting import settings
from gf2tracker.store.tables import (
    ClassGroup,
    Enrolment,
    ImportedFile,
    Programme,
    RegisterDay,
    Site,
    Staff,
    Student,
    TeamMember,
)

CHUNK = 400
_UNTOUCHED = {"has_support_contact"}


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """A class as a list may meet it."""

    id: int
    code: str
    programme_id: int
    site_id: int
    starts_on: dt.date
    contact_teacher_id: int | None


@dataclass(frozen=True, slots=True)
class School:
    """What a list's names are looked up in.

    Attributes:
        programmes: (id, name, short name, code of the ministry).
        sites: (id, name).
        staff: (id, initials, name).
        closed: what is closed at each site; None is everywhere else.
        decided: the school's phases and lessons, as they are written.
    """

    classes: tuple[ClassFacts, ...]
    programmes: tuple[tuple[int, str, str, str], ...]
    sites: tuple[tuple[int, str], ...]
    staff: tuple[tuple[int, str, str], ...]
    closed: tuple[tuple[int | None, tuple[DayRange, ...]], ...]
    decided: tuple[str, str]

    def of_codes(self, codes: Iterable[str]) -> dict[str, ClassFacts]:
        """Return the classes of some codes by folded code."""
        wanted = {fold(code) for code in codes}
        return {key: one for one in self.classes if (key := fold(one.code)) in wanted}


@dataclass(frozen=True, slots=True)
class Members:
    """Everybody the school knows, and who is or was in the classes of a list.

    Attributes:
        in_classes: (class, student, last day).
        registered: the classes of the list that have a register.
    """

    students: tuple[KnownStudent, ...]
    in_classes: tuple[tuple[int, int, dt.date | None], ...]
    registered: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """All that a list may change of some students.

    Attributes:
        students: whole rows by student.
        stays: enrolments by student, in order of first day.
        courses: of every class among the enrolments, and of those asked for.
    """

    students: Mapping[int, Mapping[str, Any]]
    stays: Mapping[int, list[Stay]]
    courses: Mapping[int, Course]


@dataclass(frozen=True, slots=True)
class ClassRecords:
    """All that a list of classes may change of them.

    Attributes:
        teams: (class, initials, role).
        taken: the newest day with a register, by class.
        courses: of every class.
    """

    teams: tuple[tuple[int, str, str], ...]
    taken: Mapping[int, dt.date]
    courses: Mapping[int, Course]


def school_of(connection: Connection) -> School:
    """Return what names in a list are looked up in."""
    classes = select(
        ClassGroup.id,
        ClassGroup.code,
        ClassGroup.programme_id,
        ClassGroup.site_id,
        ClassGroup.starts_on,
        ClassGroup.contact_teacher_id,
    )
    programmes = select(Programme.id, Programme.name, Programme.short, Programme.cosa_code)
    decided = settings(connection)
    return School(
        classes=tuple(ClassFacts(*row) for row in connection.execute(classes.order_by("id"))),
        programmes=_rows(connection, programmes),
        sites=_rows(connection, select(Site.id, Site.name)),
        staff=_rows(connection, select(Staff.id, Staff.initials, Staff.name)),
        closed=tuple(closed_by_site(connection).items()),
        decided=(decided["phases"], decided["lesson_pattern"]),
    )


def members_of(connection: Connection, class_ids: Iterable[int]) -> Members:
    """Return everybody, with those who are or were in some classes."""
    people = select(
        Student.number, Student.first_name, Student.last_name, Student.birth_date, Student.id
    )
    here = select(Enrolment.class_id, Enrolment.student_id, Enrolment.last_day).where(
        Enrolment.class_id.in_(sorted(class_ids))
    )
    taken = (
        select(RegisterDay.class_id)
        .where(RegisterDay.class_id.in_(sorted(class_ids)), RegisterDay.taken_count > 0)
        .distinct()
    )
    return Members(
        students=tuple(_known(*row) for row in connection.execute(people.order_by("id"))),
        in_classes=_rows(connection, here.add_columns(Enrolment.id), 3),
        registered=tuple(sorted(connection.execute(taken).scalars())),
    )


def records_of(
    connection: Connection, student_ids: Iterable[StudentId], class_ids: Iterable[int]
) -> Records:
    """Return what a list may change of some students, and the courses of some classes."""
    wanted = sorted(set(student_ids))
    columns = [one for one in sql_table(Student).columns if one.name not in _UNTOUCHED]
    students = {
        row["id"]: dict(row)
        for start in range(0, len(wanted), CHUNK)
        for row in connection.execute(
            select(*columns).where(Student.id.in_(wanted[start : start + CHUNK]))
        ).mappings()
    }
    stays = stays_of(connection, wanted)
    found = {stay.class_id for own in stays.values() for stay in own}
    return Records(students, stays, courses_of(connection, found | set(class_ids)))


def class_records(connection: Connection) -> ClassRecords:
    """Return what a list of classes may change."""
    team = select(TeamMember.class_id, Staff.initials, TeamMember.role, TeamMember.id).join(
        Staff, Staff.id == TeamMember.staff_id
    )
    newest = (
        select(RegisterDay.class_id, func.max(RegisterDay.date))
        .where(RegisterDay.taken_count > 0)
        .group_by(RegisterDay.class_id)
    )
    taken = {row[0]: row[1] for row in connection.execute(newest)}
    return ClassRecords(_rows(connection, team, 3), taken, courses_of(connection))


def imported_on(connection: Connection, digest: str) -> dt.date | None:
    """Return when a file was imported; None when it was not."""
    found = select(ImportedFile.imported_on).where(ImportedFile.digest == digest)
    return connection.execute(found).scalar_one_or_none()


def basis_of(*facts: School | Members | Records | ClassRecords | OpeningFacts) -> int:
    """Return a number that is the same while the facts are; for this run of the program only."""
    return hash(tuple(_frozen(one) for one in facts))


def _known(
    number: str | None, first: str, last: str, birth_date: dt.date | None, student_id: int
) -> KnownStudent:
    return KnownStudent(number, first, last, birth_date, StudentId(student_id))


def _frozen(facts: object) -> object:
    if isinstance(facts, Records):
        rows = tuple((key, tuple(row.values())) for key, row in sorted(facts.students.items()))
        stays = tuple((key, tuple(own)) for key, own in sorted(facts.stays.items()))
        return rows, stays, tuple(sorted(facts.courses.items()))
    if isinstance(facts, ClassRecords):
        taken, courses = (tuple(sorted(one.items())) for one in (facts.taken, facts.courses))
        return facts.teams, taken, courses
    return facts


def _rows(connection: Connection, found: Any, columns: int | None = None) -> tuple[Any, ...]:
    """Return rows in order of number, which stands first, or last where it is left out."""
    rows = [tuple(row) for row in connection.execute(found)]
    rows.sort(key=lambda row: row[0] if columns is None else row[-1])
    return tuple(row[:columns] for row in rows)
