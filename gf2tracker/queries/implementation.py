"""How far each class has come with each element: what a tovholder looks at on a Monday."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.activity import PlanState
from gf2tracker.domain.course import Course
from gf2tracker.domain.implementation import (
    PHASES,
    Element,
    Figure,
    meetings_due,
    whole_share,
)
from gf2tracker.domain.meeting import MeetingState
from gf2tracker.domain.people import ClassId, Role
from gf2tracker.queries.attendance import Attendance, attendance
from gf2tracker.queries.classes import ClassRow, ClassState, listing
from gf2tracker.queries.due import due_days
from gf2tracker.queries.opening import opened
from gf2tracker.store.course import courses_of
from gf2tracker.store.peers import pairs_of, versions_of
from gf2tracker.store.plan import Standing, plans_of
from gf2tracker.store.tables import Meeting, MeetingClass, TeamMember

_TEAM = select(TeamMember.class_id, TeamMember.role)
_MEETINGS = (
    select(MeetingClass.class_id, Meeting.date)
    .join(Meeting, Meeting.id == MeetingClass.meeting_id)
    .where(Meeting.state == MeetingState.HELD.value)
)
_ROLES = (
    frozenset({Role.SUBJECT_TEACHER, Role.CONTACT_TEACHER}),
    frozenset({Role.COUNSELLOR}),
    frozenset({Role.COMPANY_CONSULTANT}),
)


@dataclass(frozen=True, slots=True)
class Implementation:
    """A class with a figure for each element.

    Attributes:
        figures: in the order of Element.
        share: the mean of what is due, 0 to 1; None while nothing is.
        untaken: the first day whose register is not whole; None when all are.
    """

    row: ClassRow
    figures: tuple[Figure, ...]
    share: float | None
    untaken: dt.date | None = None

    def of(self, element: Element) -> Figure:
        """Return the figure of an element."""
        return self.figures[list(Element).index(element)]


@dataclass(frozen=True, slots=True)
class Matrix:
    """All running classes, and all of them together.

    Attributes:
        rows: in order of code.
        totals: for each element what is done and due in all.
        share: the mean of the classes; None without any.
    """

    rows: tuple[Implementation, ...]
    totals: tuple[Figure, ...]
    share: float | None


def matrix(connection: Connection, today: dt.date) -> Matrix:
    """Return how far every running class has come."""
    classes = [row for row in listing(connection, today) if row.state is ClassState.RUNNING]
    ids = [row.id for row in classes]
    courses = courses_of(connection, ids)
    known = attendance(connection, ids, today)
    seen = _Seen(connection, ids, known, courses, today)
    rows = tuple(_row(row, seen, courses[row.id]) for row in classes)
    return Matrix(rows, totals_of(rows), mean(rows))


def totals_of(rows: Iterable[Implementation]) -> tuple[Figure, ...]:
    """Return for each element what some classes have done and should have in all."""
    several = list(rows)
    return tuple(_total(element, several) for element in Element)


def mean(rows: Iterable[Implementation]) -> float | None:
    """Return the mean of some classes, 0 to 1; None where nothing is due."""
    shares = [row.share for row in rows if row.share is not None]
    return sum(shares) / len(shares) if shares else None


class _Seen:
    """What is known of all classes, each thing read once."""

    def __init__(
        self,
        connection: Connection,
        class_ids: Iterable[ClassId],
        known: Attendance,
        courses: Mapping[int, Course],
        today: dt.date,
    ) -> None:
        ids = list(class_ids)
        self.known, self.today = known, today
        self.roles: defaultdict[int, set[str]] = defaultdict(set)
        for class_id, role in connection.execute(_TEAM):
            self.roles[class_id].add(role)
        self.meetings = Counter(
            class_id for class_id, day in connection.execute(_MEETINGS) if day <= today
        )
        self.plans = plans_of(connection, ids)
        self.opened = opened(connection, courses)
        self.students = {one: self._students(one) for one in ids}
        self.paired: defaultdict[int, set[int]] = defaultdict(set)
        for pair in pairs_of(connection, ids):
            here = self.students[ClassId(pair.class_id)] & set(pair.members)
            if len(here) > 1:
                self.paired[pair.class_id] |= here
        self.grouped: defaultdict[int, set[int]] = defaultdict(set)
        for version in versions_of(connection, ids):
            seated = {one for group in version.groups for one in group.members}
            self.grouped[version.class_id] |= self.students[ClassId(version.class_id)] & seated

    def _students(self, class_id: int) -> set[int]:
        members = self.known.members.get(class_id, ())
        return {student_id for student_id, stay in members if self.today in stay}

    def registers(self, class_id: int, course: Course) -> tuple[list[dt.date], int]:
        """Return the days before today whose register is not whole, and how many should be."""
        days = due_days(self.known, class_id, self.opened.get(class_id), self.today)
        register = self.known.taken_days[class_id]
        lacking = [
            day
            for day in days
            if (at := register.numbers.get(day)) is None
            or register.taken[at] != course.lessons_on(day)
        ]
        return lacking, len(days)


def _row(row: ClassRow, seen: _Seen, course: Course) -> Implementation:
    students = len(seen.students[row.id])
    roles = seen.roles[row.id] | ({Role.CONTACT_TEACHER} if row.contact_teacher else set())
    plan = seen.plans.get(row.id, [])
    untaken, days = seen.registers(row.id, course)
    counted = {
        Element.TEAM: (sum(bool(roles & wanted) for wanted in _ROLES), len(_ROLES)),
        Element.PAIRS: (len(seen.paired[row.id]), students),
        Element.GROUPS: (len(seen.grouped[row.id]), students),
        Element.PLAN: (len(_phases(plan, course)), len(course.phases)),
        **_held(plan, course, seen.today),
        Element.MEETINGS: (seen.meetings[row.id], meetings_due(course, _over(course, seen.today))),
        Element.REGISTER: (days - len(untaken), days),
    }
    figures = tuple(Figure(element, *counted[element]) for element in Element)
    return Implementation(row, figures, whole_share(figures), min(untaken, default=None))


def _over(course: Course, today: dt.date) -> int:
    return sum(week.days[-1] < today for week in course.teaching_weeks)


def _phases(plan: Iterable[Standing], course: Course) -> set[int]:
    standing = (one for one in plan if one.state is not PlanState.CANCELLED)
    return {phase for one in standing if (phase := _phase(one, course))}


def _phase(one: Standing, course: Course) -> int:
    if one.pinned:
        return one.pinned
    day = one.date_in(course)
    week = course.week_of(day) if day else None
    return course.phase_of(week) if week else 0


def _held(
    plan: Iterable[Standing], course: Course, today: dt.date
) -> dict[Element, tuple[int, int]]:
    held, due = Counter[int](), Counter[int]()
    for one in plan:
        day = one.date_in(course)
        is_due = day is not None and day < today and one.state is not PlanState.CANCELLED
        if is_due or one.state is PlanState.HELD:
            due[_phase(one, course)] += 1
            held[_phase(one, course)] += one.state is PlanState.HELD
    return {element: (held[number], due[number]) for number, element in enumerate(PHASES, start=1)}


def _total(element: Element, rows: Iterable[Implementation]) -> Figure:
    figures = [row.of(element) for row in rows]
    done = sum(min(figure.done, figure.of) for figure in figures)
    return Figure(element, done, sum(figure.of for figure in figures))
