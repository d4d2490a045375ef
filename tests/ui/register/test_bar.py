"""The bar over the register: what gives way, in which order, where there is little room."""

import pytest

from tests import given, registers
from tests.ui.frame import TODAY
from ui.register.bar import RegisterBar


@pytest.fixture
def bar(qtbot, sqlite_store):
    made = given.a_class(sqlite_store, students=3)
    registers.mark(sqlite_store, made.id, TODAY, {(who, None): "U" for who in made.students[:2]})
    bar = RegisterBar()
    qtbot.addWidget(bar)
    bar.resize(1000, bar.height())
    bar.show()
    bar.show_register(registers.the_day(sqlite_store, made.id, TODAY))
    return bar


def seen(bar):
    parts = ("call", "first", "after", "copy", "copy_icon", "keys")
    return [name for name in parts if getattr(bar, name).isVisible()]


def at(bar, *parts):
    """Make the bar just wide enough for some of its parts."""
    bar.resize(bar._needed(tuple(getattr(bar, name) for name in parts)), bar.height())
    return seen(bar)


def test_with_room_everything_stands(bar):
    assert seen(bar) == ["call", "first", "after", "copy", "keys"]


@pytest.mark.parametrize(
    "parts",
    [
        ["call", "first", "after", "copy"],
        ["call", "first", "after", "copy_icon"],
        ["copy"],
        ["copy_icon"],
    ],
)
def test_the_lesson_before_is_in_sight_however_narrow_it_gets(bar, qtbot, parts):
    found = at(bar, *parts)
    assert {"copy", "copy_icon"} & set(found)
    assert bar.sentence.isVisible()
    qtbot.waitUntil(lambda: bar.sentence.width() >= bar.sentence.sizeHint().width())
    if "call" in parts:
        assert found == parts


def test_the_icon_does_what_the_words_do(bar, qtbot):
    at(bar, "copy_icon")
    with qtbot.waitSignal(bar.copy.clicked):
        bar.copy_icon.click()
    assert bar.copy_icon.accessibleName() == "Som forrige lektion"


def test_without_a_register_nothing_stands(bar):
    bar.show_nothing()
    bar.resize(600, bar.height())
    assert seen(bar) == []
    assert not bar.more.isVisible()
