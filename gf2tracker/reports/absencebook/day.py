"""A class on one day: every lesson's mark, what the day cost, and what was noted."""

from collections.abc import Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter

from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.language import WEEKDAYS, _, clock, date_long, plural
from gf2tracker.queries.absencesheet import DaySheet
from gf2tracker.queries.register import Lesson, Register, RegisterRow
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
from gf2tracker.reports.absencebook.signs import lesson_legend, lesson_sign, write_legend
from gf2tracker.reports.look import HEADING, NUMBER_HEADING, PERCENT, Look, state_look, state_text
from gf2tracker.reports.workbook import Book, Column, Sheet, Value

TAKEN_ROW = HEAD_ROWS + 2
HEADING_ROW = TAKEN_ROW + 1
FIRST_ROW = HEADING_ROW + 1
FIRST_LESSON = 2
LESSON_WIDTH = 8
LEGEND_STEP = 3

LOST = Look(line=look.LINE, align="right", number="0.0")
_WRAPPED = replace(look.AFTER, is_wrapped=True)
_AFTER_HEADING = look.AFTER_HEADING
_AFTER = (
    Column(_("Tabt, lektioner"), 10, LOST, NUMBER_HEADING),
    Column(_("Fravær i alt"), 10, PERCENT, NUMBER_HEADING),
    Column(_("Se efter"), 38, look.AFTER, _AFTER_HEADING),
    Column(_("Årsag og note"), 32, _WRAPPED, _AFTER_HEADING),
    Column(_("Kontakt den dag"), 22, _WRAPPED, _AFTER_HEADING),
)


def day_title(answer: DaySheet) -> str:
    """Return the day in words, "torsdag 19.11.2026"."""
    day = answer.register.date
    return f"{WEEKDAYS[day.weekday()]} {date_long(day)}"


def write_day(book: Book, answer: DaySheet, made_by: str) -> None:
    """Write the sheet of a day; a day without lessons says why, and has no rows."""
    register, head = answer.register, answer.head
    sheet = book.sheet(_("Dag"))
    title = day_title(answer)
    told = Told(title, week_words(head, register.date), *day_words(register), made_by)
    write_head(sheet, head, told)
    if not register.lessons or not register.rows:
        sheet.widths([60])
        sheet.printed("", printed_head(head, title))
        return
    _write_headings(sheet, register)
    for at, row in enumerate(register.rows, start=FIRST_ROW):
        _write_row(sheet, at, answer, row)
    last = FIRST_ROW + len(register.rows) - 1
    _write_totals(sheet, last + 1, register)
    _write_signs(sheet, last + 4, register)
    share = get_column_letter(FIRST_LESSON + len(register.lessons) + 1)
    limits = head.limits
    sheet.flag_shares(f"{share}{FIRST_ROW}:{share}{last}", limits.watch_share, limits.act_share)
    end = get_column_letter(FIRST_LESSON + len(register.lessons) + len(_AFTER) - 1)
    sheet.raw.auto_filter.ref = f"A{HEADING_ROW}:{end}{last}"
    sheet.freeze(f"B{FIRST_ROW}")
    sheet.printed(f"{TAKEN_ROW}:{HEADING_ROW}", printed_head(head, title))


def day_words(register: Register) -> tuple[str, str]:
    """Return how many are missing on a day and what is registered, or why nothing is."""
    if not register.lessons:
        closed = register.closed
        return (closed or _("lukket")) if closed is not None else _("ingen undervisning"), ""
    if not register.rows:
        return _("ingen elever på holdet den dag"), ""
    taken = sum(lesson.taken_at is not None for lesson in register.lessons)
    state = _("{n} af {all} lektioner ført").format(n=taken, all=len(register.lessons))
    students = plural(len(register.rows), _("{n} elev"), _("{n} elever"))
    if not taken and not register.kinds:
        return students, state
    missing = sum(any(m and m.kind.is_missing for m in row.marks) for row in register.rows)
    gone = plural(missing, _("{n} mangler mindst én lektion"), _("{n} mangler mindst én lektion"))
    return f"{students} · {gone}", state


