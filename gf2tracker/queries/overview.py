"""A class's absence at a glance: everybody's figures with what stands out, the worst first."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.absencedetails import AbsenceDetails, absence_details
from gf2tracker.domain.attention import Limits, State
from gf2tracker.domain.bell import share_of
from gf2tracker.domain.course import Course, CourseWeek
from gf2tracker.domain.figures import StudentFigures
from gf2tracker.domain.opening import Opening
from gf2tracker.domain.people import ClassId, CountsAs, StudentId
from gf2tracker.domain.sign import Sign, Trait, worst
from gf2tracker.errors import Refusal
from gf2tracker.language import _, sort_key
from gf2tracker.queries.absence import StudentAbsence, absences, codes_of
from gf2tracker.queries.attendance import Attendance, attendance
from gf2tracker.queries.contact import ContactEntry, of_classes
from gf2tracker.queries.facts import Measured, signs_of
from gf2tracker.queries.limits import limits
from gf2tracker.queries.opening import openings
from gf2tracker.store.tables import Enrolment

_STUDENT: BindParameter[int] = bindparam("student_id")
_OWN_CLASSES = select(Enrolment.class_id).where(Enrolment.student_id == _STUDENT)


@dataclass(frozen=True, slots=True)
class StudentOverview:
    """One student's absence to date, and what stands out in it.

    Attributes:
        student: who, and the figures of the whole present course.
        details: what they are made of.
        openings: absence before the own registers, in no figure; the oldest first.
        share: what the school's limits are held against: the total, or with the openings where
            that is more; 0 to 1, None while nothing is known.
        is_rising: whether the share of four weeks has risen four weeks in a row; not of those who
            left, nor when the course is over.
        state: the most urgent of the signs.
        signs: what stands out, the most urgent first; nothing is asked of those who left, nor when
            the course is over.
        has_left: whether the last day is over; has_begun: whether the first day has come.
    """

    student: StudentAbsence
    details: AbsenceDetails
    openings: tuple[Opening, ...]
    share: float | None
    is_rising: bool
    state: State
    signs: tuple[Sign, ...]
    has_left: bool
    has_begun: bool

    @property
    def figures(self) -> StudentFigures:
        """The figures of the whole present course."""
        return self.student.figures


@dataclass(frozen=True, slots=True)
class ClassShare:
    """The absence of all a class's students together over some time.

    Attributes:
        lessons: taken lessons, less exempt ones, summed over the students.
    """

    lessons: int = 0
    absent_minutes: int = 0
    unlawful_minutes: int = 0
    sick_minutes: int = 0

    @property
    def share(self) -> float | None:
        """Lost minutes of the taken ones, 0 to 1; None when nothing is taken."""
        return share_of(self.absent_minutes, self.lessons)

    @property
    def unlawful_share(self) -> float | None:
        """The unlawful ones of them."""
        return share_of(self.unlawful_minutes, self.lessons)

    @property
    def sick_share(self) -> float | None:
        """Those lost to own illness, reported or not."""
        return share_of(self.sick_minutes, self.lessons)


@dataclass(frozen=True, slots=True)
class ClassWeek:
    """A class in one ISO week, as far as it has come."""

    monday: dt.date
    total: ClassShare


@dataclass(frozen=True, slots=True)
class ClassOverview:
    """The absence of a class.

    Attributes:
        rows: the worst first: by state, then by share; those who left come last.
        students: in the class today.
        teaching_weeks: all of the course.
        to_date: everybody in `rows` together, those who left included; those who never came
            (counted as OUTSIDE) are in no figure of the class.
        weeks: the same week by week, only those with register, in order; the last one is the
            present week, or the latest with register.
    """

    class_id: ClassId
    class_code: str
    today: dt.date
    limits: Limits
    rows: tuple[StudentOverview, ...]
    students: int
    teaching_weeks: tuple[CourseWeek, ...]
    to_date: ClassShare
    weeks: tuple[ClassWeek, ...]

    @property
    def change(self) -> float | None:
        """How much higher the last week's share is than the one before's; None without two."""
        if len(self.weeks) < 2:
            return None
        before, now = (week.total.share for week in self.weeks[-2:])
        return now - before if now is not None and before is not None else None


@dataclass(frozen=True, slots=True)
class _Known:
    today: dt.date
    attendance: Attendance
    limits: Limits
    openings: Mapping[int, tuple[Opening, ...]]
    contacts: Mapping[int, tuple[ContactEntry, ...]]


def overview(connection: Connection, class_id: ClassId, today: dt.date) -> ClassOverview:
    """Return a class's absence up to and with today; refused when the class is gone."""
    found = overviews(connection, [class_id], today)
    if not found:
        raise Refusal(_("Holdet findes ikke længere. Vælg et andet hold."), field="class")
    return found[0]


