"""A class through its whole course: students down, weekdays across, in weeks and phases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from gf2tracker.domain.course import Course, CourseWeek
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.sign import limit_words
from gf2tracker.domain.spark import spark_day
from gf2tracker.language import (
    WEEKDAYS,
    _,
    date_long,
    date_range,
    day_month,
    percent,
    plural,
    week_label,
)
from gf2tracker.queries.absencesheet import CourseSheet
from gf2tracker.queries.coursematrix import MatrixRow
from gf2tracker.reports import look
from gf2tracker.reports.absencebook.head import (
    HEAD_ROWS,
    Told,
    name_width,
    phase_look,
    phase_words,
    printed_head,
    shown_name,
    write_head,
)
from gf2tracker.reports.absencebook.signs import (
    QUIET,
    day_legend,
    day_sign,
    write_legend,
)
from gf2tracker.reports.look import HEADING, NUMBER, NUMBER_HEADING, PERCENT, Look
from gf2tracker.reports.statusbook.absence import CLOSED, LETTERS, SHUT
from gf2tracker.reports.tablesheet import Progress
from gf2tracker.reports.workbook import Book, Column, Sheet

PHASE_ROW = HEAD_ROWS + 2
WEEK_ROW, WEEKDAY_ROW = PHASE_ROW + 1, PHASE_ROW + 2
HEADING_ROW = PHASE_ROW + 3
FIRST_ROW = HEADING_ROW + 1
DAYS_A_WEEK, DAY_WIDTH = 5, 2.8
WEEKS_A_PAGE = 10
LEGEND_STEP, LEGENDS_A_ROW = 8, 4
PAGE_WIDE, PAGE_HIGH = 784, 495
SIGN_WIDE, ROW_HIGH = 5.75, 15
"""Points: what A4 landscape has between its margins, what a sign of a width and a row take."""
HEAD_HIGH, FOOT_ROWS = 190, 12
_SMALLEST, _LARGEST = 40, 100
_SHARE_OF_DAY = '[>=0.995]"100";0%'

_DAYS = replace(NUMBER, size=9, align="center")
COLUMNS = (
    Column(_("Elev"), 30, replace(look.TEXT, size=9), HEADING),
    Column(_("Fravær"), 9, replace(PERCENT, size=9), NUMBER_HEADING),
    Column(_("Heraf ulovligt"), 9, replace(PERCENT, size=9), NUMBER_HEADING),
    Column(_("Seneste 4 uger"), 9, replace(PERCENT, size=9), NUMBER_HEADING),
    Column(_("Dage af de første 14"), 9, _DAYS, replace(HEADING, align="center")),
)
FIRST_DAY = len(COLUMNS) + 1


@dataclass(frozen=True)
class _Place:
    """A weekday's column; at is its place among the school days, None without school."""

    column: int
    day: date
    at: int | None

    @property
    def is_monday(self) -> bool:
        return self.day.weekday() == 0


def course_title(answer: CourseSheet) -> str:
    """Return the course in words, "10.08.2026-15.01.2027"."""
    course = answer.head.course
    return f"{date_long(course.starts_on)}–{date_long(course.last_day)}"


def state_words(answer: CourseSheet) -> tuple[str, str]:
    """Return how the class stands, and how much is registered."""
    matrix = answer.matrix
    words = [plural(matrix.students, _("{n} elev"), _("{n} elever"))]
    if matrix.total_share is not None:
        text = _("{share} fravær, heraf {unlawful} ulovligt")
        shares = {"share": percent(matrix.total_share), "unlawful": percent(matrix.unlawful_share)}
        words.append(text.format(**shares))
    text = _("{taken} af {days} skoledage ført")
    state = [text.format(taken=matrix.taken_days, days=matrix.days_so_far)]
    if matrix.over_act:
        over = plural(matrix.over_act, _("{n} elev over"), _("{n} elever over"))
        state.insert(0, f"{over} {limit_words(matrix.act_share)}")
    return " · ".join(words), " · ".join(state)


