"""The workbook of a class's absence: a day, a week, or the course with the class day by day."""

from collections.abc import Sequence
from datetime import date

from gf2tracker.queries.absencesheet import CourseSheet, DaySheet, WeekSheet
from gf2tracker.reports.absencebook.course import write_course
from gf2tracker.reports.absencebook.day import write_day
from gf2tracker.reports.absencebook.days import write_days
from gf2tracker.reports.absencebook.week import write_week
from gf2tracker.reports.tablesheet import Progress
from gf2tracker.reports.workbook import Book


def absence_book(
    answer: DaySheet | WeekSheet | CourseSheet,
    made_by: str,
    progress: Progress,
    order: Sequence[int] = (),
) -> Book:
    """Return the workbook; its title says the class, never a person."""
    today: date = answer.head.today
    book = Book(answer.head.about.code, made_by, today)
    if isinstance(answer, DaySheet):
        write_day(book, answer, made_by)
    elif isinstance(answer, WeekSheet):
        write_week(book, answer, made_by)
    else:
        write_course(book, answer, made_by, progress, order)
        write_days(book, answer)
    return book
