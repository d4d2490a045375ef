"""The sheet Elever: one row a student, with figures, contacts and why somebody left."""

from dataclasses import replace

from openpyxl.utils import get_column_letter

from gf2tracker.domain.sign import limit_words, standing_out, weekday_words
from gf2tracker.language import _, day_month, plural
from gf2tracker.queries.followup import Followed
from gf2tracker.queries.status import Status, StatusClass, StatusStudent
from gf2tracker.reports import look
from gf2tracker.reports.look import (
    AFTER,
    AFTER_HEADING,
    DAY,
    HEADING,
    NUMBER,
    NUMBER_HEADING,
    PERCENT,
    TEXT,
    WORDS,
)
from gf2tracker.reports.statusbook import words
from gf2tracker.reports.statusbook.peers import buddies, groups
from gf2tracker.reports.workbook import Book, Column, Sheet, Value

HEADING_ROW = 4
FIRST_ROW = HEADING_ROW + 1
LONGEST_NUMBER = 15  # digits that Excel keeps in a number

_DAYS = replace(AFTER, is_wrapped=True)
_PLAIN = replace(NUMBER, number=look.PLAIN)
COLUMNS = (
    Column(_("Status"), 13, TEXT, HEADING),
    Column(_("Hold"), 10, TEXT, HEADING),
    Column(_("Navn"), 28, replace(TEXT, is_bold=True), HEADING),
    Column(_("Hvorfor"), 32, AFTER, AFTER_HEADING),
    Column(_("Elevnr."), 10, _PLAIN, NUMBER_HEADING),
    Column(_("Spor"), 7, AFTER, AFTER_HEADING),
    Column(_("Første dag"), 11, DAY, NUMBER_HEADING),
    Column(_("Uge"), 6, NUMBER, NUMBER_HEADING),
    Column(_("Fase"), 20, AFTER, AFTER_HEADING),
    Column(_("Fravær"), 10, PERCENT, NUMBER_HEADING),
    Column(_("Heraf ulovligt"), 10, PERCENT, NUMBER_HEADING),
    Column(_("Seneste 4 uger"), 10, PERCENT, NUMBER_HEADING),
    Column(_("Heraf syg"), 9, PERCENT, NUMBER_HEADING),
    Column(_("Fraværs- dage"), 9, NUMBER, NUMBER_HEADING),
    Column(_("Delvise dage"), 8, NUMBER, NUMBER_HEADING),
    Column(_("Perioder"), 9, NUMBER, NUMBER_HEADING),
    Column(_("Længste periode"), 9, NUMBER, NUMBER_HEADING),
    Column(_("Ugedag, der skiller sig ud"), 15, AFTER, AFTER_HEADING),
    Column(_("For sent"), 7, NUMBER, NUMBER_HEADING),
    Column(_("De første 14 dage"), 10, NUMBER, NUMBER_HEADING),
    Column(_("Fraværsdage i de første 14 dage"), 29, _DAYS, AFTER_HEADING),
    Column(_("Makker"), 26, AFTER, AFTER_HEADING),
    Column(_("Gruppe"), 16, AFTER, AFTER_HEADING),
    Column(_("Seneste kontakt"), 11, DAY, NUMBER_HEADING),
    Column(_("Kontakt"), 16, AFTER, AFTER_HEADING),
    Column(_("Åbne signaler"), 9, NUMBER, NUMBER_HEADING),
    Column(_("Næste skridt"), 26, AFTER, AFTER_HEADING),
    Column(_("Hvem"), 20, AFTER, AFTER_HEADING),
    Column(_("Hvornår"), 11, DAY, NUMBER_HEADING),
    Column(_("Sidste dag"), 11, DAY, NUMBER_HEADING),
    Column(_("Stoppet fordi"), 23, AFTER, AFTER_HEADING),
    Column(_("Tæller som"), 16, AFTER, AFTER_HEADING),
)
Seats = tuple[str | None, str | None]
"""Whom a student is paired with, and what the group is called."""
_LAST = get_column_letter(len(COLUMNS))


