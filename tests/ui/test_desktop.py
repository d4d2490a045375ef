"""How the window lies when the program is started."""

import base64
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt, QTranslator
from PySide6.QtWidgets import QFileDialog, QLabel

from gf2tracker.settings import Settings
from tests.inline import InlineWork
from ui import desktop, front, theme
from ui.desktop import lay, speak_danish
from ui.window import Window


@pytest.fixture
def danish(qapp):
    before = QLocale()
    speak_danish(qapp)
    yield
    for words in qapp.findChildren(QTranslator):
        qapp.removeTranslator(words)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("danish")
def test_qts_own_file_dialog_is_danish(qtbot):
    dialog = QFileDialog(None, "Gem", "", "Excel (*.xlsx)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    told = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert told == {"Kig i:", "Filnavn:", "Filer af typen:"}
    translate = QCoreApplication.translate
    assert translate("QAbstractFileIconProvider", "Folder") == "Mappe"
    assert translate("QPlatformTheme", "Cancel") == "Annuller"
    assert translate("QFileDialog", "Nobody says this") == "Nobody says this"


@pytest.fixture
def window(qtbot):
    made = Window(InlineWork(lambda: None), lambda: datetime(2026, 8, 19, tzinfo=UTC), Settings())
    qtbot.addWidget(made)
    return made


def test_a_first_window_is_never_larger_than_the_screen(window):
    lay(window, "")
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() < room.height()


def test_a_first_window_fills_a_screen_that_has_no_room_for_it(window):
    room = window.screen().availableSize()
    assert room.width() < 1280
    lay(window, "")
    assert window.windowState() & Qt.WindowState.WindowMaximized


def test_a_later_window_keeps_the_size_it_had(window):
    window.resize(750, 600)
    window.settings.window = base64.b64encode(window.saveGeometry().data()).decode()
    lay(window, "")
    assert window.size() == QSize(750, 600)


def test_a_place_that_cannot_be_taken_again_gives_a_first_window(qtbot):
    settings = Settings(window="bm9uc2Vuc2U=")
    made = Window(InlineWork(lambda: None), lambda: datetime(2026, 8, 19, tzinfo=UTC), settings)
    qtbot.addWidget(made)
    lay(made, "")
    assert made.windowState() & Qt.WindowState.WindowMaximized
    assert not settings.window


def test_a_size_that_is_told_is_taken(window):
    lay(window, "1000x700")
    assert window.size() == QSize(1000, 700)
    assert not window.windowState() & Qt.WindowState.WindowMaximized


def test_a_window_is_an_outline_until_it_is_furnished(qtbot):
    made = Window(
        InlineWork(lambda: None),
        lambda: datetime(2026, 8, 19, tzinfo=UTC),
        Settings(),
        is_outline=True,
    )
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.front.painted):
        made.resize(1000, 700)
        made.show()
    assert made.is_outline
    assert made.centralWidget() is made.front
    made.furnish()
    assert not made.is_outline
    qtbot.waitUntil(made.bar.isVisible)


def test_an_outline_may_be_closed(qtbot):
    work = InlineWork(lambda: None)
    made = Window(work, lambda: datetime(2026, 8, 19, tzinfo=UTC), Settings(), is_outline=True)
    qtbot.addWidget(made)
    made.show()
    assert made.close()


def test_the_outline_stands_where_the_parts_will(qtbot, window):
    window.resize(1300, 800)
    window.show()
    qtbot.waitUntil(lambda: window.foot.y() > 700)
    assert window.band.sizeHint().height() == theme.px(front.BAND)
    place = window.side.mapTo(window, window.side.rect().bottomRight())
    assert place.x() + 1 == theme.px(front.SIDE)
    assert window.bar.height() == theme.px(front.BAR)
    assert window.foot.height() == theme.px(front.FOOT)
    first = window.side.items["today"]
    assert first.mapTo(window, first.rect().topLeft()).y() == theme.px(front.FIRST)


def test_what_waits_for_the_end_of_the_start_is_done_once(window):
    done = []
    desktop._once_at_rest(window, lambda: done.append("done"))
    window.work.rested.emit()
    assert not done  # no page is shown yet
    window.stands = True
    window.work.rested.emit()
    window.work.rested.emit()
    assert done == ["done"]
