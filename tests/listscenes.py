"""What the gallery shows of lists that come every week, and of an entry that is there twice."""

from typing import Any

from gf2tracker.actions import students as deeds
from gf2tracker.queries import students
from gf2tracker.queries.students import StudentRow
from tests.schools import TODAY
from ui.window import Window

CODE = "auto-26b"


def compare_absence(window: Window) -> None:
    """Bring absence totals of a class that keeps registers; some say something else."""
    rows = _class(window)
    lines = (f"{row.number}\t{row.name}\t{CODE}\t{at % 7 * 4},5" for at, row in enumerate(rows))
    window.open_text("\n".join(("Elevnr\tNavn\tHold\tFravær %", *lines)))


def fresh_list(window: Window) -> None:
    """Bring a class list in which three of the class are missing."""
    lines = (f"{row.number}\t{row.name}\t{CODE}" for row in _class(window)[3:])
    window.open_text("\n".join(("Elevnr\tNavn\tHold", *lines)))


def doubled(window: Window) -> None:
    """Let one of the class be typed once more by hand, and open the pair."""
    row = _class(window)[2]
    fields: deeds.StudentFields = {
        "first_name": row.first_name,
        "last_name": f"{row.last_name} Holm",
        "birth_date": row.birth_date,
        "mail": "ny.adresse@elev.example",
    }
    window.work.do(deeds.add, fields, row.class_id, TODAY)
    screen: Any = window.page("students")
    screen.merging.open_pairs()


def _class(window: Window) -> list[StudentRow]:
    found: list[StudentRow] = []
    window.work.ask(lambda answer: found.extend(answer.value), students.listing, TODAY)
    return [row for row in found if row.class_code == CODE and row.last_day is None]
