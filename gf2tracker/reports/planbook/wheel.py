"""The year wheel: calendar weeks across, classes down; of one class its phases down instead."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from gf2tracker.domain.activity import PlanState
from gf2tracker.intake.plancolumns import WHEEL
from gf2tracker.language import _, date_long, date_range, day_month, plural, week_label
from gf2tracker.queries.plan import PlanChip, PlanWeek
from gf2tracker.queries.planbook import BookClass, PlanBook
from gf2tracker.reports import look
from gf2tracker.reports.absencebook.head import phase_look, phase_words
from gf2tracker.reports.look import Look
from gf2tracker.reports.planbook.chips import chip_look, chip_text, legend
from gf2tracker.reports.tablesheet import Progress
from gf2tracker.reports.workbook import A4, Book, Sheet

A3 = 8
HEAD_ROWS = 4
MONTH_ROW, WEEK_ROW = HEAD_ROWS + 2, HEAD_ROWS + 3
FIRST_ROW = WEEK_ROW + 1
FIRST_WEEK = 2
NAME_WIDE, WEEK_WIDE, PHASE_WEEK_WIDE = 20, 16, 25
CHIP_HIGH, BAND_HIGH = 24, 15
LEAST_ROWS = 2
WEEKS_A_PAGE = 13
MOST_WORDS, MOST_WORDS_OF_ONE = 26, 44
_PAGE = {A3: (1130, 740), A4: (784, 500)}
"""Points between the margins of a page on its side."""
_SIGN_WIDE = 5.6
_MONTHS = (
    *(_("januar"), _("februar"), _("marts"), _("april"), _("maj"), _("juni")),
    *(_("juli"), _("august"), _("september"), _("oktober"), _("november"), _("december")),
)
_HEAD = Look(size=9, colour=look.PAPER, fill=look.ACCENT, is_bold=True, left=look.PAPER)
_WEEK = Look(size=9, colour=look.ACCENT_TEXT, fill=look.ACCENT_SOFT, left=look.PAPER)
_WEEK_WRAPPED = replace(_WEEK, is_wrapped=True)
_CLOSED = Look(size=8, colour=look.INK2, is_hatched=True, is_wrapped=True)
_OUTSIDE = Look(fill=look.GROUND)
_OPEN = Look(size=8, line=look.LINE, left=look.LINE)
_NAME = Look(size=11, is_bold=True)
_ABOUT = Look(size=9, colour=look.INK2, is_wrapped=True, is_centred_vertically=False)


def write_wheel(book: Book, answer: PlanBook, made_by: str, progress: Progress) -> None:
    """Write the sheet; progress is told in classes."""
    sheet = book.sheet(WHEEL)
    _write_head(sheet, answer, made_by)
    sheet.widths([NAME_WIDE])
    if len(answer.classes) == 1:
        progress(0, 1, answer.classes[0].code)
        row = _write_phases(sheet, answer.classes[0])
    else:
        row = _write_classes(sheet, answer, progress)
    row = _write_outside(sheet, row + 1, answer)
    _write_legend(sheet, row + 1)


def _write_head(sheet: Sheet, answer: PlanBook, made_by: str) -> None:
    is_one = len(answer.classes) == 1
    code = answer.classes[0].code
    title = _("Årshjul for {n} hold").format(n=len(answer.classes))
    title = _("{code}: årshjul").format(code=code) if is_one else title
    sheet.put(1, 1, title, look.TITLE)
    sheet.height(1, 28)
    first = min(one.course.starts_on for one in answer.classes)
    last = max(one.course.last_day for one in answer.classes)
    count = plural(len(answer.classes), _("{n} hold"), _("{n} hold"))
    what = answer.classes[0].programme if is_one else count
    sheet.put(2, 1, f"{what} · {date_long(first)}–{date_long(last)}", look.SUBTITLE)
    chips = [chip for one in answer.classes for chip in one.chips]
    sheet.put(3, 1, counts_of(chips), look.SENTENCE)
    text = _("Lavet {day} af {who} i GF2 Tracker") if made_by else _("Lavet {day} i GF2 Tracker")
    school = _("{name} (demoskole)") if answer.is_demo else "{name}"
    told = (
        school.format(name=answer.school),
        text.format(day=date_long(answer.today), who=made_by),
    )
    sheet.put(4, 1, " · ".join(part for part in told if part), look.NOTE)


def counts_of(chips: Sequence[PlanChip]) -> str:
    """Return how far a plan is: "9 af 43 holdt · 1 ikke holdt · 40 af 74 virksomheder"."""
    real = [chip for chip in chips if chip.state is not PlanState.CANCELLED]
    held = sum(chip.state is PlanState.HELD for chip in real)
    words = [_("{n} af {of} holdt").format(n=held, of=len(real)) if real else _("Intet planlagt")]
    late = sum(chip.is_not_held for chip in real)
    if late:
        words.append(_("{n} ikke holdt").format(n=late))
    needed = sum(chip.needed for chip in real)
    if needed:
        text = _("{n} af {of} virksomheder")
        words.append(text.format(n=sum(chip.confirmed for chip in real), of=needed))
    return " · ".join(words)


# --- many classes ---------------------------------------------------------------------------------


def _write_classes(sheet: Sheet, answer: PlanBook, progress: Progress) -> int:
    mondays = _mondays(answer)
    places = {monday: FIRST_WEEK + at for at, monday in enumerate(mondays)}
    sheet.widths([WEEK_WIDE] * len(mondays), FIRST_WEEK)
    _write_calendar(sheet, mondays)
    row, tops = FIRST_ROW, []
    for at, one in enumerate(sorted(answer.classes, key=_start)):
        progress(at, len(answer.classes), one.code)
        tops.append(row)
        row = _write_class(sheet, row, one, places)
    sheet.freeze(f"{get_column_letter(FIRST_WEEK)}{FIRST_ROW}")
    _print_many(sheet, len(mondays), [*tops, row], answer)
    return row


def _start(one: BookClass) -> date:
    """What classes stand in order of: those that begin together stand together on paper."""
    return one.course.starts_on


def _mondays(answer: PlanBook) -> tuple[date, ...]:
    found = [week.monday for one in answer.classes for week in one.weeks]
    first, last = min(found), max(found)
    return tuple(first + timedelta(weeks=at) for at in range((last - first).days // 7 + 1))


def _write_calendar(sheet: Sheet, mondays: Sequence[date]) -> None:
    """Write months and weeks; a month begins with the week that its first Thursday lies in."""
    sheet.put(MONTH_ROW, 1, None, _HEAD)
    sheet.put(WEEK_ROW, 1, _("Hold"), _WEEK)
    before = 0
    for column, monday in enumerate(mondays, start=FIRST_WEEK):
        month = (monday + timedelta(days=3)).month
        year = (monday + timedelta(days=3)).year
        name = f"{_MONTHS[month - 1]} {year}" if month != before else None
        sheet.put(MONTH_ROW, column, name, _HEAD)
        before = month
        sheet.put(WEEK_ROW, column, f"{week_label(monday)} · {day_month(monday)}", _WEEK)


def _write_class(sheet: Sheet, row: int, one: BookClass, places: dict[date, int]) -> int:
    """Write a class and return the row below it."""
    high = max(LEAST_ROWS, *(len(week.chips) for week in one.weeks))
    sheet.put(row, 1, one.code, _NAME)
    sheet.put(row + 1, 1, f"{one.programme}\n{counts_of(one.chips)}", _ABOUT)
    sheet.raw.merge_cells(start_row=row + 1, end_row=row + high, start_column=1, end_column=1)
    sheet.height(row, BAND_HIGH)
    for at in range(row + 1, row + high + 1):
        sheet.height(at, CHIP_HIGH)
    weeks = {week.monday: week for week in one.weeks}
    phase = 0
    for monday, column in places.items():
        week = weeks.get(monday)
        if week is None:
            for at in range(row, row + high + 1):
                sheet.put(at, column, None, _OUTSIDE)
            continue
        words = phase_words(week.phase) if week.phase != phase else None
        phase = week.phase
        band = replace(phase_look(week.phase), size=8, left="" if words is None else look.HATCH)
        sheet.put(row, column, words, band)
        _write_week(sheet, row + 1, column, week, (high, MOST_WORDS))
    return row + high + 1


def _write_week(sheet: Sheet, row: int, column: int, week: PlanWeek, room: tuple[int, int]) -> None:
    """Write a week's activities under each other; a week without school is hatched."""
    high, most = room
    is_closed = week.number is None
    for at in range(high):
        chip = week.chips[at] if at < len(week.chips) else None
        if chip is not None:
            sheet.put(row + at, column, chip_text(chip, most), chip_look(chip))
        elif is_closed:
            name = (week.closed_name or _("ingen skole")) if at == len(week.chips) else None
            sheet.put(row + at, column, name, _CLOSED)
        else:
            sheet.put(row + at, column, None, _OPEN)


