"""Which activities of all classes can't be held as planned: same person, same company, closed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.activity import CompanyState, PlannedId, PlanState
from gf2tracker.domain.clash import Booked, ClashKind, clashes
from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.plan import fault_on
from gf2tracker.language import _, fold, sort_key
from gf2tracker.store.course import courses_of
from gf2tracker.store.plan import Standing, plans_of
from gf2tracker.store.tables import ClassGroup, PlannedCompany, PlannedStaff, Staff

_STAFF = select(PlannedStaff.planned_id, Staff.initials, Staff.name).join(
    Staff, Staff.id == PlannedStaff.staff_id
)
_COMPANIES = select(PlannedCompany.planned_id, PlannedCompany.name).where(
    PlannedCompany.state != CompanyState.DECLINED.value
)
_CODES = select(ClassGroup.id, ClassGroup.code)
Asked = defaultdict[int, list[tuple[str, str]]]  # keys and names by planned activity
_OVER = frozenset({PlanState.CANCELLED, PlanState.HELD})


@dataclass(frozen=True, slots=True)
class Party:
    """An activity that can't be held as planned."""

    planned_id: PlannedId
    class_id: ClassId
    code: str
    title: str
    first_lesson: int
    lessons: int


@dataclass(frozen=True, slots=True)
class ShownClash:
    """A conflict as it is told.

    Attributes:
        what: the person or company by name; why the day is closed.
        other: None where the class is not at school.
    """

    kind: ClashKind
    date: dt.date
    what: str
    one: Party
    other: Party | None

    @property
    def text(self) -> str:
        """The conflict as a sentence."""
        if self.other is None:
            return self.what
        text = _("{what} skal både til {one} ({code}) og {other} ({other_code}).")
        return text.format(
            what=self.what,
            one=self.one.title,
            code=self.one.code,
            other=self.other.title,
            other_code=self.other.code,
        )


def everywhere(connection: Connection, today: dt.date) -> tuple[ShownClash, ...]:
    """Return every conflict of all classes from a day on, by date and class."""
    courses = courses_of(connection)
    codes = {row.id: row.code for row in connection.execute(_CODES)}
    people = _by_planned(connection.execute(_STAFF))
    firms = _by_planned((one, name, name) for one, name in connection.execute(_COMPANIES))
    booked, parties, found = [], {}, []
    for class_id, standing in plans_of(connection).items():
        for one in standing:
            day = one.date_in(courses[class_id])
            if day is None or day < today or one.state in _OVER:
                continue
            parties[one.id] = _party(one, codes)
            found += _closed(one, courses[class_id], day, parties[one.id])
            booked.append(_booked(one, day, people, firms))
    names = {ClashKind.PERSON: _names(people), ClashKind.COMPANY: _names(firms)}
    for clash in clashes(booked):
        what = names[clash.kind][clash.what]
        both = parties[clash.one], parties[clash.other]
        found.append(ShownClash(clash.kind, clash.date, what, *both))
    return tuple(sorted(found, key=lambda one: (one.date, sort_key(one.one.code), one.kind)))


def _by_planned(rows: Iterable[tuple[int, str, str]]) -> Asked:
    found: Asked = defaultdict(list)
    for planned_id, key, name in rows:
        found[planned_id].append((fold(key), name))
    return found


def _names(asked: Asked) -> dict[str, str]:
    return {key: name for told in asked.values() for key, name in told}


def _booked(
    one: Standing,
    day: dt.date,
    people: Asked,
    firms: Asked,
) -> Booked:
    return Booked(
        one.id,
        one.class_id,
        day,
        one.first_lesson,
        one.lessons,
        tuple(key for key, _name in people[one.id]),
        tuple(key for key, _name in firms[one.id]),
    )


def _closed(one: Standing, course: Course, day: dt.date, party: Party) -> list[ShownClash]:
    why = fault_on(course, one.kind, day)
    return [ShownClash(ClashKind.CLOSED, day, why, party, None)] if why else []


def _party(one: Standing, codes: Mapping[int, str]) -> Party:
    return Party(
        one.id, one.class_id, codes[one.class_id], one.title, one.first_lesson, one.lessons
    )
