"""Lists of classes: one row is one class with its start, its lessons and its team.

Accepted forms, beside those every list has:

- Skema: five numbers of lessons, Monday to Friday, "8-8-8-8-5", "8 8 8 8 5", "8;8;8;8;5",
  "8/8/8/8/5" or "88885"; 0 is a weekday without school; an empty cell leaves it to the school.
- Team: initials with commas, semicolons or line breaks between them, each with a role in brackets
  or after a colon, "MK, JH (VEJLEDER)", "JH: vejleder"; without a role a subject teacher. Roles
  are the words of the page Skole, their codes (COUNSELLOR) and what schools call them.
- Kontaktlærer: initials or a name as the staff list has it.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gf2tracker.domain.pattern import LessonPattern, dashes, parse_pattern
from gf2tracker.domain.people import Role
from gf2tracker.errors import Refusal
from gf2tracker.intake.book import Book
from gf2tracker.intake.check import Kind, check
from gf2tracker.intake.checked import Cell, CheckedFile, FaultyRow
from gf2tracker.intake.columns import CLASSES
from gf2tracker.intake.dates import day_of
from gf2tracker.intake.headings import AS_FOUND, Choices, plain
from gf2tracker.intake.mending import Place, leave_out, mend, written
from gf2tracker.intake.row import RowReader
from gf2tracker.intake.values import text_of, words
from gf2tracker.language import _, fold, join_words, number


@dataclass(frozen=True)
class TeamEntry:
    """One person of a class's team as the file names them."""

    initials: str
    role: Role


@dataclass(frozen=True)
class ClassRow:
    """One class as the file tells it; a text is None without such a column, "" when empty.

    Attributes:
        row: the sheet's own number, from 1.
        ends_on: what the file says; the course itself is reckoned from the start.
        pattern: lessons on Monday to Friday; None leaves it to the school.
        team: None when the file has no such column.
    """

    sheet: str
    row: int
    code: str
    programme: str | None
    site: str | None
    starts_on: date | None
    ends_on: date | None
    pattern: LessonPattern | None
    contact_teacher: str | None
    team: tuple[TeamEntry, ...] | None


ClassFile = CheckedFile[ClassRow]

_SYNONYMS = {
    "faglaerer": Role.SUBJECT_TEACHER,
    "laerer": Role.SUBJECT_TEACHER,
    "grundfagslaerer": Role.SUBJECT_TEACHER,
    "klasselaerer": Role.CONTACT_TEACHER,
    "studievejleder": Role.COUNSELLOR,
    "fastholdelsesvejleder": Role.COUNSELLOR,
    "gennemfoerelsesvejleder": Role.COUNSELLOR,
    "laerepladskonsulent": Role.COMPANY_CONSULTANT,
    "konsulent": Role.COMPANY_CONSULTANT,
    "projektleder": Role.PROJECT_LEAD,
    "uddannelsesleder": Role.MANAGER,
    "afdelingsleder": Role.MANAGER,
    "administration": Role.ADMIN,
    "studieadministration": Role.ADMIN,
}
_ROLES = {plain(role.label): role for role in Role} | {plain(role): role for role in Role}
_IN_BRACKETS = re.compile(r"([^():]+?)\s*(?:\(([^()]*)\)|:\s*(.*))?")
_DIGITS = re.compile(r"\d{5}")
_FIRST_YEAR, _LAST_YEAR = 2000, 2099


def classes_in(book: Book, choices: Choices = AS_FOUND, digest: str = "") -> ClassFile:
    """Return the classes of a file, each good or with every fault it has."""
    return check(book, _KIND, choices, lambda _tables: lambda _table, _line: {}, digest)


def mend_class(file: ClassFile, row: FaultyRow, corrections: Mapping[str, str]) -> ClassFile:
    """Return the file after a user has typed other texts into fields of one row."""
    return mend(file, _KIND, row, corrections)


def without_classes(file: ClassFile, places: Collection[Place]) -> ClassFile:
    """Return the file without the rows that the user leaves out; they are its `left_out`."""
    return leave_out(file, _KIND, places)


def written_class(file: ClassFile, place: Place) -> FaultyRow:
    """Return a row, good or faulty, as it can be mended."""
    return written(file, _KIND, place)


def team_of(cell: Cell) -> tuple[TeamEntry, ...]:
    """Return the team that a cell names, in its order; an unknown role is refused."""
    text = words(str(cell).replace("\n", ",") if isinstance(cell, str) else cell)
    parts = (part.strip() for part in re.split(r"[,;]", text))
    return tuple(_entry(part) for part in parts if part)


def pattern_of(cell: Cell) -> LessonPattern | None:
    """Return the lessons on Monday to Friday; an empty cell is None."""
    text = text_of(cell)
    if not text:
        return None
    numbers = list(text) if _DIGITS.fullmatch(text) else re.findall(r"\d+", text)
    if re.search(r"[^\d\s\-–,;/.|]", text):
        numbers = []
    return parse_pattern("-".join(numbers))


def _class(reader: RowReader) -> ClassRow | None:
    found = ClassRow(
        sheet=reader.sheet,
        row=reader.row,
        code=reader.needed("code", reader.words("code")) or "",
        programme=reader.words("programme"),
        site=reader.words("site"),
        starts_on=reader.read("starts_on", day_of),
        ends_on=reader.read("ends_on", day_of),
        pattern=reader.read("pattern", pattern_of),
        contact_teacher=reader.words("contact_teacher"),
        team=reader.read("team", team_of),
    )
    if "starts_on" in reader.fields:
        reader.needed("starts_on", found.starts_on)
    if found.starts_on and not _FIRST_YEAR <= found.starts_on.year <= _LAST_YEAR:
        text = _("året skal ligge mellem {first} og {last}")
        reader.faults.append(("starts_on", text.format(first=_FIRST_YEAR, last=_LAST_YEAR)))
    if found.starts_on and found.ends_on and found.ends_on < found.starts_on:
        reader.faults.append(("ends_on", _("slutdatoen ligger før startdatoen")))
    return None if reader.faults else found


def _entry(text: str) -> TeamEntry:
    found = _IN_BRACKETS.fullmatch(text)
    if not found:
        raise Refusal(_("teamet kan ikke læses; skriv fx MK, JH (vejleder)"))
    return TeamEntry(found[1], _role((found[2] or found[3] or "").strip()))


def _role(text: str) -> Role:
    role = _ROLES.get(plain(text), _SYNONYMS.get(plain(text)))
    if not text:
        return Role.SUBJECT_TEACHER
    if role is None:
        known = join_words(role.label for role in Role)
        raise Refusal(_("rollen kendes ikke; skriv en af {roles}").format(roles=known))
    return role


def _twice(rows: Sequence[ClassRow]) -> Iterator[tuple[int, str]]:
    seen: dict[str, int] = {}
    for at, row in enumerate(rows):
        first = seen.setdefault(fold(row.code), at)
        if first != at:
            text = _("holdet står to gange: række {first} og række {second}")
            yield at, text.format(first=number(rows[first].row), second=number(row.row))


def class_cell(row: ClassRow, field: str) -> Cell:
    """Return what a row says in a field of a list of classes, as it could be written again."""
    if field == "pattern":
        return dashes(row.pattern) if row.pattern else None
    if field == "team":
        return ", ".join(f"{one.initials} ({one.role.label})" for one in row.team or ()) or None
    found: Cell = getattr(row, field)
    return None if found == "" else found


_KIND = Kind(CLASSES, _class, _twice, {}, class_cell)
