"""Class lists: one row is one student on one class."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gf2tracker.domain.people import Track, split_name
from gf2tracker.errors import Refusal
from gf2tracker.intake.book import Book
from gf2tracker.intake.check import Defaults, Kind, check
from gf2tracker.intake.checked import Cell, CheckedFile, FaultyRow
from gf2tracker.intake.columns import STUDENTS
from gf2tracker.intake.dates import birth_date_of, day_of
from gf2tracker.intake.headings import AS_FOUND, Choices
from gf2tracker.intake.mending import Place, leave_out, mend, written
from gf2tracker.intake.row import RowReader
from gf2tracker.intake.student import StudentRow, student_cell
from gf2tracker.intake.table import Line, Table
from gf2tracker.intake.twins import twice, without_copies
from gf2tracker.intake.values import (
    euv,
    eux,
    mail,
    phone,
    postcode,
    six_digits_of,
    text_of,
    track,
    yes_or_no,
)
from gf2tracker.language import _, fold

_NO_CLASS_NAME = re.compile(r"(ark|sheet|tabel|table|side|page|elever|liste)\W*\d*")


StudentFile = CheckedFile[StudentRow]


@dataclass(frozen=True)
class StudentRequest:
    """How a class list is to be read.

    Attributes:
        class_code: for rows whose class the file does not tell, or tells only in one title.
        class_start: for classes whose start the file does not tell.
    """

    today: date
    class_code: str | None = None
    class_start: date | None = None
    choices: Choices = AS_FOUND


def students_in(book: Book, request: StudentRequest, digest: str = "") -> StudentFile:
    """Return the students of a file, each good or with every fault it has."""

    def defaults(tables: Sequence[Table]) -> Defaults:
        return _defaults(tables, request)

    return without_copies(check(book, _kind(request.today), request.choices, defaults, digest))


def mend_student(
    file: StudentFile, row: FaultyRow, corrections: Mapping[str, str], today: date
) -> StudentFile:
    """Return the file after a user has typed other texts into fields of one row.

    The row is good afterwards or has the faults it then has.
    """
    return mend(file, _kind(today), row, corrections)


def without_students(file: StudentFile, places: Collection[Place], today: date) -> StudentFile:
    """Return the file without the rows that the user leaves out; they are its `left_out`."""
    return leave_out(file, _kind(today), places)


def written_student(file: StudentFile, place: Place, today: date) -> FaultyRow:
    """Return a row, good or faulty, as it can be mended."""
    return written(file, _kind(today), place)


def _kind(today: date) -> Kind[StudentRow]:
    def read(reader: RowReader) -> StudentRow | None:
        return _student(reader, today)

    return Kind(STUDENTS, read, twice, born_cells(today), student_cell)


def born_cells(today: date) -> Mapping[str, Callable[[Cell], Cell]]:
    """Return how cells are kept that tell a birth date: as that date, never as a CPR number."""

    def birth(cell: Cell) -> Cell:
        try:
            found = birth_date_of(cell, today)
        except Refusal:
            return six_digits_of(text_of(cell))
        return found.date if found else None

    return {"birth_date": birth, "cpr": birth}


def _defaults(tables: Sequence[Table], request: StudentRequest) -> Defaults:
    has_column = any("class_code" in table.columns for table in tables)
    told = {
        code
        for table in tables
        for code in (_told(table, table.titles, len(tables)), *table.titles_below("class_code"))
        if code
    }
    is_overruled = bool(request.class_code) and (has_column or len(told) < 2)

    def defaults(table: Table, line: Line) -> Mapping[str, Cell]:
        found: dict[str, Cell] = dict(line.titles)
        code = _told(table, line.titles, len(tables))
        if "class_code" not in table.columns and code:
            found["class_code"] = code
        if request.class_code and (is_overruled or "class_code" not in found):
            found["class_code"] = request.class_code
        start = _start_told(line.titles) or request.class_start
        found.pop("class_start", None)
        return {**found, "class_start": start} if start else found

    return defaults


def _told(table: Table, titles: Mapping[str, str], tables: int) -> str:
    """The class that a title says, or the sheet's name where every class has its own sheet."""
    name = table.read.name
    if "class_code" in titles or tables == 1 or _NO_CLASS_NAME.fullmatch(fold(name)):
        return titles.get("class_code", "")
    return name


def _start_told(titles: Mapping[str, str]) -> date | None:
    try:
        return day_of(titles.get("class_start"))
    except Refusal:
        return None


