"""All that the status report tells: classes, their students, and every school day of both.

Figures are those of the pages: a class's are of everybody whose last class it is, those who left
included; a share is minutes over minutes of taken lessons.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.absencedetails import AbsenceDetails, absence_details
from gf2tracker.domain.attention import Limits, Situation, Why, is_missing, reason_to_act
from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.course import Course
from gf2tracker.domain.figures import (
    StudentFigures,
    first_days_number,
    first_days_start,
)
from gf2tracker.domain.leaving import LeaveReasonEntry
from gf2tracker.domain.opening import Opening
from gf2tracker.domain.outcome import Outcomes
from gf2tracker.domain.people import ClassId, CountsAs, StudentId, listed_name
from gf2tracker.domain.registerline import ROLLING_DAYS
from gf2tracker.domain.sign import Sign
from gf2tracker.domain.spark import SparkDay
from gf2tracker.errors import Refusal
from gf2tracker.language import _, sort_key
from gf2tracker.queries import classes, statuspeers, statusplan
from gf2tracker.queries.attendance import Attendance, attendance
from gf2tracker.queries.caselist import CaseList, case_list
from gf2tracker.queries.classes import ClassRow, ClassState
from gf2tracker.queries.contact import ContactEntry, handled_until, of_classes
from gf2tracker.queries.due import due_days
from gf2tracker.queries.facts import Measured, signs_of
from gf2tracker.queries.limits import limits
from gf2tracker.queries.opening import limit_share, opened, openings
from gf2tracker.queries.outcomes import outcomes_of
from gf2tracker.queries.person import NAMED
from gf2tracker.queries.statusdays import ClassBars, class_bars, student_bars, taken_count
from gf2tracker.store.leaving import leave_reasons
from gf2tracker.store.setting import settings
from gf2tracker.store.tables import Enrolment, Student

ENDED_DAYS = 28

_CLASSES: BindParameter[Any] = bindparam("class_ids", expanding=True)
_PEOPLE = select(*NAMED, Student.number, Student.track).where(
    Student.id.in_(select(Enrolment.student_id).where(Enrolment.class_id.in_(_CLASSES)))
)
_LEFT = select(Enrolment.id, Enrolment.leave_reason).where(
    Enrolment.class_id.in_(_CLASSES), Enrolment.leave_reason != ""
)


@dataclass(frozen=True, slots=True)
class StatusStudent:
    """A student, listed in the present or last class.

    Attributes:
        name: the full name; for protected students the name they are called by.
        last_day: None until a day is set.
        leave_reason: None for those who have not left.
        is_here: in the class today; of a class to come on its first day, of an ended one on its
            last.
        limit_share: what the school's limits are held against: the total share, or the one with
            the opening figures where that is worse; None while nothing is known.
        why: the most urgent reason to do something today; None when there is none, and for
            everybody of a class that has ended.
        signs: what stands out in the absence, the most urgent first (`domain/sign.py`).
        contact: the newest one; None without any.
        details: what the figures are made of.
        days: one for each school day of the class; None outside the student's time.
    """

    student_id: StudentId
    number: str | None
    name: str
    is_protected: bool
    track: str
    first_day: dt.date
    last_day: dt.date | None
    leave_reason: LeaveReasonEntry | None
    is_here: bool
    figures: StudentFigures
    limit_share: float | None
    why: Why | None
    signs: tuple[Sign, ...]
    contact: ContactEntry | None
    details: AbsenceDetails
    days: tuple[SparkDay | None, ...]


@dataclass(frozen=True, slots=True)
class WeekAbsence:
    """A class in one teaching week: minutes of everybody who was in it then."""

    week: int
    taken_minutes: int
    absent_minutes: int
    unlawful_minutes: int


@dataclass(frozen=True, slots=True)
class StatusClass:
    """A class with all its students.

    Attributes:
        lessons_due: lessons on the days before today whose registers are asked for (`days_due`).
        lessons_taken: how many of them have their register taken.
        total_share: 0 to 1 as the other shares, without those who never came; None while nothing
            is taken.
        rolling_share: over the last 20 days with register.
        outcomes: what became of everybody enrolled, each kind of leaving apart, and of how many.
        weeks: teaching weeks with register, in order.
        students: in order of name, those who are not there at the end.
    """

    row: ClassRow
    course: Course
    lessons_due: int
    lessons_taken: int
    total_share: float | None
    unlawful_share: float | None
    rolling_share: float | None
    outcomes: Outcomes
    weeks: tuple[WeekAbsence, ...]
    students: tuple[StatusStudent, ...]

    @property
    def here(self) -> tuple[StatusStudent, ...]:
        """The students who are in the class."""
        return tuple(student for student in self.students if student.is_here)

    @property
    def left(self) -> tuple[StatusStudent, ...]:
        """The students who came and left before the end."""
        return tuple(
            student
            for student in self.students
            if student.leave_reason and student.leave_reason.counts_as is not CountsAs.OUTSIDE
        )


@dataclass(frozen=True, slots=True)
class Status:
    """What the report is made of.

    Attributes:
        is_whole_school: whether no classes were chosen.
        classes: in order of code.
        followup: who waits for somebody to act, and what is planned.
        peers: the groups and the pairs that stand, in the order of the classes.
        activities: what is in their plans, in the same order.
    """

    school_name: str
    today: dt.date
    is_demo: bool
    is_whole_school: bool
    limits: Limits
    classes: tuple[StatusClass, ...]
    followup: CaseList
    peers: tuple[statuspeers.StatusPeers, ...]
    activities: tuple[statusplan.StatusActivity, ...]

    @property
    def outcomes(self) -> Outcomes:
        """What became of everybody in these classes; one who moved counts in the new class."""
        return sum((one.outcomes for one in self.classes), Outcomes())

    def only(self, one: StatusClass) -> "Status":
        """Return the status of one of the classes alone."""
        return replace(
            self,
            is_whole_school=False,
            classes=(one,),
            followup=self.followup.of_class(one.row.id),
            peers=tuple(each for each in self.peers if each.class_id == one.row.id),
            activities=tuple(each for each in self.activities if each.chip.class_id == one.row.id),
        )


def status(connection: Connection, class_ids: Iterable[ClassId] | None, today: dt.date) -> Status:
    """Return the status of some classes up to and with today.

    Args:
        connection: the store.
        class_ids: the classes; None is the whole school: all that run, come, or ended within the
            last 28 days. Without any the report is refused.
        today: the day.
    """
    wanted = None if class_ids is None else set(class_ids)
    rows = [row for row in classes.listing(connection, today) if _is_asked(row, wanted, today)]
    if not rows:
        raise Refusal(_("Der er ingen hold at lave en rapport om. Opret eller vælg et hold først."))
    asked = [row.id for row in rows]
    decided = settings(connection)
    persons = connection.execute(_PEOPLE, {"class_ids": asked}).all()
    attended = attendance(connection, asked, today)
    known = _Known(
        today=today,
        attendance=attended,
        limits=limits(connection),
        contacts=of_classes(connection, asked),
        left=_left(connection, asked),
        openings=openings(connection, attended),
        opened=opened(connection, asked),
        outcomes=outcomes_of(connection, today, asked),
    )
    courses = {one: attended.courses[one] for one in asked}
    people: dict[int, list[Any]] = {}
    for person in persons:
        class_id = known.attendance.stays[person.id][-1].class_id
        people.setdefault(class_id, []).append(person)
    return Status(
        school_name=decided["school_name"],
        today=today,
        is_demo=decided["is_demo"] == "1",
        is_whole_school=wanted is None,
        limits=known.limits,
        classes=tuple(_class(known, row, people.get(row.id, ())) for row in rows),
        followup=case_list(connection, asked, attended),
        peers=statuspeers.of_classes(connection, courses, today),
        activities=statusplan.of_classes(connection, courses, today),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    today: dt.date
    attendance: Attendance
    limits: Limits
    contacts: Mapping[int, Sequence[ContactEntry]]
    left: Mapping[int, LeaveReasonEntry]
    openings: Mapping[int, tuple[Opening, ...]]
    opened: Mapping[int, dt.date]
    outcomes: Mapping[ClassId, Outcomes]


def _left(connection: Connection, class_ids: Sequence[ClassId]) -> dict[int, LeaveReasonEntry]:
    reasons = leave_reasons(connection)
    rows = connection.execute(_LEFT, {"class_ids": class_ids})
    return {row.id: reason for row in rows if (reason := reasons.of(row.leave_reason))}


def _is_asked(row: ClassRow, wanted: set[ClassId] | None, today: dt.date) -> bool:
    if wanted is not None:
        return row.id in wanted
    return row.state is not ClassState.ENDED or (today - row.ends_on).days <= ENDED_DAYS


def _class(known: _Known, row: ClassRow, people: Iterable[Any]) -> StatusClass:
    course = known.attendance.courses[row.id]
    bars = class_bars(known.attendance, row.id, course)
    students = [_student(known, row, person, bars) for person in people]
    figures = [one.figures for one in students if _counts(known, one.student_id)]
    minutes = LESSON_MINUTES * sum(one.lessons_taken for one in figures)
    registers = known.attendance.registers[row.id]
    taken = {day: taken_count(text, course.lessons_on(day)) for day, text in registers.items()}
    due = due_days(known.attendance, row.id, known.opened.get(row.id), known.today)
    days = _by_day(known, row.id, taken)
    return StatusClass(
        row=row,
        course=course,
        lessons_due=sum(course.lessons_on(day) for day in due),
        lessons_taken=sum(taken.get(day, 0) for day in due),
        total_share=_share(sum(one.absent_minutes for one in figures), minutes),
        unlawful_share=_share(sum(one.unlawful_minutes for one in figures), minutes),
        rolling_share=_rolling(days),
        outcomes=known.outcomes.get(row.id, Outcomes()),
        weeks=tuple(_weeks(course, days)),
        students=tuple(sorted(students, key=lambda one: (not one.is_here, sort_key(one.name)))),
    )


def _counts(known: _Known, student_id: int) -> bool:
    """Tell whether a student is in the class's figures: those who never came are in none."""
    reason = known.left.get(known.attendance.stays[student_id][-1].id)
    return reason is None or reason.counts_as is not CountsAs.OUTSIDE


