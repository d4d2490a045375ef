"""The head of a page or of a section of it: one sentence, its deeds at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label, title

HIGH = 48
MOST = 440
"""How much of the sentence is never given up to what stands after it, px at 100 %."""


class Headline(QWidget):
    """What matters in one sentence, what stands quieter after it, and what can be done.

    A page says it in title size. A section says it in plain size on a bar that is as high without
    deeds, with the views of the section before the words.
    """

    def __init__(
        self,
        deeds: Sequence[QWidget] = (),
        views: Sequence[QWidget] = (),
        *,
        of_section: bool = False,
    ) -> None:
        super().__init__()
        self.sentence = Label(bold=True) if of_section else title()
        self.fact = Label(shade="ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(4 if of_section else 12), theme.px(24), 0)
        row.setSpacing(theme.px(8))
        for view in views:
            row.addWidget(view)
        row.addWidget(self.sentence)
        row.addSpacing(0 if of_section else theme.px(4))
        row.addWidget(self.fact)
        row.addStretch(1)
        for deed in deeds:
            row.addWidget(deed)
        if of_section:
            self.setFixedHeight(theme.px(HIGH))

    def tell(self, sentence: str, fact: str = "") -> None:
        """Say what matters, and what stands beside it."""
        self.sentence.setText(sentence)
        self.sentence.setMinimumWidth(min(self.sentence.sizeHint().width(), theme.px(MOST)))
        self.fact.setText(fact)


def choices(*parts: QWidget, at_right: QWidget | None = None) -> QWidget:
    """Return the row under a headline: what is shown of the list, and a search at the right."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(4))
    row.setSpacing(theme.px(8))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    if at_right is not None:
        row.addWidget(at_right)
    return made


def pile(page: QWidget, *parts: QWidget) -> None:
    """Lay parts on a page from the top, without gaps; the last one takes the room."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts[:-1]:
        column.addWidget(part)
    column.addWidget(parts[-1], 1)
