"""The sheet Fravær: students by school days, every class a block that can be filtered out.

The columns are teaching weeks, the same for all classes, so that blocks can be compared; the
dates stand in each block. A filter on the class keeps its two lines of weeks and dates as well.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from gf2tracker.domain.course import CourseWeek
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.spark import SparkDay
from gf2tracker.language import WEEKDAYS, _, day_month, plural, week_label
from gf2tracker.queries.status import Status, StatusClass, StatusStudent
from gf2tracker.reports import look
from gf2tracker.reports.look import HEADING, NUMBER_HEADING, PERCENT, Look
from gf2tracker.reports.statusbook import words
from gf2tracker.reports.workbook import Book, Column, Sheet, Value

SHEET = _("Fravær")
HEADING_ROW = 4  # teaching weeks stand above it
FIRST_ROW = HEADING_ROW + 1
FIRST_DAY = 5
DAYS_A_WEEK = 5
DAY_WIDTH = 2.4

COLUMNS = (
    Column(_("Hold"), 10, replace(look.FAINT, size=9), HEADING),
    Column(_("Navn"), 27, replace(look.TEXT, size=9), HEADING),
    Column(_("Fravær"), 9, replace(PERCENT, size=9), NUMBER_HEADING),
    Column(_("Heraf ulovligt"), 8, replace(PERCENT, size=9), NUMBER_HEADING),
)

_EDGE = look.HATCH
_GRID = Look(size=9, align="center", line=look.LINE)
_LETTER = replace(_GRID, is_bold=True)
_BAD = replace(_LETTER, colour=look.PAPER, fill=look.ACT)
_PART_BAD = replace(_GRID, colour=look.ACT_TEXT, fill=look.ACT_MID)
_LAWFUL = replace(_LETTER, fill=look.LAWFUL_FILL)
_PART_LAWFUL = replace(_GRID, colour=look.LAWFUL_TEXT, fill=look.LAWFUL_SOFT)
_MINUTES = replace(_GRID, colour=look.WATCH_TEXT, fill=look.WATCH_SOFT)
_OPEN = replace(_LETTER, colour=look.WATCH_TEXT, fill=look.WATCH_FILL)
_OUT = replace(_GRID, colour=look.ACCENT_TEXT, fill=look.ACCENT_SOFT)
_QUIET = replace(_GRID, colour=look.INK3)
CLOSED = replace(_GRID, colour=look.HATCH, is_hatched=True)
NOT_HERE = replace(_GRID, fill=look.GROUND)

PRESENT, NOT_TAKEN, SHUT = "·", "○", "/"
_LOOKS = {
    AbsenceKind.ABSENT: (_BAD, _PART_BAD),
    AbsenceKind.SICK_UNREPORTED: (_BAD, _PART_BAD),
    AbsenceKind.SICK: (_LAWFUL, _PART_LAWFUL),
    AbsenceKind.CHILD_SICK: (_LAWFUL, _PART_LAWFUL),
    AbsenceKind.APPROVED: (_LAWFUL, _PART_LAWFUL),
    AbsenceKind.LATE: (_MINUTES, _MINUTES),
    AbsenceKind.LEFT_EARLY: (_MINUTES, _MINUTES),
    AbsenceKind.SCHOOL: (_OUT, _OUT),
    AbsenceKind.EXEMPT: (_QUIET, _QUIET),
    AbsenceKind.UNKNOWN: (_OPEN, _OPEN),
}
_PART = {
    AbsenceKind.LATE: "f",
    AbsenceKind.LEFT_EARLY: "t",
    AbsenceKind.SCHOOL: "K",
    AbsenceKind.EXEMPT: "–",
}
LEGEND = (
    *((kind.value, _LOOKS[kind][0], kind.label) for kind in list(AbsenceKind)[:5]),
    *((_PART[kind], _LOOKS[kind][0], kind.label) for kind in _PART),
    (AbsenceKind.UNKNOWN.value, _OPEN, AbsenceKind.UNKNOWN.label),
    (PRESENT, _QUIET, _("til stede")),
    (NOT_TAKEN, _QUIET, _("protokol mangler")),
    (SHUT, CLOSED, _("lukket")),
    ("", NOT_HERE, _("ikke på holdet")),
)
LETTERS = _("STORT bogstav: hele dagen. Lille bogstav: en del af dagen.")
_LEGENDS_A_ROW, _LEGEND_WIDTH = 7, 9

Progress = Callable[[int, int, str], None]


def places(status: Status) -> dict[int, tuple[str, str]]:
    """Return where the sheet has each class, by class: (sheet's name, cell)."""
    found: dict[int, tuple[str, str]] = {}
    row = FIRST_ROW
    for one in status.classes:
        found[one.row.id] = (SHEET, f"A{row}")
        row += _height(one)
    return found


def write_absence(book: Book, status: Status, progress: Progress) -> None:
    """Write the sheet; progress is told (classes done, classes in all, the class's code)."""
    sheet = book.sheet(SHEET)
    sheet.put(1, 1, SHEET, look.TITLE)
    sheet.put(2, 1, words.day_title(status), look.SUBTITLE)
    sheet.put(3, 1, LETTERS, look.NOTE)
    sheet.height(1, 28)
    sheet.height(HEADING_ROW, 28)
    sheet.heading(HEADING_ROW, COLUMNS)
    _write_legend(sheet)
    _write_weeks(sheet, max(len(weeks_shown(status, one)) for one in status.classes))
    row = FIRST_ROW
    for done, one in enumerate(status.classes):
        progress(done, len(status.classes), one.row.code)
        if done:
            sheet.break_before(row)
        _write_block(sheet, row, status, one)
        row += _height(one)
    last = max(row - 2, FIRST_ROW)
    sheet.flag_shares(f"C{FIRST_ROW}:C{last}", status.limits.watch_share, status.limits.act_share)
    sheet.raw.auto_filter.ref = f"A{HEADING_ROW}:D{last}"
    sheet.freeze(f"E{FIRST_ROW}")
    header = f"{words.school_title(status)} · {words.day_title(status)}"
    sheet.printed(f"1:{HEADING_ROW}", header)


def _height(one: StatusClass) -> int:
    return len(one.students) + 3  # weeks, dates, and an empty line below


def _write_legend(sheet: Sheet) -> None:
    for at, (sign, made, text) in enumerate(LEGEND):
        row, place = divmod(at, _LEGENDS_A_ROW)
        column = FIRST_DAY + place * _LEGEND_WIDTH
        sheet.put(row + 1, column, sign or None, made)
        sheet.put(row + 1, column + 1, text, replace(look.NOTE, indent=1))


def _write_weeks(sheet: Sheet, weeks: int) -> None:
    plain = replace(HEADING, size=9, is_wrapped=False)
    monday = replace(plain, left=_EDGE)
    for week in range(weeks):
        first = FIRST_DAY + week * DAYS_A_WEEK
        for at in range(DAYS_A_WEEK):
            made = plain if at else monday
            sheet.put(HEADING_ROW - 1, first + at, None, made)
            sheet.put(HEADING_ROW, first + at, WEEKDAYS[at][0], replace(made, align="center"))
        sheet.put(HEADING_ROW - 1, first, _("{week}. uge").format(week=week + 1), monday)
    columns = max(weeks * DAYS_A_WEEK, _LEGENDS_A_ROW * _LEGEND_WIDTH)
    sheet.widths([DAY_WIDTH] * columns, FIRST_DAY)  # a wide column would make a young course tiny


def weeks_shown(status: Status, one: StatusClass) -> tuple[CourseWeek, ...]:
    """Return the teaching weeks of a class that have begun, and never less than the first."""
    return one.course.teaching_weeks[: max(1, one.course.weeks_begun(status.today))]


def _write_block(sheet: Sheet, row: int, status: Status, one: StatusClass) -> None:
    _write_top(sheet, row, one)
    weeks = weeks_shown(status, one)
    for at, week in enumerate(weeks):
        _write_week(sheet, row, FIRST_DAY + at * DAYS_A_WEEK, week)
    cells = tuple(_cells(one, weeks))
    past = sum(day < status.today for day in one.course.school_days)
    for at, student in enumerate(one.students, start=row + 2):
        for column, (value, made) in enumerate(_figures(one, student), start=1):
            sheet.put(at, column, value, made)
        _write_days(sheet, at, student, cells, past)


def _write_top(sheet: Sheet, row: int, one: StatusClass) -> None:
    text = Look(size=11, is_bold=True)
    share = replace(text, size=9, align="right", number=look.SHARE)
    title = " · ".join(part for part in (one.row.programme, one.row.contact_teacher) if part)
    sheet.put(row, 1, one.row.code, replace(text, colour=look.ACCENT_TEXT))
    sheet.put(row, 2, title, text)
    sheet.put(row, 3, one.total_share, share)
    sheet.put(row, 4, one.unlawful_share, share)
    count = plural(len(one.here), "{n} elev", "{n} elever")
    sheet.put(row + 1, 1, one.row.code, look.FAINT)
    sheet.put(row + 1, 2, f"{count} · {words.phase_text(one)}", replace(look.FAINT, size=9))
    sheet.put(row + 1, 3, None, look.FAINT)
    sheet.put(row + 1, 4, None, look.FAINT)


def _write_week(sheet: Sheet, row: int, column: int, week: CourseWeek) -> None:
    phase = ((week.phase or 1) - 1) % len(look.PHASE_SOFT)
    plain = Look(size=8, colour=look.PHASE_TEXT[phase], fill=look.PHASE_SOFT[phase], is_bold=True)
    monday = replace(plain, left=_EDGE)
    for at in range(DAYS_A_WEEK):
        sheet.put(row, column + at, None, plain if at else monday)
        day = week.monday + timedelta(at)
        made = replace(_QUIET, size=8, number=look.DAY_OF_MONTH)
        made = made if at else replace(made, left=_EDGE)
        sheet.put(row + 1, column + at, day, made)
    label = f"{week_label(week.monday)} · {day_month(week.monday)}"
    sheet.put(row, column, label, monday)


def _figures(one: StatusClass, student: StatusStudent) -> tuple[tuple[Value, Look], ...]:
    name = COLUMNS[1].look if student.is_here else replace(COLUMNS[1].look, colour=look.INK3)
    figures = student.figures
    return (
        (one.row.code, COLUMNS[0].look),
        (words.shown_name(student), name),
        (figures.total_share, COLUMNS[2].look),
        (figures.unlawful_share, COLUMNS[3].look),
    )


def _cells(one: StatusClass, weeks: Sequence[CourseWeek]) -> Iterator[tuple[int, int | None]]:
    """Yield (column, place among the school days) of every weekday; None is closed."""
    number = {day: at for at, day in enumerate(one.course.school_days)}
    days = [week.monday + timedelta(at) for week in weeks for at in range(DAYS_A_WEEK)]
    for column, day in enumerate(days, start=FIRST_DAY):
        yield column, number.get(day)


def _write_days(
    sheet: Sheet,
    row: int,
    student: StatusStudent,
    cells: Sequence[tuple[int, int | None]],
    past: int,
) -> None:
    for column, at in cells:
        is_monday = (column - FIRST_DAY) % DAYS_A_WEEK == 0
        if at is None:
            sheet.put(row, column, SHUT, _look(CLOSED, is_monday=is_monday))
            continue
        sign, made = _cell(student.days[at], is_past=at < past, is_monday=is_monday)
        sheet.put(row, column, sign, made)


@cache
def sign_of(day: SparkDay | None, *, is_past: bool) -> tuple[str | None, Look]:
    """Return a day's sign and look; None is a day the student was not in the class.

    A capital is the whole day, a small letter a part of it; a day that is still to come, or has
    begun without register, is blank.
    """
    if day is None:
        return None, NOT_HERE
    if day.kind is not None:
        is_whole = day.share >= 1
        letter = day.kind.value if is_whole else day.kind.value.lower()
        return _PART.get(day.kind, letter), _LOOKS[day.kind][0 if is_whole else 1]
    if day.is_taken:
        return PRESENT, _QUIET
    return (NOT_TAKEN if is_past else None), _QUIET


@cache
def _cell(day: SparkDay | None, *, is_past: bool, is_monday: bool) -> tuple[str | None, Look]:
    sign, made = sign_of(day, is_past=is_past)
    return sign, _look(made, is_monday=is_monday)


@cache
def _look(made: Look, *, is_monday: bool) -> Look:
    return replace(made, left=_EDGE) if is_monday else made
