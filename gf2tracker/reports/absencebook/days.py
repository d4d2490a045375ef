"""The class day by day through its course: what was registered, and what was lost to what."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from openpyxl.utils import get_column_letter

from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.language import WEEKDAYS, _
from gf2tracker.queries.absencesheet import CourseSheet
from gf2tracker.queries.coursematrix import ClassDay
from gf2tracker.reports import look
from gf2tracker.reports.absencebook.head import phase_words, printed_head
from gf2tracker.reports.look import DAY, NUMBER, NUMBER_HEADING, PERCENT, Look
from gf2tracker.reports.workbook import Book, Column, Value

LOST = tuple(kind for kind in AbsenceKind if kind not in {AbsenceKind.SCHOOL, AbsenceKind.EXEMPT})


def _columns() -> tuple[Column, ...]:
    first = (
        Column(_("Dato"), 12, DAY, NUMBER_HEADING),
        Column(_("Dag"), 10, look.AFTER, look.AFTER_HEADING),
        Column(_("Uge"), 6, NUMBER, NUMBER_HEADING),
        Column(_("Fase"), 24, look.AFTER, look.AFTER_HEADING),
        Column(_("Elevlektioner ført"), 11, NUMBER, NUMBER_HEADING),
        Column(_("Fravær"), 9, PERCENT, NUMBER_HEADING),
    )
    kinds = (Column(_heading(kind), 11, PERCENT, NUMBER_HEADING) for kind in LOST)
    return (*first, *kinds, Column(_("Lukket"), 24, look.AFTER, look.AFTER_HEADING))


def _heading(kind: AbsenceKind) -> str:
    label = kind.label
    return label[:1].upper() + label[1:]


def write_days(book: Book, answer: CourseSheet) -> None:
    """Write the sheet: a row for each weekday of the course up to and with today."""
    sheet, columns = book.sheet(_("Dag for dag")), _columns()
    sheet.heading(1, columns)
    sheet.height(1, 30)
    last = 1
    for last, (day, values) in enumerate(_rows(answer), start=2):
        is_open = answer.head.course.is_school_day(day)
        for at, (value, column) in enumerate(zip(values, columns, strict=True), start=1):
            sheet.put(last, at, value, column.look if is_open else _shut(column.look))
    sheet.raw.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.freeze("C2")
    sheet.printed("1:1", printed_head(answer.head, _("dag for dag")))


def _shut(made: Look) -> Look:
    return replace(made, colour=look.INK3, fill=look.GROUND)


def _rows(answer: CourseSheet) -> Iterator[tuple[date, tuple[Value, ...]]]:
    known = {day.date: day for day in answer.matrix.days}
    course = answer.head.course
    for week in course.calendar_weeks:
        for day in sorted({*week.days, *week.closed}):
            if course.starts_on <= day <= answer.head.today:
                phase = phase_words(week.phase) if week.phase else None
                about = (day, WEEKDAYS[day.weekday()], day.isocalendar().week, phase)
                yield day, (*about, *_figures(known.get(day)), _closed(answer, day))


def _figures(day: ClassDay | None) -> tuple[Value, ...]:
    if day is None or not day.lessons:
        return (None,) * (2 + len(LOST))
    shares = (day.share((kind,)) or None for kind in LOST)
    return (day.lessons, day.share(tuple(AbsenceKind)), *shares)


def _closed(answer: CourseSheet, day: date) -> str | None:
    name = answer.head.course.closed_name(day)
    return None if name is None else name or _("lukket")
