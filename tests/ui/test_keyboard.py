"""Every page by the keyboard alone, and told to somebody who does not see it."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication, QTableView

from gf2tracker.store.store import Store
from tests import schools, user
from tests.schools import EMPTY, TODAY
from tests.ui import walker
from tests.ui.places import LISTS, PAGES, PLACES, WORKED, go_to


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The stores, made once."""
    folder = tmp_path_factory.mktemp("schools")
    return {one.name: schools.make(one, folder) for one in (WORKED, EMPTY)}


@pytest.fixture
def someone(qtbot, made, tmp_path, request):
    name = getattr(request, "param", "worked")
    copy = tmp_path / "gf2.db"
    shutil.copy(made[name], copy)
    shutil.copy(made[name].with_suffix(".keys"), copy.with_suffix(".keys"))
    opened = Store.open(copy, by="MEKR")
    yield user.at(qtbot, opened, today=TODAY)
    opened.close()


@pytest.fixture
def strays(qapp):
    found = walker.Strays()
    yield found.found
    qapp.removeEventFilter(found)


def complaints(someone, page, strays) -> dict[str, list[str]]:
    onward, back = walker.walk(someone, "Tab"), walker.walk(someone, "Shift+Tab")
    told = {
        "is not reached by Tab": walker.missed(page, onward),
        "is not reached by Shift+Tab": walker.missed(page, back),
        "has no name": walker.nameless(page),
        "does not show that it has the keyboard": walker.unseen(someone),
        "is not told": walker.untold(page),
        "is not reached by the arrows": walker.unchosen(page),
        "was shown as a window of its own": strays,
    }
    if not any(someone.window.side.isAncestorOf(one) for one in onward):
        told["keeps the keyboard"] = [walker.told(page)]
    return {what: parts for what, parts in told.items() if parts}


@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_used_and_heard_without_mouse_and_eyes(someone, strays, place):
    page = go_to(someone, place)
    tables = [one for one in page.findChildren(QTableView) if one.isVisible()]
    assert any(one.model().rowCount() for one in tables) == (place in LISTS)
    assert complaints(someone, page, strays) == {}


@pytest.mark.parametrize("someone", ["empty"], indirect=True)
@pytest.mark.parametrize("place", PAGES)
def test_so_is_a_page_of_a_school_without_anybody(someone, strays, place):
    assert complaints(someone, go_to(someone, place), strays) == {}


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        ("absence day", ["F1"]),
        ("absence day", ["F4"]),
        ("absence day", ["F7"]),
        ("absence day", ["F8"]),
        ("absence day", ["F9"]),
        ("absence day", ["Ctrl+P", "Enter"]),
        ("student", ["F2"]),
        ("student", ["Ctrl+N"]),
        ("student", ["Ctrl+P"]),
        ("student", ["Ctrl+U"]),
        ("students", ["Ctrl+N"]),
        ("students", ["Ctrl+M"]),
        ("classes", ["Ctrl+N"]),
        ("classes", ["F2"]),
        ("followup", ["H"]),
        ("followup", ["X"]),
        ("followup", ["E"]),
        ("plan board", ["Enter"]),
        ("plan board", ["H"]),
        ("plan board", ["N"]),
        ("plan board", ["F1"]),
        ("plan board", ["Menu"]),
        ("plan week", ["Enter"]),
        ("school catalogue", ["Ctrl+N"]),
        ("school templates", ["Ctrl+N"]),
        ("school decided", ["F2"]),
        ("school staff", ["Ctrl+N"]),
        ("school leaving", ["Ctrl+N"]),
        ("today", ["H"]),
        ("today", ["Ctrl+K"]),
        ("today", ["Ctrl+L"]),
    ],
)
def test_what_opens_over_a_page_is_heard_too(someone, strays, place, keys):
    go_to(someone, place)
    before = set(QApplication.topLevelWidgets())
    someone.press(*keys)
    over = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    is_in_window = place == "today" and keys[0].startswith("Ctrl")
    assert is_in_window or set(over) - before or QApplication.activePopupWidget()
    assert [name for one in over for name in walker.nameless(one)] == []
    assert strays == []
