"""Plans of classes as a list: one row is one activity, with the number it has in the store.

Accepted forms, beside those every list has:

- Id: the program's own number of the activity; without it the row is a new activity.
- Undervisningsuge: 1 to the length of the course, also "uge 3"; calendar weeks are told by Dato.
- Ugedag: mandag to fredag, three letters of it, or 1 to 5.
- Type and Status: the words of the page Plan, or their codes (COMPANY_VISIT, CONFIRMED).
- Ansvarlige: initials with commas, semicolons, spaces or line breaks between them.
- An empty cell changes nothing; "-" clears Lektion, Sted and Ansvarlige.

Only what can be seen in the list itself is judged here; queries.planintake knows the school.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.domain.content import LONGEST_TITLE, MOST_COMPANIES
from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.errors import Refusal
from gf2tracker.intake.book import Book
from gf2tracker.intake.check import Kind, check
from gf2tracker.intake.checked import Cell, CheckedFile, FaultyRow
from gf2tracker.intake.dates import day_of
from gf2tracker.intake.headings import AS_FOUND, Choices, plain
from gf2tracker.intake.mending import Place, leave_out, mend, written
from gf2tracker.intake.plancolumns import CLEARED, PLAN, SHEET, STORE_MARK, WHEEL, WORDS
from gf2tracker.intake.row import RowReader
from gf2tracker.intake.table import Line, Table
from gf2tracker.intake.values import text_of, words
from gf2tracker.language import WEEKDAYS, _, fold, join_words, number

_MOST_WEEKS = 99
_LONGEST_ID = 9
_SCHOOL_DAYS = 5
_Word = TypeVar("_Word", bound=Enum)


@dataclass(frozen=True)
class PlanRow:
    """One activity as the file tells it; None is what it does not tell.

    Attributes:
        row: the sheet's own number, from 1.
        id: None for a new activity.
        first_lesson: 0 where it is cleared.
        place, leads: "" and () where they are cleared.
        store_mark: which school's data wrote the list; "" is not said.
    """

    sheet: str
    row: int
    id: int | None
    code: str
    phase: int | None
    week: int | None
    weekday: int | None
    date: dt.date | None
    first_lesson: int | None
    lessons: int | None
    title: str
    kind: ActivityKind | None
    state: PlanState | None
    place: str | None
    leads: tuple[str, ...] | None
    companies_needed: int | None
    companies_invited: int | None
    companies_confirmed: int | None
    store_mark: str


PlanFile = CheckedFile[PlanRow]


def plan_in(book: Book, choices: Choices = AS_FOUND, digest: str = "") -> PlanFile:
    """Return the activities of a file, each good or with every fault it has."""
    return check(_own_list(book, choices), _KIND, choices, lambda _tables: _mark_of, digest)


def mend_plan(file: PlanFile, row: FaultyRow, corrections: Mapping[str, str]) -> PlanFile:
    """Return the file after a user has typed other texts into fields of one row."""
    return mend(file, _KIND, row, corrections)


def without_activities(file: PlanFile, places: Collection[Place]) -> PlanFile:
    """Return the file without the rows that the user leaves out; they are its `left_out`."""
    return leave_out(file, _KIND, places)


def written_activity(file: PlanFile, place: Place) -> FaultyRow:
    """Return a row, good or faulty, as it can be mended."""
    return written(file, _KIND, place)


def plan_cell(row: PlanRow, field: str) -> Cell:
    """Return what a row says in a field of a plan, as it could be written again."""
    found = getattr(row, field)
    if field == "weekday" and found:
        return WEEKDAYS[found - 1]
    if field == "leads" and found is not None:
        return ", ".join(found) or CLEARED
    if isinstance(found, ActivityKind | PlanState):
        return found.label
    is_cleared = field in {"place", "first_lesson"} and found in {"", 0}
    cell: Cell = CLEARED if is_cleared else None if found == "" else found
    return cell


def _own_list(book: Book, choices: Choices) -> Book:
    """Leave out what the program itself writes around its list, unless it is asked for."""
    names = {sheet.name for sheet in book.sheets}
    if SHEET not in names or choices.sheet is not None:
        return book
    kept = tuple(sheet for sheet in book.sheets if sheet.name not in {WHEEL, WORDS})
    return replace(book, sheets=kept)


def _mark_of(_table: Table, line: Line) -> Mapping[str, Cell]:
    return {STORE_MARK: line.titles[STORE_MARK]} if STORE_MARK in line.titles else {}


def _activity(reader: RowReader) -> PlanRow | None:
    planned_id = reader.read("id", _id)
    found = PlanRow(
        sheet=reader.sheet,
        row=reader.row,
        id=planned_id,
        code=reader.words("code") or "",
        phase=reader.read("phase", _phase),
        week=reader.read("week", _week),
        weekday=reader.read("weekday", _weekday),
        date=reader.read("date", day_of),
        first_lesson=reader.read("first_lesson", _lesson),
        lessons=reader.read("lessons", _whole(1, MOST_LESSONS)),
        title=reader.read("title", _title) or "",
        kind=reader.read("kind", _one_of(_KINDS, _NO_KIND)),
        state=reader.read("state", _one_of(_STATES, _NO_STATE)),
        place=reader.read("place", _place),
        leads=reader.read("leads", _leads),
        companies_needed=reader.read("companies_needed", _COMPANIES),
        companies_invited=reader.read("companies_invited", _COMPANIES),
        companies_confirmed=reader.read("companies_confirmed", _COMPANIES),
        store_mark=reader.words(STORE_MARK) or "",
    )
    _needed(reader, found)
    return None if reader.faults else found


def _needed(reader: RowReader, found: PlanRow) -> None:
    """Note what a row can't do without: a new activity needs more than one that stands."""
    if found.id is None and "id" not in {field for field, _reason in reader.faults}:
        reader.needed("code", found.code)
        reader.needed("title", found.title)
        is_placed = found.date or (found.week and found.weekday)
        faulty = {field for field, _reason in reader.faults}
        if not is_placed and not faulty & {"date", "week", "weekday"}:
            reader.faults.append(("date", _("skriv en dato, eller undervisningsuge og ugedag")))


