"""Pages to look at: where they stand, which one is seen, and that they stay when they grow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from tests.ui.stage import shown
from ui.preview.pages import PaperPages, Zoom


def a_page(wide=210, high=297):
    page = QImage(wide, high, QImage.Format.Format_RGB32)
    page.fill("white")
    return page


@pytest.fixture
def view(qtbot):
    made = PaperPages()
    stage = shown(qtbot, made)
    stage.resize(500, 400)
    made.setFocus()
    return made


def test_the_page_in_the_middle_is_the_one_that_is_seen(view):
    view.show_pages([a_page(), a_page(), a_page()])
    assert (view.count, view.number) == (3, 1)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.number == 3
    view.show_at(Zoom.PAGE)
    assert view.number == 3
    view.show_at(Zoom.WIDTH)
    assert view.number == 3


def test_new_pages_are_seen_from_the_first(view):
    view.show_pages([a_page(), a_page()])
    QTest.keyClick(view, Qt.Key.Key_End)
    view.show_pages([a_page(), a_page()])
    assert view.number == 1


def test_without_pages_there_is_none_to_see(view):
    view.show_pages((), "Siderne laves …")
    assert (view.count, view.number) == (0, 0)
    view.grab()


def test_a_whole_page_needs_no_scrolling(view):
    view.show_pages([a_page()])
    assert view.verticalScrollBar().maximum() > 0
    view.show_at(Zoom.PAGE)
    assert view.verticalScrollBar().maximum() == 0
