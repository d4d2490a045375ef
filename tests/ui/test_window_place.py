"""The window lies where it lay, on a screen that is there, and broken settings do not stop it."""

import base64
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from gf2tracker.settings import Settings
from tests.inline import InlineWork
from ui.window import Window

SIZE = (760, 560)


@pytest.fixture
def open_window(qtbot):
    def opened(told=""):
        made = Window(
            InlineWork(lambda: None),
            lambda: datetime(2026, 8, 19, tzinfo=UTC),
            Settings(window=told),
        )
        qtbot.addWidget(made)
        made.show()
        QApplication.processEvents()
        return made

    return opened


def left_at(window, x, y, wide, high):
    """Return what the settings say of a window that was left at a place."""
    window.setGeometry(x, y, wide, high)
    QApplication.processEvents()
    return base64.b64encode(window.saveGeometry().data()).decode()


def test_a_window_left_on_a_screen_that_is_gone_comes_back_to_one_that_is_there(open_window):
    later = open_window(left_at(open_window(), 5000, 4000, *SIZE))
    room = later.screen().availableGeometry()
    assert room.contains(later.geometry().center())
    assert later.geometry().top() >= room.top()
    assert later.size() == QSize(*SIZE)


def test_a_window_left_larger_than_the_screen_fits_on_it(open_window):
    later = open_window(left_at(open_window(), 100, 100, 3000, 2500))
    room = later.screen().availableGeometry()
    assert later.width() <= room.width()
    assert later.height() <= room.height()


@pytest.mark.parametrize("told", ["x", "!!!x", "æ", "AAAA", "e30=", "\ud800"])
def test_a_place_that_is_not_understood_is_forgotten(open_window, told):
    assert open_window(told).isVisible()