def overviews(
    connection: Connection, class_ids: Iterable[ClassId] | None, today: dt.date
) -> tuple[ClassOverview, ...]:
    """Return the absence of classes, None is all, in order of code; gone ones are left out."""
    codes = codes_of(connection, class_ids)
    known = attendance(connection, codes, today)
    decided = limits(connection)
    people = absences(connection, known, codes, today, part_is_enough=decided.part_is_enough)
    page = _Known(
        today=today,
        attendance=known,
        limits=decided,
        openings=openings(connection, known),
        contacts=of_classes(connection, codes),
    )
    rows: dict[int, list[StudentOverview]] = {class_id: [] for class_id in codes}
    for one in people:
        rows[one.class_id].append(_row(page, one))
    found = [
        _class(page, ClassId(class_id), code, sorted(rows[class_id], key=_worst_first))
        for class_id, code in codes.items()
    ]
    return tuple(sorted(found, key=lambda one: sort_key(one.class_code)))


def of_student(
    connection: Connection, student_id: StudentId, today: dt.date
) -> StudentOverview | None:
    """Return one student's figures and signs; None for a student who was never in a class."""
    classes = connection.execute(_OWN_CLASSES, {"student_id": student_id}).scalars()
    found = overviews(connection, [ClassId(class_id) for class_id in classes], today)
    rows = (row for one in found for row in one.rows)
    return next((row for row in rows if row.student.student_id == student_id), None)


def _row(page: _Known, student: StudentAbsence) -> StudentOverview:
    known, student_id = page.attendance, student.student_id
    details = absence_details(known.days[student_id], page.today, known.sick(student_id))
    before = page.openings.get(student_id, ())
    has_left = student.last_day is not None and student.last_day < page.today
    measured = Measured(student.figures, student.limit_share, before)
    entries = page.contacts.get(student_id, ())
    found = signs_of(known, student_id, measured, details, entries, page.limits)
    return StudentOverview(
        student=student,
        details=details,
        openings=before,
        share=student.limit_share,
        is_rising=any(one.trait is Trait.RISING for one in found),
        state=worst(found),
        signs=found,
        has_left=has_left,
        has_begun=student.first_day <= page.today,
    )


_STATES = (State.ACT, State.WATCH, State.NONE)


def _worst_first(row: StudentOverview) -> tuple[bool, int, float, tuple[str, str]]:
    share = row.share if row.share is not None else -1.0
    return row.has_left, _STATES.index(row.state), -share, sort_key(row.student.name)


def _class(
    page: _Known, class_id: ClassId, code: str, rows: Sequence[StudentOverview]
) -> ClassOverview:
    course: Course = page.attendance.courses[class_id]
    weeks: dict[dt.date, list[ClassShare]] = {}
    for row in rows:
        if row.student.counts_as is CountsAs.OUTSIDE:
            continue
        for week in row.details.weeks:
            minutes = (week.absent_minutes, week.unlawful_minutes, week.sick_minutes)
            weeks.setdefault(week.monday, []).append(ClassShare(week.lessons, *minutes))
    told = [ClassWeek(monday, _together(weeks[monday])) for monday in sorted(weeks)]
    return ClassOverview(
        class_id=class_id,
        class_code=code,
        today=page.today,
        limits=page.limits,
        rows=tuple(rows),
        students=sum(row.has_begun and not row.has_left for row in rows),
        teaching_weeks=course.teaching_weeks,
        to_date=_together([week.total for week in told]),
        weeks=tuple(week for week in told if week.total.lessons),
    )


def _together(shares: Sequence[ClassShare]) -> ClassShare:
    return ClassShare(
        lessons=sum(one.lessons for one in shares),
        absent_minutes=sum(one.absent_minutes for one in shares),
        unlawful_minutes=sum(one.unlawful_minutes for one in shares),
        sick_minutes=sum(one.sick_minutes for one in shares),
    )
