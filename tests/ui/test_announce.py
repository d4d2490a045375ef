"""What happens where nothing has the focus is said aloud."""

from PySide6.QtGui import QAccessible

from tests.ui.stage import shown
from ui import announce as said
from ui.announce import announce
from ui.label import Label


def test_a_screen_reader_that_listens_is_told(qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(said.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        said.QAccessible,
        "updateAccessibility",
        lambda event: told.append((event.message(), event.politeness())),
    )
    words = Label("Clara")
    shown(qtbot, words)
    announce(words, "3 elever markeret udeblevet")
    announce(words, "Det gik ikke", is_urgent=True)
    announce(words, "")
    politeness = QAccessible.AnnouncementPoliteness
    assert told == [
        ("3 elever markeret udeblevet", politeness.Polite),
        ("Det gik ikke", politeness.Assertive),
    ]


def test_nobody_is_told_where_nobody_listens(qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(said.QAccessible, "isActive", lambda: False)
    monkeypatch.setattr(said.QAccessible, "updateAccessibility", told.append)
    words = Label("Clara")
    shown(qtbot, words)
    announce(words, "3 elever markeret udeblevet")
    assert told == []
