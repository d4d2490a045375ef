"""What students' figures are made of, read for whole classes at once."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.absencedetails import NO_SICKNESS, SICK_KINDS, SickMinutes, sick_minutes
from gf2tracker.domain.course import Course
from gf2tracker.domain.exemption import Exemption, exempt_on, exempt_taken, exempted
from gf2tracker.domain.figures import StudentFigures, student_figures
from gf2tracker.domain.mark import AbsenceKind, Marks, unpack
from gf2tracker.domain.register import unpack_taken
from gf2tracker.domain.registerline import AbsenceRow, ClassRegister, StudentDays
from gf2tracker.domain.registerline import Stay as RegisterStay
from gf2tracker.domain.spark import SparkDay, spark_day, stored_spark
from gf2tracker.domain.stay import one_course
from gf2tracker.store.absence import Taken, exemption_of
from gf2tracker.store.course import courses_of
from gf2tracker.store.enrolment import Stay
from gf2tracker.store.tables import AbsenceDay, Enrolment, RegisterDay
from gf2tracker.store.tables import Exemption as ExemptionRow

_CLASSES: BindParameter[Any] = bindparam("class_ids", expanding=True)
_TODAY: BindParameter[dt.date] = bindparam("today")
_STUDENTS = select(Enrolment.student_id).where(Enrolment.class_id.in_(_CLASSES))
_ENROLMENTS = select(
    Enrolment.id,
    Enrolment.student_id,
    Enrolment.class_id,
    Enrolment.first_day,
    Enrolment.last_day,
    Enrolment.leave_reason,
).where(Enrolment.student_id.in_(_STUDENTS))
_REGISTERS = select(
    RegisterDay.class_id, RegisterDay.date, RegisterDay.taken, RegisterDay.taken_count
).where(RegisterDay.class_id.in_(_CLASSES), RegisterDay.date <= _TODAY)
_FIGURES = select(
    AbsenceDay.student_id,
    AbsenceDay.date,
    AbsenceDay.absent_minutes,
    AbsenceDay.unlawful_minutes,
    AbsenceDay.late_count,
    AbsenceDay.is_whole_day,
    AbsenceDay.marks,
).where(AbsenceDay.student_id.in_(_STUDENTS), AbsenceDay.date <= _TODAY)
_EXEMPTIONS = select(
    ExemptionRow.student_id, ExemptionRow.first, ExemptionRow.last, ExemptionRow.pattern
).where(ExemptionRow.student_id.in_(_STUDENTS))

_SICK = frozenset(kind.value for kind in SICK_KINDS)
_EXEMPT = AbsenceKind.EXEMPT.value
_NO_TEXTS: Mapping[dt.date, str] = MappingProxyType({})
_NONE_EXEMPT: Mapping[dt.date, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Attendance:
    """Everybody who is or was in some classes.

    Attributes:
        today: the last day that is known.
        courses: of those classes, and of all others they have been in.
        stays: the enrolments of a student's present course, in order of first day.
        members: students with their enrolments, by class.
        days: what a student's figures are made of, over those enrolments.
        exemptions: of those who have any.
        texts: the stored marks up to and with today, by student and date.
        registers: the stored texts of when each lesson was taken, by class and date.
        taken_days: the days with register, and how many lessons of each, by class.
    """

    today: dt.date
    courses: Mapping[int, Course]
    stays: Mapping[int, tuple[Stay, ...]]
    members: Mapping[int, list[tuple[int, Stay]]]
    days: Mapping[int, StudentDays]
    exemptions: Mapping[int, list[Exemption]]
    texts: Mapping[int, Mapping[dt.date, str]]
    registers: Mapping[int, Mapping[dt.date, str]]
    taken_days: Mapping[int, ClassRegister]
    _figures: dict[tuple[int, bool], StudentFigures] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    def figures(self, student_id: int, *, part_is_enough: bool) -> StudentFigures:
        """Return a student's figures to date (`student_figures`), worked out once."""
        key = student_id, part_is_enough
        found = self._figures.get(key)
        if found is None:
            days = self.days[student_id]
            found = student_figures(days, self.today, part_is_enough=part_is_enough)
            self._figures[key] = found
        return found

    def stay_on(self, student_id: int, day: dt.date) -> Stay | None:
        """Return the enrolment that a day lies in; None outside them."""
        for stay in self.stays[student_id]:
            if stay.first_day <= day <= stay.ends_on:
                return stay
        return None

    def lessons(self, student_id: int, day: dt.date) -> int:
        """Return the lessons of a student's class on a day; 0 outside school and enrolment."""
        stay = self.stay_on(student_id, day)
        return self.courses[stay.class_id].lessons_on(day) if stay else 0

    def taken(self, student_id: int, day: dt.date) -> Taken:
        """Return when the register of each lesson of a student's day was taken."""
        stay = self.stay_on(student_id, day)
        if stay is None:
            return ()
        text = self.registers[stay.class_id].get(day, "")
        return unpack_taken(text, self.courses[stay.class_id].lessons_on(day))

    def marks(self, student_id: int, day: dt.date) -> Marks:
        """Return the marks of a student's day, exempt lessons marked so."""
        lessons = self.lessons(student_id, day)
        marks = unpack(self.texts.get(student_id, _NO_TEXTS).get(day, ""), lessons)[:lessons]
        exemptions = self.exemptions.get(student_id)
        return exempted(marks, exempt_on(exemptions, day)) if exemptions else marks

    def bar(self, student_id: int, day: dt.date) -> SparkDay | None:
        """Return the bar of a student's day; None without school or outside enrolments."""
        stay = self.stay_on(student_id, day)
        lessons = self.courses[stay.class_id].lessons_on(day) if stay else 0
        if stay is None or not lessons:
            return None
        is_taken = day in self.taken_days[stay.class_id].numbers
        if student_id in self.exemptions:
            return spark_day(self.marks(student_id, day), lessons, is_taken=is_taken)
        text = self.texts.get(student_id, _NO_TEXTS).get(day, "")
        return stored_spark(text, lessons, is_taken=is_taken)

    def exempt_lessons(self, student_id: int) -> Mapping[dt.date, int]:
        """Return how many taken lessons a student was exempt from, for the days with any."""
        texts = self.texts.get(student_id, _NO_TEXTS)
        days = {day for day, text in texts.items() if _EXEMPT in text}
        own = [self.registers[stay.class_id] for stay in self.stays[student_id]]
        for one in self.exemptions.get(student_id, ()):
            in_time = [day for register in own for day in register if one.first <= day <= one.last]
            days.update([day for day in in_time if one.on(day)])
        counts = [
            (day, exempt_taken(self.marks(student_id, day), self.taken(student_id, day)))
            for day in days
        ]
        return {day: count for day, count in counts if count}

    def sick(self, student_id: int) -> Mapping[dt.date, SickMinutes]:
        """Return what was lost to illness on a student's days, for those with any."""
        texts = self.texts.get(student_id, _NO_TEXTS)
        days = [day for day, text in texts.items() if not _SICK.isdisjoint(text)]
        found = {day: self._sick_on(student_id, day, texts[day]) for day in days}
        return {day: lost for day, lost in found.items() if any(lost)}

    def _sick_on(self, student_id: int, day: dt.date, text: str) -> SickMinutes:
        stay = self.stay_on(student_id, day)
        if stay is not None and student_id not in self.exemptions:
            register, lessons = (
                self.taken_days[stay.class_id],
                self.courses[stay.class_id].lessons_on(day),
            )
            at = register.numbers.get(day)
            if at is None or register.taken[at] == lessons:
                return NO_SICKNESS if at is None else _stored_sick(text, lessons)
        return sick_minutes(self.marks(student_id, day), self.taken(student_id, day))


