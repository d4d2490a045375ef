"""Which activities of all classes can't be held as planned: same person, same company, closed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.activity import ActivityKind, CompanyState, PlannedId, PlanState
from gf2tracker.domain.clash import Booked, ClashKind, clashes
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.plan import Place, date_of, fault_on, is_open
from gf2tracker.language import _, fold, sort_key
from gf2tracker.store.course import courses_of
from gf2tracker.store.tables import (
    ClassGroup,
    PlannedActivity,
    PlannedCompany,
    PlannedStaff,
    Staff,
)

_STAFF = select(PlannedStaff.planned_id, PlannedStaff.staff_id)
_NAMES = select(Staff.id, Staff.name)
_COMPANIES = select(PlannedCompany.planned_id, PlannedCompany.name).where(
    PlannedCompany.state != CompanyState.DECLINED.value
)
_CODES = select(ClassGroup.id, ClassGroup.code)
_OF = PlannedActivity
_STANDING = select(
    _OF.id,
    _OF.class_id,
    _OF.title,
    _OF.kind,
    _OF.week,
    _OF.weekday,
    _OF.first_lesson,
    _OF.lessons,
    _OF.fixed_on,
).where(_OF.state.not_in([PlanState.CANCELLED.value, PlanState.HELD.value]))
_KINDS = {kind.value: kind for kind in ActivityKind}


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
    people = _asked((one, str(who)) for one, who in connection.execute(_STAFF))
    companies = [(one, fold(name), name) for one, name in connection.execute(_COMPANIES)]
    firms = _asked((one, key) for one, key, _name in companies)
    booked, parties, found = [], {}, []
    for row in connection.execute(_STANDING):
        one, class_id, title, kind, week, weekday, first_lesson, lessons, fixed_on = row
        day = date_of(courses[class_id], Place(week, weekday), fixed_on)
        if day is None or day < today:
            continue
        of = ClassId(class_id)
        party = Party(PlannedId(one), of, codes[class_id], title, first_lesson, lessons)
        parties[party.planned_id] = party
        if not is_open(courses[class_id], _KINDS[kind], day):
            why = fault_on(courses[class_id], _KINDS[kind], day)
            found.append(ShownClash(ClashKind.CLOSED, day, why, party, None))
        asked = people.get(one, ()), firms.get(one, ())
        if asked != ((), ()):
            booked.append(Booked(party.planned_id, of, day, first_lesson, lessons, *asked))
    names = {str(row.id): row.name for row in connection.execute(_NAMES)}
    by_kind = {
        ClashKind.PERSON: names,
        ClashKind.COMPANY: {key: name for _one, key, name in companies},
    }
    for clash in clashes(booked):
        what = by_kind[clash.kind][clash.what]
        both = parties[clash.one], parties[clash.other]
        found.append(ShownClash(clash.kind, clash.date, what, *both))
    return tuple(sorted(found, key=lambda one: (one.date, sort_key(one.one.code), one.kind)))


def _asked(rows: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for planned_id, key in rows:
        found[planned_id].append(key)
    return {planned_id: tuple(keys) for planned_id, keys in found.items()}
