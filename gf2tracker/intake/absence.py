"""Absence totals of other systems: one row is one student in a class, or one of a student's days.

Accepted shapes, beside what every list has (known from their headings):

- Z8224 and Z8224S of Studie+: hours and per cents through the day before the extract.
- Z8503 of UDDATA+: a row for each of a student's days, in decimal hours; the planner sums them.
- Lectio: "Opgjort" as per cent, or as modules, "6,00/114,00"; what is said of the whole year is
  not read.
- A list by hand: a name or a number, and a per cent or hours.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.people import full_name, split_name
from gf2tracker.domain.totals import Totals
from gf2tracker.errors import Refusal
from gf2tracker.intake.book import Book
from gf2tracker.intake.check import Defaults, Kind, check
from gf2tracker.intake.checked import Cell, CheckedFile, FaultyRow, Heading, Remark
from gf2tracker.intake.columns import ABSENCE
from gf2tracker.intake.dates import day_of
from gf2tracker.intake.figures import is_fraction, minutes_of, share_of, share_of_modules
from gf2tracker.intake.headings import AS_FOUND, Choices, plain
from gf2tracker.intake.mending import Place, leave_out, mend, written
from gf2tracker.intake.row import RowReader
from gf2tracker.intake.students import birth_date_in, born_cells, names_of
from gf2tracker.intake.table import Line, Table, tables_in
from gf2tracker.intake.values import text_of, without_cpr
from gf2tracker.language import _, fold, number, percent

HOUR = 60
SHARES = ("absent_share", "unlawful_share")
AMOUNTS = ("absent_share", "absent_hours", "absent_lessons", "modules")
_NAMES = {"full_name", "first_name", "last_name"}
_DAY = timedelta(days=1)
_MOST_APART = 0.011  # a whole per cent that was rounded, and a little
_PER_CENT = re.compile("%|pct|procent", re.IGNORECASE)
_SOURCES = (
    ("Z8224S", ("udeblevettimer", "skematimer", "forloebsstart")),
    ("Z8224", ("udeblevettimer", "skematimer")),
    ("Z8503", ("fraverialt", "ugyldigtfraver")),
    ("Z8036", ("fravaerslektioner", "skemalektioner")),
    ("Lectio", ("opgjort",)),
    ("Lectio", ("opgjortmoduler",)),
)


@dataclass(frozen=True)
class AbsenceRow:
    """One row as the file tells it.

    Attributes:
        number: None without such a column, "" when empty.
        class_code: "" when the row does not say it, or says with a `*` that it is not the home class.
        placement: the Skoleforløb; a class only where there is one of that name.
        until: the last day that counts; None when the row does not say it.
        day: the one day that the row is about; None for totals to date.
        totals: what it says; nothing in it is reckoned from something else of another row.
    """

    sheet: str
    row: int
    first_name: str
    last_name: str
    number: str | None
    birth_date: date | None
    class_code: str
    placement: str
    until: date | None
    day: date | None
    totals: Totals


AbsenceFile = CheckedFile[AbsenceRow]


@dataclass(frozen=True)
class AbsenceRequest:
    """How absence totals are to be read.

    Attributes:
        class_code: for rows whose class the file does not tell.
        until: the last day that counts where the file does not tell it.
    """

    today: date
    class_code: str | None = None
    until: date | None = None
    choices: Choices = AS_FOUND


def absence_in(book: Book, request: AbsenceRequest, digest: str = "") -> AbsenceFile:
    """Return the absence totals of a file, each row good or with every fault it has."""
    tables = tables_in(book, ABSENCE, request.choices)
    kind = _kind(request.today, are_fractions=_are_fractions(tables))

    def defaults(_tables: Sequence[Table]) -> Defaults:
        return _defaults(request)

    file = check(book, kind, request.choices, defaults, digest)
    return replace(file, remarks=(*file.remarks, *_doubts(tables)))


def mend_absence(
    file: AbsenceFile, row: FaultyRow, corrections: Mapping[str, str], today: date
) -> AbsenceFile:
    """Return the file after a user has typed other texts into fields of one row."""
    return mend(file, _kind(today), row, corrections)


def without_absence(file: AbsenceFile, places: Collection[Place], today: date) -> AbsenceFile:
    """Return the file without the rows that the user leaves out; they are its `left_out`."""
    return leave_out(file, _kind(today), places)


def written_absence(file: AbsenceFile, place: Place, today: date) -> FaultyRow:
    """Return a row, good or faulty, as it can be mended."""
    return written(file, _kind(today), place)


def source_of(file: AbsenceFile) -> str:
    """Return what a file's headings say it comes from, "Z8224"; else that it is a school's own."""
    told = {plain(heading.text) for sheet in file.sheets for heading in sheet.headings}
    found = (name for name, needed in _SOURCES if told.issuperset(needed))
    return next(found, _("egen liste"))


def is_absence(headings: Sequence[Heading]) -> bool:
    """Tell whether headings are those of absence totals and of no class list."""
    told = {ABSENCE.meanings.get(plain(heading.text), ("", 0))[0] for heading in headings}
    own = {heading.field for heading in headings}
    return not (told | own).isdisjoint(AMOUNTS) and own.isdisjoint(_OF_A_CLASS_LIST)


_OF_A_CLASS_LIST = {"phone", "mail", "guardian_name", "guardian_phone", "uni_login", "postcode"}


def absence_cell(row: AbsenceRow, field: str) -> Cell:
    """Return what a row says in a field of the list, as it could be written there again."""
    totals = row.totals
    found: dict[str, Cell] = {
        "full_name": _written_name(row),
        "cpr": row.birth_date,
        "extracted_on": row.until + _DAY if row.until else None,
        "absent_share": _per_cent(totals.share),
        "unlawful_share": _per_cent(totals.unlawful_share),
        "modules": None,
        **{f"{name}_hours": _hours(getattr(totals, name), HOUR) for name in _MINUTES},
        **{f"{name}_lessons": _hours(getattr(totals, name), LESSON_MINUTES) for name in _MINUTES},
    }
    value: Cell = found[field] if field in found else getattr(row, field)
    return None if value == "" else value


_MINUTES = ("scheduled", "absent", "unlawful")


def _written_name(row: AbsenceRow) -> str:
    name = full_name(row.first_name, row.last_name)
    is_plain = split_name(name) == (row.first_name, row.last_name)
    return name if is_plain else f"{row.last_name}, {row.first_name}"


def _per_cent(share: float | None) -> str | None:
    return None if share is None else percent(share, 2)


def _hours(minutes: int | None, each: int) -> str | None:
    return None if minutes is None else number(minutes / each, 2)


def _kind(today: date, *, are_fractions: bool = False) -> Kind[AbsenceRow]:
    def read(reader: RowReader) -> AbsenceRow | None:
        return _absence(reader, today, are_fractions=are_fractions)

    def share(cell: Cell) -> Cell:
        """A share stands as a per cent with its sign, so that it is read alike when mended."""
        safe = without_cpr(text_of(cell), nine_too=True)
        if safe != text_of(cell) or not are_fractions:
            return safe or None
        try:
            told = share_of(cell, are_fractions=True)
        except Refusal:
            return safe
        return None if told is None else percent(told, 2)

    kept = {**born_cells(today), **dict.fromkeys(SHARES, share)}
    return Kind(ABSENCE, read, _twice, kept, absence_cell)


def _are_fractions(tables: Sequence[Table]) -> bool:
    """Tell whether the per cents are 0.125 and not 12.5: some are, and none is more than 1."""
    found = {
        is_fraction(row[column])
        for table in tables
        for name in SHARES
        for column in table.columns.get(name, ())
        for row in table.sheet.rows[table.read.heading_row :]
        if column < len(row)
    }
    return True in found and False not in found


def _doubts(tables: Sequence[Table]) -> Iterator[Remark]:
    for table in tables:
        for heading in table.read.headings:
            if heading.field in SHARES and not _PER_CENT.search(heading.text):
                text = _("“{heading}” er læst som procent.").format(heading=heading.text)
                yield Remark(text, table.read.name)


def _defaults(request: AbsenceRequest) -> Defaults:
    def defaults(table: Table, line: Line) -> Mapping[str, Cell]:
        found: dict[str, Cell] = dict(line.titles)
        if table.read.name and not {"class_code", "placement"} & table.columns.keys():
            found["placement"] = table.read.name  # a class where there is one of that name
        if request.class_code:
            found["class_code"] = request.class_code
        if request.until:
            found["until"] = request.until
        return found

    return defaults


def _absence(reader: RowReader, today: date, *, are_fractions: bool) -> AbsenceRow | None:
    code = reader.words("class_code") or ""
    first, last, _called = names_of(reader) if reader.fields & _NAMES else ("", "", None)
    found = AbsenceRow(
        sheet=reader.sheet,
        row=reader.row,
        first_name=first,
        last_name=last,
        number=reader.words("number"),
        birth_date=birth_date_in(reader, today),
        class_code="" if "*" in code else code.lstrip("# "),
        placement=reader.words("placement") or "",
        until=_until(reader, today),
        day=reader.read("day", day_of),
        totals=_totals(reader, are_fractions=are_fractions),
    )
    reader.remarks.clear()  # what is odd about a number matters where students are made
    if not reader.fields & _NAMES:
        reader.needed("number", found.number)
    return None if reader.faults else found


def _until(reader: RowReader, today: date) -> date | None:
    extracted = reader.read("extracted_on", day_of)
    until = reader.read("until", day_of) or (extracted - _DAY if extracted else None)
    if until is not None and not until <= today:
        field = "extracted_on" if "extracted_on" in reader.fields else "until"
        reader.faults.append((field, _("dagen ligger efter i dag")))
    return until


def _totals(reader: RowReader, *, are_fractions: bool) -> Totals:
    scheduled, absent, unlawful = (_minutes(reader, name) for name in _MINUTES)
    share, unlawful_share = (
        reader.read(name, lambda cell: share_of(cell, are_fractions=are_fractions))
        for name in SHARES
    )
    modules = reader.read("modules", share_of_modules)
    _check(reader, scheduled, absent, unlawful)
    if scheduled and absent is not None:
        _check_share(reader, share, absent / scheduled)
        share = absent / scheduled
        unlawful_share = unlawful / scheduled if unlawful is not None else unlawful_share
    share = modules if share is None else share
    if share is None and absent is None and not reader.faults:
        reader.needed(next(name for name in AMOUNTS if name in reader.fields), None)
    return Totals(share, unlawful_share, scheduled, absent, unlawful)


def _minutes(reader: RowReader, name: str) -> int | None:
    hours = reader.read(f"{name}_hours", lambda cell: minutes_of(cell, HOUR))
    if hours is not None:
        return hours
    return reader.read(f"{name}_lessons", lambda cell: minutes_of(cell, LESSON_MINUTES))


def _check(
    reader: RowReader, scheduled: int | None, absent: int | None, unlawful: int | None
) -> None:
    if scheduled is not None and absent is not None and absent > scheduled:
        reader.faults.append((_field(reader, "absent"), _("der er mere fravær end skema")))
    if absent is not None and unlawful is not None and unlawful > absent:
        text = _("der er mere ulovligt fravær end fravær i alt")
        reader.faults.append((_field(reader, "unlawful"), text))


def _check_share(reader: RowReader, told: float | None, reckoned: float) -> None:
    if told is not None and abs(told - reckoned) > _MOST_APART:
        text = _("procenten og timerne siger hver sit: timerne giver {share}")
        reader.faults.append(("absent_share", text.format(share=percent(reckoned))))


def _field(reader: RowReader, name: str) -> str:
    return f"{name}_hours" if f"{name}_hours" in reader.fields else f"{name}_lessons"


def _twice(rows: Sequence[AbsenceRow]) -> Iterator[tuple[int, str]]:
    """The same student in the same class twice; a student's days are told apart by their dates."""
    seen: dict[tuple[object, ...], int] = {}
    for at, row in enumerate(rows):
        who = row.number or (fold(full_name(row.first_name, row.last_name)), row.birth_date)
        first = seen.setdefault((who, fold(row.class_code or row.placement), row.day), at)
        if first != at and row.day is None:
            text = _("eleven står to gange: række {first} og række {second}")
            yield at, text.format(first=number(rows[first].row), second=number(row.row))
