"""The foot of the register: what gives way where there is little room."""

from datetime import date

import pytest

from tests import given, registers
from tests.ui.frame import TODAY
from ui.register.foot import RegisterFoot


@pytest.fixture
def made(sqlite_store):
    return given.a_class(sqlite_store, students=3)


@pytest.fixture
def foot(qtbot):
    foot = RegisterFoot()
    qtbot.addWidget(foot)
    foot.resize(1000, foot.height())
    foot.show()
    return foot


def show(foot, store, made, day: date = TODAY):
    foot.show_register(registers.the_day(store, made.id, day), [2], "Før 2. lektion")


def test_what_was_taken_gives_way_to_the_counts_and_the_button(foot, sqlite_store, made):
    registers.take(sqlite_store, made.id, TODAY, [1])
    show(foot, sqlite_store, made)
    assert foot.told.text() == "1. lektion ført 8:21"
    assert foot.told.isVisible()
    foot.resize(foot.counts.minimumSizeHint().width() + foot.take.sizeHint().width() + 80, 44)
    assert not foot.told.isVisible()
    assert foot.take.isVisible()
    assert foot.counts.width() >= foot.counts.minimumSizeHint().width()
    foot.resize(1000, 44)
    assert foot.told.isVisible()
