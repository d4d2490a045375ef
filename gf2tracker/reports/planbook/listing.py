"""The list of a workbook of plans: every activity a row, as intake.planlist reads it back."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from gf2tracker.domain.activity import PlanState
from gf2tracker.domain.content import MOST_COMPANIES
from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.intake.plancolumns import LABELS, SHEET, STORE_MARK
from gf2tracker.language import WEEKDAYS, _, date_long, plural
from gf2tracker.queries.plan import PlanChip
from gf2tracker.queries.planbook import BookClass, PlanBook
from gf2tracker.reports import look
from gf2tracker.reports.look import AFTER, AFTER_HEADING, DAY, HEADING, NUMBER_HEADING, TEXT, Look
from gf2tracker.reports.planbook.chips import phased
from gf2tracker.reports.planbook.words import KINDS, SCHOOL_DAYS, STATES, place_of
from gf2tracker.reports.workbook import Book, Column, Sheet, Value

TABLE = "Plan"
HEADING_ROW = 6
FIRST_ROW = HEADING_ROW + 1
MORE_ROWS = 300
"""Rows below the list that offer the same choices, for new activities."""
_PLAIN = Look(line=look.LINE, align="right", number=look.PLAIN)
_LONG = replace(TEXT, is_wrapped=True)
_WIDTHS = {
    "id": (8, replace(_PLAIN, colour=look.INK3), NUMBER_HEADING),
    "code": (12, AFTER, AFTER_HEADING),
    "phase": (7, _PLAIN, NUMBER_HEADING),
    "week": (18, _PLAIN, NUMBER_HEADING),
    "weekday": (11, AFTER, AFTER_HEADING),
    "date": (12, DAY, NUMBER_HEADING),
    "first_lesson": (9, _PLAIN, NUMBER_HEADING),
    "lessons": (10, _PLAIN, NUMBER_HEADING),
    "title": (40, replace(AFTER, is_wrapped=True), AFTER_HEADING),
    "kind": (28, TEXT, HEADING),
    "state": (12, TEXT, HEADING),
    "place": (22, _LONG, HEADING),
    "leads": (16, TEXT, HEADING),
    "companies_needed": (13, _PLAIN, NUMBER_HEADING),
    "companies_invited": (13, _PLAIN, NUMBER_HEADING),
    "companies_confirmed": (13, _PLAIN, NUMBER_HEADING),
}
_NOTES = _("Bemærk")
COLUMNS = (
    *(Column(LABELS[name], *own) for name, own in _WIDTHS.items()),
    Column(_NOTES, 46, replace(AFTER, is_wrapped=True, colour=look.INK2), AFTER_HEADING),
)
NAMES = (*_WIDTHS, "")


def write_list(book: Book, answer: PlanBook) -> None:
    """Write the sheet of the list."""
    sheet = book.sheet(SHEET)
    _write_head(sheet, answer)
    sheet.heading(HEADING_ROW, COLUMNS)
    sheet.height(HEADING_ROW, 30)
    row = FIRST_ROW
    for one in answer.classes:
        for chip in one.chips:
            _write_row(sheet, row, one, chip)
            row += 1
    last = max(row - 1, FIRST_ROW)
    sheet.table(TABLE, f"A{HEADING_ROW}:{_letter('')}{last}")
    sheet.freeze(f"{_letter('phase')}{FIRST_ROW}")
    _offer(sheet, last + MORE_ROWS)
    sheet.printed(f"{HEADING_ROW}:{HEADING_ROW}", _("Plan"))


def _write_head(sheet: Sheet, answer: PlanBook) -> None:
    count = sum(len(one.chips) for one in answer.classes)
    classes = plural(len(answer.classes), _("{n} hold"), _("{n} hold"))
    told = plural(count, _("{n} aktivitet"), _("{n} aktiviteter"))
    text = _("{count} på {classes}, skrevet {day}")
    sheet.put(1, 1, _("Planen som liste"), look.TITLE)
    sheet.height(1, 28)
    words = text.format(count=told, classes=classes, day=date_long(answer.today))
    sheet.put(2, 1, words, look.SUBTITLE)
    text = _("Ret, tilføj rækker nederst, gem, og træk filen ind i GF2 Tracker. Se arket bagest.")
    sheet.put(3, 1, text, look.NOTE)
    text = _("{label}: {mark}")
    mark = text.format(label=LABELS[STORE_MARK], mark=answer.mark)
    sheet.put(4, 1, mark if answer.mark else None, look.NOTE)


def _write_row(sheet: Sheet, row: int, one: BookClass, chip: PlanChip) -> None:
    values = _values(one, chip)
    longest = 0
    for column, (name, value) in enumerate(zip(NAMES, values, strict=True), start=1):
        sheet.put(row, column, value, _look_of(name, column, chip))
        if isinstance(value, str):
            longest = max(longest, -(-len(value) // round(COLUMNS[column - 1].width)))
    sheet.height(row, 15 * min(max(longest, 1), 4))


def _look_of(name: str, column: int, chip: PlanChip) -> Look:
    made = COLUMNS[column - 1].look
    if name == "phase" and chip.phase:
        own = phased(chip.phase)
        return replace(made, colour=own.colour, fill=own.fill, is_bold=True)
    if name == "state" and chip.state is PlanState.HELD:
        return replace(made, colour=look.OK_TEXT)
    return made


def _values(one: BookClass, chip: PlanChip) -> Iterator[Value]:
    yield chip.id
    yield one.code
    yield chip.phase or None
    yield chip.week
    yield WEEKDAYS[chip.weekday - 1] if chip.weekday <= len(SCHOOL_DAYS) else None
    yield chip.date
    yield chip.first_lesson or None
    yield chip.lessons
    yield chip.title
    yield chip.kind.label
    yield chip.state.label
    yield chip.place
    yield ", ".join(chip.leads)
    yield chip.needed
    yield chip.invited
    yield chip.confirmed
    yield " ".join(_remarks(chip))


def _remarks(chip: PlanChip) -> Iterator[str]:
    yield from chip.faults
    if chip.is_not_held:
        yield _("Dagen er gået; skriv i programmet, hvad der skete.")
    if chip.moved_from is not None:
        yield _("Flyttet fra {day}.").format(day=date_long(chip.moved_from))
    if chip.has_news:
        yield _("Kataloget har en nyere udgave.")


# --- what the columns offer -----------------------------------------------------------------------


def _offer(sheet: Sheet, last: int) -> None:
    for column, (name, words) in enumerate(_LISTS.items(), start=1):
        rule = DataValidation(
            type="list",
            formula1=place_of(column, len(words)),
            **_told(_("Vælg et af ordene på listen.")),
        )
        _add(sheet, rule, name, last)
    for name, (least, most) in _BETWEEN.items():
        text = _("Skriv et helt tal fra {least} til {most}.")
        rule = DataValidation(
            type="whole",
            operator="between",
            formula1=str(least),
            formula2=str(most),
            **_told(text.format(least=least, most=most)),
        )
        _add(sheet, rule, name, last)


_LISTS = {"kind": KINDS, "state": STATES, "weekday": SCHOOL_DAYS}
_COMPANIES = ("companies_needed", "companies_invited", "companies_confirmed")
_BETWEEN = {
    "phase": (1, len(PHASE_NAMES)),
    "week": (1, 99),
    "lessons": (1, MOST_LESSONS),
    **dict.fromkeys(_COMPANIES, (0, MOST_COMPANIES)),
}


def _told(text: str) -> dict[str, Any]:
    """Return what Excel says to anything else; an empty cell is always allowed."""
    title = _("Det kan ikke læses")
    return {"allow_blank": True, "showErrorMessage": True, "errorTitle": title, "error": text}


def _add(sheet: Sheet, rule: DataValidation, name: str, last: int) -> None:
    letter = _letter(name)
    rule.add(f"{letter}{FIRST_ROW}:{letter}{last}")
    sheet.raw.add_data_validation(rule)


def _letter(name: str) -> str:
    return str(get_column_letter(NAMES.index(name) + 1))
