"""What can be done about a row by one key, and the buttons that say so while it has the keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.button import Button

HIGH = 40


@dataclass(frozen=True)
class Deed:
    """One deed of a row: its key as it is shown ("T"), its words, and what it does."""

    cap: str
    text: str
    call: Callable[[], object]

    @property
    def key(self) -> int:
        """The key as Qt tells it."""
        return int(Qt.Key(ord(self.cap)))


class DeedBar(QWidget):
    """The deeds as buttons; the row they belong to has the keys."""

    def __init__(self, row: QWidget, deeds: Sequence[Deed], copy: Button | None = None) -> None:
        super().__init__(row)
        self._deeds = tuple(deeds)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(10))
        for deed in self._deeds:
            button = Button(deed.text, caps=deed.cap)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(deed.call)
            line.addWidget(button)
        if copy is not None:
            copy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.addWidget(copy)
        line.addStretch(1)
        self.hide()

    def take(self, event: QKeyEvent) -> bool:
        """Do the deed of a key; False when it is none of them."""
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        deed = next((one for one in self._deeds if one.key == event.key()), None)
        if deed is not None and not event.isAutoRepeat():
            deed.call()  # once, however long the key is held
        return deed is not None
