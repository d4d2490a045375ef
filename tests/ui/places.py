"""Every place of the window a test goes to: pages, views of absence, sections of page Skole."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.actions import closed, register, template
from gf2tracker.domain.mark import parse_mark
from gf2tracker.queries import students
from gf2tracker.store.store import Store
from tests import plans
from tests.schools import AWKWARD, TODAY, School
from tests.user import User
from ui.screens.absence import VIEWS
from ui.screens.school import SECTIONS
from ui.window import SCREENS

PAGES = [page.name for page in SCREENS]
LISTS = {"classes", "students", "followup", "reports", "history", "import"}
LISTS |= {f"absence {name}" for name, _words, _home in VIEWS}
LISTS |= {
    f"school {name}" for name in ("sites", "closed", "programmes", "reasons", "leaving", "staff")
}
LISTS |= {"school catalogue", "school templates"}
LISTS |= {"plan all", "plan demand", "plan implementation"}
PLACES = [name for name in PAGES if name not in {"absence", "plan", "school"}]
PLACES += [f"absence {name}" for name, _words, _home in VIEWS]
PLACES += [f"plan {name}" for name in ("board", "week", "all", "demand", "implementation")]
PLACES += [f"school {name}" for name, _words in SECTIONS]
LIST = "Elevnr\tNavn\tHold\n9001\tAsta Birk\ttøm-26b\n9002\t\ttøm-26b"


def fill(store: Store) -> None:
    """Make the awkward school, with a day whose reason is missing."""
    AWKWARD.fill(store)
    listed = store.ask(students.listing, TODAY).value
    row = next(one for one in listed if one.class_code == "tøm-26b" and one.name == "Freja Bak")
    store.do(register.mark, row.class_id, TODAY, {(row.id, 1): parse_mark("?")})
    plans.fill(store, row.class_id, TODAY)
    store.do(template.save, row.class_id, "Tømrer, 20 uger")
    store.do(closed.add, date(2026, 12, 2), date(2026, 12, 2), "Åbent hus")


WORKED = School("worked", fill)


def go_to(someone: User, place: str) -> QWidget:
    """Go to a place, with a class of 30 and a student where there are any; return its page."""
    name, _space, part = place.partition(" ")
    full = [row.id for row in someone.window.desk.classes if row.code == "tøm-26b"]
    if full:
        someone.window.bar.class_chosen.emit(full[0])
    people = someone.window.finding.find("Birgitte")[0].choices if full else ()
    if name == "student" and people:
        someone.window.finding.take(people[0])
    elif name == "import" and full:
        someone.window.open_text(LIST)
    else:
        someone.window.open_page(name)
    page: Any = someone.page(name)
    if part:
        (page.show_section if name == "school" else page.show_view)(part)
    someone.settle()
    assert not someone.faults
    shown: QWidget = page
    return shown
