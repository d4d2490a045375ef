"""A sheet that tells keys: groups of lines, each what one sees or presses and what it does."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _
from ui import theme
from ui.button import Button
from ui.dialogs.guidesheet import GuideSheet
from ui.keycap import KeyCap
from ui.label import Label, heading
from ui.sheet import Sheet

Line = tuple[QWidget, str]


class KeySheet(Sheet):
    """Groups side by side; Enter and Esc lead back, F1 once more opens the guide at `chapter`."""

    def __init__(self, title: str, window: QWidget, *, width: int, chapter: str) -> None:
        super().__init__(title, window, width=width)
        self._over, self._chapter = window, chapter
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme.px(36))
        self.body.addLayout(self._columns)
        close = Button(_("Luk"), kind="primary", keys="Enter")
        close.set_tall()
        close.clicked.connect(self.reject)
        self.guide = Button(_("Vejledning"), icon="guide", keys="F1")
        self.guide.set_tall()
        self.guide.clicked.connect(self._open_guide)
        self.foot.addWidget(self.guide)
        self.foot.addStretch()
        self.foot.addWidget(close)
        close.setFocus()

    @override
    def open_over(self) -> None:
        """Show the groups; under each other where they have no room side by side."""
        if self.body.minimumSize().width() > self.inner_width():
            self._columns.setDirection(QBoxLayout.Direction.TopToBottom)
        super().open_over()

    def _open_guide(self) -> None:
        self.reject()
        GuideSheet(self._over, self._chapter).open_over()

    def add(self, title: str, lines: Sequence[Line], *, wide: int) -> None:
        """Add a group; its words get so many px, a longer text goes on in the next line."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(theme.px(7))
        grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(2, 1)  # under each other they are wider than their words
        grid.addWidget(heading(title), 0, 0, 1, 2)
        for row, (sign, text) in enumerate(lines, start=1):
            words = Label(text, shade="ink2", wraps=True)
            words.setFixedWidth(theme.px(wide))
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(sign, row, 0, top)
            grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignVCenter)
        self._columns.addLayout(grid)


def caps(*shortcuts: str) -> QWidget:
    """Return the caps of one or more shortcuts that do the same."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    for shortcut in shortcuts:
        row.addWidget(KeyCap(shortcut))
    row.addStretch(1)
    return both
