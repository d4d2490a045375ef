"""The head of a page that lists: the sentence that matters in title size, its deeds at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.label import Label, title

MOST = 440
"""How much of the sentence is never given up to what stands after it, px at 100 %."""


class Headline(QWidget):
    """One sentence, what stands quieter after it, and what can be done."""

    def __init__(self, deeds: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.sentence, self.fact = title(), Label(shade="ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.sentence)
        row.addSpacing(theme.px(4))
        row.addWidget(self.fact)
        row.addStretch(1)
        for deed in deeds:
            row.addWidget(deed)

    def tell(self, sentence: str, fact: str = "") -> None:
        """Say what matters, and what stands beside it."""
        self.sentence.setText(sentence)
        self.sentence.setMinimumWidth(min(self.sentence.sizeHint().width(), theme.px(MOST)))
        self.fact.setText(fact)