def attendance(connection: Connection, class_ids: Iterable[int], today: dt.date) -> Attendance:
    """Return the attendance of everybody who is or was in some classes, up to and with today."""
    asked = sorted(class_ids)
    wanted = {"class_ids": asked, "today": today}
    enrolments = connection.execute(_ENROLMENTS, wanted).all()
    courses = courses_of(connection, {*asked, *(row.class_id for row in enrolments)})
    stays = _stays(enrolments, courses, today)
    registers, taken = _registers(connection, courses, today)
    absences, texts, with_exempt = _absences(connection, wanted)
    exemptions: dict[int, list[Exemption]] = {}
    for student_id, first, last, pattern in connection.execute(_EXEMPTIONS, wanted):
        exemptions.setdefault(student_id, []).append(exemption_of(first, last, pattern))
    with_exempt.update(exemptions)
    days: dict[int, StudentDays] = {}
    found = Attendance(
        today, courses, stays, _members(stays), days, exemptions, texts, taken, registers
    )
    for student_id, own in stays.items():
        days[student_id] = StudentDays(
            tuple(
                [RegisterStay(registers[one.class_id], one.first_day, one.ends_on) for one in own]
            ),
            absences.get(student_id, ()),
            found.exempt_lessons(student_id) if student_id in with_exempt else _NONE_EXEMPT,
            found.marks(student_id, today) if today in texts.get(student_id, _NO_TEXTS) else (),
        )
    return found


