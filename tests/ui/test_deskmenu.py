"""What the menu under one's own name decides holds at once and is remembered."""

import pytest
from PySide6.QtWidgets import QWidget

from gf2tracker.settings import Settings
from tests.inline import InlineWork
from ui import desktop, theme
from ui.deskmenu import DeskMenu


@pytest.fixture
def looks(qtbot):
    """The menu Udseende as it opens anew, by its words."""
    window, settings = QWidget(), Settings()
    qtbot.addWidget(window)
    menu = DeskMenu(window, InlineWork(lambda: None), settings, lambda text: None)

    def opened():
        return {action.text(): action for action in menu._looks().actions()}

    opened.settings = settings
    return opened


def test_movement_is_turned_off_and_on_again(looks):
    theme.keep_still(still=False)
    looks()["Uden bevægelse"].trigger()
    assert (looks.settings.is_still, theme.motion(120)) == (True, 0)
    assert looks()["Uden bevægelse"].isChecked()
    looks()["Uden bevægelse"].trigger()
    assert (looks.settings.is_still, theme.motion(120)) == (False, 120)


def test_the_window_opens_without_movement_where_that_was_chosen(qapp):
    theme.keep_still(still=False)
    desktop._dress(qapp, Settings(is_still=True), "light")
    assert theme.motion(120) == 0
