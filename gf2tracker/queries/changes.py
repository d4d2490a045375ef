"""What was changed about a student, in Danish words."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from gf2tracker.domain.change import StepKind
from gf2tracker.domain.leaving import LeaveReasons
from gf2tracker.domain.notice import Informed, unpack_informed
from gf2tracker.domain.people import EnrolmentId, StudentId
from gf2tracker.language import NO_FIGURE, _, date_long, join_words
from gf2tracker.queries.history import RowChange, ValueChange, changes_of
from gf2tracker.store.leaving import leave_reasons

_SILENT = {"has_support_contact"}  # that it was changed may be seen, but not from what to what

_FIELDS = {
    "number": _("Elevnummer"),
    "first_name": _("Fornavn"),
    "last_name": _("Efternavn"),
    "called_name": _("Kaldes"),
    "birth_date": _("Født"),
    "phone": _("Telefon"),
    "mail": _("Mail"),
    "guardian_name": _("Værge"),
    "guardian_phone": _("Værges telefon"),
    "guardian_mail": _("Værges mail"),
    "track": _("Forløb"),
    "former_school": _("Kommer fra"),
    "postcode": _("Postnummer"),
    "is_protected": _("Beskyttet"),
    "has_support_contact": _("Støttekontakt"),
    "uni_login": _("UNI-login"),
    "class_id": _("Hold"),
    "first_day": _("Første dag"),
    "last_day": _("Sidste dag"),
    "leave_reason": _("Årsag"),
    "cause_as_told": _("Egen forklaring"),
    "destination": _("Går videre til"),
    "informed": _("Har fået besked"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A change that still stands, in words.

    Attributes:
        at: aware, in UTC.
        by: initials.
        text: "Telefon: 15 42 07 88 → 15 42 07 99", one line a field.
    """

    at: dt.datetime
    by: str
    title: str
    text: str


def of_student(
    connection: Connection,
    student_id: StudentId,
    enrolments: tuple[EnrolmentId, ...],
    codes: Mapping[int, str],
) -> Iterator[Told]:
    """Yield what was changed about a student and the student's enrolments, in no order.

    Steps that were undone are left out, as are the undoings.
    """
    words = _Words(codes, leave_reasons(connection))
    for change in changes_of(connection, "student", student_id):
        if _stands(change):
            title = _("Oprettet") if change.is_new else _("Oplysninger rettet")
            yield Told(change.at, change.by, title, "" if change.is_new else _text(change, words))
    for change in changes_of(connection, "enrolment", *enrolments):
        if _stands(change) and not change.is_new:
            yield Told(change.at, change.by, _("Indmeldelse rettet"), _text(change, words))


def _stands(change: RowChange) -> bool:
    return change.kind is StepKind.DEED and not change.undone and not change.is_gone


@dataclass(frozen=True, slots=True)
class _Words:
    codes: Mapping[int, str]
    reasons: LeaveReasons

    def of(self, column: str, value: Any) -> str:
        """Return a stored value as it is read; a dash for none."""
        found: Any = value
        if column == "class_id":
            found = self.codes.get(value)
        elif column == "leave_reason":
            reason = self.reasons.of(value or "")
            found = reason.name if reason else ""
        elif column == "informed":
            found = join_words(one.label for one in Informed if one in unpack_informed(value or ""))
        elif isinstance(value, bool):
            found = _("ja") if value else _("nej")
        elif isinstance(value, dt.date):
            found = date_long(value)
        return found or NO_FIGURE


def _text(change: RowChange, words: _Words) -> str:
    return "\n".join(_line(value, words) for value in change.values if value.column in _FIELDS)


def _line(value: ValueChange, words: _Words) -> str:
    field = _FIELDS[value.column]
    if value.column in _SILENT:
        return _("{field} rettet").format(field=field)
    old, new = (words.of(value.column, one) for one in (value.old, value.new))
    return f"{field}: {old} → {new}"