def write_course(
    book: Book,
    answer: CourseSheet,
    made_by: str,
    progress: Progress,
    order: Sequence[int] = (),
) -> None:
    """Write the sheet of a course; progress is told in students.

    Those who are not in `order`, the students from the first row down, come last.
    """
    head, matrix = answer.head, answer.matrix
    sheet = book.sheet(_("Forløb"))
    title = course_title(answer)
    weeks = plural(head.course.weeks, _("{n} undervisningsuge"), _("{n} undervisningsuger"))
    write_head(sheet, head, Told(title, weeks, *state_words(answer), made_by))
    places = tuple(_places(answer))
    _write_headings(sheet, answer, places)
    known = {student_id: at for at, student_id in enumerate(order)}
    rows = sorted(matrix.rows, key=lambda row: known.get(row.student_id, len(known)))
    for at, row in enumerate(rows, start=FIRST_ROW):
        progress(at - FIRST_ROW, len(rows), sheet.raw.title)
        _write_row(sheet, at, answer, row, places)
    last = max(FIRST_ROW, FIRST_ROW + len(rows) - 1)
    _write_class(sheet, last + 1, answer, places)
    _write_foot(sheet, last + 3, answer)
    limits = head.limits
    sheet.flag_shares(f"B{FIRST_ROW}:B{last}", limits.watch_share, limits.act_share)
    sheet.raw.auto_filter.ref = f"A{HEADING_ROW}:{get_column_letter(len(COLUMNS))}{last}"
    sheet.freeze(f"{get_column_letter(FIRST_DAY)}{FIRST_ROW}")
    sheet.printed(f"{PHASE_ROW}:{HEADING_ROW}", printed_head(head, title))
    _paginate(sheet, answer)


def _places(answer: CourseSheet) -> Iterator[_Place]:
    number = {day: at for at, day in enumerate(answer.head.course.school_days)}
    column = FIRST_DAY
    for week in answer.head.course.calendar_weeks:
        for weekday in range(DAYS_A_WEEK):
            day = week.monday + timedelta(weekday)
            yield _Place(column, day, number.get(day))
            column += 1


def _write_headings(sheet: Sheet, answer: CourseSheet, places: Sequence[_Place]) -> None:
    sheet.heading(HEADING_ROW, COLUMNS)
    sheet.widths([_name_width(answer)])
    sheet.height(HEADING_ROW, 42)
    sheet.widths([DAY_WIDTH] * len(places), FIRST_DAY)
    weeks = answer.head.course.calendar_weeks
    column = FIRST_DAY
    for phase, run in groupby(weeks, key=partial(_phase_in, answer.head.course)):
        own = list(run)
        wide = len(own) * DAYS_A_WEEK
        _write_band(sheet, PHASE_ROW, column, wide, phase_words(phase) if phase else None, phase)
        for at, week in enumerate(own):
            _write_band(
                sheet,
                WEEK_ROW,
                column + at * DAYS_A_WEEK,
                DAYS_A_WEEK,
                _week_title(answer, week),
                week.phase,
            )
        column += wide
    letter = replace(HEADING, size=8, align="center", is_wrapped=False)
    number = replace(QUIET, size=7, number=look.DAY_OF_MONTH)
    for place in places:
        sheet.put(
            HEADING_ROW, place.column, WEEKDAYS[place.day.weekday()][0], _edged(letter, place)
        )
        made = number if place.at is not None else replace(number, fill=look.GROUND)
        sheet.put(WEEKDAY_ROW, place.column, place.day, _edged(made, place))


def _phase_in(course: Course, week: CourseWeek) -> int | None:
    """Return the phase of a week; one without school lies in that of the week before it."""
    return course.phase_of(max(course.weeks_begun(week.friday), 1))


def _write_band(
    sheet: Sheet, row: int, column: int, wide: int, words: str | None, phase: int | None
) -> None:
    made = replace(phase_look(phase), size=8)
    for at in range(wide):
        sheet.put(
            row, column + at, None if at else words, replace(made, left="" if at else look.HATCH)
        )


def _week_title(answer: CourseSheet, week: CourseWeek) -> str:
    if week.number is not None:
        return f"{week_label(week.monday)} · {day_month(week.monday)}"
    names = [answer.head.course.closed_name(day) for day in week.closed]
    return next((name for name in names if name), None) or week_label(week.monday)