def _student(reader: RowReader, today: date) -> StudentRow | None:
    first_name, last_name, called_name = names_of(reader)
    found = StudentRow(
        sheet=reader.sheet,
        row=reader.row,
        first_name=first_name,
        last_name=last_name,
        called_name=called_name,
        number=reader.words("number"),
        uni_login=reader.words("uni_login"),
        birth_date=birth_date_in(reader, today),
        class_code=_class_code(reader),
        programme=reader.words("programme"),
        class_start=reader.read("class_start", day_of),
        first_day=reader.read("first_day", day_of),
        planned_end=reader.read("planned_end", day_of),
        left_on=reader.read("left_on", day_of),
        leave_reason=reader.words("leave_reason"),
        destination=reader.words("destination"),
        contact_teacher=reader.words("contact_teacher"),
        phone=reader.noted("phone", phone),
        mail=reader.noted("mail", mail),
        guardian_name=reader.words("guardian_name"),
        guardian_phone=reader.noted("guardian_phone", phone),
        guardian_mail=reader.noted("guardian_mail", mail),
        track=_track(reader),
        former_school=reader.words("former_school"),
        postcode=reader.read("postcode", postcode),
        is_protected=reader.read("is_protected", yes_or_no),
        fields=_fields(reader.fields),
    )
    _check_days(reader, found)
    return None if reader.faults else found


def names_of(reader: RowReader) -> tuple[str, str, str | None]:
    """Return first names, last name and called name; a row without any of them is a fault."""
    full, first, last = (reader.words(name) for name in ("full_name", "first_name", "last_name"))
    called_name = reader.words("called_name")
    if full and not first and not last:
        first, last = split_name(full)
    elif full and not last and first:
        last = full.removeprefix(first).strip()
    elif full and not first:
        first = full
    if not first and "first_name" not in reader.fields and called_name and not full:
        first, called_name = called_name, ""
    if not first:
        reader.needed(next(name for name in _NAMES if name in reader.fields), "")
    return first or "", last or "", called_name


_NAMES = ("full_name", "first_name", "called_name", "last_name")


def _class_code(reader: RowReader) -> str | None:
    code = reader.words("class_code")
    return None if code is None else reader.needed("class_code", code)


def birth_date_in(reader: RowReader, today: date) -> date | None:
    """Return the birth date that a date or a CPR number tells; what is odd is remarked."""
    found: list[date] = []
    for field in ("birth_date", "cpr"):
        birth = reader.read(field, lambda cell: birth_date_of(cell, today))
        if birth is not None:
            found.append(birth.date)
            reader.remarks.extend((field, remark) for remark in birth.remarks)
    if len(set(found)) > 1:
        reader.faults.append(("cpr", _("CPR-nummer og fødselsdato siger hver sin dag")))
    return found[0] if found else None


def _track(reader: RowReader) -> Track | None:
    named = reader.read("track", track) or reader.read("euv", euv)
    return named or reader.read("is_eux", eux) or _track_of_type(reader)


def _track_of_type(reader: RowReader) -> Track | None:
    text = reader.words("student_type")
    try:
        return track(text)
    except Refusal:
        reader.remarks.append(("student_type", _("elevtypen siger intet om EUD, EUX eller EUV")))
        return None


def _check_days(reader: RowReader, row: StudentRow) -> None:
    for field in ("class_start", "first_day", "planned_end", "left_on"):
        day: date | None = getattr(row, field)
        if day is not None and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            text = _("året skal ligge mellem {first} og {last}")
            reader.faults.append((field, text.format(first=_FIRST_YEAR, last=_LAST_YEAR)))
    start = row.first_day or row.class_start
    if start and row.left_on and row.left_on < start:
        reader.faults.append(("left_on", _("afgangsdatoen ligger før startdatoen")))
    if start and row.planned_end and row.planned_end < start:
        reader.faults.append(("planned_end", _("slutdatoen ligger før startdatoen")))


_FIRST_YEAR, _LAST_YEAR = 2000, 2099


@lru_cache(maxsize=64)  # a sheet's rows have the same columns
def _fields(columns: frozenset[str]) -> frozenset[str]:
    return frozenset(name for column in columns for name in _TELLS.get(column, (column,)))


_TELLS = {
    "full_name": ("first_name", "last_name"),
    "cpr": ("birth_date",),
    "is_eux": ("track",),
    "euv": ("track",),
    "student_type": ("track",),
}
