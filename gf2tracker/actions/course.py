"""What can be done to the course of a class, and what keeps its registers true meanwhile."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from gf2tracker.domain.pattern import dashes, default_phases, parse_pattern, parse_phases
from gf2tracker.domain.people import ClassId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long, plural
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import ClassGroup, LessonPattern, RegisterDay

Patterns = Sequence[tuple[dt.date, str]]


def set_pattern(step: Step, class_id: ClassId, from_date: dt.date, lessons: str) -> None:
    """Give a class another lesson pattern ("8-8-8-8-5") from a date on.

    Patterns from later dates stay. Refused: a date on or before the newest register taken, and a
    date outside the course.
    """
    row = step.rows(ClassGroup, [class_id])[class_id]
    step.label(_("Skema ændret: {code}").format(code=row["code"]))
    pattern = dashes(parse_pattern(lessons))
    newest = newest_taken(step, class_id)
    if newest is not None and from_date <= newest:
        text = _("Der er ført protokol til og med {day}. Lad skemaet gælde fra en senere dag.")
        raise Refusal(text.format(day=date_long(newest)), field="from_date")
    start = max(from_date, row["starts_on"])
    values = {"class_id": class_id, "from_date": start, "lessons": pattern}
    step.upsert_all(LessonPattern, {(class_id, start): values})


def newest_taken(step: Step, class_id: int) -> dt.date | None:
    """Return the newest day on which a register of the class is taken."""
    newest = select(func.max(RegisterDay.date)).where(
        RegisterDay.class_id == class_id, RegisterDay.taken_count > 0
    )
    return step.connection.execute(newest).scalar_one()


def patterns_of(step: Step, class_id: int) -> Patterns:
    """Return the lesson patterns of a class: (from date, lessons)."""
    found = select(LessonPattern.from_date, LessonPattern.lessons)
    rows = step.connection.execute(found.where(LessonPattern.class_id == class_id))
    return [(row.from_date, row.lessons) for row in rows]


def phases_for(weeks: int, given: str | None, shape: str) -> str:
    """Return the weeks in each phase as they are stored: those given, else a shape fitted."""
    if given:
        return dashes(parse_phases(given, weeks))
    return dashes(default_phases(weeks, tuple(int(part) for part in shape.split("-"))))


def course_with(
    values: Mapping[str, Any], closed: tuple[DayRange, ...], patterns: Patterns
) -> Course:
    """Return the course that a class's columns make; refused when it can't be or never ends."""
    course = Course(
        starts_on=values["starts_on"],
        weeks=values["weeks"],
        phases=tuple(int(part) for part in values["phases"].split("-")),
        closed=closed,
        patterns=tuple((day, parse_pattern(lessons)) for day, lessons in patterns),
    )
    refuse_endless([course])
    return course


def refuse_endless(courses: Iterable[Course]) -> None:
    """Refuse courses that never reach their weeks because too much is closed."""
    for course in courses:
        assert course.calendar_weeks, "asking for its weeks refuses a course that never ends"


def refuse_lost_days(step: Step, class_id: int, course: Course, field: str) -> None:
    """Refuse a course in which days with a register taken are no longer school days."""
    taken = select(RegisterDay.date).where(
        RegisterDay.class_id == class_id, RegisterDay.taken_count > 0
    )
    days = step.connection.execute(taken).scalars()
    lost = [day for day in days if not course.is_school_day(day)]
    if lost:
        text = plural(
            len(lost),
            "Der er ført protokol på {n} dag, som så ikke ville være skoledag ({day}). "
            "Ret eller fjern protokollen først.",
            "Der er ført protokol på {n} dage, som så ikke ville være skoledage (den første er "
            "{day}). Ret eller fjern protokollerne først.",
        )
        raise Refusal(text.replace("{day}", date_long(min(lost))), field=field)