def _write_headings(sheet: Sheet, register: Register) -> None:
    faint = replace(look.NOTE, align="center")
    sheet.put(TAKEN_ROW, 1, _("Protokol ført"), look.NOTE)
    for at, lesson in enumerate(register.lessons, start=FIRST_LESSON):
        taken = clock(lesson.taken_at) if lesson.taken_at is not None else _("ikke ført")
        sheet.put(TAKEN_ROW, at, taken, faint)
    centred = replace(HEADING, align="center")
    wide = name_width(row.name for row in register.rows)
    columns = [Column(_("Elev"), wide, look.TEXT, HEADING)]
    columns += [
        Column(_lesson_title(lesson), LESSON_WIDTH, look.TEXT, centred)
        for lesson in register.lessons
    ]
    sheet.heading(HEADING_ROW, [*columns, *_AFTER])
    sheet.height(HEADING_ROW, 30)


def _lesson_title(lesson: Lesson) -> str:
    text = _("{lesson}. lekt.").format(lesson=lesson.number)
    return f"{text}\n{clock(lesson.starts)}" if lesson.starts is not None else text


def _write_row(sheet: Sheet, at: int, answer: DaySheet, row: RegisterRow) -> None:
    register = answer.register
    sheet.put(at, 1, shown_name(row.name, is_protected=row.is_protected), look.TEXT)
    is_past = register.date < answer.head.today
    for lesson in register.lessons:
        mark = row.marks[lesson.number - 1]
        if lesson.number in row.exempt:
            mark = Mark(AbsenceKind.EXEMPT)
        is_taken = lesson.taken_at is not None
        sign, made = lesson_sign(mark, is_taken=is_taken, is_past=is_past)
        sheet.put(at, FIRST_LESSON + lesson.number - 1, sign, made)
    first = FIRST_LESSON + len(register.lessons)
    for column, (value, made) in enumerate(_after(answer, row), start=first):
        sheet.put(at, column, value, made)


def _after(answer: DaySheet, row: RegisterRow) -> Sequence[tuple[Value, Look]]:
    lost, share, _why, note, contact = (column.look for column in _AFTER)
    state = f"{state_text(row.why.state).split()[0]} {row.why.label}" if row.why else None
    state_of = state_look(row.why.state) if row.why else look.AFTER
    return (
        (row.minutes / LESSON_MINUTES if row.minutes else None, lost),
        (row.share, share),
        (state, replace(state_of, indent=1)),
        (_noted(answer, row), note),
        (_contact(row), contact),
    )


def _noted(answer: DaySheet, row: RegisterRow) -> str | None:
    known = answer.reasons
    names = [known[one] for one in row.reasons if one is not None and one in known]
    return ", ".join([*dict.fromkeys(names), *filter(None, [row.note])]) or None


def _contact(row: RegisterRow) -> str | None:
    if row.contact is None:
        return None
    words = row.contact.kind.label
    if row.contact.kind is ContactKind.NOTE:
        words = row.contact.text or words
    told = f"{words} {clock(row.contact.at.astimezone())}"
    return f"{told} ({row.contact.by})" if row.contact.by else told


def _write_totals(sheet: Sheet, row: int, register: Register) -> None:
    name = replace(look.TEXT, is_bold=True, fill=look.SUNKEN)
    figure = replace(name, align="center", number=look.PLAIN)
    sheet.put(row, 1, _("Til stede"), name)
    sheet.put(row + 1, 1, _("Mangler"), name)
    for column, lesson in enumerate(register.lessons, start=FIRST_LESSON):
        is_taken = lesson.taken_at is not None
        sheet.put(row, column, lesson.present if is_taken else None, figure)
        sheet.put(row + 1, column, lesson.missing if is_taken else None, figure)


def _write_signs(sheet: Sheet, row: int, register: Register) -> None:
    kinds = {mark.kind for one in register.rows for mark in one.marks if mark is not None}
    places = range(FIRST_LESSON, FIRST_LESSON + max(len(register.lessons), 6), LEGEND_STEP)
    write_legend(sheet, row, lesson_legend(kinds, is_week=False), places)