def _id(cell: Cell) -> int | None:
    text = text_of(cell)
    if not text:
        return None
    if not re.fullmatch(rf"\d{{1,{_LONGEST_ID}}}", text) or not int(text):
        raise Refusal(_("tallet er programmets eget; ret det tilbage, eller slet det"))
    return int(text)


def _whole(least: int, most: int, spoken: str = "") -> Callable[[Cell], int | None]:
    """Return the reader of a whole number, `spoken` before it or not; empty is None."""

    def read(cell: Cell) -> int | None:
        text = fold(text_of(cell)).removeprefix(spoken).strip(" .")
        if not text:
            return None
        if not re.fullmatch(r"\d{1,4}", text) or not least <= int(text) <= most:
            told = _("skriv et helt tal fra {least} til {most}")
            raise Refusal(told.format(least=least, most=most))
        return int(text)

    return read


_COMPANIES = _whole(0, MOST_COMPANIES)
_WEEK = _whole(1, _MOST_WEEKS, "uge")
_LESSON = _whole(0, MOST_LESSONS, "lektion")


def _week(cell: Cell) -> int | None:
    return _WEEK(cell)


def _lesson(cell: Cell) -> int | None:
    return 0 if text_of(cell) == CLEARED else _LESSON(cell)


def _phase(cell: Cell) -> int | None:
    text = fold(text_of(cell)).removeprefix("fase").strip(" .")
    if not text:
        return None
    found = re.match(r"([1-9])(?!\d)", text)
    names = [fold(name) for name in PHASE_NAMES]
    phase = names.index(text) + 1 if text in names else int(found[1]) if found else 0
    if not 1 <= phase <= len(names):
        raise Refusal(_("fasen kendes ikke; skriv 1 til {most}").format(most=len(names)))
    return phase


def _weekday(cell: Cell) -> int | None:
    text = fold(text_of(cell)).strip(" .")
    if not text:
        return None
    for day, name in enumerate(WEEKDAYS[:_SCHOOL_DAYS], start=1):
        if text == str(day) or (len(text) >= 2 and fold(name).startswith(text)):
            return day
    raise Refusal(_("skriv mandag, tirsdag, onsdag, torsdag eller fredag"))


def _title(cell: Cell) -> str:
    text = words(cell)
    if len(text) > LONGEST_TITLE:
        raise Refusal(_("teksten er længere end {most} tegn").format(most=LONGEST_TITLE))
    return text


def _place(cell: Cell) -> str | None:
    text = words(cell)
    if len(text) > LONGEST_TITLE:
        raise Refusal(_("teksten er længere end {most} tegn").format(most=LONGEST_TITLE))
    return "" if text == CLEARED else text or None


def _leads(cell: Cell) -> tuple[str, ...] | None:
    text = words(cell.replace("\n", ",") if isinstance(cell, str) else cell)
    if text == CLEARED:
        return ()
    found = dict.fromkeys(part for part in re.split(r"[,;/\s]+", text) if part)
    return tuple(found) or None


_KINDS: Mapping[str, ActivityKind] = {
    plain(text): kind for kind in ActivityKind for text in (kind.value, kind.label)
}
_STATES: Mapping[str, PlanState] = {
    plain(text): state for state in PlanState for text in (state.value, state.label)
}
_NO_KIND = _("typen kendes ikke; skriv et af ordene på arket “{sheet}”").format(sheet=WORDS)
_NO_STATE = _("status kendes ikke; skriv et af ordene {words}").format(
    words=join_words(state.label for state in PlanState)
)


def _one_of(known: Mapping[str, _Word], refused: str) -> Callable[[Cell], _Word | None]:
    def read(cell: Cell) -> _Word | None:
        text = plain(text_of(cell))
        if text and text not in known:
            raise Refusal(refused)
        return known.get(text)

    return read


def _twice(rows: Sequence[PlanRow]) -> Iterator[tuple[int, str]]:
    """Yield every row of a number that stands several times: which one is meant can't be told."""
    places: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        if row.id is not None:
            places.setdefault(row.id, []).append(at)
    text = _("Id {id} står flere gange: {rows}; slet Id i den, der er en ny aktivitet")
    for planned_id, found in places.items():
        told = join_words(_("række {row}").format(row=number(rows[at].row)) for at in found)
        for at in found if len(found) > 1 else ():
            yield at, text.format(id=planned_id, rows=told)


_KIND = Kind(PLAN, _activity, _twice, {}, plan_cell)