def _write_row(
    sheet: Sheet, at: int, answer: CourseSheet, row: MatrixRow, places: Sequence[_Place]
) -> None:
    faded = COLUMNS[0].look if not row.left else replace(COLUMNS[0].look, colour=look.INK3)
    sheet.put(at, 1, _shown_name(row), faded)
    figures = row.figures
    rolling = None if row.left_on is not None else figures.rolling_share
    values = (figures.total_share, figures.unlawful_share, rolling, len(row.early) or None)
    for column, value in enumerate(values, start=2):
        sheet.put(at, column, value, COLUMNS[column - 1].look)
    today = answer.head.today
    for place in places:
        if place.at is None:
            sheet.put(at, place.column, SHUT, _edged(CLOSED, place))
            continue
        day = row.days[place.at]
        spark = spark_day(day.marks, len(day.marks), is_taken=day.is_taken) if day else None
        sign, made = day_sign(spark, is_past=place.day < today)
        sheet.put(at, place.column, sign, _edged(made, place))


def _write_class(sheet: Sheet, row: int, answer: CourseSheet, places: Sequence[_Place]) -> None:
    made = replace(look.TEXT, size=9, is_bold=True, fill=look.SUNKEN)
    share = replace(made, align="right", number=look.SHARE)
    sheet.put(row, 1, _("Hele holdet"), made)
    matrix = answer.matrix
    for column, value in enumerate(
        (matrix.total_share, matrix.unlawful_share, None, None), start=2
    ):
        sheet.put(row, column, value, share)
    small = replace(made, size=7, is_bold=False, align="center", number=_SHARE_OF_DAY)
    for place in places:
        day = matrix.days[place.at] if place.at is not None else None
        value = day.share(tuple(AbsenceKind)) if day is not None and day.lessons else None
        sheet.put(row, place.column, value, _edged(small, place))


def _write_foot(sheet: Sheet, row: int, answer: CourseSheet) -> None:
    kinds = {
        mark.kind
        for one in answer.matrix.rows
        for day in one.days
        if day is not None
        for mark in day.marks
        if mark is not None
    }
    first = FIRST_DAY
    places = range(first, first + LEGEND_STEP * LEGENDS_A_ROW, LEGEND_STEP)
    row = write_legend(sheet, row, day_legend(kinds), places, LETTERS)
    closed = closed_words(answer)
    if closed:
        sheet.put(row + 1, 1, _("Lukket"), replace(look.NOTE, is_bold=True))
        for at, words in enumerate(closed):
            line, place = divmod(at, len(places) // 2)
            sheet.put(row + 1 + line, places[place * 2], words, look.NOTE)


def closed_words(answer: CourseSheet) -> tuple[str, ...]:
    """Return the closed weekdays of the course, neighbours of one name together, with why."""
    course = answer.head.course
    days = [day for week in course.calendar_weeks for day in week.closed]
    inside = [day for day in days if course.starts_on <= day <= course.ends_on]
    found: list[tuple[str, date, date]] = []
    for day in inside:
        name = course.closed_name(day) or _("lukket")
        if found and found[-1][0] == name and (day - found[-1][2]).days <= 3:
            found[-1] = (name, found[-1][1], day)
        else:
            found.append((name, day, day))
    return tuple(f"{date_range(first, last)} {name}" for name, first, last in found)


def _shown_name(row: MatrixRow) -> str:
    name = shown_name(row.name, is_protected=row.is_protected)
    return f"{name} ({row.left})" if row.left else name


def _name_width(answer: CourseSheet) -> float:
    return name_width(_shown_name(row) for row in answer.matrix.rows)


def _paginate(sheet: Sheet, answer: CourseSheet) -> None:
    """Print as many whole weeks a page as can be read, with names and figures on each page."""
    raw = sheet.raw
    weeks, rows = len(answer.head.course.calendar_weeks), len(answer.matrix.rows)
    pages = ceil(weeks / WEEKS_A_PAGE)
    each = ceil(weeks / pages)
    wide = sum(column.width for column in COLUMNS[1:]) + _name_width(answer)
    wide += each * DAYS_A_WEEK * DAY_WIDTH
    high = HEAD_HIGH + (rows + FOOT_ROWS) * ROW_HIGH
    scale = int(100 * min(PAGE_WIDE / (wide * SIGN_WIDE), PAGE_HIGH / high))
    raw.page_setup.scale = min(max(scale, _SMALLEST), _LARGEST)
    raw.page_setup.fitToWidth = raw.page_setup.fitToHeight = None
    raw.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    raw.print_title_cols = f"A:{get_column_letter(len(COLUMNS))}"
    for page in range(1, pages):
        raw.col_breaks.append(Break(id=FIRST_DAY + page * each * DAYS_A_WEEK - 1))


def _edged(made: Look, place: _Place) -> Look:
    return replace(made, left=look.HATCH) if place.is_monday else made
