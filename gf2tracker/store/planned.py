"""Students' school days in a period as they stand; planning reads them here, before and in a step."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from gf2tracker.domain.exemption import Exemption, exempt_on
from gf2tracker.domain.mark import unpack
from gf2tracker.domain.planned import SchoolDay, SchoolDays
from gf2tracker.domain.register import unpack_reasons, unpack_taken
from gf2tracker.store.absence import exemption_of
from gf2tracker.store.course import courses_of
from gf2tracker.store.enrolment import CHUNK, Stay, stays_of
from gf2tracker.store.tables import AbsenceDay, RegisterDay
from gf2tracker.store.tables import Exemption as ExemptionRow

DAY = dt.timedelta(days=1)
_MARKED = select(
    AbsenceDay.student_id, AbsenceDay.date, AbsenceDay.marks, AbsenceDay.reasons, AbsenceDay.note
)
_EXEMPT = select(
    ExemptionRow.student_id, ExemptionRow.first, ExemptionRow.last, ExemptionRow.pattern
)


@dataclass(frozen=True, slots=True)
class _Known:
    stays: Mapping[int, list[Stay]]
    courses: Mapping[int, Course]
    registers: Mapping[tuple[int, dt.date], str]
    marked: Mapping[tuple[int, dt.date], Any]
    exemptions: Mapping[int, list[Exemption]]


def school_days(
    connection: Connection, student_ids: Collection[int], period: DayRange
) -> SchoolDays:
    """Return the school days of some students in a period, and the weekdays that are none."""
    stays = stays_of(connection, student_ids)
    class_ids = {stay.class_id for own in stays.values() for stay in own}
    known = _Known(
        stays=stays,
        courses=courses_of(connection, class_ids),
        registers=_registers(connection, class_ids, period),
        marked=_marked(connection, student_ids, period),
        exemptions=_exemptions(connection, student_ids, period),
    )
    days: list[SchoolDay] = []
    closed: dict[dt.date, str] = {}
    outside = 0
    for student_id in sorted(student_ids):
        for date in _weekdays(period):
            stay = next((one for one in stays.get(student_id, ()) if date in one), None)
            course = known.courses[stay.class_id] if stay is not None else None
            if stay is None or course is None:
                outside += 1
            elif course.lessons_on(date):
                days.append(_day(known, student_id, stay.class_id, date))
            elif (name := course.closed_name(date)) is not None:
                closed.setdefault(date, name)
    return SchoolDays(tuple(days), tuple(sorted(closed.items())), outside)


def _day(known: _Known, student_id: int, class_id: int, date: dt.date) -> SchoolDay:
    lessons = known.courses[class_id].lessons_on(date)
    row = known.marked.get((student_id, date))
    return SchoolDay(
        student_id=student_id,
        class_id=class_id,
        date=date,
        taken=unpack_taken(known.registers.get((class_id, date), ""), lessons)[:lessons],
        marks=unpack(row.marks if row else "", lessons)[:lessons],
        reasons=unpack_reasons(row.reasons if row else "", lessons)[:lessons],
        note=row.note if row else "",
        exempt=exempt_on(known.exemptions.get(student_id, ()), date),
    )


def _weekdays(period: DayRange) -> Iterator[dt.date]:
    day = period.first
    while day <= period.last:
        if day.weekday() < 5:
            yield day
        day += DAY


def _registers(
    connection: Connection, class_ids: Collection[int], period: DayRange
) -> dict[tuple[int, dt.date], str]:
    found = select(RegisterDay.class_id, RegisterDay.date, RegisterDay.taken).where(
        RegisterDay.class_id.in_(sorted(class_ids)),
        RegisterDay.date.between(period.first, period.last),
    )
    return {(row.class_id, row.date): row.taken for row in connection.execute(found)}


def _marked(
    connection: Connection, student_ids: Collection[int], period: DayRange
) -> dict[tuple[int, dt.date], Any]:
    found = _MARKED.where(AbsenceDay.date.between(period.first, period.last))
    return {
        (row.student_id, row.date): row
        for part in _parts(student_ids)
        for row in connection.execute(found.where(AbsenceDay.student_id.in_(part)))
    }


def _exemptions(
    connection: Connection, student_ids: Collection[int], period: DayRange
) -> dict[int, list[Exemption]]:
    found: dict[int, list[Exemption]] = {}
    wanted = _EXEMPT.where(ExemptionRow.first <= period.last, ExemptionRow.last >= period.first)
    for part in _parts(student_ids):
        rows = connection.execute(wanted.where(ExemptionRow.student_id.in_(part)))
        for student_id, first, last, pattern in rows:
            found.setdefault(student_id, []).append(exemption_of(first, last, pattern))
    return found


def _parts(student_ids: Collection[int]) -> Iterator[list[int]]:
    ids = sorted(student_ids)
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
