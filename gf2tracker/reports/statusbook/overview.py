"""The sheet Overblik: one row a class, what needs somebody first in sight, and two charts."""

from collections import Counter
from dataclasses import replace

from openpyxl.utils import get_column_letter

from gf2tracker.domain.attention import State
from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.outcome import Outcomes
from gf2tracker.domain.sign import limit_words
from gf2tracker.language import _, percent, plural
from gf2tracker.queries.classes import ClassState
from gf2tracker.queries.status import Status, StatusClass
from gf2tracker.reports import look
from gf2tracker.reports.look import (
    AFTER,
    AFTER_HEADING,
    HEADING,
    LINK,
    NUMBER,
    NUMBER_HEADING,
    PERCENT,
    TEXT,
    WORDS,
    Look,
)
from gf2tracker.reports.statusbook import chart, words
from gf2tracker.reports.workbook import Book, Column, Sheet, Value

HEADING_ROW = 5
FIRST_ROW = HEADING_ROW + 1
CLASSES_A_PAGE = 55
CLASSES_BESIDE_CHARTS = 20  # on one page
_TOTAL = replace(TEXT, is_bold=True, fill=look.SUNKEN)

Cells = tuple[tuple[Value, Look], ...]


def columns(status: Status) -> tuple[Column, ...]:
    """Return the columns; two headings name the school's own limits."""
    watch, act = limit_words(status.limits.watch_share), limit_words(status.limits.act_share)
    share = replace(PERCENT, number=look.ROUND_SHARE)
    return (
        Column(_("Status"), 13, TEXT, HEADING),
        Column(_("Hold"), 11, LINK, HEADING),
        Column(_("Uddannelse"), 22, TEXT, HEADING),
        Column(_("Afdeling"), 14, TEXT, HEADING),
        Column(_("Kontaktlærer"), 27, TEXT, HEADING),
        Column(_("Uge"), 6, NUMBER, NUMBER_HEADING),
        Column(_("Fase"), 20, AFTER, AFTER_HEADING),
        Column(_("Elever"), 8, NUMBER, NUMBER_HEADING),
        Column(_("Protokol ført"), 10, share, NUMBER_HEADING),
        Column(_("Fravær"), 10, PERCENT, NUMBER_HEADING),
        Column(_("Heraf ulovligt"), 10, PERCENT, NUMBER_HEADING),
        Column(_("Seneste 4 uger"), 10, PERCENT, NUMBER_HEADING),
        Column(_("Denne uge"), 9, PERCENT, NUMBER_HEADING),
        Column(_("Ugen før"), 9, PERCENT, NUMBER_HEADING),
        Column(_("Elever over {limit}").format(limit=watch), 10, NUMBER, NUMBER_HEADING),
        Column(_("Heraf over {limit}").format(limit=act), 10, NUMBER, NUMBER_HEADING),
        Column(_("Fravær i de første 14 dage"), 13, NUMBER, NUMBER_HEADING),
        Column(_("Venter på nogen"), 9, NUMBER, NUMBER_HEADING),
        Column(_("Stoppet"), 9, NUMBER, NUMBER_HEADING),
        Column(_("Heraf frafald"), 9, NUMBER, NUMBER_HEADING),
        Column(_("Heraf omvalg"), 9, NUMBER, NUMBER_HEADING),
        Column(_("Heraf skoleskift"), 10, NUMBER, NUMBER_HEADING),
        Column(_("Regnes ikke med"), 10, NUMBER, NUMBER_HEADING),
        Column(_("Hvorfor"), 42, AFTER, AFTER_HEADING),
    )


def write_overview(book: Book, status: Status, places: dict[int, tuple[str, str]]) -> None:
    """Write the sheet.

    Args:
        book: where.
        status: what.
        places: where the sheet Fravær has each class, by class; links lead there.
    """
    sheet = book.sheet(_("Overblik"))
    made = columns(status)
    sheet.put(1, 1, _("Status for {school}").format(school=words.school_title(status)), look.TITLE)
    sheet.put(2, 1, _top(status), look.SUBTITLE)
    sheet.put(3, 1, _sentence(status), look.SENTENCE)
    sheet.height(1, 28)
    sheet.height(HEADING_ROW, 44)
    sheet.heading(HEADING_ROW, made)
    for row, one in enumerate(status.classes, start=FIRST_ROW):
        _write_class(sheet, row, status, one)
        sheet.link(row, 2, one.row.code, LINK, places[one.row.id])
    last = HEADING_ROW + len(status.classes)
    sheet.table("TabelHold", f"A{HEADING_ROW}:{get_column_letter(len(columns(status)))}{last}")
    sheet.flag_states(f"A{FIRST_ROW}:A{last}")
    sheet.flag_shares(f"J{FIRST_ROW}:J{last}", status.limits.watch_share, status.limits.act_share)
    sheet.flag_shares(f"L{FIRST_ROW}:L{last}", status.limits.watch_share, status.limits.act_share)
    if len(status.classes) > 1:
        for column, (value, cell) in enumerate(_total(status), start=1):
            sheet.put(last + 1, column, value, cell)
    sheet.freeze(f"C{FIRST_ROW}")
    below = last + 3
    chart.write_charts(sheet, status, below, (HEADING_ROW, last))
    if len(status.classes) > CLASSES_BESIDE_CHARTS:
        sheet.break_before(below - 1)
    is_long = len(status.classes) > CLASSES_A_PAGE
    header = f"{words.school_title(status)} · {words.day_title(status)}"
    sheet.printed(f"{HEADING_ROW}:{HEADING_ROW}" if is_long else "", header)