def _absences(
    connection: Connection, wanted: dict[str, Any]
) -> tuple[dict[int, list[AbsenceRow]], dict[int, dict[dt.date, str]], set[int]]:
    """Return rows and marks by student, and who has a lesson marked as exempt."""
    absences: dict[int, list[AbsenceRow]] = {}
    texts: dict[int, dict[dt.date, str]] = {}
    with_exempt = set[int]()
    rows: list[AbsenceRow] = []
    told: dict[dt.date, str] = {}
    before = None
    # rows come a student at a time, so the lists are looked up once for each
    found = connection.execute(_FIGURES, wanted).all()
    for student_id, day, absent, unlawful, late, is_whole, text in found:
        if student_id != before:
            before = student_id
            rows = absences.setdefault(student_id, [])
            told = texts.setdefault(student_id, {})
        rows.append((day, absent, unlawful, late, is_whole))
        told[day] = text
        if _EXEMPT in text:
            with_exempt.add(student_id)
    return absences, texts, with_exempt


def _stays(
    rows: Iterable[Any], courses: Mapping[int, Course], today: dt.date
) -> dict[int, tuple[Stay, ...]]:
    every: dict[int, list[Stay]] = {}
    ends = {class_id: course.ends_on for class_id, course in courses.items()}
    for number, student_id, class_id, first_day, last_day, reason in rows:
        ends_on = last_day or ends[class_id]
        stay = Stay(number, student_id, class_id, first_day, last_day, ends_on, reason)
        every.setdefault(student_id, []).append(stay)
    return {student_id: _present_course(stays, today) for student_id, stays in every.items()}


def _present_course(stays: list[Stay], today: dt.date) -> tuple[Stay, ...]:
    if len(stays) == 1:
        return tuple(stays)
    return one_course(sorted(stays, key=lambda stay: (stay.first_day, stay.id)), today)


def _members(stays: Mapping[int, tuple[Stay, ...]]) -> dict[int, list[tuple[int, Stay]]]:
    found: dict[int, list[tuple[int, Stay]]] = {}
    for student_id, own in stays.items():
        for stay in own:
            found.setdefault(stay.class_id, []).append((student_id, stay))
    return found


def _registers(
    connection: Connection, courses: Mapping[int, Course], today: dt.date
) -> tuple[dict[int, ClassRegister], dict[int, dict[dt.date, str]]]:
    days: dict[int, list[tuple[dt.date, int]]] = {class_id: [] for class_id in courses}
    taken: dict[int, dict[dt.date, str]] = {class_id: {} for class_id in courses}
    lessons_on = {class_id: course.lessons_on for class_id, course in courses.items()}
    wanted = {"class_ids": sorted(courses), "today": today}
    for class_id, day, text, count in connection.execute(_REGISTERS, wanted).all():
        lessons = lessons_on[class_id](day)
        counted = count if text.count("|") < lessons else _count(text, lessons)
        days[class_id].append((day, counted))
        taken[class_id][day] = text
    registers = {
        class_id: ClassRegister(courses[class_id].starts_on, days[class_id]) for class_id in days
    }
    return registers, taken


@lru_cache(maxsize=4096)  # a school's days repeat a few texts
def _stored_sick(text: str, lessons: int) -> SickMinutes:
    return sick_minutes(unpack(text, lessons)[:lessons], (True,) * lessons)


def _count(taken: str, lessons: int) -> int:
    return sum(1 for at in unpack_taken(taken)[:lessons] if at is not None)