# --- one class ------------------------------------------------------------------------------------


def _write_phases(sheet: Sheet, one: BookClass) -> int:
    phases = [(phase, list(weeks)) for phase, weeks in groupby(one.weeks, lambda week: week.phase)]
    widest = max(len(weeks) for _phase, weeks in phases)
    sheet.widths([PHASE_WEEK_WIDE] * widest, FIRST_WEEK)
    row = HEAD_ROWS + 2
    for phase, weeks in phases:
        row = _write_phase(sheet, row, phase, weeks) + 1
    sheet.freeze(f"{get_column_letter(FIRST_WEEK)}{HEAD_ROWS + 1}")
    _print_one(sheet, one)
    return row - 1


def _write_phase(sheet: Sheet, row: int, phase: int, weeks: Sequence[PlanWeek]) -> int:
    chips = [chip for week in weeks for chip in week.chips]
    high = max(LEAST_ROWS, *(len(week.chips) for week in weeks))
    sheet.height(row, 30)
    for at in range(row + 1, row + high + 1):
        sheet.height(at, CHIP_HIGH)
    sheet.put(row, 1, phase_words(phase), replace(phase_look(phase), size=11, is_wrapped=True))
    sheet.put(row + 1, 1, counts_of(chips), _ABOUT)
    sheet.raw.merge_cells(start_row=row + 1, end_row=row + high, start_column=1, end_column=1)
    for column, week in enumerate(weeks, start=FIRST_WEEK):
        sheet.put(row, column, "\n".join(_week_words(week)), _WEEK_WRAPPED)
        _write_week(sheet, row + 1, column, week, (high, MOST_WORDS_OF_ONE))
    return row + high + 1


