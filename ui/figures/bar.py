"""The page bar of Overblik: how the class stands, and what can be done with the table."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gf2tracker.language import _
from gf2tracker.queries.overview import ClassOverview
from ui import theme
from ui.button import Button
from ui.figures.table import FigureTable
from ui.figures.words import sentence
from ui.menu import Menu
from ui.sentence import Sentence
from ui.tableviews import TableViews
from ui.tip import explain

HIGH = 44


class FiguresBar(QWidget):
    """One sentence at the left, the deeds at the right."""

    def __init__(self, table: FigureTable) -> None:
        super().__init__()
        self.sentence = Sentence()
        self.views = TableViews(table)
        self.copy = Button("", icon="copy", kind="quiet", name=_("Kopiér til Excel"))
        explain(self.copy, _("Kopiér alle rækker til Excel"))
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        self.menu = Menu(_("Mere"), self)
        self.more.set_menu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(5))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for button in (self.views, self.copy, self.more):
            row.addWidget(button)
        self.setFixedHeight(theme.px(HIGH))

    def show_class(self, overview: ClassOverview) -> None:
        """Say how a class stands."""
        self.sentence.tell(*sentence(overview))
        self._show(shown=True)

    def show_nothing(self) -> None:
        """Say nothing and offer nothing, as without a class."""
        self._show(shown=False)

    def _show(self, *, shown: bool) -> None:
        for part in (self.sentence, self.views, self.copy, self.more):
            part.setVisible(shown)
