"""Counting stored days of marks again, after something they are counted by has changed."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Connection, select

from gf2tracker.domain.exemption import Exemption, exempt_on
from gf2tracker.domain.register import unpack_taken
from gf2tracker.store.absence import Row, exemption_of, figured, lawful_rules
from gf2tracker.store.course import courses_of
from gf2tracker.store.enrolment import stays_of
from gf2tracker.store.image import sql_table
from gf2tracker.store.journal import CHUNK, Step
from gf2tracker.store.tables import AbsenceDay, RegisterDay
from gf2tracker.store.tables import Exemption as ExemptionRow


def recount(
    step: Step, student_ids: Iterable[int] | None, first: dt.date, last: dt.date = dt.date.max
) -> None:
    """Write the figures beside marks again, from a day to another.

    To be called in the step that changes an enrolment, an exemption or what is lawful; figures
    that come out the same are not written.

    Args:
        step: the step of the change.
        student_ids: whose days; None is everybody's.
        first: the first day.
        last: the last day, also counted again.
    """
    connection = step.connection
    wanted = None if student_ids is None else sorted(set(student_ids))
    before = _rows(connection, wanted, first, last)
    if not before:
        return
    ids = {row["student_id"] for row in before}
    stays = stays_of(connection, ids)
    courses = courses_of(connection, {stay.class_id for own in stays.values() for stay in own})
    registers = _registers(connection, courses, first, last)
    exemptions = _exemptions(connection)
    rules = lawful_rules(connection)
    after = []
    for row in before:
        student_id, day = row["student_id"], row["date"]
        class_id = next((stay.class_id for stay in stays.get(student_id, ()) if day in stay), None)
        lessons = courses[class_id].lessons_on(day) if class_id is not None else 0
        taken = unpack_taken(registers.get((class_id, day), ""), lessons)
        exempt = exempt_on(exemptions.get(student_id, ()), day)
        after.append(figured(row, lessons, taken, exempt, rules.on(day)))
    step.put(sql_table(AbsenceDay), before, after)


def _rows(
    connection: Connection, student_ids: list[int] | None, first: dt.date, last: dt.date
) -> list[Row]:
    found = select(sql_table(AbsenceDay)).where(AbsenceDay.date.between(first, last))
    if student_ids is None:
        return [dict(row) for row in connection.execute(found).mappings()]
    return [
        dict(row)
        for start in range(0, len(student_ids), CHUNK)
        for row in connection.execute(
            found.where(AbsenceDay.student_id.in_(student_ids[start : start + CHUNK]))
        ).mappings()
    ]


def _registers(
    connection: Connection, class_ids: Iterable[int], first: dt.date, last: dt.date
) -> dict[tuple[int | None, dt.date], str]:
    found = select(RegisterDay.class_id, RegisterDay.date, RegisterDay.taken).where(
        RegisterDay.class_id.in_(sorted(class_ids)), RegisterDay.date.between(first, last)
    )
    return {(row.class_id, row.date): row.taken for row in connection.execute(found)}


def _exemptions(connection: Connection) -> dict[int, list[Exemption]]:
    found: dict[int, list[Exemption]] = {}
    columns = (ExemptionRow.first, ExemptionRow.last, ExemptionRow.pattern)
    for student_id, first, last, pattern in connection.execute(
        select(ExemptionRow.student_id, *columns)
    ):
        found.setdefault(student_id, []).append(exemption_of(first, last, pattern))
    return found
