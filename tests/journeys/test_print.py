"""Printing by keyboard: a substitute's list, and a student's own page while the student sits there."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication

from tests import given, papertext, registers
from tests.user import TODAY
from ui.dialogs.preview import Preview

pytestmark = pytest.mark.journey


@pytest.fixture
def printed(monkeypatch):
    """The PDFs that were opened on a computer without a printer."""
    opened = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True
    )
    return opened


def preview_of(teacher):
    teacher.settle()
    (found,) = [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, Preview) and one.isVisible()
    ]
    return found


def test_a_substitutes_list_is_three_keys_away(teacher, tom, sqlite_store, printed):
    teacher.press("Ctrl+4")
    registers.mark(sqlite_store, tom.id, TODAY, {(tom.students[0], None): "G"})
    teacher.presses = 0
    teacher.press("Ctrl+P", "Enter")
    assert preview_of(teacher).pages.count == 1
    teacher.press("Ctrl+Enter")
    assert teacher.presses == 3
    (file,) = printed
    shown = papertext.words(file.read_bytes())
    assert "Mødeliste tøm-26a" in shown
    assert "mandag 17.08.2026" in shown
    assert "28 elever" in shown
    assert "15 42" not in shown
    preview = preview_of(teacher)
    teacher.press("Escape")
    assert not preview.isVisible()


def test_the_menu_has_every_paper_of_the_class(teacher):
    teacher.press("Ctrl+4", "Ctrl+P")
    seen = teacher.seen()
    for words in ("Mødeliste til vikar", "Hvem er hvem", "Ugeprotokol", "Holdoversigt"):
        assert words in seen
    teacher.press("Down", "Down", "Enter")
    assert preview_of(teacher).windowTitle() == "Ugeprotokol tøm-26a, uge 34, 17.–21.08."


def test_a_students_own_page_is_two_keys_away(teacher, tom, sqlite_store, printed):
    registers.take_day(sqlite_store, tom.id, given.MONDAY, {tom.students[1]: "U"})
    teacher.press("Ctrl+K")
    teacher.type("birgitte")
    teacher.press("Enter")
    teacher.presses = 0
    teacher.press("Ctrl+P", "Ctrl+Enter")
    assert teacher.presses == 2
    shown = papertext.words(printed[0].read_bytes())
    assert "Birgitte Ågård" in shown
    assert "Du har været til stede i 0,0 % af undervisningen." in shown


def test_the_class_the_keyboard_is_at_is_printed_on_the_page_of_classes(teacher, tom, sqlite_store):
    given.a_class(sqlite_store, "maler-26b", students=2)
    teacher.press("Ctrl+2")
    teacher.press("Ctrl+Home", "Ctrl+P", "Enter")
    assert preview_of(teacher).windowTitle() == "Mødeliste maler-26b, mandag 17.08.2026"


def test_ctrl_k_finds_what_can_be_printed(teacher):
    teacher.press("Ctrl+K")
    teacher.type("holdov")
    teacher.press("Enter")
    assert preview_of(teacher).windowTitle() == "Holdoversigt tøm-26a, til og med 17.08.2026"