def _student(known: _Known, row: ClassRow, person: Any, bars: ClassBars) -> StatusStudent:
    student_id, first_name, last_name, called_name, is_protected, student_number, track = person
    stays = known.attendance.stays[student_id]
    stay = stays[-1]
    now = min(max(known.today, row.starts_on), row.ends_on)
    contacts = known.contacts.get(student_id, ())
    figures = known.attendance.figures(student_id, part_is_enough=known.limits.part_is_enough)
    share = limit_share(known.attendance, known.openings, student_id, figures, known.today)
    details, before = _details(known, student_id), known.openings.get(student_id, ())
    is_here = stay.first_day <= now <= stay.ends_on
    is_running = is_here and row.state is ClassState.RUNNING
    return StatusStudent(
        student_id=student_id,
        number=student_number,
        name=listed_name(first_name, last_name, called_name, is_protected=is_protected),
        is_protected=is_protected,
        track=track,
        first_day=stays[0].first_day,
        last_day=stay.last_day,
        leave_reason=known.left.get(stay.id) if not is_here else None,
        is_here=is_here,
        figures=figures,
        limit_share=share,
        why=_why(known, student_id, figures, share, contacts) if is_running else None,
        signs=signs_of(
            known.attendance,
            student_id,
            Measured(figures, share, before),
            details,
            contacts,
            known.limits,
        ),
        contact=contacts[0] if contacts else None,
        details=details,
        days=student_bars(known.attendance, student_id, bars),
    )


