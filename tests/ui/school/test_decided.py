"""The school's choices: reached by Tab, scrolled where the window is low."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.schoolpage import open_section

Key = Qt.Key


@pytest.fixture
def open_page(qtbot, sqlite_store):
    return partial(open_section, qtbot, sqlite_store)


def test_tab_goes_from_the_section_to_the_button_that_changes_it(open_page):
    page = open_page()
    page.first_focus().setFocus()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert QApplication.focusWidget() is page.decided.edit


def test_in_a_low_window_the_facts_scroll_and_are_not_squeezed(open_page):
    page = open_page()
    page.frame.resize(720, 420)
    QApplication.processEvents()
    bar = page.decided.area.verticalScrollBar()
    assert bar.maximum() > 0
    assert page.decided.watch.height() >= page.decided.watch.sizeHint().height()
    page.decided.edit.setFocus()
    QTest.keyClick(page.decided.edit, Key.Key_PageDown)
    assert bar.value() > 0
