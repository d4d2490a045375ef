"""What can be done to a student's time in a class: begin, move, leave, come back, correct."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from sqlalchemy import Connection

from gf2tracker.actions.label import codes_of, with_codes
from gf2tracker.domain.course import Course
from gf2tracker.domain.field import one_line
from gf2tracker.domain.notice import Informed, pack_informed
from gf2tracker.domain.people import ClassId, EnrolmentId, StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long, plural
from gf2tracker.store.course import courses_of
from gf2tracker.store.enrolment import Stay, stays_of
from gf2tracker.store.journal import Step
from gf2tracker.store.leaving import leave_reasons
from gf2tracker.store.recount import recount
from gf2tracker.store.tables import Enrolment, Student

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class NewEnrolment:
    """One student who is to begin in a class.

    Attributes:
        first_day: None means the day the class starts.
    """

    student_id: StudentId
    class_id: ClassId
    first_day: dt.date | None = None


@dataclass(frozen=True)
class Leaving:
    """That somebody leaves before the class is over, and what is known of why and whereto.

    Attributes:
        reason: the code of one of the school's reasons.
        informed: who has been told.
    """

    last_day: dt.date
    reason: str
    cause_as_told: str = ""
    destination: str = ""
    informed: frozenset[Informed] = frozenset()


class EnrolmentFields(TypedDict, total=False):
    """What may be corrected of an enrolment; only what is given is changed.

    The leave reason is the code of one, "" for one who has not left; who was informed is as stored.
    """

    class_id: ClassId
    first_day: dt.date
    last_day: dt.date | None
    leave_reason: str
    cause_as_told: str
    destination: str
    informed: str


STAYS: EnrolmentFields = {
    "last_day": None,
    "leave_reason": "",
    "cause_as_told": "",
    "destination": "",
    "informed": "",
}


def enrol_all(step: Step, rows: Sequence[NewEnrolment]) -> tuple[EnrolmentId, ...]:
    """Put students into classes and return the enrolments in the same order.

    Refused: a first day outside the class's course, and a student who is in a class then.
    """
    text = plural(len(rows), "{n} elev indmeldt", "{n} elever indmeldt")
    step.label(with_codes(text, codes_of(step, (row.class_id for row in rows))))
    values = entries(step.connection, rows)
    step.rows(Student, {row.student_id for row in rows})  # refuses those who are gone
    ids = step.insert_all(Enrolment, values)
    if values:
        recount(step, {row.student_id for row in rows}, min(row["first_day"] for row in values))
    return tuple(EnrolmentId(number) for number in ids)


def entries(connection: Connection, rows: Sequence[NewEnrolment]) -> list[dict[str, Any]]:
    """Return the rows that enrolments are written as; refused as in `enrol_all`."""
    courses = courses_of(connection, {row.class_id for row in rows})
    standing = stays_of(connection, {row.student_id for row in rows})
    values = []
    for row in rows:
        course = _standing(courses, row.class_id)
        first_day = row.first_day or course.starts_on
        _refuse_outside(course, first_day, "first_day")
        own = standing.setdefault(row.student_id, [])
        _refuse_overlap(own, first_day, course.ends_on)
        own.append(Stay(0, row.student_id, row.class_id, first_day, None, course.ends_on))
        values.append(
            {"student_id": row.student_id, "class_id": row.class_id, "first_day": first_day}
        )
    return values


def move(
    step: Step, enrolment_id: EnrolmentId, class_id: ClassId, first_day: dt.date
) -> EnrolmentId:
    """Move a student to another class; the old enrolment ends the day before.

    Refused as in `move_all`.
    """
    return move_all(step, [enrolment_id], class_id, first_day)[0]


def move_all(
    step: Step, enrolment_ids: Sequence[EnrolmentId], class_id: ClassId, first_day: dt.date
) -> tuple[EnrolmentId, ...]:
    """Move students to another class from a day on and return their new enrolments.

    Each old enrolment ends the day before. Refused: the same class, a day on or before the first
    day in the old class, a student who has left by then, and a day outside the new course.
    """
    stays = _stays(step, enrolment_ids)
    text = plural(len(stays), "{n} elev flyttet", "{n} elever flyttet")
    step.label(with_codes(text, codes_of(step, [class_id])))
    for stay in stays:
        _refuse_move(stay, class_id, first_day)
    ended = {**STAYS, "last_day": first_day - DAY}
    step.update_all(Enrolment, {stay.id: ended for stay in stays})
    rows = [NewEnrolment(StudentId(stay.student_id), class_id, first_day) for stay in stays]
    ids = step.insert_all(Enrolment, entries(step.connection, rows))
    recount(step, {stay.student_id for stay in stays}, first_day)
    return tuple(EnrolmentId(number) for number in ids)


def leave(
    step: Step,
    enrolment_id: EnrolmentId,
    last_day: dt.date,
    reason: str,
    cause_as_told: str = "",
    destination: str = "",
) -> None:
    """Note that a student leaves before the class is over.

    Refused: no reason, and a last day before the first or outside the class's course.
    """
    fields = Leaving(last_day, reason, cause_as_told, destination)
    leave_all(step, [enrolment_id], fields)


def leave_all(step: Step, enrolment_ids: Sequence[EnrolmentId], leaving: Leaving) -> None:
    """Note that students leave for the same reason, or correct what was noted of those who left.

    Refused as `leave`.
    """
    stays = _stays(step, enrolment_ids)
    text = plural(len(stays), "{n} elev meldt ud", "{n} elever meldt ud")
    if stays and all(stay.leave_reason for stay in stays):
        text = plural(len(stays), "{n} udmelding rettet", "{n} udmeldinger rettet")
    step.label(with_codes(text, codes_of(step, (stay.class_id for stay in stays))))
    if not leaving.reason or any(stay.leave_reason != leaving.reason for stay in stays):
        _refuse_reason(step, leaving.reason)
    fields: EnrolmentFields = {
        "last_day": leaving.last_day,
        "leave_reason": leaving.reason,
        "cause_as_told": leaving.cause_as_told,
        "destination": leaving.destination,
        "informed": pack_informed(leaving.informed),
    }
    for stay in stays:
        _correct(step, stay, fields)


def come_back(step: Step, enrolment_id: EnrolmentId) -> None:
    """Note that a student who had left is in the class after all, as if never gone.

    Refused when the student is in another class by now.
    """
    stay = _stays(step, [enrolment_id])[0]
    step.label(with_codes(_("1 elev tilbage på holdet"), codes_of(step, [stay.class_id])))
    _correct(step, stay, STAYS)


def correct(step: Step, enrolment_id: EnrolmentId, fields: EnrolmentFields) -> None:
    """Correct what is noted of a student's time in a class.

    Refused: a last day before the first, days outside the class's course, and days on which the
    student is in another class.
    """
    stay = _stays(step, [enrolment_id])[0]
    classes = {stay.class_id, fields.get("class_id", stay.class_id)}
    step.label(with_codes(_("1 indmeldelse rettet"), codes_of(step, classes)))
    _correct(step, stay, fields)


def remove(step: Step, enrolment_id: EnrolmentId) -> None:
    """Take back that a student was ever in a class; marks stay with the student."""
    stay = _stays(step, [enrolment_id])[0]
    step.label(with_codes(_("1 indmeldelse slettet"), codes_of(step, [stay.class_id])))
    step.delete(Enrolment, stay.id)
    recount(step, [stay.student_id], stay.first_day)


def _correct(step: Step, stay: Stay, fields: EnrolmentFields) -> None:
    values: dict[str, Any] = {**fields}
    class_id = fields.get("class_id", stay.class_id)
    course = _standing(courses_of(step.connection, [class_id]), class_id)
    first = fields.get("first_day", stay.first_day)
    last = fields.get("last_day", stay.last_day)
    if last is not None and last < first:
        text = _("Sidste dag {last} ligger før første dag {first}. Ret en af dem.")
        span = {"first": date_long(first), "last": date_long(last)}
        raise Refusal(text.format(**span), field="last_day")
    if first != stay.first_day or class_id != stay.class_id:
        _refuse_outside(course, first, "first_day")
    if last is not None and (last != stay.last_day or class_id != stay.class_id):
        _refuse_outside(course, last, "last_day")
    others = stays_of(step.connection, [stay.student_id])[stay.student_id]
    rest = [one for one in others if one.id != stay.id]
    _refuse_overlap(rest, first, last or course.ends_on)
    if fields.get("leave_reason", stay.leave_reason) != stay.leave_reason:
        _refuse_reason(step, fields["leave_reason"], is_needed=False)
        values["leave_reason"] = str(fields["leave_reason"])
    for name in ("cause_as_told", "destination"):
        if name in values:
            values[name] = one_line(values[name], name)
    step.update(Enrolment, stay.id, values)
    recount(step, [stay.student_id], min(first, stay.first_day))


def _stays(step: Step, enrolment_ids: Iterable[EnrolmentId]) -> list[Stay]:
    rows = step.rows(Enrolment, enrolment_ids)
    found = stays_of(step.connection, {row["student_id"] for row in rows.values()})
    by_id = {stay.id: stay for stays in found.values() for stay in stays}
    return [by_id[number] for number in rows]


def _standing(courses: Mapping[int, Course], class_id: int) -> Course:
    if class_id not in courses:
        raise Refusal(_("Holdet findes ikke længere. Vælg et andet hold."), field="class_id")
    return courses[class_id]


def _refuse_move(stay: Stay, class_id: int, first_day: dt.date) -> None:
    if stay.class_id == class_id:
        raise Refusal(_("Eleven går allerede på det hold. Vælg et andet."), field="class_id")
    if first_day <= stay.first_day:
        text = _(
            "Eleven begyndte på det gamle hold {day}. Vælg en senere dag, "
            "eller ret holdet på indmeldelsen, hvis det var forkert fra første dag."
        )
        raise Refusal(text.format(day=date_long(stay.first_day)), field="first_day")
    if stay.last_day is not None and stay.last_day < first_day - DAY:
        text = _("Eleven forlod det gamle hold {day}. Meld eleven ind på det nye i stedet.")
        raise Refusal(text.format(day=date_long(stay.last_day)), field="first_day")


def _refuse_reason(step: Step, code: str, *, is_needed: bool = True) -> None:
    known = {one.code: one for one in leave_reasons(step.connection).entries}
    if (is_needed or code) and code not in known:
        raise Refusal(_("Vælg en årsag."), field="leave_reason")
    if code and not known[code].is_active:
        text = _("“{name}” er taget ud af brug. Vælg en anden årsag.")
        raise Refusal(text.format(name=known[code].name), field="leave_reason")


def _refuse_outside(course: Course, day: dt.date, field: str) -> None:
    if not course.starts_on <= day <= course.ends_on:
        text = _("Holdet går fra {first} til {last}. Vælg en dag inden for det.")
        first, last = date_long(course.starts_on), date_long(course.ends_on)
        raise Refusal(text.format(first=first, last=last), field=field)


def _refuse_overlap(stays: Iterable[Stay], first: dt.date, last: dt.date) -> None:
    for stay in stays:
        if stay.first_day <= last and first <= stay.ends_on:
            text = _(
                "Eleven går på et andet hold fra {first} til {last}. "
                "Flyt eleven, eller ret dagene først."
            )
            span = {"first": date_long(stay.first_day), "last": date_long(stay.ends_on)}
            raise Refusal(text.format(**span), field="first_day")