def _week_words(week: PlanWeek) -> Iterator[str]:
    friday = week.monday + timedelta(days=4)
    yield f"{week_label(week.monday)} · {date_range(week.monday, friday)}"
    if week.number is None:
        yield _("ingen skole")
        return
    told = _("undervisningsuge {n}").format(n=week.number)
    days = ", ".join(day_month(day) for day in week.closed)
    yield _("{week} · lukket {days}").format(week=told, days=days) if days else told


# --- below, and on paper --------------------------------------------------------------------------


def _write_outside(sheet: Sheet, row: int, answer: PlanBook) -> int:
    """Write what stands in no week of its course, and return the row below."""
    found = [(one.code, chip) for one in answer.classes for chip in one.outside]
    for code, chip in found:
        day = date_long(chip.date) if chip.date else _("uden dato")
        text = _("Uden for forløbet: {code}, {title}, {day}")
        sheet.put(row, 1, text.format(code=code, title=chip.title, day=day), look.NOTE)
        row += 1
    return row


def _write_legend(sheet: Sheet, row: int) -> None:
    for at, (sign, made, words) in enumerate(legend()):
        sheet.put(row + at, 1, sign, replace(made, align="center", is_wrapped=False))
        sheet.put(row + at, 2, words, look.NOTE)
    last = row + len(legend())
    sheet.put(last, 1, None, replace(_CLOSED, line=look.PAPER))
    sheet.put(last, 2, _("ingen skole"), look.NOTE)
    text = _("Farven er fasens. Tal som 2/5: to af fem virksomheder har sagt ja.")
    sheet.put(last + 1, 2, text, look.NOTE)


def _print_one(sheet: Sheet, one: BookClass) -> None:
    """Print a class on one page, A4 on its side."""
    sheet.printed("", _("{code}: årshjul").format(code=one.code))
    sheet.raw.page_setup.fitToHeight = 1
    _unconfidential(sheet)


def _print_many(sheet: Sheet, weeks: int, tops: Sequence[int], answer: PlanBook) -> None:
    """Print as many whole weeks and whole classes a page as can be read, A3 on its side."""
    sheet.printed(f"{MONTH_ROW}:{WEEK_ROW}", " · ".join(filter(None, (WHEEL, answer.school))))
    _unconfidential(sheet)
    raw = sheet.raw
    pages = ceil(weeks / WEEKS_A_PAGE)
    each = ceil(weeks / pages)
    wide, high = _PAGE[A3]
    scale = min(1.0, wide / ((NAME_WIDE + each * WEEK_WIDE) * _SIGN_WIDE))
    raw.page_setup.paperSize = A3
    raw.page_setup.scale = int(scale * 100)
    raw.page_setup.fitToWidth = raw.page_setup.fitToHeight = None
    raw.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    raw.print_title_cols = "A:A"
    for page in range(1, pages):
        raw.col_breaks.append(Break(id=FIRST_WEEK + page * each - 1))
    room, used = high / scale - 4 * BAND_HIGH, 4.0 * BAND_HIGH
    for top, below in pairwise(tops):
        tall = BAND_HIGH + (below - top - 1) * CHIP_HIGH
        if used + tall > room and top > FIRST_ROW:
            sheet.break_before(top)
            used = 0.0
        used += tall


def _unconfidential(sheet: Sheet) -> None:
    """Leave out the word of confidence: a year wheel may hang on the wall."""
    head = sheet.raw.oddHeader
    assert head is not None
    head.right.text = None
