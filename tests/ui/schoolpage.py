"""Page Skole for tests: opened in a section, its forms saved, its rows' deeds."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.queries import school
from tests.ui.frame import a_page
from ui.menu import Menu
from ui.screens.school import SchoolScreen

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def open_section(qtbot, store, section: str = "", **kwargs) -> SchoolScreen:
    """Return the page, with the keyboard in a section's table where one is named."""
    page = a_page(qtbot, SchoolScreen, store, **kwargs)
    if section:
        page.show_section(section)
        page.sections.entered.emit()
    return page


def told(store) -> school.School:
    """Return everything the page shows."""
    return store.ask(school.overview).value


def save(dialog) -> None:
    """Press Ctrl+Enter in a form, and come back to the page where it was saved."""
    frame = dialog.parentWidget()
    QTest.keyClick(dialog, Key.Key_Return, Ctrl)
    if not dialog.isVisible():
        frame.activateWindow()
        QApplication.processEvents()


def offered(listing) -> list[str]:
    """Return the deeds that the menu of the current row offers."""
    menu = Menu("Rækken")
    listing.table.menu_built.emit(menu)
    return [action.text() for action in menu.actions()]
