"""A whole class through its whole course: every student on every school day, and the class a day."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.absence import lost_by_kind
from gf2tracker.domain.attention import Limits, State
from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.course import Course
from gf2tracker.domain.exemption import exempt_on, exempted
from gf2tracker.domain.figures import StudentFigures, student_figures
from gf2tracker.domain.mark import AbsenceKind, Marks, unpack
from gf2tracker.domain.opening import Opening
from gf2tracker.domain.people import ClassId, StudentId, called, listed_name
from gf2tracker.domain.register import unpack_taken
from gf2tracker.domain.sign import Sign, Trait, signs, worst
from gf2tracker.domain.trend import rise_of
from gf2tracker.language import _, date_long, sort_key
from gf2tracker.queries.attendance import Attendance, attendance
from gf2tracker.queries.contact import ContactEntry, of_classes
from gf2tracker.queries.facts import Measured, absence_facts, is_over
from gf2tracker.queries.limits import limits
from gf2tracker.queries.opening import limit_share, openings
from gf2tracker.queries.person import NAMED
from gf2tracker.queries.toldday import Told, told_days
from gf2tracker.queries.wayout import WayOut, codes_of, ways_out
from gf2tracker.store.absence import Taken, class_facts
from gf2tracker.store.enrolment import Stay
from gf2tracker.store.tables import Enrolment, Student

_CLASS: BindParameter[int] = bindparam("class_id")
_TODAY: BindParameter[dt.date] = bindparam("today")
_STUDENTS = select(Enrolment.student_id).where(Enrolment.class_id == _CLASS)
_PEOPLE = select(*NAMED).where(Student.id.in_(_STUDENTS))
_NO_TEXTS: Mapping[dt.date, str] = MappingProxyType({})
_NOT_TOLD: Mapping[dt.date, Told] = MappingProxyType({})
_DAY = dt.timedelta(days=1)


class MatrixDay(NamedTuple):
    """One student on one school day.

    Attributes:
        marks: one for each lesson, exempt lessons marked so; planned ones on days to come.
        taken: when the register of each lesson was taken; None is not.
        is_taken: whether any of them is.
        note: what is noted; "" is nothing.
        reasons: the finer reasons of the marks, "session, køreprøve"; "" for none.
    """

    marks: Marks
    taken: Taken
    is_taken: bool
    note: str = ""
    reasons: str = ""


class ClassDay(NamedTuple):
    """The class on one school day, over the lessons whose register is taken.

    Attributes:
        lessons: taken lessons of everybody there, exempt ones left out.
        lost: lost minutes by kind.
    """

    date: dt.date
    lessons: int
    lost: Mapping[AbsenceKind, int]

    def share(self, kinds: Collection[AbsenceKind]) -> float:
        """Return what some kinds cost of the day, 0 to 1; 0 while nothing is taken."""
        minutes = sum(self.lost.get(kind, 0) for kind in kinds)
        return minutes / (self.lessons * LESSON_MINUTES) if self.lessons else 0.0


class MatrixRow(NamedTuple):
    """One student through the course.

    Attributes:
        name: the full name; for protected students the name they are called by.
        days: one for each of the course's school days; None outside the student's enrolments.
        first_day: the first one that counts.
        left_on: the last day in the class, once it has passed; None while the student is there.
        left: why and when the student left, "omvalg 24.09.2026"; "" while there.
        counts: whether the student is one of those the class's figures are of: not who went on to
            another class, nor who never came.
        limit_share: what the school's limits are held against: the total share, or the one with
            the opening figures where that is worse; None while nothing is known.
        signs: what stands out but for weekdays, the most urgent first (`domain/sign.py`).
        state: the most urgent of them.
        early: the absence days among the student's first 14.
        is_rising: whether the share of four weeks has risen four weeks in a row (`domain/trend.py`), while there.
        contacts: calls and messages by day, the newest first.
    """

    student_id: StudentId
    name: str
    called_name: str
    is_protected: bool
    days: tuple[MatrixDay | None, ...]
    first_day: dt.date
    left_on: dt.date | None
    left: str
    counts: bool
    figures: StudentFigures
    limit_share: float | None
    signs: tuple[Sign, ...]
    state: State
    early: frozenset[dt.date]
    is_rising: bool
    contacts: Mapping[dt.date, tuple[ContactEntry, ...]]


@dataclass(frozen=True, slots=True)
class CourseMatrix:
    """A class's course.

    Attributes:
        rows: the worst first, then those who have left in order of when.
        days: one for each school day.
        students: how many are in the class today.
        taken_days: school days so far with a register for any lesson; days_so_far: all of them.
        total_share: lost minutes of everybody's taken ones; None while nothing is taken.
        act_share: from what share on the school acts; over_act: how many of those present are.
    """

    class_id: ClassId
    code: str
    course: Course
    today: dt.date
    rows: tuple[MatrixRow, ...]
    days: tuple[ClassDay, ...]
    students: int
    taken_days: int
    days_so_far: int
    total_share: float | None
    unlawful_share: float | None
    act_share: float
    over_act: int


@dataclass(frozen=True, slots=True)
class _Page:
    class_id: ClassId
    today: dt.date
    course: Course
    known: Attendance
    limits: Limits
    told: Mapping[int, Mapping[dt.date, Told]]
    left: Mapping[str, WayOut]
    codes: Mapping[int, str]
    contacts: Mapping[int, Sequence[ContactEntry]]
    present: Sequence[MatrixDay]  # of somebody who was there on each school day
    numbers: Mapping[dt.date, int]
    openings: Mapping[int, tuple[Opening, ...]]


def of_class(connection: Connection, class_id: ClassId, today: dt.date) -> CourseMatrix:
    """Return a class's course up to and with today, and what is planned; a gone class is refused.

    Those who left stay in it; who never came is shown with why, and out of every figure.
    """
    facts = class_facts(connection, class_id, today)
    known = attendance(connection, [class_id], today)
    course = known.courses[class_id]
    people = connection.execute(_PEOPLE, {"class_id": class_id}).all()
    stays = dict(known.members.get(class_id, ()))  # the last one of each
    page = _Page(
        class_id=class_id,
        today=today,
        course=course,
        known=known,
        limits=limits(connection),
        told=told_days(connection, class_id, today),
        left=ways_out(connection, stays.values()),
        codes=codes_of(connection, known.courses),
        contacts=of_classes(connection, [class_id]),
        present=[
            _present(known.registers[class_id].get(day, ""), course.lessons_on(day))
            for day in course.school_days
        ],
        numbers={day: at for at, day in enumerate(course.school_days)},
        openings=openings(connection, known),
    )
    rows = [_row(page, person, stays[person.id]) for person in people if person.id in stays]
    return _matrix(page, facts.code, sorted(rows, key=_worst_first))


def _worst_first(row: MatrixRow) -> tuple[bool, dt.date, float, tuple[str, str]]:
    share = row.limit_share
    left_on = row.left_on or dt.date.min
    return row.left_on is not None, left_on, -(share or 0.0), sort_key(row.name)


def _matrix(page: _Page, code: str, rows: Sequence[MatrixRow]) -> CourseMatrix:
    so_far = page.course.school_days_between(dt.date.min, page.today)
    counted = [row for row in rows if row.counts]
    minutes = sum(row.figures.lessons_taken for row in counted) * LESSON_MINUTES
    absent = sum(row.figures.absent_minutes for row in counted)
    unlawful = sum(row.figures.unlawful_minutes for row in counted)
    here = [row for row in rows if row.left_on is None and row.first_day <= page.today]
    return CourseMatrix(
        class_id=page.class_id,
        code=code,
        course=page.course,
        today=page.today,
        rows=tuple(rows),
        days=tuple(_class_days(page, [row.days for row in counted])),
        students=len(here),
        taken_days=sum(present.is_taken for present in page.present[: len(so_far)]),
        days_so_far=len(so_far),
        total_share=absent / minutes if minutes else None,
        unlawful_share=unlawful / minutes if minutes else None,
        act_share=page.limits.act_share,
        over_act=sum((row.limit_share or 0.0) >= page.limits.act_share for row in here),
    )


def _class_days(page: _Page, rows: Sequence[Sequence[MatrixDay | None]]) -> Iterator[ClassDay]:
    nobody = repeat((), len(page.present))
    everybody: Iterable[tuple[MatrixDay | None, ...]] = zip(*rows, strict=True) if rows else nobody
    for day, present, own in zip(page.course.school_days, page.present, everybody, strict=True):
        marked = [one for one in own if one is not present]
        lessons = (len(own) - len(marked)) * _taken_count(present)
        lost = dict[AbsenceKind, int]()
        for one in marked:
            if one is not None and one.is_taken:
                count, costs = lost_by_kind(_taken_marks(one))
                lessons += count
                for kind, minutes in costs:
                    lost[kind] = lost.get(kind, 0) + minutes
        yield ClassDay(day, lessons, lost)


def _taken_count(day: MatrixDay) -> int:
    return len(day.taken) - day.taken.count(None)


def _taken_marks(day: MatrixDay) -> Marks:
    if None not in day.taken:
        return day.marks
    return tuple([mark for mark, at in zip(day.marks, day.taken, strict=False) if at is not None])


def _row(page: _Page, person: Any, stay: Stay) -> MatrixRow:
    student_id, first_name, last_name, called_name, is_protected = person
    name = listed_name(first_name, last_name, called_name, is_protected=is_protected)
    figures = student_figures(
        page.known.days[student_id], page.today, part_is_enough=page.limits.part_is_enough
    )
    share = limit_share(page.known, page.openings, student_id, figures, page.today)
    found = _signs(page, student_id, figures, share)
    has_left = stay.last_day is not None and stay.last_day < min(page.today, page.course.ends_on)
    is_last = page.known.stays[student_id][-1].class_id == page.class_id
    way = page.left.get(stay.leave_reason)
    contacts: dict[dt.date, list[ContactEntry]] = {}
    for entry in page.contacts.get(student_id, ()):
        contacts.setdefault(entry.day, []).append(entry)
    return MatrixRow(
        student_id=student_id,
        name=name,
        called_name=called(first_name, called_name),
        is_protected=is_protected,
        days=_days(page, student_id, stay),
        first_day=page.known.stays[student_id][0].first_day,
        left_on=stay.last_day if has_left else None,
        left=_left(page, student_id, stay) if has_left else "",
        counts=is_last and not (way is not None and way.is_outside),
        figures=figures,
        limit_share=share,
        signs=found,
        state=worst(found),
        early=frozenset(figures.first_14_days),
        is_rising=any(one.trait is Trait.RISING for one in found),
        contacts={day: tuple(entries) for day, entries in contacts.items()},
    )


def _signs(
    page: _Page, student_id: int, figures: StudentFigures, share: float | None
) -> tuple[Sign, ...]:
    measured = Measured(figures, share, page.openings.get(student_id, ()))
    entries = page.contacts.get(student_id, ())
    has_ended = is_over(page.known, student_id, page.today)
    rising = () if has_ended else rise_of(page.known.days[student_id], page.today)
    facts = absence_facts(page.known, student_id, measured, entries, page.today, rising=rising)
    return signs(facts, page.limits)


def _left(page: _Page, student_id: int, stay: Stay) -> str:
    """Return why and when a student left a class, "omvalg 24.09.2026"."""
    assert stay.last_day is not None
    day = date_long(stay.last_day)
    following = page.known.stay_on(student_id, stay.last_day + _DAY)
    if following is not None and following.class_id != stay.class_id:
        code = page.codes[following.class_id]
        return _("flyttet til {code} {day}").format(code=code, day=day)
    way = page.left.get(stay.leave_reason)
    return f"{way.words if way else _('udmeldt')} {day}"


def _days(page: _Page, student_id: int, stay: Stay) -> tuple[MatrixDay | None, ...]:
    known, days = page.known, page.course.school_days
    if len(known.stays[student_id]) > 1:
        return tuple([_day(page, student_id, stay, day) for day in days])
    first, end = bisect_left(days, stay.first_day), bisect_right(days, stay.ends_on)
    found: list[MatrixDay | None] = [None] * len(days)
    found[first:end] = page.present[first:end]
    texts = known.texts.get(student_id, _NO_TEXTS)
    told = page.told.get(student_id, _NOT_TOLD)
    exemptions = known.exemptions.get(student_id, ())
    own = texts.keys() | told.keys() if told else texts.keys()
    if exemptions:
        own |= {day for day in days[first:end] if exempt_on(exemptions, day)}
    for day in own:
        at = page.numbers.get(day, -1)
        if first <= at < end:
            marked = _marked(page.present[at], texts.get(day, ""), told.get(day))
            if exemptions:
                free = exempt_on(exemptions, day)
                marked = marked._replace(marks=exempted(marked.marks, free))
            found[at] = marked
    return tuple(found)


def _marked(present: MatrixDay, text: str, told: Told | None) -> MatrixDay:
    unmarked, taken, is_taken, *_none = present
    lessons = len(unmarked)
    if told is not None:
        marks = unpack(told.marks, lessons)[:lessons]
        return MatrixDay(marks, taken, is_taken, told.note, told.reasons)
    return MatrixDay(unpack(text, lessons)[:lessons], taken, is_taken) if text else present


def _day(page: _Page, student_id: int, stay: Stay, day: dt.date) -> MatrixDay | None:
    known = page.known
    on = known.stay_on(student_id, day) if day <= stay.ends_on else None
    lessons = known.courses[on.class_id].lessons_on(day) if on else 0
    if on is None or not lessons:
        return None
    told = page.told.get(student_id, {}).get(day)
    text = told.marks if told else known.texts.get(student_id, {}).get(day, "")
    exemptions = known.exemptions.get(student_id)
    if not text and not told and not exemptions and on.class_id == page.class_id:
        return page.present[page.numbers[day]]
    taken = known.taken(student_id, day)[:lessons]
    marks = unpack(text, lessons)[:lessons]
    return MatrixDay(
        marks=exempted(marks, exempt_on(exemptions, day)) if exemptions else marks,
        taken=taken,
        is_taken=any(taken),
        note=told.note if told else "",
        reasons=told.reasons if told else "",
    )


@lru_cache(maxsize=4096)
def _present(text: str, lessons: int) -> MatrixDay:
    """Return the day of somebody who was there, from when its lessons were taken."""
    taken = unpack_taken(text, lessons)[:lessons]
    return MatrixDay((None,) * lessons, taken, any(taken))
