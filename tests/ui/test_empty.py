"""An empty page names what belongs there and takes the first step by key, click or file."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.ui.stage import shown
from ui import theme
from ui.button import Button, Link
from ui.empty import DropArea, EmptyPage


def start() -> EmptyPage:
    page = EmptyPage("Intet hold endnu", "Et hold er en klasse på GF2.", "CPR gemmes aldrig.")
    page.offer(Button("Importér …", kind="primary", keys="Ctrl+I"), Button("Prøv med demoskole"))
    page.offer_drop("Træk en fil hertil", "xlsx, csv eller txt")
    page.offer_link(Link("eller opret et hold selv"))
    return page


def drag(kind, mime: QMimeData):
    return kind(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_its_deeds_are_reached_with_tab_from_the_first_on(qtbot):
    page = start()
    window = shown(qtbot, page)
    page.findChild(Button).setFocus()
    reached = []
    for _each in range(3):
        reached.append(window.focusWidget().words())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert reached == ["Importér …", "Prøv med demoskole", "eller opret et hold selv"]


def test_a_file_can_be_dropped(qtbot):
    page = start()
    shown(qtbot, page)
    area, mime = page.findChild(DropArea), QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/holdliste.xlsx"), QUrl("https://example.dk")])
    QApplication.sendEvent(area, drag(QDragEnterEvent, mime))
    assert area._is_over
    area.grab()
    with qtbot.waitSignal(page.dropped) as told:
        QApplication.sendEvent(area, drag(QDropEvent, mime))
    assert told.args == [(Path("/tmp/holdliste.xlsx"),)]
    assert not area._is_over


def test_what_is_no_file_is_not_taken(qtbot):
    page = start()
    shown(qtbot, page)
    area, mime = page.findChild(DropArea), QMimeData()
    mime.setText("Clara")
    event = drag(QDragEnterEvent, mime)
    event.ignore()
    QApplication.sendEvent(area, event)
    assert not event.isAccepted()
    QApplication.sendEvent(area, QDragLeaveEvent())
    assert not area._is_over


def test_it_fits_at_twice_the_size(qtbot, qapp):
    theme.start(qapp, "light", base_px=26)
    page = start()
    window = shown(qtbot, page)
    window.resize(1200, 800)
    QApplication.processEvents()
    for each in page.findChildren(Button):
        assert each.width() >= each.sizeHint().width()
    area = page.findChild(DropArea)
    assert area.mapTo(window, QPoint(area.width(), 0)).x() <= 1200 - theme.px(24)
    assert area.width() > 1000


def test_in_a_small_window_the_bars_give_way_to_what_can_be_done(qtbot):
    page = start()
    stage = shown(qtbot, page)
    buttons = page.findChildren(Button)
    for size, is_roomy in (((900, 640), True), ((480, 300), False)):
        stage.resize(*size)
        QApplication.processEvents()
        area = page.findChild(DropArea)
        assert all(one.height() >= one.sizeHint().height() for one in buttons)
        assert area.mapTo(stage, QPoint(area.width(), 0)).x() <= size[0]
        assert page.has_bars is is_roomy
