"""A row of buttons of which one is chosen: what segments and filter pills share."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.button import Pressable

Option = tuple[str, str]
"""What a choice is called in code, and the words on screen."""


class Chooser(QWidget):
    """One of several, by mouse, arrows or `choose`.

    Signals:
        chosen(str): another option was chosen by the user.
    """

    chosen: Final = Signal(str)

    def __init__(self, name: str, gap: int) -> None:
        super().__init__()
        self.buttons: dict[str, Pressable] = {}
        self._current = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.px(gap))

    def offer(self, buttons: Sequence[tuple[str, Pressable]]) -> None:
        """Stand with these buttons; the first is chosen."""
        for key, button in buttons:
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.toggled.connect(self._toggled)
            self.buttons[key] = button
            self.row.addWidget(button)
        if buttons:
            self.choose(buttons[0][0])

    def choose(self, key: str) -> None:
        """Choose an option without telling anybody; KeyError for one that is not offered."""
        button = self.buttons[key]
        self._current = key
        button.setChecked(True)
        self._one_stop(button)

    @property
    def current(self) -> str:
        """The key of the chosen option; "" where none is offered."""
        return self._current

    def _toggled(self) -> None:
        for key, button in self.buttons.items():
            if button.isChecked() and key != self._current:
                self._current = key
                self._one_stop(button)
                self.chosen.emit(key)
                return

    def _one_stop(self, chosen: Pressable) -> None:
        for button in self.buttons.values():
            is_stop = button is chosen
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus)
