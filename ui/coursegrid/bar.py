"""The course's page bar: one sentence, which marks are drawn, copy, and what else can be done."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _
from gf2tracker.queries.coursematrix import CourseMatrix
from ui import theme
from ui.button import Button
from ui.coursegrid.model import FIGURES
from ui.coursegrid.tiles import EVERY, KINDS
from ui.coursegrid.words import sentence
from ui.menu import Menu
from ui.sentence import Sentence, runs_of, width_of
from ui.tip import explain

HIGH = 44
SIDE, GAP = 18, 5


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
        row.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), 0)
        row.setSpacing(theme.px(GAP))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for button in (self.kinds, self.copy, self.more):
            row.addWidget(button)
        self.setFixedHeight(theme.px(HIGH))
        self._first = 0
        self._choose_quietly(EVERY)
        self._offer_orders()

    def _offer_orders(self) -> None:
        self.menu.add(_("Størst fravær først"), partial(self.sort_wanted.emit, FIGURES[0][0]))
        self.menu.add(_("Mest ulovligt først"), partial(self.sort_wanted.emit, FIGURES[1][0]))
        self.menu.add(_("Seneste 4 uger først"), partial(self.sort_wanted.emit, FIGURES[2][0]))
        self.menu.add(_("Efter navn"), partial(self.sort_wanted.emit, "name"))
        self.menu.add_menu(self.kind_menu, icon="filter")
        self.menu.addSeparator()

    def show_matrix(self, matrix: CourseMatrix) -> None:
        """Say how the class stands."""
        words = sentence(matrix)
        self._first = round(width_of(runs_of(words[:1]))) + 2
        self.sentence.tell(*words)
        self._show(shown=True)

    def show_nothing(self) -> None:
        """Say nothing and offer nothing, as without a class."""
        self._show(shown=False)

    def _show(self, *, shown: bool) -> None:
        for part in (self.sentence, self.kinds, self.copy, self.more):
            part.setVisible(shown)
        self._fit()

    def _fit(self) -> None:
        """Let the words have their room, at least the first of them; the rest is in the menu too.

        A choice of marks stays in sight, so that nobody takes some for all.
        """
        if self.more.isHidden():
            return
        whole = self.sentence.sizeHint().width()
        is_chosen = self.kinds.text() != dict(KINDS)[EVERY]
        least = (self.kinds,) if is_chosen else ()
        shapes: tuple[tuple[int, tuple[Button, ...]], ...] = (
            (whole, (self.kinds, self.copy)),
            (whole, (self.kinds,)),
            (whole, least),
            (self._first, (self.kinds, self.copy)),
            (self._first, (self.kinds,)),
        )
        shape = next((one for words, one in shapes if self._has_room(words, one)), least)
        for button in (self.kinds, self.copy):
            button.setVisible(button in shape)

    def _has_room(self, words: int, buttons: tuple[Button, ...]) -> bool:
        wide = words + sum(button.sizeHint().width() for button in (*buttons, self.more))
        gaps = (len(buttons) + 2) * theme.px(GAP)
        return wide + gaps + 2 * theme.px(SIDE) <= self.width()

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for no width: what has no room gives way."""
        return QSize(0, theme.px(HIGH))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _choose(self, name: str) -> None:
        self._choose_quietly(name)
        self._fit()
        self.kinds_chosen.emit(name)

    def _choose_quietly(self, name: str) -> None:
        self.kinds.setText(dict(KINDS)[name])
        self.kinds.refresh()
        for action in self.kind_menu.actions():
            action.setChecked(action.data() == name)
