"""The course's page bar: one sentence, which marks are drawn, copy, and what else can be done."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gf2tracker.language import _
from gf2tracker.queries.coursematrix import CourseMatrix
from ui import theme
from ui.button import Button
from ui.coursegrid.model import FIGURES
from ui.coursegrid.tiles import EVERY, KINDS
from ui.coursegrid.words import sentence
from ui.menu import Menu
from ui.sentence import Sentence
from ui.tip import explain

HIGH = 44


class CourseBar(QWidget):
    """What matters at the left, the choices at the right.

    Signals:
        kinds_chosen(str): which marks are drawn, one of `tiles.KINDS`.
        sort_wanted(str): "name" or a figure.
    """

    kinds_chosen = Signal(str)
    sort_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Sentence()
        self.kinds = Button(_("Alle slags"), icon="filter")
        self.copy = Button("", icon="copy", kind="quiet", name=_("Kopiér alt til Excel"))
        explain(self.copy, _("Kopiér alt til Excel"), "Ctrl+Shift+C")
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        self.menu, self.kind_menu = Menu(_("Mere"), self), Menu(_("Hvad der vises"), self)
        self.kinds.set_menu(self.kind_menu)
        self.more.set_menu(self.menu)
        for name, words in KINDS:
            action = self.kind_menu.add(words, partial(self._choose, name))
            action.setCheckable(True)
            action.setData(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(5))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for button in (self.kinds, self.copy, self.more):
            row.addWidget(button)
        self.setFixedHeight(theme.px(HIGH))
        self._choose_quietly(EVERY)
        self._offer_orders()

    def _offer_orders(self) -> None:
        self.menu.add(_("Størst fravær først"), partial(self.sort_wanted.emit, FIGURES[0][0]))
        self.menu.add(_("Mest ulovligt først"), partial(self.sort_wanted.emit, FIGURES[1][0]))
        self.menu.add(_("Seneste 4 uger først"), partial(self.sort_wanted.emit, FIGURES[2][0]))
        self.menu.add(_("Efter navn"), partial(self.sort_wanted.emit, "name"))
        self.menu.addSeparator()

    def show_matrix(self, matrix: CourseMatrix) -> None:
        """Say how the class stands."""
        self.sentence.tell(*sentence(matrix))
        self._show(shown=True)

    def show_nothing(self) -> None:
        """Say nothing and offer nothing, as without a class."""
        self._show(shown=False)

    def _show(self, *, shown: bool) -> None:
        for part in (self.sentence, self.kinds, self.copy, self.more):
            part.setVisible(shown)

    def _choose(self, name: str) -> None:
        self._choose_quietly(name)
        self.kinds_chosen.emit(name)

    def _choose_quietly(self, name: str) -> None:
        self.kinds.setText(dict(KINDS)[name])
        self.kinds.refresh()
        for action in self.kind_menu.actions():
            action.setChecked(action.data() == name)
