"""The page bar of pairs and groups: how they stand in one sentence, and what can be done."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gf2tracker.language import _
from ui import theme
from ui.button import Button
from ui.menu import Menu
from ui.sentence import Run, Sentence

HIGH = 44


class SeatingBar(QWidget):
    """One sentence at the left; a new proposal, the board for the wall and the rest at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Sentence()
        self.propose = Button(_("Nyt forslag"), icon="swap", caps="N")
        self.wall = Button(_("Tavle"), icon="print", kind="quiet")
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        self.menu = Menu(_("Mere"), self)
        self.more.set_menu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(5))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for button in (self.propose, self.wall, self.more):
            row.addWidget(button)
        self.setFixedHeight(theme.px(HIGH))

    def tell(self, *parts: str | Run) -> None:
        """Say how pairs stand."""
        self.sentence.tell(*parts)

    def show_steps(self, *, shown: bool) -> None:
        """Offer what can be done with pairs and groups, or nothing as without a class."""
        for part in (self.propose, self.wall, self.more):
            part.setVisible(shown)
