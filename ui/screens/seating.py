"""Who sits with whom: the buddy pairs of a class and its wellbeing groups, side by side."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.people import StudentId
from gf2tracker.language import _
from gf2tracker.queries import peers, wallboard
from gf2tracker.queries.peers import Peers
from gf2tracker.reports.wallboard import WallPart, wall
from ui.dialogs.preview import Preview
from ui.dialogs.seatingforms import SeatingForms
from ui.dialogs.seatingkeys import SeatingKeys
from ui.dialogs.seatingmenus import SeatingMenus
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
        self.left, self.right = PairPart(), GroupPart()
        self.pairs = PairDeeds(self, self.left)
        self.groups = GroupDeeds(self, self.right)
        self.forms = SeatingForms(self, lambda: self.of)
        self.menus = SeatingMenus(self, self.pairs, self.groups, self.forms)
        self.halves = Halves(self.left, self.right)
        self.empty = Nothing(self.go)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(self.halves)
        self.stack.addWidget(self.empty)
        self._connect()
        self._fill_menu()

    def _connect(self) -> None:
        self.pairs.changed.connect(self._tell)
        self.groups.asked.connect(self.forms.groups)
        self.forms.looked_for.connect(self.groups.propose)
        for deeds in (self.pairs, self.groups):
            board = deeds.part.board
            board.stood.connect(partial(self.halves.show_place, board))
            board.wished.connect(self._on_wish)
            deeds.opened.connect(partial(self._open_at, board))
        self.left.board.menu_wanted.connect(self.menus.open_pairs)
        self.right.board.menu_wanted.connect(self.menus.open_groups)
        for button, deed in (
            (self.bar.propose, self.pairs.propose),
            (self.bar.wall, self.print_wall),
            (self.left.rules.add, self.forms.rule),
            (self.left.rules.weigh, self.forms.weigh),
        ):
            button.clicked.connect(lambda _ticked=False, deed=deed: deed())
        QShortcut(QKeySequence("Ctrl+Shift+P"), self).activated.connect(self.print_wall)

    def _fill_menu(self) -> None:
        menu = self.bar.menu
        menu.add(_("Find makker til den, der mangler"), self.pairs.mend, icon="pairs")
        menu.add(_("Nye grupper …"), self.forms.groups, icon="group", keys="G")
        wall = _("Udskriv tavle til væggen …")
        menu.add(wall, self.print_wall, icon="print", keys="Ctrl+Shift+P")
        menu.addSeparator()
        menu.add(_("Hvad tæller …"), self.forms.weigh, icon="filter")
        menu.add(_("Ny regel …"), self.forms.rule, icon="plus")
        menu.addSeparator()
        menu.add(_("Taster"), self.open_keys, icon="columns", keys="F1")

    # --- what is shown ---------------------------------------------------------------------------

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
        self.of = None
        self.bar.tell()
        self.bar.show_steps(shown=False)
        self.stack.setCurrentIndex(1)

    def _show(self, of: Peers) -> None:
        if not of.students:
            self.empty.tell_no_students(
                _("Makkere findes blandt holdets elever. Tilføj dem først.")
            )
            self._show_nothing()
            return
        if of.is_over and not of.pairs and of.version is None:
            text = _("Der blev ingen makkerpar eller grupper, og nu er forløbet slut.")
            self.empty.tell(_("Holdets forløb er slut"), text)
            self._show_nothing()
            return
        self.of = of
        self.bar.show_steps(shown=not of.is_over)
        self.stack.setCurrentIndex(0)
        self.groups.show_peers(of)
        self.pairs.show_peers(of)

    def _tell(self) -> None:
        if self.of is not None:
            ahead = self.pairs.ahead
            self.bar.tell(*sentence(self.of, self.pairs.outlook))
            self.groups.show_follows(ahead.follows if ahead is not None else ())

    # --- what can be done --------------------------------------------------------------------------

    def _on_wish(self, wish: str) -> None:
        if wish == "new":
            self.pairs.propose()
        elif wish == "groups":
            self.forms.groups()

    def _open_at(self, board: Any) -> None:
        seat = board.seat()
        if seat is not None:
            self.open_student(seat.student_id)

    def open_student(self, student_id: StudentId) -> None:
        """Open a student's own page."""
        self.go("student", student_id=student_id)

    def print_wall(self) -> None:
        """Show pairs and groups as a board for the wall, before it is printed."""
        focus = self.focus_now

        def then(answer: Any) -> None:
            papers = [(part.label, wall(answer.value, focus.today, part)) for part in WallPart]
            Preview(self, papers).open_over()

        if focus.class_id is not None:
            self.work.ask(then, wallboard.of_class, focus.class_id, focus.today)

    @override
    def open_keys(self) -> bool:
        SeatingKeys(self.window()).open_over()
        return True

    @override
    def look_for(self, student_id: StudentId) -> None:
        self.left.board.choose(student_id)

    @override
    def first_focus(self) -> QWidget | None:
        if self.stack.currentIndex() == 1:
            return self.empty.first_step()
        if self.of is None:
            return None
        return self.left.board if not self.left.board.isHidden() else self.left.first
