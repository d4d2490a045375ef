"""The Focus bar shows class and day, and goes where it is asked, by mouse and keys."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId
from ui import theme
from ui.classlist import ClassChoice, ClassList
from ui.focusbar import FocusBar

COURSE = Course(
    date(2026, 8, 10),
    closed=(DayRange(date(2026, 10, 12), date(2026, 10, 16), "efterårsferie"),),
)
CLASSES = (
    ClassChoice(ClassId(1), "tøm-26a", "Tømrer", "", "Mine hold"),
    ClassChoice(ClassId(2), "tøm-26b", "Tømrer", "", "Mine hold"),
    ClassChoice(ClassId(3), "el-26b", "Elektriker", "", "Andre hold"),
)
MONDAY = date(2026, 8, 17)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1104, 500)
    return made


@pytest.fixture
def bar(window, qtbot):
    made = FocusBar()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(made)
    column.addStretch()
    made.offer_classes(CLASSES)
    made.show_class(ClassId(1), "tøm-26a", "Tømrer · 25 elever", COURSE)
    made.show_day(MONDAY, MONDAY)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return made


@pytest.fixture
def days(bar):
    seen = []
    bar.day_chosen.connect(seen.append)
    return seen


@pytest.fixture
def chosen(bar):
    seen = []
    bar.class_chosen.connect(seen.append)
    return seen


def told(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def opened(bar):
    bar.open_classes()
    return bar.window().findChild(ClassList)


def codes(listed):
    return [choice.text for choice in listed.list.choices()]


def test_measures_are_those_of_the_design(bar):
    assert bar.height() == 48
    field = bar.field.geometry()
    assert (field.width(), field.height()) == (216, 30)
    assert field.right() + 1 == bar.width() - 24


def test_class_day_and_weeks_are_shown(bar):
    assert bar.chooser.text() == "tøm-26a"
    assert bar.day.text() == "man 17.08.2026"
    assert bar.when.text() == "uge 34, undervisningsuge 2 af 20"


def test_a_screen_reader_hears_them_in_full(bar):
    assert told(bar.chooser) == "Hold tøm-26a, vælg et andet"
    assert told(bar.day) == "Dag: mandag 17.08.2026"
    assert told(bar.before) == "Forrige skoledag"
    assert told(bar.field) == "Søg eller gør"


@pytest.mark.parametrize(
    ("day", "direction", "there"),
    [
        (MONDAY, 1, date(2026, 8, 18)),
        (MONDAY, -1, date(2026, 8, 14)),
        (date(2026, 10, 9), 1, date(2026, 10, 19)),
        (date(2026, 10, 19), -1, date(2026, 10, 9)),
        (date(2026, 8, 10), -1, date(2026, 8, 7)),
        (date(2026, 7, 1), 1, date(2026, 8, 10)),
        (COURSE.last_day, 1, COURSE.last_day + timedelta(days=1)),
    ],
)
def test_the_day_steps_over_days_without_school(bar, days, day, direction, there):
    bar.show_day(day)
    QTest.mouseClick(bar.after if direction > 0 else bar.before, Qt.MouseButton.LeftButton)
    assert days == [there]


def test_without_a_class_weekdays_are_stepped(bar, days):
    bar.show_class(None, "", "", None)
    bar.show_day(date(2026, 8, 14))
    bar.step(1)
    assert days == [MONDAY]
    assert bar.chooser.text() == "Intet hold"
    assert bar.when.text() == "uge 33"


def test_arrows_on_the_day_step_and_enter_goes_back_to_today(bar, days):
    bar.show_day(date(2026, 8, 20))
    QTest.keyClick(bar.day, Qt.Key.Key_Right)
    QTest.keyClick(bar.day, Qt.Key.Key_Left)
    QTest.keyClick(bar.day, Qt.Key.Key_Return)
    assert days == [date(2026, 8, 21), date(2026, 8, 19), MONDAY]


def test_a_closed_week_says_why(bar):
    bar.show_day(date(2026, 10, 14))
    assert bar.when.text() == "uge 42, efterårsferie"


def test_the_field_opens_the_palette_with_what_is_typed_on_it(bar, qtbot):
    with qtbot.waitSignal(bar.search_wanted) as typed:
        QTest.keyClick(bar.field, "k")
    assert typed.args == ["k"]
    with qtbot.waitSignal(bar.search_wanted) as pressed:
        QTest.mouseClick(bar.field, Qt.MouseButton.LeftButton)
    assert pressed.args == [""]


@pytest.mark.parametrize("width", [1744, 1104, 900, 700, 560])
@pytest.mark.parametrize("base_px", [10, 13, 16])
def test_nothing_overlaps_in_a_narrow_window(dressed, bar, window, width, base_px):
    theme.start(dressed, "light", base_px=base_px)
    bar.setFixedWidth(theme.px(width))
    bar.grab()
    last = bar.when if bar.when.facts else bar.after
    assert last.geometry().right() < bar.field.geometry().left()


def test_large_text_in_the_smallest_wide_window_shows_class_day_and_search(dressed, bar):
    theme.start(dressed, "light", base_px=26)
    bar.setFixedWidth(1280 - 112)
    bar.grab()
    assert bar.after.geometry().right() < bar.field.geometry().left()


def test_the_list_of_classes_opens_on_the_class_that_is_shown(bar):
    listed = opened(bar)
    assert listed.isVisible()
    assert listed.field.hasFocus()
    assert codes(listed) == ["tøm-26a", "tøm-26b", "el-26b"]
    assert listed.list.marked.key == ClassId(1)


@pytest.mark.parametrize("base_px", [10, 12, 13, 16])
def test_a_few_classes_are_seen_whole(dressed, bar, base_px):
    theme.start(dressed, "light", base_px=base_px)
    assert opened(bar).list.verticalScrollBar().maximum() == 0


def test_arrows_and_enter_choose_a_class(bar, chosen):
    listed = opened(bar)
    QTest.keyClick(listed.field, Qt.Key.Key_Down)
    QTest.keyClick(listed.field, Qt.Key.Key_Return)
    assert chosen == [ClassId(2)]
    assert not listed.isVisible()


def test_typing_finds_by_code_and_programme(bar, chosen):
    listed = opened(bar)
    QTest.keyClicks(listed.field, "elek")
    assert codes(listed) == ["el-26b"]
    listed.field.setText("tom 26b")
    assert codes(listed) == ["tøm-26b"]
    QTest.keyClick(listed.field, Qt.Key.Key_Return)
    assert chosen == [ClassId(2)]


def test_a_click_chooses_and_a_click_beside_it_leaves(bar, chosen):
    listed = opened(bar)
    index = listed.list.model().index(4, 0)
    point = listed.list.visualRect(index).center()
    QTest.mouseClick(listed.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert chosen == [ClassId(3)]
    opened(bar)
    QTest.mouseClick(listed, Qt.MouseButton.LeftButton, pos=listed.rect().bottomRight())
    assert not listed.isVisible()
    assert chosen == [ClassId(3)]


def test_escape_leaves_and_gives_the_keyboard_back(bar):
    bar.chooser.setFocus()
    listed = opened(bar)
    QTest.keyClick(listed.field, Qt.Key.Key_Escape)
    assert not listed.isVisible()
    assert bar.chooser.hasFocus()


def test_a_code_that_nobody_has_says_so(bar, chosen):
    listed = opened(bar)
    QTest.keyClicks(listed.field, "zzz")
    QTest.keyClick(listed.field, Qt.Key.Key_Return)
    assert codes(listed) == []
    assert chosen == []
    assert not listed.grab().isNull()
