"""What can be done to students: added, changed one or many at a time, deleted."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from sqlalchemy import select

from gf2tracker.actions.enrolment import NewEnrolment, entries
from gf2tracker.actions.label import codes_of, with_codes
from gf2tracker.domain.field import mail, one_line, phone
from gf2tracker.domain.people import ClassId, StudentId, Track, format_phone
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.store.belongings import belongings_of
from gf2tracker.store.enrolment import current, stays_of
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import Enrolment, Student

EARLIEST_BIRTH = dt.date(1900, 1, 1)


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

    Refused as in `add_all`, and phones and mails that can't be.
    """
    _refuse_unreachable(fields, {})
    return add_all(step, [NewStudent(fields, class_id, first_day)])[0]


def add_all(step: Step, rows: Sequence[NewStudent]) -> tuple[StudentId, ...]:
    """Add students, put them into their classes, and return their ids in the same order.

    A list is taken as it is written: an odd phone was remarked when the list was read. Refused:
    no name, a number that is taken, an impossible birth date or track, a CPR number in any field,
    and a first day outside the class's course.
    """
    text = plural(len(rows), "{n} elev tilføjet", "{n} elever tilføjet")
    step.label(with_codes(text, codes_of(step, (row.class_id for row in rows if row.class_id))))
    taken = _numbers(step)
    checked = [_new(step, row.fields, taken) for row in rows]
    ids = [StudentId(number) for number in step.insert_all(Student, checked)]
    begin = [
        NewEnrolment(number, row.class_id, row.first_day)
        for number, row in zip(ids, rows, strict=True)
        if row.class_id is not None
    ]
    step.insert_all(Enrolment, entries(step.connection, begin))
    return tuple(ids)


def change(step: Step, student_id: StudentId, fields: StudentFields) -> None:
    """Change what is known of a student; refused as in `add`."""
    _refuse_unreachable(fields, step.rows(Student, [student_id])[student_id])
    change_each(step, {student_id: fields})


def change_all(step: Step, student_ids: Iterable[StudentId], fields: StudentFields) -> None:
    """Change the same of many students; refused as in `add_all`."""
    change_each(step, dict.fromkeys(student_ids, fields))


def change_each(step: Step, changes: Mapping[StudentId, StudentFields]) -> None:
    """Change something else of each student; refused as in `add_all`."""
    text = plural(len(changes), "{n} elev ændret", "{n} elever ændret")
    step.label(with_codes(text, _present_codes(step, changes)))
    rows = step.rows(Student, changes)
    taken = _numbers(step)
    for student_id, fields in changes.items():
        if "number" in fields:
            taken.pop(rows[student_id]["number"], None)
    checked = {}
    for student_id, fields in changes.items():
        values = _checked(step, fields)
        _refuse_nameless({**rows[student_id], **values})
        _claim(taken, values.get("number"))
        checked[student_id] = values
    step.update_all(Student, checked)


def delete(step: Step, student_id: StudentId) -> None:
    """Delete a student with enrolments, marks and contacts; undoing brings all of it back."""
    delete_all(step, [student_id])


def delete_all(step: Step, student_ids: Iterable[StudentId]) -> None:
    """Delete students with enrolments, marks and contacts; undoing brings all of it back."""
    gone = sorted(set(student_ids))
    text = plural(len(gone), "{n} elev slettet", "{n} elever slettet")
    step.label(with_codes(text, _present_codes(step, gone)))
    for kind, keys in belongings_of(step.connection, gone).items():
        step.delete_all(kind, keys)
    step.delete_all(Student, gone)


def _present_codes(step: Step, student_ids: Iterable[StudentId]) -> str:
    today = step.now.date()
    stays = stays_of(step.connection, student_ids)
    present = (current(own, today) for own in stays.values())
    return codes_of(step, (stay.class_id for stay in present if stay is not None))


def _new(step: Step, fields: StudentFields, taken: dict[str, int]) -> dict[str, Any]:
    values = _checked(step, {"first_name": "", "last_name": "", **fields})
    _refuse_nameless(values)
    _claim(taken, values.get("number"))
    return values


def _checked(step: Step, fields: StudentFields) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in fields.items():
        check = _CHECKS.get(name)
        values[name] = check(value, name) if check else value
    birth_date = values.get("birth_date")
    if birth_date is not None and not EARLIEST_BIRTH <= birth_date < step.now.date():
        raise Refusal(_("Fødselsdagen skal ligge mellem 1900 og i dag."), field="birth_date")
    return values


def _number(value: Any, name: str) -> str | None:
    return one_line(value or "", name) or None


def _track(value: Any, name: str) -> str:
    try:
        return Track(value).value
    except ValueError:
        text = _("Forløbet er EUD, EUX, EUV1, EUV2 eller EUV3.")
        raise Refusal(text, field=name) from None


def _phone(value: Any, name: str) -> str:
    return format_phone(one_line(value, name))


def _flag(value: Any, _name_of_flag: str) -> bool:
    return bool(value)


_CHECKS: Mapping[str, Callable[[Any, str], object]] = {
    "number": _number,
    "first_name": one_line,
    "last_name": one_line,
    "called_name": one_line,
    "phone": _phone,
    "mail": one_line,
    "guardian_name": one_line,
    "guardian_phone": _phone,
    "guardian_mail": one_line,
    "track": _track,
    "former_school": one_line,
    "postcode": one_line,
    "is_protected": _flag,
    "has_support_contact": _flag,
    "uni_login": one_line,
}
_REACHED_BY: Mapping[str, Callable[[Any, str], object]] = {
    "phone": phone,
    "guardian_phone": phone,
    "mail": mail,
    "guardian_mail": mail,
}


def _refuse_unreachable(fields: StudentFields, before: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        check = _REACHED_BY.get(name)
        if check and value != before.get(name):
            check(value, name)


def _numbers(step: Step) -> dict[str, int]:
    rows = step.connection.execute(
        select(Student.id, Student.number).where(Student.number.is_not(None))
    )
    return {row.number: row.id for row in rows if row.number}


def _refuse_nameless(values: Mapping[str, Any]) -> None:
    if not values["first_name"] and not values["last_name"]:
        raise Refusal(_("Skriv elevens navn."), field="first_name")


def _claim(taken: dict[str, int], number: str | None) -> None:
    if not number:
        return
    if number in taken:
        text = _("Elevnummer {number} er i brug. Ret nummeret, eller brug den elev, der har det.")
        raise Refusal(text.format(number=number), field="number")
    taken[number] = 0
