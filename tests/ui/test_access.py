"""Whatever the keyboard reaches on a page has a name, and the keyboard reaches everything."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from gf2tracker.store.store import Store
from tests import schools, user
from tests.schools import AWKWARD, EMPTY
from tests.user import User
from ui.window import SCREENS

PAGES = [page.name for page in SCREENS]
MOST_STOPS = 200


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The stores, made once."""
    folder = tmp_path_factory.mktemp("schools")
    return {school.name: schools.make(school, folder) for school in (AWKWARD, EMPTY)}


@pytest.fixture(params=["awkward", "empty"])
def store(request, made, tmp_path):
    copy = tmp_path / "gf2.db"
    shutil.copy(made[request.param], copy)
    shutil.copy(made[request.param].with_suffix(".keys"), copy.with_suffix(".keys"))
    opened = Store.open(copy, by="MEKR")
    yield opened
    opened.close()


@pytest.fixture(params=PAGES)
def page(request, qtbot, store) -> QWidget:
    """A page with a class of 30 and a student, or of a school without anybody."""
    someone: User = user.at(qtbot, store, today=schools.TODAY)
    full = [row.id for row in someone.window.desk.classes if row.code == "tøm-26b"]
    if full:
        someone.window.bar.class_chosen.emit(full[0])
    groups = someone.window.finding.find("Birgitte")
    if request.param == "student" and groups[0].choices:
        someone.window.finding.take(groups[0].choices[0])
    else:
        someone.window.open_page(request.param)
    someone.settle()
    assert not someone.faults
    shown = someone.page(request.param)
    shown.someone = someone  # the window lives as long as the page
    return shown


def stops(page):
    """Return what Tab should stop at."""
    return [
        one
        for one in (page, *page.findChildren(QWidget))
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
    ]


def told(one):
    return f"{type(one).__name__} {one.objectName()}".strip()


def test_whatever_the_keyboard_reaches_has_a_name(page):
    nameless = [
        told(one)
        for one in stops(page)
        if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    ]
    assert nameless == []


@pytest.mark.parametrize(
    ("page_name", "keys"),
    [
        ("absence", ["F1"]),
        ("absence", ["F4"]),
        ("student", ["F2"]),
        ("student", ["Ctrl+N"]),
        ("student", ["Ctrl+P"]),
        ("absence", ["Ctrl+P", "Enter"]),
        ("today", ["H"]),
        ("today", ["Ctrl+K"]),
        ("today", ["Ctrl+L"]),
    ],
)
def test_what_opens_over_a_page_has_names_too(qtbot, made, tmp_path, page_name, keys):
    shutil.copy(made["awkward"], tmp_path / "gf2.db")
    shutil.copy(made["awkward"].with_suffix(".keys"), tmp_path / "gf2.keys")
    opened = Store.open(tmp_path / "gf2.db", by="MEKR")
    someone = user.at(qtbot, opened, today=schools.TODAY)
    groups = someone.window.finding.find("Birgitte")
    someone.window.finding.take(groups[0].choices[0])
    someone.window.open_page(page_name)
    someone.press(*keys)
    nameless = [
        told(one)
        for over in QApplication.topLevelWidgets()
        for one in stops(over)
        if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    ]
    assert nameless == []
    opened.close()


def test_tab_reaches_everything(page):
    wanted = stops(page)
    seen = set()
    for _turn in range(MOST_STOPS):
        page.someone.strike("Tab")
        QApplication.processEvents()
        here = QApplication.focusWidget()
        if here in seen:
            break
        seen.add(here)
    unreached = [told(one) for one in wanted if one not in seen and one.focusProxy() not in seen]
    assert unreached == []
    window = page.window()
    assert any(window.side.isAncestorOf(one) for one in seen), "Tab does not leave the page"
