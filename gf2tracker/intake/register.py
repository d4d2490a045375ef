"""A register written outside the program: a line for each mark of a student.

Headings elev, lektion and mark; separators as in every text file. elev is the student's number or
name, lektion 1 to 10 or empty for the whole day, mark what would be typed in the window (U, F12,
a full stop or nothing for present). Headings alone say that everybody was present.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.errors import Refusal
from gf2tracker.intake.book import Book
from gf2tracker.intake.check import Kind, check
from gf2tracker.intake.checked import Cell, CheckedFile
from gf2tracker.intake.columns import REGISTER
from gf2tracker.intake.headings import AS_FOUND
from gf2tracker.intake.row import RowReader
from gf2tracker.intake.values import text_of
from gf2tracker.language import _, fold, number


@dataclass(frozen=True)
class RegisterRow:
    """One mark as the file tells it.

    Attributes:
        row: the sheet's own number, from 1.
        student: number or name, as written.
        lesson: from 1; None for the whole day.
        mark: as typed; the domain reads it.
    """

    sheet: str
    row: int
    student: str
    lesson: int | None
    mark: str


RegisterFile = CheckedFile[RegisterRow]


def register_in(book: Book, digest: str = "") -> RegisterFile:
    """Return the marks of a file, each good or with every fault it has."""
    return check(book, _KIND, AS_FOUND, lambda _tables: lambda _table, _line: {}, digest)


def _mark(reader: RowReader) -> RegisterRow | None:
    student = reader.needed("student", reader.words("student"))
    lesson = reader.read("lesson", _lesson)
    mark = reader.words("mark")
    if reader.faults:
        return None
    return RegisterRow(reader.sheet, reader.row, student or "", lesson, mark or "")


def _lesson(cell: Cell) -> int | None:
    text = text_of(cell).rstrip(".")
    if not text:
        return None
    if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST_LESSONS:
        raise Refusal(_("lektionen skal være 1 til {most}").format(most=MOST_LESSONS))
    return int(text)


def _twice(rows: Sequence[RegisterRow]) -> Iterator[tuple[int, str]]:
    seen: dict[tuple[str, int | None], int] = {}
    for at, row in enumerate(rows):
        first = seen.setdefault((fold(row.student), row.lesson), at)
        if first != at:
            text = _("eleven har to mærker for samme lektion: række {first} og række {second}")
            yield at, text.format(first=number(rows[first].row), second=number(row.row))


_KIND = Kind(REGISTER, _mark, _twice, {}, getattr, may_be_empty=True)
