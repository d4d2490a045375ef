"""The plan of a class: its phases and weeks with every activity where it stands."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, literal, select

from gf2tracker.domain.activity import (
    ActivityKind,
    PlannedId,
    PlanState,
    checklist_of,
)
from gf2tracker.domain.course import PHASE_NAMES, Course, CourseWeek, Deadline
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.plan import fault_on, is_not_held
from gf2tracker.errors import Refusal
from gf2tracker.language import _, join_words, sort_key
from gf2tracker.store.course import course_of
from gf2tracker.store.enrolment import enrolled
from gf2tracker.store.plan import Standing, leads_of, plans_of
from gf2tracker.store.tables import (
    Activity,
    ClassGroup,
    Enrolment,
    Programme,
)

_Day = dt.date  # PlanChip has a field of the name date


@dataclass(frozen=True, slots=True)
class PlanChip:
    """An activity where it stands in a class's plan.

    Attributes:
        phase: the one it is pinned to, else that of its week; 0 outside the course.
        week: the teaching week; None outside the course and where the class has no school.
        weekday: 1, Monday, to 5.
        date: None when the course has no such week.
        first_lesson: from 1; 0 is not said. lessons: how many.
        is_not_held: its day has passed and it is neither held nor cancelled.
        needed, invited, confirmed: companies.
        leads: initials of those responsible, in order.
        place: the room or the address, "" is not said.
        is_fixed: somebody has put it on its date, so it does not follow the class's start.
        moved_from: the first date it had, when it stands on another.
        score: 1 to 5 after it was held; None is not said.
        faults: sentences on why it can't be held where it stands.
        has_news: the catalogue has a newer version of it.
        checked, checks: lines of its checklist that are ticked, and all.
    """

    id: PlannedId
    class_id: ClassId
    title: str
    kind: ActivityKind
    phase: int
    week: int | None
    weekday: int
    date: _Day | None
    first_lesson: int
    lessons: int
    state: PlanState
    is_not_held: bool
    needed: int
    invited: int
    confirmed: int
    leads: tuple[str, ...]
    place: str
    is_fixed: bool
    moved_from: _Day | None
    score: int | None
    faults: tuple[str, ...]
    has_news: bool
    checked: int
    checks: int


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """One ISO week of a plan.

    Attributes:
        number: the teaching week; None when the class has no school day in it.
        phase: that of the week, or of the week before where there is no school.
        days: school days. closed: days from Monday to Friday that are closed.
        closed_name: why, the names of the closed days; "" when nothing is.
        chips: by date, lesson and title.
        deadlines: those that fall in the week.
    """

    number: int | None
    iso_year: int
    iso_week: int
    monday: _Day
    phase: int
    days: tuple[_Day, ...]
    closed: tuple[_Day, ...]
    closed_name: str
    chips: tuple[PlanChip, ...]
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class PlanPhase:
    """One phase of a plan; counts are of the activities that belong to it.

    Attributes:
        planned: all but the cancelled, those held included.
        needed, confirmed: companies, of all but the cancelled.
    """

    number: int
    name: str
    weeks: tuple[PlanWeek, ...]
    held: int
    not_held: int
    planned: int
    needed: int
    confirmed: int


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """The whole plan of a class.

    Attributes:
        programme: its short name.
        students: enrolled today.
        outside: activities that stand in no week of the course.
        total: all but the cancelled, those outside included.
    """

    class_id: ClassId
    code: str
    programme: str
    students: int
    today: _Day
    phases: tuple[PlanPhase, ...]
    outside: tuple[PlanChip, ...]
    total: int
    held: int
    not_held: int
    needed: int
    confirmed: int


def class_plan(connection: Connection, class_id: ClassId, today: dt.date) -> ClassPlan:
    """Return the whole plan of a class; refused when the class is gone."""
    found = connection.execute(_CLASS.where(ClassGroup.id == class_id)).one_or_none()
    if found is None:
        raise Refusal(_("Holdet findes ikke længere. Vælg et andet hold."), field="class")
    course = course_of(connection, class_id)
    chips = class_chips(connection, {class_id: course}, today).get(class_id, ())
    outside = tuple(chip for chip in chips if not _is_inside(course, chip))
    counted = _Counts(chips)
    here = min(max(today, course.starts_on), course.ends_on)
    return ClassPlan(
        class_id=class_id,
        code=found.code,
        programme=found.short or found.name,
        students=_students(connection, class_id, here),
        today=today,
        phases=_phases(course, chips),
        outside=outside,
        total=counted.total,
        held=counted.held,
        not_held=counted.not_held,
        needed=counted.needed,
        confirmed=counted.confirmed,
    )


def class_chips(
    connection: Connection, courses: Mapping[int, Course], today: dt.date
) -> dict[int, tuple[PlanChip, ...]]:
    """Return every activity of some classes as its chip, by class: by date, lesson and title.

    What has no date comes last.
    """
    leads = leads_of(connection, courses)
    newest = newest_versions(connection)
    found = {}
    for class_id, standing in plans_of(connection, courses).items():
        course = courses[class_id]
        chips = [chip_of(one, course, today, leads.get(one.id, ()), newest) for one in standing]
        found[class_id] = tuple(sorted(chips, key=_order))
    return found


def newest_versions(connection: Connection) -> dict[int, int]:
    """Return the version of every activity that is still in the catalogue, by activity."""
    known = select(Activity.id, Activity.version).where(Activity.is_active)
    return {row.id: row.version for row in connection.execute(known)}


def chip_of(
    one: Standing,
    course: Course,
    today: dt.date,
    leads: tuple[str, ...],
    newest: Mapping[int, int],
) -> PlanChip:
    """Return the chip of a planned activity.

    Args:
        one: as it is stored.
        course: of its class.
        today: the day that decides whether it was not held.
        leads: initials of those responsible.
        newest: versions of the catalogue, by activity.
    """
    day = one.date_in(course)
    calendar = course.calendar_week_of(day) if day else None
    week = calendar.number if calendar else None
    checklist = checklist_of(one.checklist)
    return PlanChip(
        id=one.id,
        class_id=one.class_id,
        title=one.title,
        kind=one.kind,
        phase=one.pinned or (_phase_at(course, calendar) if calendar else 0),
        week=week,
        weekday=day.isoweekday() if day else one.place.weekday,
        date=day,
        first_lesson=one.first_lesson,
        lessons=one.lessons,
        state=one.state,
        is_not_held=is_not_held(one.state, day, today),
        needed=one.needed,
        invited=one.invited,
        confirmed=one.confirmed,
        leads=leads,
        place=one.room,
        is_fixed=one.fixed_on is not None,
        moved_from=one.moved_from,
        score=one.score,
        faults=_faults(one, course, day),
        has_news=one.activity_version < newest.get(one.activity_id or 0, 0),
        checked=sum(line.is_done for line in checklist),
        checks=len(checklist),
    )


def week_with(course: Course, week: CourseWeek, chips: Iterable[PlanChip]) -> PlanWeek:
    """Return a week of a course with those chips of its class that stand in it."""
    last = week.monday + dt.timedelta(days=6)
    names = dict.fromkeys(course.closed_name(day) or "" for day in week.closed)
    return PlanWeek(
        number=week.number,
        iso_year=week.iso_year,
        iso_week=week.iso_week,
        monday=week.monday,
        phase=_phase_at(course, week),
        days=week.days,
        closed=week.closed,
        closed_name=join_words(name for name in names if name),
        chips=tuple(chip for chip in chips if chip.date and week.monday <= chip.date <= last),
        deadlines=tuple(one for one in course.deadlines if week.monday <= one.date <= last),
    )


_CLASS = select(ClassGroup.code, Programme.short, Programme.name).join(
    Programme, Programme.id == ClassGroup.programme_id
)


class _Counts:
    def __init__(self, chips: Iterable[PlanChip]) -> None:
        real = [chip for chip in chips if chip.state is not PlanState.CANCELLED]
        self.total = len(real)
        self.held = sum(chip.state is PlanState.HELD for chip in real)
        self.not_held = sum(chip.is_not_held for chip in real)
        self.needed = sum(chip.needed for chip in real)
        self.confirmed = sum(chip.confirmed for chip in real)


def _phases(course: Course, chips: tuple[PlanChip, ...]) -> tuple[PlanPhase, ...]:
    weeks: dict[int, list[PlanWeek]] = {}
    for week in course.calendar_weeks:
        weeks.setdefault(_phase_at(course, week), []).append(week_with(course, week, chips))
    found = []
    for number, own in weeks.items():
        counted = _Counts(chip for chip in chips if chip.phase == number)
        found.append(
            PlanPhase(
                number=number,
                name=PHASE_NAMES[number - 1],
                weeks=tuple(own),
                held=counted.held,
                not_held=counted.not_held,
                planned=counted.total,
                needed=counted.needed,
                confirmed=counted.confirmed,
            )
        )
    return tuple(found)


def _phase_at(course: Course, week: CourseWeek) -> int:
    """Return the phase of a week, or of the week before it where there is no school."""
    begun = course.weeks_begun(week.friday)
    return week.phase or course.phase_of(max(1, begun))


def _faults(one: Standing, course: Course, day: dt.date | None) -> tuple[str, ...]:
    if one.state in {PlanState.HELD, PlanState.CANCELLED}:
        return ()
    if day is None:
        text = _("Holdets forløb har kun {weeks} uger, og aktiviteten står i uge {week}.")
        return (text.format(weeks=course.weeks, week=one.place.week),)
    fault = fault_on(course, one.kind, day)
    return (fault,) if fault else ()


def _is_inside(course: Course, chip: PlanChip) -> bool:
    return chip.date is not None and course.calendar_week_of(chip.date) is not None


def _order(chip: PlanChip) -> tuple[dt.date, int, tuple[str, str], int]:
    return chip.date or dt.date.max, chip.first_lesson, sort_key(chip.title), chip.id


def _students(connection: Connection, class_id: ClassId, day: dt.date) -> int:
    here = select(func.count(Enrolment.student_id.distinct())).where(
        Enrolment.class_id == class_id, enrolled(literal(day))
    )
    return connection.execute(here).scalar_one()
