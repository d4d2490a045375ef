"""The bar over a page: one sentence at the left, the deeds at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.label import Label

HIGH = 44


class PageBar(QWidget):
    """A page opens with what matters in words, and what can be done.

    `sentence` is the words, `fact` what stands quieter after them.
    """

    def __init__(self, deeds: Sequence[QWidget] = (), views: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.sentence, self.fact = Label(bold=True), Label(shade="ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), 0)
        row.setSpacing(theme.px(8))
        for view in views:
            row.addWidget(view)
        row.addWidget(self.sentence)
        row.addWidget(self.fact)
        row.addStretch(1)
        for deed in deeds:
            row.addWidget(deed)
        self.setFixedHeight(theme.px(HIGH + 4))

    def tell(self, sentence: str, fact: str = "") -> None:
        """Say what matters, and what stands beside it."""
        self.sentence.setText(sentence)
        self.fact.setText(fact)