def write_students(book: Book, status: Status) -> int:
    """Write the sheet and return how many students it lists."""
    sheet = book.sheet(_("Elever"))
    students = [(one, student) for one in status.classes for student in one.students]
    sheet.put(1, 1, _("Elever"), look.TITLE)
    sheet.put(2, 1, _top(status, students), look.SUBTITLE)
    sheet.height(1, 28)
    sheet.height(HEADING_ROW, 44)
    sheet.heading(HEADING_ROW, COLUMNS)
    buddy_of, group_of = buddies(status), groups(status)
    for row, (one, student) in enumerate(students, start=FIRST_ROW):
        who = student.student_id
        seats = buddy_of.get(who) or None, group_of.get(who)
        _write_student(sheet, row, status, one, (student, seats))
    last = max(FIRST_ROW, HEADING_ROW + len(students))  # Excel wants a row below the headings
    sheet.table("TabelElever", f"A{HEADING_ROW}:{_LAST}{last}")
    sheet.flag_states(f"A{FIRST_ROW}:A{last}")
    for column in ("J", "L"):
        place = f"{column}{FIRST_ROW}:{column}{last}"
        sheet.flag_shares(place, status.limits.watch_share, status.limits.act_share)
    sheet.freeze(f"D{FIRST_ROW}")
    header = f"{words.school_title(status)} · {words.day_title(status)}"
    sheet.printed(f"{HEADING_ROW}:{HEADING_ROW}", header)
    return len(students)


def student_number(number: str | None) -> int | str | None:
    """Return a student's number as a number where that loses nothing, else as text."""
    is_number = (
        number is not None
        and number.isascii()
        and number.isdecimal()
        and len(number) <= LONGEST_NUMBER
        and not (len(number) > 1 and number.startswith("0"))
    )
    return int(number or "") if is_number else number


def _top(status: Status, students: list[tuple[StatusClass, StatusStudent]]) -> str:
    here = sum(student.is_here for _one, student in students)
    parts = [
        words.day_title(status),
        words.chosen(status),
        plural(here, "{n} elev", "{n} elever"),
    ]
    if len(students) > here:
        gone = plural(len(students) - here, "{n} ikke på holdet", "{n} ikke på holdet")
        parts.append(gone)
    limits = _("hold øje fra {watch}, gør noget fra {act}")
    watch, act = limit_words(status.limits.watch_share), limit_words(status.limits.act_share)
    return " · ".join([*parts, limits.format(watch=watch, act=act)])


def _write_student(
    sheet: Sheet,
    row: int,
    status: Status,
    one: StatusClass,
    seated: tuple[StatusStudent, Seats],
) -> None:
    student, (buddy, group) = seated
    state = words.student_state(one, student)
    figures, details = student.figures, student.details
    contact, reason = student.contact, student.leave_reason
    case = status.followup.by_student.get(student.student_id)
    followed = status.followup.followed.get(student.student_id, Followed())
    values: tuple[Value, ...] = (
        WORDS[state] if state else _place(one, student),
        one.row.code,
        words.shown_name(student),
        words.student_reason(student) or None,
        student_number(student.number),
        student.track,
        student.first_day,
        one.row.week,
        words.phase_text(one) if one.row.phase else None,
        figures.total_share,
        figures.unlawful_share,
        figures.rolling_share,
        details.sick_share,
        figures.days_absent,
        len(details.partial_days),
        figures.spells,
        figures.longest_spell,
        ", ".join(weekday_words(one) for one in standing_out(details.weekdays)) or None,
        figures.late_count,
        len(figures.first_14_days),
        ", ".join(day_month(day) for day in figures.first_14_days) or None,
        buddy,
        group,
        contact.day if contact else None,
        f"{contact.kind.label} ({contact.by})" if contact else None,
        len(case.signals) if case else 0 if state else None,
        followed.next_step or None,
        _who(one, followed) if followed.next_step or case else None,
        followed.next_on,
        student.last_day,
        reason.name if reason else None,
        reason.counts_as.label if reason else None,
    )
    for column, (value, made) in enumerate(zip(values, COLUMNS, strict=True), start=1):
        if column == 1:
            sheet.put(row, column, value, made.look if state is not None else look.FAINT)
        else:
            sheet.put(row, column, value, made.look if student.is_here else _faint(made.look))


def _who(one: StatusClass, followed: Followed) -> str:
    return followed.owner or one.row.contact_teacher_name


_FAINT = {column.look: replace(column.look, colour=look.INK3, is_bold=False) for column in COLUMNS}


def _faint(of: look.Look) -> look.Look:
    return _FAINT[of]


def _place(one: StatusClass, student: StatusStudent) -> str:
    """Return why a student has no state."""
    if student.leave_reason:
        return _("udmeldt")
    if not student.is_here:
        return _("ikke på holdet") if student.last_day else _("begynder senere")
    return one.row.state.label
