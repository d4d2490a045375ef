"""The workbook of plans: the year wheel, the list that can be read back, and the list's words."""

from gf2tracker.language import _
from gf2tracker.queries.planbook import PlanBook
from gf2tracker.reports.planbook.listing import write_list
from gf2tracker.reports.planbook.wheel import write_wheel
from gf2tracker.reports.planbook.words import write_words
from gf2tracker.reports.tablesheet import Progress
from gf2tracker.reports.workbook import Book


def plan_book(answer: PlanBook, made_by: str, progress: Progress) -> Book:
    """Return the workbook; progress is told in classes, and raises to give up."""
    book = Book(title_of(answer), made_by, answer.today)
    write_wheel(book, answer, made_by, progress)
    write_list(book, answer)
    write_words(book, answer)
    return book


def title_of(answer: PlanBook) -> str:
    """Return what the plans are called: of a class by its code."""
    if len(answer.classes) == 1:
        return _("Plan for {code}").format(code=answer.classes[0].code)
    return _("Plan for {n} hold").format(n=len(answer.classes))
