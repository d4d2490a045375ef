"""A page that has nothing to show just now: a few words in the middle, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.label import Label, title


class Quiet(QWidget):
    """A title and one line, a little above the middle."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._text = title(), Label(shade="ink2")
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        for part in (self._title, self._text):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def tell(self, title: str, text: str) -> None:
        """Say what there is not, and what to do instead."""
        self._title.setText(title)
        self._text.setText(text)
