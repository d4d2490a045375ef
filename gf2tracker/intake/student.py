"""One student as a class list tells it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from gf2tracker.domain.people import Track, full_name, split_name
from gf2tracker.intake.checked import Cell
from gf2tracker.intake.values import text_of


@dataclass(frozen=True)
class StudentRow:
    """One student as the file tells it.

    A text is None when the file has no such column, "" when the cell is empty. A date is None in
    both cases; `fields` tells them apart.

    Attributes:
        row: the sheet's own number, from 1.
        class_code: None when neither file nor caller says it; the action must refuse that.
        class_start: the class's start; first_day: the student's own.
        left_on: the day the file says the student left; None for one who has not.
        is_protected: None when the file has no such column.
        fields: what the file or the caller tells: names of attributes here.
    """

    sheet: str
    row: int
    first_name: str
    last_name: str
    called_name: str | None
    number: str | None
    uni_login: str | None
    birth_date: date | None
    class_code: str | None
    programme: str | None
    class_start: date | None
    first_day: date | None
    planned_end: date | None
    left_on: date | None
    leave_reason: str | None
    destination: str | None
    contact_teacher: str | None
    phone: str | None
    mail: str | None
    guardian_name: str | None
    guardian_phone: str | None
    guardian_mail: str | None
    track: Track | None
    former_school: str | None
    postcode: str | None
    is_protected: bool | None
    fields: frozenset[str]


def student_cell(row: StudentRow, field: str) -> Cell:
    """Return what a row says in a field of the list, as it could be written there again."""
    found = _SPECIAL[field](row) if field in _SPECIAL else getattr(row, field)
    return None if found == "" else found


def said_name(values: Mapping[str, Cell]) -> str:
    """Return "Fornavn Efternavn" of a row's cells, however its columns tell the name."""
    full, first, last = (
        text_of(values.get(name)) for name in ("full_name", "first_name", "last_name")
    )
    return full_name(*split_name(full)) if full else full_name(first, last)


def _written_name(row: StudentRow) -> str:
    name = full_name(row.first_name, row.last_name)
    told = (row.first_name, row.last_name)
    return name if split_name(name) == told else f"{row.last_name}, {row.first_name}"


_SPECIAL: Mapping[str, Callable[[StudentRow], Cell]] = {
    "full_name": _written_name,
    "cpr": lambda row: row.birth_date,
    "is_eux": lambda row: row.track is Track.EUX if row.track else None,
    "euv": lambda row: (row.track or "").removeprefix("EUV").strip("EUDX"),
    "student_type": lambda row: str(row.track or ""),
    "track": lambda row: str(row.track or ""),
}
