"""What is next in one sentence, and the deed of the page."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _
from ui import theme
from ui.button import Button
from ui.label import Label

HIGH, GAP = 44, 14


class MeetingBar(QWidget):
    """The sentence at the left, F1 and the new meeting at the right; the deed never gives way."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Label(bold=True)
        self.keys = Button(_("Taster"), kind="quiet", caps="F1")
        self.new = Button(_("Nyt møde"), icon="plus", kind="primary", keys="Ctrl+N")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(GAP))
        row.addWidget(self.sentence)
        row.addStretch(1)
        row.addWidget(self.keys)
        row.addWidget(self.new)
        self.setFixedHeight(theme.px(HIGH))

    def tell(self, words: str) -> None:
        """Say what matters; "" says nothing."""
        self.sentence.setText(words)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * theme.px(18)
        self.new.setMinimumWidth(min(self.new.sizeHint().width(), max(room, 0)))
        for part in (self.new, self.sentence, self.keys):
            room -= part.sizeHint().width() + theme.px(GAP)
            part.setVisible(room >= 0 or part is self.new)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(HIGH))
