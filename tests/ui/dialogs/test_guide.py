"""The guide: its chapters hang together, and in the window they are found and read by keys."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui import guide
from ui.dialogs.coursekeys import CourseKeys
from ui.dialogs.followupkeys import FollowUpKeys
from ui.dialogs.guidesheet import GuideSheet
from ui.dialogs.intakekeys import IntakeKeys
from ui.dialogs.registerkeys import RegisterKeys
from ui.dialogs.unsettledkeys import UnsettledKeys
from ui.dialogs.weekkeys import WeekKeys
from ui.guidepages import OF_PAGE
from ui.window import SCREENS

CHAPTERS = {chapter.key: chapter for chapter in guide.chapters()}
KEYS = [RegisterKeys, WeekKeys, CourseKeys, UnsettledKeys, FollowUpKeys, IntakeKeys]


@pytest.fixture
def over(qtbot):
    window = QWidget()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    window.show()
    return window


def opened(over, chapter=""):
    sheet = GuideSheet(over, chapter)
    sheet.open_over()
    return sheet


def titles(sheet):
    return [choice.text for choice in sheet.list.choices()]


def test_every_page_has_a_chapter_and_the_index_names_them_all():
    assert {page.name for page in SCREENS} == set(OF_PAGE)
    assert set(OF_PAGE.values()) <= set(CHAPTERS)
    index = (guide.FOLDER / "README.md").read_text("utf-8")
    for file in guide.FOLDER.glob("[0-9]*.md"):
        assert f"({file.name})" in index
    for chapter in CHAPTERS.values():
        assert f"[{chapter.title}]" in index


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_line_of_a_chapter_runs_under_the_scroll_bar(over, chapter):
    shown = opened(over, chapter).text
    wide = shown.viewport().width()
    assert shown.document().size().width() <= wide
    block = shown.document().begin()
    while block.isValid():
        laid = block.layout()
        for line in (laid.lineAt(n) for n in range(laid.lineCount() if block.text() else 0)):
            assert laid.position().x() + line.naturalTextRect().right() <= wide - guide.BAR
        block = block.next()


@pytest.mark.parametrize("chapter", CHAPTERS.values(), ids=CHAPTERS)
def test_every_link_and_picture_of_a_chapter_is_there(chapter):
    for target in re.findall(r"\]\(([^)]+)\)", chapter.text):
        assert (guide.FOLDER / target).exists()
        if target.endswith("-light.png"):
            dark = guide.FOLDER / target.replace("-light", "-dark")
            assert not QImage(str(dark)).isNull()


def test_it_opens_at_its_chapter_and_the_arrows_turn_to_the_next(over):
    sheet = opened(over, "protokol")
    assert sheet.text.toPlainText().startswith("Protokol")
    QTest.keyClick(sheet.field, Qt.Key.Key_Down)
    assert sheet.text.toPlainText().startswith("Uge, forløb og overblik")
    QTest.keyClick(sheet.field, Qt.Key.Key_Up)
    QTest.keyClick(sheet.field, Qt.Key.Key_Up)
    assert sheet.text.toPlainText().startswith("I dag")


def test_page_down_turns_over_the_text(over):
    sheet = opened(over, "protokol")
    QTest.keyClick(sheet.field, Qt.Key.Key_PageDown)
    assert sheet.text.verticalScrollBar().value() > 0
    QTest.keyClick(sheet.field, Qt.Key.Key_PageUp)
    assert sheet.text.verticalScrollBar().value() == 0


def test_what_is_typed_is_found_and_marked_in_the_text(over):
    sheet = opened(over)
    QTest.keyClicks(sheet.field, "åbningstal")
    assert titles(sheet) == ["Lister ind"]
    assert sheet.text.textCursor().selectedText().casefold() == "åbningstal"
    assert sheet.told.text() == "1 sted"
    first = sheet.text.textCursor().position()
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    assert sheet.text.textCursor().position() == first
    sheet.field.clear()
    assert titles(sheet) == [chapter.title for chapter in guide.chapters()]


def test_a_word_that_is_nowhere_is_said(over):
    sheet = opened(over)
    QTest.keyClicks(sheet.field, "xylofon")
    assert not titles(sheet)
    assert sheet.text.toPlainText() == "Det står ikke i vejledningen. Prøv et andet ord."


def test_a_link_leads_to_its_chapter(over):
    sheet = opened(over, "kom-i-gang")
    sheet.text.anchorClicked.emit(guide.QUrl("07-lister-ind.md"))
    assert sheet.text.toPlainText().startswith("Lister ind")


@pytest.mark.parametrize("kind", KEYS)
def test_a_sheet_of_keys_leads_to_the_guide_at_its_page(over, kind):
    keys = kind(over)
    keys.open_over()
    QTest.mouseClick(keys.guide, Qt.MouseButton.LeftButton)
    shown = over.findChild(GuideSheet)
    assert shown.isVisible()
    assert not keys.isVisible()
    assert shown.list.marked.key in CHAPTERS
    assert shown.list.marked.key != "kom-i-gang"
