"""What the menu under one's own name decides holds at once and is remembered."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from gf2tracker.settings import Settings
from tests.inline import InlineWork
from ui import desktop, theme
from ui.deskmenu import DeskMenu

TODAY = date(2026, 8, 17)


@pytest.fixture
def looks(qtbot):
    """The menu Udseende as it opens anew, by its words."""
    window, settings = QWidget(), Settings()
    qtbot.addWidget(window)
    menu = DeskMenu(window, InlineWork(lambda: None), settings, lambda text: None, lambda: TODAY)

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


def test_a_copy_is_put_where_one_wants_it(qtbot, sqlite_store, tmp_path):
    window, told = QWidget(), []
    qtbot.addWidget(window)
    window.show()
    work = InlineWork(lambda: sqlite_store)
    menu = DeskMenu(window, work, Settings(), told.append, lambda: TODAY)
    menu.choose_backup()
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("gf2-2026-08-17.gf2")
    dialog.fileSelected.emit(str(tmp_path / "min kopi.gf2"))
    dialog.reject()
    QApplication.processEvents()  # it dies before its window
    assert (tmp_path / "min kopi.gf2").exists()
    assert told == ["Sikkerhedskopi gemt og kontrolleret: min kopi.gf2"]
    menu.check()
    assert told[-1] == "Alle data er kontrolleret. Der er ingen fejl."
