"""Bar and foot of the whole course where there is little room: words and students come first."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from gf2tracker.queries import coursematrix
from tests import given, registers
from tests.ui.frame import TODAY, a_page
from ui import theme
from ui.coursegrid.bar import CourseBar
from ui.coursegrid.layout import FOOT
from ui.coursegrid.words import sentence
from ui.screens.coursegrid import ROOM_FOR_CHART, CourseGridScreen

MONDAY = given.MONDAY


@pytest.fixture
def tom(sqlite_store):
    made = given.a_class(sqlite_store, "tøm-26a", students=3)
    registers.take_day(sqlite_store, made.id, MONDAY, {made.students[0]: "U"})
    return made


def matrix(store, made, today=TODAY):
    return store.ask(coursematrix.of_class, made.id, today).value


@pytest.fixture
def bar(qtbot, sqlite_store, tom):
    bar = CourseBar()
    qtbot.addWidget(bar)
    bar.resize(900, bar.height())
    bar.show()
    bar.show_matrix(matrix(sqlite_store, tom))
    return bar


def narrow(bar):
    bar.resize(bar._first + bar.more.sizeHint().width() + 90, bar.height())


def test_with_room_everything_stands(bar):
    assert bar.kinds.isVisible()
    assert bar.copy.isVisible()


def test_the_whole_sentence_comes_before_the_choices(bar, qtbot):
    whole = bar.sentence.sizeHint().width()
    bar.resize(whole + bar.more.sizeHint().width() + 60, bar.height())
    assert not bar.kinds.isVisible()
    qtbot.waitUntil(lambda: bar.sentence.width() >= whole)


def test_the_sentence_keeps_its_first_words_and_the_choices_are_in_the_menu(bar, qtbot):
    narrow(bar)
    assert not bar.kinds.isVisible()
    assert not bar.copy.isVisible()
    qtbot.waitUntil(lambda: bar.sentence.width() >= bar._first)
    assert bar.kind_menu.menuAction() in bar.menu.actions()


def test_marks_that_were_chosen_stay_in_sight(bar):
    narrow(bar)
    next(one for one in bar.kind_menu.actions() if one.data() == "absent").trigger()
    assert bar.kinds.isVisible()
    assert bar.kinds.text() == "Udeblevet"


def test_without_a_class_nothing_stands(bar):
    bar.show_nothing()
    bar.resize(700, bar.height())
    assert not bar.kinds.isVisible()
    assert not bar.more.isVisible()


def test_the_chart_gives_its_room_to_the_students_and_the_legend_stays(qtbot, sqlite_store, tom):
    page = a_page(qtbot, CourseGridScreen, sqlite_store, tom.id)
    foot = page.foot
    assert foot.height() == theme.px(FOOT)
    page.frame.resize(1280, 200)
    assert page.height() < theme.px(ROOM_FOR_CHART)
    assert foot.height() < theme.px(FOOT) / 2
    picture = foot.grab().toImage()
    colours = {picture.pixelColor(x, foot.height() // 2).name() for x in range(picture.width())}
    assert theme.color("act").name() in colours
    QTest.mouseMove(foot, QPoint(400, 5))
    page.frame.resize(1280, 800)
    assert foot.height() == theme.px(FOOT)


def test_before_it_begins_the_course_says_when_it_does(sqlite_store, tom):
    (words,) = sentence(matrix(sqlite_store, tom, MONDAY - timedelta(days=5)))
    assert words.text == "Forløbet begynder man 10.08.2026"
