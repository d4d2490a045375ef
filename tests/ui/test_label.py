"""A name is drawn letter for letter, whatever it holds, and what is cut can be read."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget

from tests.ui.stage import shown
from ui import label, paint, theme, tip
from ui.avatar import Avatar
from ui.button import Button, Link
from ui.chip import Chip
from ui.choice import CheckBox, ChoiceBox
from ui.empty import EmptyPage
from ui.fields import NoteField, TextField
from ui.label import Label
from ui.menu import Menu
from ui.message import MessageBar
from ui.notice import Notice, Obstacle
from ui.pill import FilterPill
from ui.sentence import DOT, Sentence, strong
from ui.sheet import Sheet
from ui.status import Status
from ui.symbol import State, StateSymbol

NAME = 'Bo<img src="file:///etc/passwd"> & <b>Søn</b>'


def everything() -> list[QWidget]:
    """Return every part that shows words, with that name in it."""
    bar, obstacle, fact = MessageBar(), Obstacle(), Status("lock")
    bar.deed(NAME)
    obstacle.tell(NAME)
    fact.tell(NAME)
    return [
        Label(NAME),
        Label(NAME, wraps=True),
        label.title(NAME),
        label.small(NAME),
        Sentence(strong(NAME), DOT, NAME),
        StateSymbol(State.ACT, NAME),
        Chip(NAME, State.OK),
        Avatar(NAME),
        Button(NAME.replace("&", "&&")),
        Link(NAME.replace("&", "&&")),
        FilterPill(NAME.replace("&", "&&")),
        CheckBox(NAME.replace("&", "&&")),
        ChoiceBox([("bo", NAME)]),
        TextField("name", NAME, NAME, hint=NAME),
        NoteField("note", NAME, NAME, hint=NAME),
        Notice("lock", NAME),
        EmptyPage(NAME, NAME),
        bar,
        obstacle,
        fact,
    ]


def is_rich(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        return widget.textFormat() != Qt.TextFormat.PlainText
    return isinstance(widget, QTextEdit)


def test_nothing_that_shows_words_reads_them_as_markup(qtbot):
    parts = everything()
    window = shown(qtbot, *parts)
    window.grab()
    rich = [each for each in window.findChildren(QWidget) if is_rich(each)]
    assert rich == []
    for each in window.findChildren(QWidget):
        assert "<img" not in each.toolTip()


def test_a_tip_shows_a_name_letter_for_letter(qtbot):
    words = Label(NAME)
    assert label.plain_tip(NAME) == (
        "<span>Bo&lt;img src=&quot;file:///etc/passwd&quot;&gt; &amp; &lt;b&gt;Søn&lt;/b&gt;</span>"
    )
    window = shown(qtbot, words)
    tip.explain(words, NAME, "F4")
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(1, 1), words.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(words, event)
    told = tip.tip_of(words)
    assert told.isVisible()
    assert (told.text, told.keys) == (NAME, "F4")
    told.grab()
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert not told.isVisible()
    assert window.findChildren(tip.Tip) == [told]


def test_what_does_not_fit_is_cut_and_can_be_read_in_the_tip(qtbot):
    words = Label("Emma-Sofie Dahl-Østergaard Rønnegård")
    window = shown(qtbot, words)
    assert words.toolTip() == ""
    words.setFixedWidth(60)
    paint.elided.clear()
    window.grab()
    assert words.toolTip() == label.plain_tip(words.text())
    assert paint.elided == {words.text()}


def test_words_that_wrap_say_how_high_they_are(qtbot):
    words = Label("Hent holdlisten fra det system, I bruger i dag. " * 3, wraps=True)
    qtbot.addWidget(words)
    assert words.heightForWidth(150) > words.heightForWidth(450) > words.fontMetrics().height()


def test_a_label_takes_another_shade_and_size_of_text(qtbot, qapp):
    words = Label("12,5 %", size="title")
    qtbot.addWidget(words)
    words.set_shade("acttext", bold=True)
    assert words.font().bold() or words.font().weight() >= 600
    theme.start(qapp, "light", base_px=26)
    assert words.font().pixelSize() == 36


def test_a_sentence_is_heard_as_one_text(qtbot):
    sentence = Sentence(strong("2 udeblevet"), DOT, "ring til ", strong("Yasin"), " først")
    qtbot.addWidget(sentence)
    assert sentence.text() == "2 udeblevet · ring til Yasin først"
    narrow = sentence.sizeHint().width()
    sentence.tell("Alle er ringet op")
    assert sentence.sizeHint().width() < narrow


def test_a_sentence_without_room_is_cut_and_not_squeezed(qtbot):
    sentence = Sentence(strong("2 udeblevet"), DOT, "ring til Yasin først")
    window = shown(qtbot, sentence)
    sentence.setFixedWidth(50)
    paint.elided.clear()
    assert isinstance(window.grab().toImage(), QImage)
    assert paint.elided


def test_a_menu_and_a_sheet_show_a_name_letter_for_letter(qtbot):
    menu = Menu("Elev")
    qtbot.addWidget(menu)
    action = menu.add(NAME.replace("&", "&&"), icon="phone", keys="F4")
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(action)
    menu.grab()
    menu.close()
    sheet = Sheet(NAME, None, width=300)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.grab()
    assert not [each for each in sheet.findChildren(QWidget) if is_rich(each)]


@pytest.mark.parametrize("base", [13, 26])
def test_everything_can_be_drawn_at_either_size_and_in_either_scheme(qtbot, qapp, base):
    for scheme in ("light", "dark"):
        theme.start(qapp, scheme, base_px=base)
        window = shown(qtbot, *everything())
        assert not window.grab().isNull()
