"""The workbook of the status report, sheet by sheet."""

from datetime import date

from gf2tracker.language import _
from gf2tracker.queries.status import Status
from gf2tracker.reports.statusbook import words
from gf2tracker.reports.statusbook.about import write_about
from gf2tracker.reports.statusbook.absence import Progress, places, write_absence
from gf2tracker.reports.statusbook.activities import write_activities
from gf2tracker.reports.statusbook.followup import write_followup
from gf2tracker.reports.statusbook.overview import write_overview
from gf2tracker.reports.statusbook.peers import write_peers
from gf2tracker.reports.statusbook.students import write_students
from gf2tracker.reports.workbook import Book


def status_book(status: Status, made_by: str, today: date, progress: Progress) -> tuple[Book, int]:
    """Return the workbook and how many students it lists; progress as in `write_absence`."""
    title = _("Status for {school}, {day}")
    day = words.day_title(status)
    book = Book(title.format(school=words.school_title(status), day=day), made_by, today)
    write_overview(book, status, places(status))
    students = write_students(book, status)
    write_absence(book, status, progress)
    write_peers(book, status)
    write_activities(book, status)
    write_followup(book, status)
    write_about(book, status, made_by)
    return book, students