def _details(known: _Known, student_id: StudentId) -> AbsenceDetails:
    attended = known.attendance
    return absence_details(attended.days[student_id], known.today, attended.sick(student_id))


def _why(
    known: _Known,
    student_id: StudentId,
    figures: StudentFigures,
    share: float | None,
    contacts: Sequence[ContactEntry],
) -> Why | None:
    today, attended = known.today, known.attendance
    stay = attended.stays[student_id][0]
    start = first_days_start(attended.courses[stay.class_id].starts_on, stay.first_day)
    marks = attended.marks(student_id, today)
    is_whole_day = any(one[0] == today and one[4] for one in attended.days[student_id].absences)
    taken = attended.taken(student_id, today)
    now = Situation(
        day=today,
        marks=marks,
        is_missing=is_missing(marks, taken, is_whole_day=is_whole_day),
        is_early=first_days_number(start, today) is not None,
        early_days=figures.first_14_days,
        handled_until=handled_until(contacts),
        share=share,
    )
    return reason_to_act(now, known.limits)


_Minutes = tuple[dt.date, int, int, int]  # date, taken, absent, unlawful


def _by_day(known: _Known, class_id: ClassId, taken: Mapping[dt.date, int]) -> list[_Minutes]:
    """Return what a class's days with register came to, for everybody who was there then."""
    dates = sorted(day for day, count in taken.items() if count)
    numbers = {day: at for at, day in enumerate(dates)}
    come, free, lost, unlawful = ([0] * (len(dates) + 1) for _each in range(4))
    for student_id, stay in known.attendance.members.get(class_id, ()):
        first, end = bisect_left(dates, stay.first_day), bisect_right(dates, stay.ends_on)
        if first >= end or not _counts(known, student_id):
            continue
        days = known.attendance.days[student_id]
        come[first] += 1
        come[end] -= 1
        for day, count in days.exempt.items():
            if first <= (at := numbers.get(day, -1)) < end:
                free[at] += count
        for day, absent, wrong, *_rest in days.absences:
            if first <= (at := numbers.get(day, -1)) < end:
                lost[at] += absent
                unlawful[at] += wrong
    lessons = [
        here * taken[day] - free[at]
        for at, (day, here) in enumerate(zip(dates, accumulate(come), strict=False))
    ]
    return [
        (day, lessons[at] * LESSON_MINUTES, lost[at], unlawful[at]) for at, day in enumerate(dates)
    ]


def _weeks(course: Course, days: Iterable[_Minutes]) -> Iterator[WeekAbsence]:
    for week, group in groupby(days, key=lambda one: course.week_of(one[0])):
        if week is not None:
            _dates, taken, absent, unlawful = zip(*group, strict=True)
            yield WeekAbsence(week, sum(taken), sum(absent), sum(unlawful))


def _rolling(days: Sequence[_Minutes]) -> float | None:
    last = days[-ROLLING_DAYS:]
    return _share(sum(one[2] for one in last), sum(one[1] for one in last))


def _share(minutes: int, of: int) -> float | None:
    return minutes / of if of else None
