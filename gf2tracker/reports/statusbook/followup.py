"""The sheet Opfølgning: whom somebody should act on, why, who owns it and what happens next."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gf2tracker.domain.attention import State
from gf2tracker.domain.people import ClassId
from gf2tracker.language import _, date_long, plural
from gf2tracker.queries.gaps import RegisterGap
from gf2tracker.queries.signals import Case
from gf2tracker.queries.status import Status
from gf2tracker.reports import look
from gf2tracker.reports.look import (
    AFTER,
    AFTER_HEADING,
    DAY,
    HEADING,
    NUMBER_HEADING,
    TEXT,
    WORDS,
)
from gf2tracker.reports.statusbook import words
from gf2tracker.reports.workbook import Book, Column, Sheet, Value

HEADING_ROW = 4
FIRST_ROW = HEADING_ROW + 1
REASON_SIGNS = 62
LINE_POINTS = 15.0

_WRAPPED = replace(AFTER, is_wrapped=True)
COLUMNS = (
    Column(_("Status"), 13, TEXT, HEADING),
    Column(_("Hold"), 10, TEXT, HEADING),
    Column(_("Navn"), 28, replace(TEXT, is_bold=True), HEADING),
    Column(_("Hvorfor"), 58, _WRAPPED, AFTER_HEADING),
    Column(_("Nyeste grund"), 11, DAY, NUMBER_HEADING),
    Column(_("Ansvarlig"), 22, AFTER, AFTER_HEADING),
    Column(_("Næste skridt"), 30, _WRAPPED, AFTER_HEADING),
    Column(_("Hvornår"), 11, DAY, NUMBER_HEADING),
    Column(_("Seneste kontakt"), 11, DAY, NUMBER_HEADING),
    Column(_("Kontakt"), 18, AFTER, AFTER_HEADING),
)


def write_followup(book: Book, status: Status) -> None:
    """Write the sheet: the students, and below them the classes whose registers are missing."""
    sheet = book.sheet(_("Opfølgning"))
    cases = status.followup.cases
    sheet.put(1, 1, _("Opfølgning"), look.TITLE)
    sheet.put(2, 1, _top(status), look.SUBTITLE)
    sheet.height(1, 28)
    sheet.height(HEADING_ROW, 30)
    sheet.heading(HEADING_ROW, COLUMNS)
    for row, case in enumerate(cases, start=FIRST_ROW):
        _write_case(sheet, row, case)
    last = max(FIRST_ROW, HEADING_ROW + len(cases))  # Excel wants a row below the headings
    sheet.table("TabelOpfoelgning", f"A{HEADING_ROW}:J{last}")
    sheet.flag_states(f"A{FIRST_ROW}:A{last}")
    _write_gaps(sheet, last + 3, status)
    sheet.freeze(f"D{FIRST_ROW}")
    header = f"{words.school_title(status)} · {words.day_title(status)}"
    sheet.printed(f"{HEADING_ROW}:{HEADING_ROW}", header)


def _top(status: Status) -> str:
    cases = status.followup.cases
    if not cases:
        nobody = _("Ingen venter på, at nogen gør noget.")
        return f"{words.day_title(status)} · {words.chosen(status)} · {nobody}"
    count = plural(len(cases), "{n} elev venter", "{n} elever venter")
    without = sum(case.next_on is None for case in cases)
    parts = [words.day_title(status), words.chosen(status), count]
    if without:
        parts.append(_("{n} uden næste skridt").format(n=without))
    return " · ".join(parts)


def _write_case(sheet: Sheet, row: int, case: Case) -> None:
    reasons = [one.short if one.rule.is_written else one.text for one in case.signals]
    contact = case.last_contact
    name = case.student.name
    if case.student.is_protected:
        name = _("{name} (beskyttet)").format(name=name)
    values: tuple[Value, ...] = (
        WORDS[case.state],
        case.student.code,
        name,
        "\n".join(reasons),
        case.newest,
        case.owner.name if case.owner else _("ingen"),
        case.next_step or None,
        case.next_on,
        contact.day if contact else None,
        f"{contact.kind.label} ({contact.by})" if contact else _("ingen endnu"),
    )
    for column, (value, made) in enumerate(zip(values, COLUMNS, strict=True), start=1):
        sheet.put(row, column, value, made.look)
    lines = sum(1 + len(text) // REASON_SIGNS for text in reasons)
    sheet.height(row, 4 + LINE_POINTS * max(lines, 1))


def _write_gaps(sheet: Sheet, row: int, status: Status) -> None:
    gaps = status.followup.gaps
    if not gaps:
        return
    sheet.put(row, 1, _("Hold, hvor protokollen mangler"), replace(TEXT, size=12, is_bold=True))
    names = {one.row.id: words.teacher_text(one) for one in status.classes}
    for column, text in enumerate((_("Status"), _("Hold"), _("Kontaktlærer"), _("Hvilke")), 1):
        sheet.put(row + 1, column, text, COLUMNS[column - 1].heading_look)
    for at, gap in enumerate(gaps, start=row + 2):
        for column, value in enumerate(_gap(gap, names), start=1):
            sheet.put(at, column, value, COLUMNS[column - 1].look)
    sheet.flag_states(f"A{row + 2}:A{row + 1 + len(gaps)}")


def _gap(gap: RegisterGap, names: Mapping[ClassId, str]) -> Sequence[Value]:
    lessons = sum(len(day.lessons) for day in gap.days)
    count = plural(lessons, "{n} lektion", "{n} lektioner")
    days = plural(len(gap.days), "på {n} dag", "på {n} dage")
    oldest = date_long(gap.days[0].date)
    text = _("{count} {days}, ældste {day}").format(count=count, days=days, day=oldest)
    return WORDS[State.WATCH], gap.code, names.get(ClassId(gap.class_id), ""), text
