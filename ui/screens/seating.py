"""Who sits with whom: the buddy pairs of a class and its wellbeing groups, side by side."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _
from gf2tracker.queries import peers
from gf2tracker.queries.peers import Peers
from ui.groups.deeds import GroupDeeds
from ui.groups.part import GroupPart
from ui.pairs.ahead import sentence
from ui.pairs.deeds import PairDeeds
from ui.pairs.part import PairPart
from ui.register.nothing import Nothing
from ui.screen import Focus, Screen
from ui.seats.halves import Halves
from ui.seats.seatingbar import SeatingBar
from ui.work import Work


class SeatingScreen(Screen):
    """Pairs at the left and groups at the right; what is proposed is drawn in place."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.of: Peers | None = None
        self.bar = SeatingBar()
        self.left = PairPart()
        self.right = GroupPart()
        self.pairs = PairDeeds(self, self.left)
        self.groups = GroupDeeds(self, self.right)
        self.halves = Halves(self.left, self.right)
        self.empty = Nothing(self.go)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(self.halves)
        self.stack.addWidget(self.empty)
        self.pairs.changed.connect(self._tell)
        for part in (self.left, self.right):
            part.board.stood.connect(partial(self.halves.show_place, part.board))
        self.bar.propose.clicked.connect(self.pairs.propose)

    @override
    def load(self, focus: Focus) -> None:
        if focus.class_id is None:
            self.empty.tell_no_class(
                _("Makkerpar og grupper er for et hold. Vælg et øverst, eller opret det første.")
            )
            self._show_nothing()
            return
        self.ask(self._show, peers.of_class, focus.class_id, focus.today)

    def _show_nothing(self) -> None:
        self.bar.tell()
        self.bar.show_steps(shown=False)
        self.stack.setCurrentIndex(1)

    def _show(self, of: Peers) -> None:
        self.of = of
        if not of.students:
            self.empty.tell_no_students(
                _("Makkere findes blandt holdets elever. Tilføj dem først.")
            )
            self._show_nothing()
            return
        self.bar.show_steps(shown=True)
        self.stack.setCurrentIndex(0)
        self.groups.show_peers(of)
        self.pairs.show_peers(of)

    def _tell(self) -> None:
        if self.of is not None:
            self.bar.tell(*sentence(self.of, self.pairs.outlook))
            ahead = self.pairs.ahead
            self.groups.show_follows(ahead.follows if ahead is not None else ())

    @override
    def first_focus(self) -> QWidget | None:
        if self.stack.currentIndex() == 1:
            return self.empty.first_step()
        return self.left.board if not self.left.board.isHidden() else self.left.first