def _write_class(sheet: Sheet, row: int, status: Status, one: StatusClass) -> None:
    state = words.class_state(status, one)
    here = one.here
    shares = [student.limit_share or 0.0 for student in here]
    waiting = Counter(case.student.class_id for case in status.followup.cases)
    reasons = words.class_reasons(status, one)
    values: tuple[Value, ...] = (
        WORDS[state] if state else one.row.state.label,
        one.row.code,
        one.row.programme,
        one.row.site,
        words.teacher_text(one),
        one.row.week,
        words.phase_text(one),
        len(here),
        words.registered(one),
        one.total_share,
        one.unlawful_share,
        one.rolling_share,
        *_weeks(one),
        sum(share >= status.limits.watch_share for share in shares),
        sum(share >= status.limits.act_share for share in shares),
        sum(bool(student.figures.first_14_days) for student in one.students),
        waiting[one.row.id],
        *_gone(one.outcomes),
        ", ".join(why for _state, why in reasons),
    )
    for column, (value, made) in enumerate(zip(values, columns(status), strict=True), start=1):
        is_plain = column > 1 or state is not None
        sheet.put(row, column, value, made.look if is_plain else look.FAINT)


def _total(status: Status) -> Cells:
    everybody = [student for one in status.classes for student in one.students]
    here = [student for one in status.classes for student in one.here]
    shares = [student.limit_share or 0.0 for student in here]
    lessons = sum(one.lessons_due for one in status.classes)
    taken = sum(one.lessons_taken for one in status.classes)
    total, unlawful = school_shares(status)
    text, whole = _TOTAL, replace(NUMBER, is_bold=True, fill=look.SUNKEN)
    share = replace(PERCENT, is_bold=True, fill=look.SUNKEN)
    round_share = replace(share, number=look.ROUND_SHARE)
    return (
        (_("I alt"), text),
        (None, text),
        (None, text),
        (None, text),
        (None, text),
        (None, text),
        (plural(len(status.classes), "{n} hold", "{n} hold"), text),
        (len(here), whole),
        (taken / lessons if lessons else None, round_share),
        (total, share),
        (unlawful, share),
        (None, text),
        (None, text),
        (None, text),
        (sum(one >= status.limits.watch_share for one in shares), whole),
        (sum(one >= status.limits.act_share for one in shares), whole),
        (sum(bool(student.figures.first_14_days) for student in everybody), whole),
        (len(status.followup.cases), whole),
        *((count, whole) for count in _gone(status.outcomes)),
        (None, text),
    )


def _weeks(one: StatusClass) -> tuple[float | None, float | None]:
    """Return the share of the present teaching week so far, and of the one before."""
    shares = {
        week.week: week.absent_minutes / week.taken_minutes
        for week in one.weeks
        if week.taken_minutes
    }
    now = one.row.week
    return (shares.get(now), shares.get(now - 1)) if now else (None, None)


def _gone(counted: Outcomes) -> tuple[int, int, int, int, int]:
    """Return who left, each kind apart, and who is outside the count."""
    kinds = (counted.dropout, counted.rechoice, counted.school_change)
    return counted.left, *kinds, counted.outside


def school_shares(status: Status) -> tuple[float | None, float | None]:
    """Return the total and the unlawful share of all classes together."""
    figures = [student.figures for one in status.classes for student in one.students]
    minutes = LESSON_MINUTES * sum(one.lessons_taken for one in figures)
    if not minutes:
        return None, None
    absent = sum(one.absent_minutes for one in figures)
    return absent / minutes, sum(one.unlawful_minutes for one in figures) / minutes


def _top(status: Status) -> str:
    here = sum(len(one.here) for one in status.classes)
    students = plural(here, "{n} elev", "{n} elever")
    return f"{words.day_title(status)} · {words.chosen(status)} · {students}"


def _sentence(status: Status) -> str:
    total, unlawful = school_shares(status)
    if total is None:
        return _("Ingen protokoller er ført endnu.")
    text = _("{total} fravær, heraf {unlawful} ulovligt")
    parts = [text.format(total=percent(total), unlawful=percent(unlawful))]
    calls = sum(words.uncalled(one.students) for one in status.classes)
    if calls:
        parts.append(plural(calls, "{n} elev at ringe til", "{n} elever at ringe til"))
    running = [one for one in status.classes if one.row.state is ClassState.RUNNING]
    acting = sum(words.class_state(status, one) is State.ACT for one in running)
    if len(running) > 1 and acting:
        acted = plural(
            acting, "{n} hold, hvor der skal gøres noget", "{n} hold, hvor der skal gøres noget"
        )
        parts.append(acted)
    return " · ".join(parts)
