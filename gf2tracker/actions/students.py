"""What can be done to students: added, changed one or many at a time, deleted."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from sqlalchemy import select

from gf2tracker.actions.enrolment import NewEnrolment, place
from gf2tracker.actions.label import codes_of, with_codes
from gf2tracker.domain.field import mail, one_line, phone
from gf2tracker.domain.people import ClassId, StudentId, Track
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import Student

EARLIEST_BIRTH = dt.date(1900, 1, 1)
LONGEST_NAME = 100


class StudentFields(TypedDict, total=False):
    """What is known of a student; a change changes only what is given.

    The number is the school's own, "" or None for none; the birth date is None when unknown.
    """

    number: str | None
    first_name: str
    last_name: str
    called_name: str
    birth_date: dt.date | None
    phone: str
    mail: str
    guardian_name: str
    guardian_phone: str
    guardian_mail: str
    track: str
    former_school: str
    postcode: str
    is_protected: bool
    has_support_contact: bool
    uni_login: str


@dataclass(frozen=True)
class NewStudent:
    """A student who is to be added.

    Attributes:
        class_id: the class to begin in; None for none yet.
        first_day: None means the day the class starts.
    """

    fields: StudentFields
    class_id: ClassId | None = None
    first_day: dt.date | None = None


def add(
    step: Step,
    fields: StudentFields,
    class_id: ClassId | None = None,
    first_day: dt.date | None = None,
) -> StudentId:
    """Add a student, and put the student into a class when one is given.

    Refused as in `add_all`.
    """
    return add_all(step, [NewStudent(fields, class_id, first_day)])[0]


def add_all(step: Step, rows: Sequence[NewStudent]) -> tuple[StudentId, ...]:
    """Add students, put them into their classes, and return their ids in the same order.

    Refused: no name, a number that is taken, impossible phone, mail, birth date or track, a CPR
    number in any field, and a first day outside the class's course.
    """
    text = plural(len(rows), "{n} elev tilføjet", "{n} elever tilføjet")
    step.label(with_codes(text, codes_of(step, (row.class_id for row in rows if row.class_id))))
    taken = _numbers(step)
    checked = [_new(row.fields, taken) for row in rows]
    ids = [StudentId(number) for number in step.insert_all(Student, checked)]
    place(
        step,
        [
            NewEnrolment(number, row.class_id, row.first_day)
            for number, row in zip(ids, rows, strict=True)
            if row.class_id is not None
        ],
    )
    return tuple(ids)


def _new(fields: StudentFields, taken: dict[str, int]) -> dict[str, Any]:
    values = _checked({"first_name": "", "last_name": "", **fields})
    _refuse_nameless(values)
    _refuse_taken(taken, values.get("number"), None)
    if values.get("number"):
        taken[values["number"]] = 0
    return values


def _checked(fields: StudentFields) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in fields.items():
        check = _CHECKS.get(name)
        values[name] = check(value, name) if check else value
    return values


def _text(value: Any, name: str) -> str:
    return one_line(value, name)


def _name(value: Any, name: str) -> str:
    return one_line(value, name, LONGEST_NAME)


def _number(value: Any, name: str) -> str | None:
    return one_line(value or "", name, 40) or None


def _track(value: Any, name: str) -> str:
    try:
        return Track(value).value
    except ValueError:
        text = _("Forløbet er EUD, EUX, EUV1, EUV2 eller EUV3.")
        raise Refusal(text, field=name) from None


def _birth_date(value: Any, name: str) -> dt.date | None:
    if value is not None and value < EARLIEST_BIRTH:
        raise Refusal(_("Fødselsdagen skal ligge efter 1900."), field=name)
    day: dt.date | None = value
    return day


def _flag(value: Any, _name_of_flag: str) -> bool:
    return bool(value)


_CHECKS: Mapping[str, Callable[[Any, str], object]] = {
    "number": _number,
    "first_name": _name,
    "last_name": _name,
    "called_name": _name,
    "birth_date": _birth_date,
    "phone": phone,
    "mail": mail,
    "guardian_name": _name,
    "guardian_phone": phone,
    "guardian_mail": mail,
    "track": _track,
    "former_school": _text,
    "postcode": _text,
    "is_protected": _flag,
    "has_support_contact": _flag,
    "uni_login": _text,
}


def _numbers(step: Step) -> dict[str, int]:
    rows = step.connection.execute(
        select(Student.id, Student.number).where(Student.number.is_not(None))
    )
    return {row.number: row.id for row in rows if row.number}


def _refuse_nameless(values: Mapping[str, Any]) -> None:
    if not values["first_name"] and not values["last_name"]:
        raise Refusal(_("Skriv elevens navn."), field="first_name")


def _refuse_taken(taken: Mapping[str, int], number: str | None, own: int | None) -> None:
    if number and taken.get(number, own) != own:
        text = _("Elevnummer {number} er i brug. Ret nummeret, eller brug den elev, der har det.")
        raise Refusal(text.format(number=number), field="number")
