"""A page that has nothing to show just now: a few words in the middle, and why."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.button import Button
from ui.label import Label, title

WIDEST = 560


class Quiet(QWidget):
    """A title and a few words under it, a little above the middle; a first step where there is one."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._text = title(), Label(shade="ink2", wraps=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._offered: list[Button] = []
        self._deeds = QHBoxLayout()
        self._deeds.setSpacing(theme.px(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        for part in (self._title, self._text):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.px(10))
        column.addLayout(self._deeds)
        column.setAlignment(self._deeds, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def tell(self, title: str, text: str, *steps: Button) -> None:
        """Say what there is not, and what to do instead; `steps` are the offered ones that help."""
        self._title.setText(title)
        self._text.setText(text)
        for button in self._offered:
            button.setVisible(button in steps)
        self._fit()

    def offer(self, *buttons: Button) -> None:
        """Take first steps that may help; `tell` shows them under the words."""
        for button in buttons:
            button.set_tall()
            button.hide()
            self._deeds.addWidget(button)
            self._offered.append(button)

    def first_step(self) -> Button | None:
        """Return the first step that is shown; None when there is none."""
        return next((button for button in self._offered if not button.isHidden()), None)

    def _fit(self) -> None:
        room = max(min(self.width() - 2 * theme.px(24), theme.px(WIDEST)), theme.px(80))
        self._text.setFixedWidth(room)
        self._text.setMinimumHeight(max(0, self._text.heightForWidth(room)))  # all of its lines

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
