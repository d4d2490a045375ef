"""The foot tells the last deed with its undo, refusals stay, long work can be stopped."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit

from gf2tracker.errors import Refusal
from tests.ui.stage import shown
from ui import message, theme
from ui.bar import Bar
from ui.button import Link
from ui.message import MessageBar
from ui.symbol import State


@pytest.fixture
def bar(qtbot, monkeypatch):
    monkeypatch.setattr(message, "_FULL_STRENGTH_MS", 30)
    made = MessageBar()
    made.field = QLineEdit()
    window = shown(qtbot, made, made.field)
    window.resize(1100, 100)
    made.field.setFocus()
    return made


def links(bar: MessageBar) -> list[str]:
    return [each.words() for each in bar.findChildren(Link) if each.isVisible()]


def test_a_deed_can_be_undone(qtbot, bar):
    bar.deed("3 elever markeret udeblevet")
    assert links(bar) == ["Fortryd"]
    with qtbot.waitSignal(bar.undo_wanted):
        qtbot.mouseClick(bar._undo, Qt.MouseButton.LeftButton)


def test_what_cannot_be_undone_has_no_undo(bar):
    bar.deed("3 elever markeret udeblevet")
    bar.tell("Elevlisten er kopieret")
    assert (bar.text, links(bar)) == ("Elevlisten er kopieret", [])


def test_what_can_be_done_with_it_follows_what_was_done(qtbot, bar):
    opened = []
    bar.tell("Tabellen er gemt", "Åbn", lambda: opened.append(1))
    assert links(bar) == ["Åbn"]
    qtbot.mouseClick(bar._action, Qt.MouseButton.LeftButton)
    assert (opened, bar.text) == ([1], "")


def test_a_message_grows_quieter_but_stays(qtbot, bar):
    bar.deed("3 elever markeret udeblevet")
    ink = bar._text.palette().color(QPalette.ColorRole.WindowText)
    assert ink == theme.color("ink")
    qtbot.waitUntil(lambda: bar._text.palette().color(QPalette.ColorRole.WindowText) != ink)
    assert bar.text == "3 elever markeret udeblevet"


def test_a_refusal_stays_until_esc(qtbot, bar):
    bar.refuse(Refusal("Jens har lige rettet Clara. Se rettelsen."))
    qtbot.wait(60)
    assert bar._text.palette().color(QPalette.ColorRole.WindowText) == theme.color("ink")
    assert bar.kind == "refusal"
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.text == ""


def test_a_refusal_stays_until_it_is_acted_on(qtbot, bar):
    acted = []
    bar.refuse("Jens har lige rettet Clara.", "Vis", lambda: acted.append("vis"), caps="Enter")
    assert links(bar) == ["Vis"]
    bar._action.click()
    assert acted == ["vis"]
    assert bar.text == ""


def test_long_work_tells_how_far_it_is_and_stops_at_esc(qtbot, bar):
    bar.work("Laver statusrapport: 31 af 50 hold", 0.62)
    assert links(bar) == ["Annullér"]
    assert bar.findChild(Bar).value() == 620
    with qtbot.waitSignal(bar.stop_wanted):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    bar.work("Gemmer filen")
    assert not bar.findChild(Bar).isVisible()
    bar.work_over()
    assert links(bar) == []


def test_a_deed_during_long_work_stands_beside_it(bar):
    bar.work("Laver statusrapport", 0.1)
    bar.deed("Clara markeret syg")
    assert links(bar) == ["Fortryd", "Annullér"]
    bar.refuse("Det gik ikke.")
    assert links(bar) == ["Annullér"]


def test_esc_is_left_alone_when_there_is_nothing_to_leave(qtbot, bar):
    bar.deed("Clara markeret syg")
    with qtbot.assertNotEmitted(bar.stop_wanted, wait=20):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.text == "Clara markeret syg"


def test_the_message_comes_before_the_facts_at_the_right(qtbot, bar):
    bar.saved.tell("Alt er gemt", State.OK)
    bar.others.tell("Jens Holst rettede 2 elever for 4 min. siden")
    bar.backup.tell("Sikkerhedskopi 6 timer")
    facts = (bar.saved, bar.backup, bar.others)
    bar.deed("3 elever markeret udeblevet i 1. lektion")
    counts = []
    for width in range(1400, 400, -50):
        bar.window().resize(width, 100)
        QApplication.processEvents()
        seen = [fact.isVisible() for fact in facts]
        assert seen == sorted(seen, reverse=True)  # others' changes go first, "saved" last
        counts.append(sum(seen))
    assert counts == sorted(counts, reverse=True)
    assert set(counts) == {3, 2, 1, 0}
    bar.grab()


def test_the_bar_is_32_high_at_the_size_of_the_design(bar):
    assert bar.height() == 32
