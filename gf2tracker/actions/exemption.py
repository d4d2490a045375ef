"""What can be done to a student's exemptions from lessons."""

import datetime as dt

from sqlalchemy import select

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.exemption import Exemption, format_exempt, parse_exempt
from gf2tracker.domain.mark import AbsenceKind, unpack
from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_range, plural
from gf2tracker.store.absence import class_on
from gf2tracker.store.journal import Step
from gf2tracker.store.recount import recount
from gf2tracker.store.tables import AbsenceDay
from gf2tracker.store.tables import Exemption as ExemptionRow


def add(step: Step, student_id: StudentId, first: dt.date, last: dt.date, pattern: str = "") -> int:
    """Exempt a student from lessons in a period and return the exemption's number.

    Refused: last before first, a pattern without a lesson, and lessons that have marks.

    Args:
        step: the step it is done in.
        student_id: the student.
        first: the first day.
        last: the last day.
        pattern: lessons on Monday to Friday, "1,2|||*|"; empty is every lesson.
    """
    exemption = _exemption(first, last, pattern)
    step.label(_label(step, student_id, exemption, _("Fritagelse tilføjet")))
    _refuse_marked(step, student_id, exemption)
    values = {"first": first, "last": last, "pattern": format_exempt(exemption.lessons)}
    number = step.insert(ExemptionRow, {"student_id": student_id, **values})
    recount(step, [student_id], first, last)
    return number


def change(step: Step, exemption_id: int, first: dt.date, last: dt.date, pattern: str = "") -> None:
    """Give an exemption other days or lessons; what it no longer covers counts again.

    Refused as `add` is.
    """
    row = step.rows(ExemptionRow, [exemption_id])[exemption_id]
    exemption = _exemption(first, last, pattern)
    step.label(_label(step, row["student_id"], exemption, _("Fritagelse rettet")))
    old = Exemption(row["first"], row["last"], parse_exempt(row["pattern"]))
    _refuse_marked(step, row["student_id"], exemption)
    values = {"first": first, "last": last, "pattern": format_exempt(exemption.lessons)}
    step.update(ExemptionRow, exemption_id, values)
    recount(step, [row["student_id"]], min(first, old.first), max(last, old.last))


def remove(step: Step, exemption_id: int) -> None:
    """Take an exemption away; its lessons count again."""
    row = step.rows(ExemptionRow, [exemption_id])[exemption_id]
    exemption = Exemption(row["first"], row["last"], parse_exempt(row["pattern"]))
    step.label(_label(step, row["student_id"], exemption, _("Fritagelse fjernet")))
    step.delete(ExemptionRow, exemption_id)
    recount(step, [row["student_id"]], exemption.first, exemption.last)


def _exemption(first: dt.date, last: dt.date, pattern: str) -> Exemption:
    period = DayRange(first, last)
    exemption = Exemption(period.first, period.last, parse_exempt(pattern))
    if not any(exemption.lessons):
        refusal = _("Vælg mindst én lektion, som eleven er fritaget fra.")
        raise Refusal(refusal, field="pattern")
    return exemption


def _label(step: Step, student_id: StudentId, exemption: Exemption, what: str) -> str:
    found = class_on(step.connection, student_id, exemption.first)
    days = date_range(exemption.first, exemption.last)
    return f"{what}, {found.code} {days}" if found else f"{what}, {days}"


def _refuse_marked(step: Step, student_id: StudentId, exemption: Exemption) -> None:
    found = select(AbsenceDay.date, AbsenceDay.marks).where(
        AbsenceDay.student_id == student_id,
        AbsenceDay.date.between(exemption.first, exemption.last),
    )
    count = 0
    for row in step.connection.execute(found):
        marks = enumerate(unpack(row.marks), start=1)
        kinds = {lesson: mark.kind for lesson, mark in marks if mark is not None}
        on = exemption.on(row.date)
        count += sum(at in on and kind is not AbsenceKind.EXEMPT for at, kind in kinds.items())
    if count:
        text = plural(
            count,
            "Der står {n} mærke i de lektioner. Fjern det, før du fritager eleven.",
            "Der står {n} mærker i de lektioner. Fjern dem, før du fritager eleven.",
        )
        raise Refusal(text, field="pattern")
