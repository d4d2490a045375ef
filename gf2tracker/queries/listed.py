"""What one line of a class list changes of a student, field by field."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gf2tracker.domain.cpr import mask_cpr
from gf2tracker.domain.field import tidy
from gf2tracker.domain.identity import Misfit
from gf2tracker.domain.leaving import LeaveReasons
from gf2tracker.domain.people import Track, called, full_name
from gf2tracker.intake.checked import EMPTY
from gf2tracker.intake.columns import STUDENTS
from gf2tracker.intake.plan import FieldChange
from gf2tracker.intake.student import StudentRow
from gf2tracker.language import _, date_long, fold

NAMES = ("first_name", "last_name")
TEXTS = (
    "number",
    "uni_login",
    "called_name",
    "phone",
    "mail",
    "guardian_name",
    "guardian_phone",
    "guardian_mail",
    "former_school",
    "postcode",
)
GUARDIAN = ("guardian_name", "guardian_phone", "guardian_mail")
ENROLMENT_FIELDS = {"first_day": "first_day", "last_day": "left_on", "leave_reason": "leave_reason"}

_LABELS = {field.name: field.label for field in STUDENTS.fields}


def told_of(row: StudentRow) -> dict[str, Any]:
    """Return what a line says about a student, as columns; what it does not say is left out.

    An empty cell says nothing. Nor does an empty cell or a no about protection: a list protects,
    and only the student's own page ends it.
    """
    texts = {name: _tidy(text) for name in (*NAMES, *TEXTS) if (text := getattr(row, name))}
    if not any(texts.get(name) for name in NAMES):
        raise Misfit("full_name", EMPTY)
    for name, text in texts.items():
        refuse_cpr(name, text)
    found: dict[str, Any] = {name: text for name, text in texts.items() if text}
    if row.birth_date:
        found["birth_date"] = row.birth_date
    if row.track:
        found["track"] = row.track.value
    if row.is_protected:
        found["is_protected"] = True
    return found


def refuse_cpr(field: str, text: str) -> None:
    """Refuse a text that would be stored and holds what may be a CPR number."""
    if mask_cpr(text) != text:
        raise Misfit(field, _("feltet ligner et CPR-nummer; ret eller slet det"))


def _tidy(text: str) -> str:
    return text if text.isascii() else tidy(text)


def changed_of(
    told: Mapping[str, Any], known: Mapping[str, Any], *, is_weak: bool
) -> dict[str, Any]:
    """Return what a line changes of a known student, as columns.

    Args:
        told: what the line says.
        known: the student's row.
        is_weak: the track comes from a column that only tells EUX from the rest, so a no says
            nothing about somebody on EUV.
    """
    found = {
        name: value
        for name, value in told.items()
        if name not in NAMES and value != known[name] and not _is_same(name, value, known[name])
    }
    if is_weak and told.get("track") == Track.EUD and known["track"].startswith("EUV"):
        found.pop("track", None)
    return found | _changed_name(told, known)


def _is_same(name: str, new: object, old: object) -> bool:
    return name in {"mail", "guardian_mail", "uni_login"} and fold(str(new)) == fold(str(old))


def _changed_name(told: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    new = {name: told[name] for name in NAMES if name in told}
    after = {**{name: known[name] for name in NAMES}, **new}
    name, old = full_name(*(after[one] for one in NAMES)), full_name(*(known[one] for one in NAMES))
    if fold(name) == fold(old):
        is_split_anew = any(fold(after[one]) != fold(known[one]) for one in NAMES)
        is_plainer = name.isupper() or name.islower() or (name.isascii() and not old.isascii())
        if is_split_anew or is_plainer:
            return {}
    return {one: value for one, value in new.items() if value != known[one]}


def field_changes(changed: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[FieldChange]:
    """Yield what becomes otherwise of a student, first and last name as one.

    Of a protected student it is told only what they were called (decisions 32).
    """
    if any(name in changed for name in NAMES):
        old = full_name(*(known[name] for name in NAMES))
        if known["is_protected"]:
            old = called(known["first_name"], known["called_name"])
        new = full_name(*(changed.get(name, known[name]) for name in NAMES))
        yield FieldChange("full_name", _LABELS["full_name"], old, new)
    for name, value in changed.items():
        if name not in NAMES:
            yield FieldChange(name, _LABELS[name], shown(known[name]), shown(value))


def enrolment_changes(
    changed: Mapping[str, Any], known: object, reasons: LeaveReasons
) -> Iterator[FieldChange]:
    """Yield what becomes otherwise of an enrolment that goes on; `known` has its columns."""
    for name, field in ENROLMENT_FIELDS.items():
        if name in changed:
            old, new = getattr(known, name), changed[name]
            if name == "leave_reason":
                found = (reasons.of(one) for one in (old, new))
                old, new = (one.name if one else "" for one in found)
            yield FieldChange(field, _LABELS[field], shown(old), shown(new))


def texts_of(row: StudentRow) -> dict[str, str]:
    """Return what stands in a line by field, as it is shown; empty fields are left out."""
    found = {"full_name": full_name(row.first_name, row.last_name)}
    for name in _SHOWN:
        value = getattr(row, name)
        if value:
            found[name] = shown(value)
    return found


_SHOWN = (
    *TEXTS,
    "birth_date",
    "class_code",
    "programme",
    "class_start",
    "first_day",
    "planned_end",
    "left_on",
    "leave_reason",
    "destination",
    "contact_teacher",
    "track",
    "is_protected",
)


def shown(value: object) -> str:
    """Return a value as a text that is read: dates in full, yes and no as words."""
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, date):
        return date_long(value)
    return "" if value is None else str(value)
