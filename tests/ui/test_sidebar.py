"""The side bar leads to every page, by mouse and keys, and says what waits there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from ui import theme
from ui.sidebar import SideBar
from ui.sideitem import Place

PLACES = (
    (Place("today", "I dag", "today", "Ctrl+1"),),
    (Place("class", "Hold", "class", "Ctrl+2"), Place("student", "Elever", "student", "Ctrl+3")),
)


@pytest.fixture
def bar(qtbot):
    made = SideBar(PLACES)
    qtbot.addWidget(made)
    made.resize(made.width(), 800)
    made.show()
    return made


@pytest.fixture
def opened(bar):
    names = []
    bar.opened.connect(names.append)
    return names


def told(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_measures_are_those_of_the_design(bar):
    item = bar.items["today"]
    place = item.mapTo(bar, item.rect().topLeft())
    assert bar.width() == 176
    assert (place.x(), place.y(), item.width(), item.height()) == (8, 60, 159, 32)
    below = bar.items["class"]
    assert below.mapTo(bar, below.rect().topLeft()).y() == 108


def test_a_click_opens_a_page(bar, opened):
    QTest.mouseClick(bar.items["student"], Qt.MouseButton.LeftButton)
    assert opened == ["student"]
    assert bar.items["student"].isChecked()


def test_choosing_from_outside_marks_a_page_without_opening_it(bar, opened):
    bar.choose("class")
    assert opened == []
    assert bar.items["class"].isChecked()
    assert not bar.items["today"].isChecked()


def test_arrows_move_and_enter_opens(bar, opened, qtbot):
    bar.choose("today")
    with qtbot.waitActive(bar):
        bar.activateWindow()
    bar.setFocus()
    assert bar.items["today"].hasFocus()
    QTest.keyClick(bar.items["today"], Qt.Key.Key_Down)
    assert bar.items["class"].hasFocus()
    assert opened == []
    QTest.keyClick(bar.items["class"], Qt.Key.Key_End)
    QTest.keyClick(bar.items["student"], Qt.Key.Key_Down)
    QTest.keyClick(bar.items["student"], Qt.Key.Key_Return)
    assert opened == ["student"]
    QTest.keyClick(bar.items["student"], Qt.Key.Key_Home)
    QTest.keyClick(bar.items["today"], Qt.Key.Key_Space)
    assert opened == ["student", "today"]


def test_pages_are_one_tab_stop(bar):
    bar.choose("class")
    stops = [n for n, item in bar.items.items() if item.focusPolicy() == Qt.FocusPolicy.TabFocus]
    assert stops == ["class"]


def test_a_screen_reader_hears_what_waits(bar):
    bar.show_count("today", 5, must_act=True)
    bar.show_count("class", 3)
    assert told(bar.items["today"]) == "I dag, 5 skal gøres nu"
    assert told(bar.items["class"]) == "Hold, 3 venter"
    bar.show_count("class", 0)
    assert told(bar.items["class"]) == "Hold"


def test_the_users_name_and_role_stand_at_the_foot(bar):
    assert bar.user.isHidden()
    bar.show_user("Mette Kragh", "kontaktlærer")
    assert not bar.user.isHidden()
    assert told(bar.user) == "Bruger: Mette Kragh, kontaktlærer"
    assert bar.user.geometry().bottom() < 800


def test_pressing_the_user_asks_who_is_working(bar, qtbot):
    bar.show_user("Mette Kragh", "kontaktlærer")
    with qtbot.waitSignal(bar.user_pressed):
        QTest.mouseClick(bar.user, Qt.MouseButton.LeftButton)


def test_icons_alone_by_choice_are_told_so_that_it_can_be_remembered(bar, qtbot):
    with qtbot.waitSignal(bar.folded) as chosen:
        QTest.mouseClick(bar.toggle, Qt.MouseButton.LeftButton)
    assert chosen.args == [True]
    assert bar.width() == 56
    assert told(bar.items["class"]) == "Hold"
    bar.fold(folded=False)
    assert bar.width() == 176


def test_a_narrow_window_folds_it_until_there_is_room(bar):
    bar.fit(1099)
    assert bar.width() == 56
    bar.fit(1100)
    assert bar.width() == 176


def test_it_can_be_opened_in_a_narrow_window_without_changing_the_setting(bar, qtbot):
    bar.fit(900)
    with qtbot.assertNotEmitted(bar.folded):
        QTest.mouseClick(bar.toggle, Qt.MouseButton.LeftButton)
    assert bar.width() == 176
    bar.fit(1200)
    bar.fit(900)
    assert bar.width() == 56


def test_large_text_folds_it_in_an_ordinary_window(dressed, bar):
    theme.start(dressed, "light", base_px=26)
    bar.fit(1920)
    assert bar.is_folded
    assert bar.width() == 112


def test_a_page_out_of_sight_comes_into_view_when_it_is_reached(bar):
    bar.resize(bar.width(), 120)
    bar.choose("student")
    item = bar.items["student"]
    assert not item.visibleRegion().isEmpty()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [900, 1280])
def test_it_is_drawn_in_light_and_dark_with_a_name_that_looks_like_markup(bar, scheme, width):
    theme.use(scheme)
    bar.show_user("Bo<img src=x> " * 9, "<b>rolle</b>")
    bar.show_count("today", 1234, must_act=True)
    bar.fit(width)
    assert not bar.grab().isNull()
