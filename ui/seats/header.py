"""The line over a board: what it is, how many there are, and its keys."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.label import Label, heading

HIGH, EDGE = 32, 4


class BoardHeader(QWidget):
    """A heading with a count at the left, and what belongs to the board at the right."""

    def __init__(self, title: str, *at_right: QWidget) -> None:
        super().__init__()
        self.title, self.count = heading(title), Label(shade="ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(EDGE), 0, theme.px(EDGE), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.title)
        row.addWidget(self.count)
        row.addStretch(1)
        for part in at_right:
            row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(HIGH))

    def tell(self, count: str) -> None:
        """Say how many there are."""
        self.count.setText(count)
