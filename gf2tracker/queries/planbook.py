"""What a workbook of plans shows: some classes, or all that have not ended, week by week."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, sort_key
from gf2tracker.queries.plan import PlanChip, PlanWeek, class_chips, week_with
from gf2tracker.store.course import courses_of
from gf2tracker.store.planlist import store_mark
from gf2tracker.store.setting import settings
from gf2tracker.store.tables import ClassGroup, Programme, Staff


@dataclass(frozen=True, slots=True)
class BookClass:
    """A class with all that is planned for it.

    Attributes:
        programme: its short name.
        chips: by date, lesson and title. outside: those in no week of the course.
    """

    class_id: ClassId
    code: str
    programme: str
    course: Course
    weeks: tuple[PlanWeek, ...]
    chips: tuple[PlanChip, ...]
    outside: tuple[PlanChip, ...]


@dataclass(frozen=True, slots=True)
class PlanBook:
    """Plans as a workbook shows them.

    Attributes:
        school: its name, "" when it has none yet; is_demo: whether it is made up.
        mark: what tells this school's data from others.
        classes: in order of code, never none.
        staff: the initials of everybody who can be responsible, in order.
    """

    school: str
    is_demo: bool
    today: dt.date
    mark: str
    classes: tuple[BookClass, ...]
    staff: tuple[str, ...]


def plan_book(
    connection: Connection, class_ids: Collection[ClassId] | None, today: dt.date
) -> PlanBook:
    """Return the plans of some classes; None is every class that has not ended.

    Refused: a class that is gone, and a school without classes that have not ended.
    """
    courses = courses_of(connection, class_ids)
    if class_ids is None:
        courses = {number: one for number, one in courses.items() if one.ends_on >= today}
    elif len(courses) < len(set(class_ids)):
        raise Refusal(_("Et af holdene findes ikke længere. Vælg holdene igen."), field="class")
    if not courses:
        raise Refusal(_("Ingen hold er i gang eller på vej. Vælg et hold."), field="class")
    chips = class_chips(connection, courses, today)
    named = select(ClassGroup.id, ClassGroup.code, Programme.short, Programme.name).join(
        Programme, Programme.id == ClassGroup.programme_id
    )
    classes = [
        _class(ClassId(row.id), row.code, row.short or row.name, courses[row.id], chips)
        for row in connection.execute(named)
        if row.id in courses
    ]
    decided = settings(connection)
    active = select(Staff.initials).where(Staff.is_active)
    return PlanBook(
        school=decided["school_name"],
        is_demo=decided["is_demo"] == "1",
        today=today,
        mark=store_mark(connection),
        classes=tuple(sorted(classes, key=lambda one: sort_key(one.code))),
        staff=tuple(sorted(connection.execute(active).scalars(), key=sort_key)),
    )


def _class(
    class_id: ClassId,
    code: str,
    programme: str,
    course: Course,
    chips: dict[int, tuple[PlanChip, ...]],
) -> BookClass:
    own = chips.get(class_id, ())
    weeks = tuple(week_with(course, week, own) for week in course.calendar_weeks)
    inside = {chip.id for week in weeks for chip in week.chips}
    outside = tuple(chip for chip in own if chip.id not in inside)
    return BookClass(class_id, code, programme, course, weeks, own, outside)
