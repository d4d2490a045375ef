"""Somebody at the keyboard: opens the window, presses keys, reads what is drawn."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QWidget

from gf2tracker.settings import Settings
from tests import contrast
from tests.inline import InlineWork
from ui.choicelist import ChoiceList
from ui.sheet import Sheet
from ui.table import Table
from ui.window import Window
from ui.work import Work

TODAY = date(2026, 8, 17)
NOW = time(8, 40)
KEYS = {"Enter": "Return"}


class User:
    """A window and the person in front of it.

    Attributes:
        presses: how many keys were pressed, Ctrl+Enter as one.
        faults: bugs that were reported; the tests expect none unless they say so.
    """

    def __init__(
        self,
        qtbot: Any,
        work: Work,
        *,
        by: str = "MEKR",
        today: date = TODAY,
        now: time = NOW,
        size: tuple[int, int] = (1280, 800),
    ) -> None:
        self.qtbot, self.work = qtbot, work
        self.now = datetime.combine(today, now).astimezone()
        self.presses = 0
        self.faults: list[BaseException] = []
        self.window = Window(work, lambda: self.now, Settings(initials=by))
        work.failed.disconnect()
        work.failed.connect(self.faults.append)
        qtbot.addWidget(self.window, before_close_func=self._leave)
        self.window.resize(*size)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        work.start()
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was asked for has come."""
        self.qtbot.waitUntil(lambda: not self.work.is_busy, timeout=20_000)
        for _turn in range(3):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def press(self, *keys: str) -> None:
        """Press keys or combinations where the keyboard is: "F4", "Ctrl+Enter", "Down"."""
        for name in keys:
            self.strike(name)
            self.settle()

    def strike(self, name: str) -> None:
        """Press one key and wait for nothing."""
        plus, last = name.rpartition("+")[::2]
        name_of_key = "+".join(filter(None, [plus, KEYS.get(last, last)]))
        key: QKeyCombination = QKeySequence(name_of_key)[0]
        QTest.keyClick(self.place(), key.key(), key.keyboardModifiers())
        self.presses += 1

    def type(self, text: str) -> None:
        """Type a text, one key press a letter."""
        for letter in text:
            QTest.keyClicks(self.place(), letter)
            self.presses += 1
            self.settle()

    def rush(self, text: str) -> None:
        """Type faster than the store answers."""
        for letter in text:
            QTest.keyClicks(self.place(), letter)
            self.presses += 1

    def place(self) -> QWidget:
        """Return what has the keyboard: a menu, a dialog's field, a part of the page."""
        popup = QApplication.activePopupWidget()
        if QApplication.activeWindow() is None:
            self.window.activateWindow()  # as the desktop does when a dialog closes
            self.qtbot.waitUntil(self.window.isActiveWindow)
        target = popup or QApplication.focusWidget()
        assert target is not None, "nothing has the keyboard"
        return target

    def seen(self) -> str:
        """Return everything that is drawn just now, parts that follow each other in one line."""
        above = [one for one in QApplication.topLevelWidgets() if isinstance(one, Sheet | QMenu)]
        with contrast.watched() as drawn:
            for each in (self.window, *above):
                if each.isVisible():
                    each.grab()
        words = [one.words for one in drawn]
        for each in (self.window, *above):
            labels = each.findChildren(QLabel)
            words += [one.text() for one in labels if one.wordWrap() and one.isVisible()]
            words += [text for one in each.findChildren(Table) for text in in_table(one)]
            lists = (one for one in each.findChildren(ChoiceList) if one.isVisible())
            words += [choice.text for one in lists for choice in one.choices()]
            fields = each.findChildren(QLineEdit)
            words += [one.text() for one in fields if one.isVisible()]
        return " ".join(words).replace("\u00a0", " ")

    def leave(self) -> None:
        """Close the window by key and wait until it is gone."""
        self.press("Ctrl+Q")
        self.qtbot.waitUntil(lambda: not self.window.isVisible(), timeout=20_000)

    def page(self, name: str) -> Any:
        """Return a page of the window."""
        return self.window.page(name)

    def go_on(self, minutes: int = 0, *, to: time | None = None) -> None:
        """Let time pass."""
        moment = datetime.combine(self.now.date(), to or self.now.time())
        self.now = moment.replace(minute=moment.minute + minutes).astimezone()

    def _leave(self, window: Window) -> None:
        for each in QApplication.topLevelWidgets():
            if each is not window and isinstance(each, Sheet | QMenu):
                each.close()
        self.settle()


def in_table(table: Table[Any]) -> list[str]:
    """Return what stands in the rows of a table that can be seen."""
    if not table.isVisible():
        return []
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    rows = range(first, (last if last >= 0 else table.rows.rowCount() - 1) + 1)
    columns = [n for n in range(table.rows.columnCount()) if not table.isColumnHidden(n)]
    return [str(table.rows.index(row, n).data() or "") for row in rows for n in columns]


def at(qtbot: Any, store: Any, **more: Any) -> User:
    """Open the window on an open store, all work done at once."""
    return User(qtbot, InlineWork(lambda: store), **more)


def waits(qtbot: Any, condition: Callable[[], bool]) -> None:
    """Wait until something holds."""
    qtbot.waitUntil(condition, timeout=20_000)
