"""The plan's page bar: how far it is in one sentence, and what can be done with the whole of it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _
from gf2tracker.queries.plan import ClassPlan
from ui import theme
from ui.button import Button
from ui.menu import Menu
from ui.planboard.words import sentence
from ui.sentence import Sentence

HIGH = 44


class BoardBar(QWidget):
    """One sentence at the left; templates and the rest at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Sentence()
        self.use = Button(_("Brug skabelon"), icon="copy")
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        self.menu = Menu(_("Mere"), self)
        self.more.set_menu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(5))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for button in (self.use, self.more):
            row.addWidget(button)
        self.setFixedHeight(theme.px(HIGH))

    def _fit(self) -> None:
        """Let the words have their room: the button says less before they are cut."""
        self.use.setText(_("Brug skabelon"))
        wanted = self.sentence.sizeHint().width() + self.more.sizeHint().width()
        room = self.width() - theme.px(36 + 3 * 5) - wanted
        if self.use.sizeHint().width() > room:
            self.use.setText(_("Skabelon"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_plan(self, plan: ClassPlan) -> None:
        """Say how far a plan is."""
        self.sentence.tell(*sentence(plan))
        for part in (self.sentence, self.use, self.more):
            part.setVisible(True)
        self._fit()

    def show_nothing(self) -> None:
        """Say nothing and offer nothing, as without a class or a plan."""
        for part in (self.sentence, self.use, self.more):
            part.setVisible(False)
