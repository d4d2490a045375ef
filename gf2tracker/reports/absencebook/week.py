"""A class in one week: day beside day, every lesson's mark, what the week cost, and the notes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from openpyxl.utils import get_column_letter

from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.language import (
    WEEKDAYS,
    _,
    date_range,
    day_month,
    join_words,
    plural,
    week_label,
    weekday_short,
)
from gf2tracker.queries.absencesheet import WeekSheet
from gf2tracker.queries.week import Week, WeekDay, WeekRow
from gf2tracker.reports import look
from gf2tracker.reports.absencebook.head import (
    HEAD_ROWS,
    Told,
    name_width,
    printed_head,
    shown_name,
    week_words,
    write_head,
)
from gf2tracker.reports.absencebook.signs import (
    Sign,
    lesson_legend,
    lesson_sign,
    write_legend,
)
from gf2tracker.reports.look import HEADING, NUMBER_HEADING, PERCENT, Look
from gf2tracker.reports.statusbook.absence import CLOSED, NOT_HERE, SHUT
from gf2tracker.reports.workbook import Book, Column, Sheet

DAY_ROW = HEAD_ROWS + 2
TAKEN_ROW, HEADING_ROW = DAY_ROW + 1, DAY_ROW + 2
FIRST_ROW = HEADING_ROW + 1
FIRST_DAY = 2
LESSON_WIDTH, CLOSED_WIDTH, NOTE_WIDTH = 3.7, 13, 36
LINE_HIGH = 13.5
WORDS_FROM = 4
"""So many lessons make a day wide enough for its whole name."""
LEGEND_STEP, LEGENDS_A_ROW = 6, 5
_FRIDAY = timedelta(days=4)

LOST = Look(line=look.LINE, align="right", number="0.0")
_AFTER = (
    Column(_("I ugen, lektioner"), 10, LOST, NUMBER_HEADING),
    Column(_("Fravær i alt"), 10, PERCENT, NUMBER_HEADING),
    Column(_("Noter"), NOTE_WIDTH, replace(look.AFTER, is_wrapped=True), look.AFTER_HEADING),
)


@dataclass(frozen=True)
class _Cell:
    """A column between the names and the figures.

    Attributes:
        lesson: of the week, from 1; None is a day without school.
        is_first: whether a day begins with it.
    """

    column: int
    day: WeekDay
    lesson: int | None
    is_first: bool


def week_title(answer: WeekSheet) -> str:
    """Return the week in words, "uge 47, 16.-20.11.2026"."""
    monday = answer.week.monday
    friday = monday + _FRIDAY
    days = date_range(monday, friday)
    year = "" if monday.year != friday.year else str(monday.year)
    return f"{week_label(monday)}, {days}{year}"


def write_week(book: Book, answer: WeekSheet, made_by: str) -> None:
    """Write the sheet of a week; one without school says why, and has no rows."""
    week, head = answer.week, answer.head
    sheet = book.sheet(_("Uge {week}").format(week=week.monday.isocalendar().week))
    first = next((day.date for day in week.days if day.lessons), week.monday)
    title = week_title(answer)
    write_head(sheet, head, Told(title, week_words(head, first), *state_words(answer), made_by))
    if not week.lessons or not week.rows:
        sheet.widths([60])
        sheet.printed("", printed_head(head, title))
        return
    cells = tuple(_cells(week))
    _write_headings(sheet, answer, cells)
    for at, row in enumerate(week.rows, start=FIRST_ROW):
        _write_row(sheet, at, answer, row, cells)
    last = FIRST_ROW + len(week.rows) - 1
    kinds = {mark.kind for row in week.rows for mark in row.marks if mark is not None}
    places = range(FIRST_DAY, FIRST_DAY + LEGEND_STEP * LEGENDS_A_ROW, LEGEND_STEP)
    write_legend(sheet, last + 2, lesson_legend(kinds, is_week=True), places)
    share = get_column_letter(cells[-1].column + 2)
    limits = head.limits
    sheet.flag_shares(f"{share}{FIRST_ROW}:{share}{last}", limits.watch_share, limits.act_share)
    sheet.freeze(f"B{FIRST_ROW}")
    sheet.printed(f"{DAY_ROW}:{HEADING_ROW}", printed_head(head, title))


def state_words(answer: WeekSheet) -> tuple[str, str]:
    """Return how many have absence in a week and what is registered, or why nothing is."""
    week = answer.week
    if not week.lessons:
        names = dict.fromkeys(day.closed for day in week.days if day.closed)
        return ", ".join(names) or _("ingen undervisning"), ""
    if not week.rows:
        return _("ingen elever på holdet i ugen"), ""
    taken = sum(day.taken for day in week.days)
    words = [plural(len(week.rows), _("{n} elev"), _("{n} elever"))]
    if taken or week.kinds:
        lost = sum(1 for row in week.rows if row.minutes)
        words.append(plural(lost, _("{n} med fravær"), _("{n} med fravær")))
    state = _("{n} af {all} lektioner ført").format(n=taken, all=len(week.lessons))
    return " · ".join(words), state


def _cells(week: Week) -> Iterator[_Cell]:
    column = FIRST_DAY
    for day in week.days:
        if not day.lessons:
            yield _Cell(column, day, None, is_first=True)
            column += 1
        for number in range(1, len(day.lessons) + 1):
            yield _Cell(column, day, day.first + number, is_first=number == 1)
            column += 1


def _write_headings(sheet: Sheet, answer: WeekSheet, cells: tuple[_Cell, ...]) -> None:
    wide = name_width(row.name for row in answer.week.rows)
    columns = [Column(_("Elev"), wide, look.TEXT, HEADING)]
    centred = replace(HEADING, align="center", size=9)
    for cell in cells:
        edge = _edged(centred, is_first=cell.is_first)
        if cell.lesson is None:
            columns.append(Column(_closed_words(cell.day), CLOSED_WIDTH, CLOSED, edge))
        else:
            number = str(cell.lesson - cell.day.first)
            columns.append(Column(number, LESSON_WIDTH, look.TEXT, edge))
        if cell.is_first:
            sheet.put(DAY_ROW, cell.column, _day_title(cell.day), Look(is_bold=True))
            sheet.put(TAKEN_ROW, cell.column, _taken_words(answer, cell.day), look.NOTE)
    sheet.heading(HEADING_ROW, [*columns, *_AFTER])
    sheet.height(HEADING_ROW, 30)


def _day_title(day: WeekDay) -> str:
    has_room = not day.lessons or len(day.lessons) >= WORDS_FROM
    name = WEEKDAYS[day.date.weekday()] if has_room else weekday_short(day.date)
    return f"{name} {day_month(day.date)}"


def _closed_words(day: WeekDay) -> str:
    return (day.closed or _("lukket")) if day.closed is not None else _("fri")


def _taken_words(answer: WeekSheet, day: WeekDay) -> str | None:
    if not day.lessons:
        return _("lukket") if day.closed is not None else _("ingen undervisning")
    if day.taken == len(day.lessons):
        return _("ført")
    if day.taken:
        return _("{n} af {all} ført").format(n=day.taken, all=len(day.lessons))
    return _("ikke ført") if day.date <= answer.head.today else _("endnu ikke")


def _write_row(
    sheet: Sheet, at: int, answer: WeekSheet, row: WeekRow, cells: tuple[_Cell, ...]
) -> None:
    sheet.put(at, 1, shown_name(row.name, is_protected=row.is_protected), look.TEXT)
    for cell in cells:
        sign, made = _sign(answer, row, cell)
        sheet.put(at, cell.column, sign, _edged(made, is_first=cell.is_first))
    lost, share, noted = (column.look for column in _AFTER)
    first = cells[-1].column + 1
    sheet.put(at, first, row.minutes / LESSON_MINUTES if row.minutes else None, lost)
    sheet.put(at, first + 1, row.share, share)
    notes = _notes(row)
    sheet.put(at, first + 2, notes or None, noted)
    if _lines(notes) > 1:
        sheet.height(at, _lines(notes) * LINE_HIGH)


def _sign(answer: WeekSheet, row: WeekRow, cell: _Cell) -> Sign:
    if cell.lesson is None:
        return SHUT, CLOSED
    if cell.lesson in row.away:
        return None, NOT_HERE
    mark = row.marks[cell.lesson - 1]
    if cell.lesson in row.exempt:
        mark = Mark(AbsenceKind.EXEMPT)
    lesson = cell.day.lessons[cell.lesson - cell.day.first - 1]
    is_past = cell.day.date < answer.head.today
    return lesson_sign(mark, is_taken=lesson.taken_at is not None, is_past=is_past)


def _notes(row: WeekRow) -> str:
    """Return a week's notes, the days of one and the same together: "man og tir: på session"."""
    days: dict[str, list[str]] = {}
    for day, note in sorted(row.notes.items()):
        days.setdefault(note, []).append(weekday_short(day))
    text = _("{days}: {note}")
    return "\n".join(text.format(days=join_words(own), note=note) for note, own in days.items())


def _lines(text: str) -> int:
    """Return how many lines a note takes in its column."""
    return sum(-(-len(line) // NOTE_WIDTH) for line in text.split("\n"))


def _edged(made: Look, *, is_first: bool) -> Look:
    return replace(made, left=look.HATCH) if is_first else made
