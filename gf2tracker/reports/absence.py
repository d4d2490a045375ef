"""A class's day, week or course of absence as a workbook that can be handed on."""

from collections.abc import Sequence
from pathlib import Path

from gf2tracker.language import _
from gf2tracker.queries.absencesheet import CourseSheet, DaySheet, WeekSheet
from gf2tracker.reports.status import SUFFIX, Progress, Report, nobody
from gf2tracker.reports.target import check_target, refusal_of, write_beside

AbsenceSheet = DaySheet | WeekSheet | CourseSheet

_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))


def proposed_name(answer: AbsenceSheet) -> str:
    """Return a file name that names no person: "tøm-26a fravær 2026 uge 47.xlsx"."""
    code = answer.head.about.code
    if isinstance(answer, DaySheet):
        what = answer.register.date.isoformat()
    elif isinstance(answer, WeekSheet):
        year, week, _weekday = answer.week.monday.isocalendar()
        what = _("{year} uge {week:02d}").format(year=year, week=week)
    else:
        what = _("forløb {day}").format(day=answer.head.today.isoformat())
    name = _("{code} fravær {what}").format(code=code, what=what)
    return " ".join(name.translate(_NOT_IN_NAMES).split()) + SUFFIX


def write_absence(
    answer: AbsenceSheet,
    target: Path,
    *,
    made_by: str,
    order: Sequence[int] = (),
    progress: Progress = nobody,
) -> Report:
    """Write a class's absence beside its target and move it into place.

    Nothing is left and an old target is unchanged when it is refused or `progress` raises.

    Args:
        answer: what `queries.absencesheet` said of a day, a week or the course.
        target: the file, ".xlsx".
        made_by: who made it, as the sheet shows it; "" is nobody.
        order: the students of a course from the first row down; () is as they come.
        progress: told (students done, of, what is being done); raises to give up.

    Raises:
        Refusal: see `target.check_target` and `target.write_beside`.
    """
    from gf2tracker.reports.absencebook.book import absence_book  # noqa: PLC0415  # openpyxl is slow

    file = check_target(target, SUFFIX)
    book = absence_book(answer, made_by, progress, order)
    students = len(_rows(answer))
    progress(students, students, target.name)
    try:
        content = book.content()
    except OSError as fault:  # openpyxl writes each sheet into a file of its own first
        raise refusal_of(fault, target) from fault
    progress(students, students, target.name)  # the last moment to give up
    write_beside(file, content)
    return Report(target, book.sheet_names, students)


def _rows(answer: AbsenceSheet) -> Sequence[object]:
    if isinstance(answer, DaySheet):
        return answer.register.rows
    return answer.week.rows if isinstance(answer, WeekSheet) else answer.matrix.rows
