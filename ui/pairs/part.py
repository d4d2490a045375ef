"""The half of the page with the pairs: a proposal, the cards, and the rules under them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gf2tracker.language import _, plural
from gf2tracker.queries.peers import Peers
from ui import theme
from ui.button import Button
from ui.pairs.cards import PairCard
from ui.pairs.pairboard import PairBoard
from ui.pairs.rulelist import RuleList
from ui.quiet import Quiet
from ui.seats.header import BoardHeader
from ui.seats.proposalcard import ProposalCard
from ui.seats.seat import Turn

EMPTY = 300


class PairPart(QWidget):
    """Proposal card on top, then a header with keys, the board, and rules."""

    def __init__(self) -> None:
        super().__init__()
        self.proposal = ProposalCard(_("Forslag til makkerpar"))
        self.lock = Button(_("Lås"), kind="quiet", caps="L")
        self.swap = Button(_("Byt"), kind="quiet", caps="B")
        self.header = BoardHeader(_("Makkerpar"), self.lock, self.swap)
        self.board = PairBoard()
        self.rules = RuleList()
        self.first = Button(_("Foreslå makkerpar"), icon="pairs", kind="primary")
        self.empty = Quiet()
        self.empty.offer(self.first)
        self.empty.setFixedHeight(theme.px(EMPTY))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.proposal)
        for part in (self.header, self.empty, self.board, self.rules):
            column.addWidget(part)
        column.addStretch(1)

    def show_peers(self, of: Peers, cards: Sequence[PairCard]) -> None:
        """Show the cards of a class; without any say what belongs here."""
        has_some = bool(cards)
        was_here = self.board.hasFocus() or self.first.hasFocus()
        for part in (self.board, self.lock, self.swap):
            part.setVisible(has_some)
        self.empty.setVisible(not has_some)
        if not has_some:
            self._tell_empty(len(of.students))
        self.header.tell(_count(cards))
        self.rules.show_rules(of)
        self.board.show_cards(cards)
        if was_here:
            (self.board if has_some else self.first).setFocus()

    def _tell_empty(self, students: int) -> None:
        if students < 2:
            text = _("Der skal være mindst to elever på holdet, før der kan laves par.")
            self.empty.tell(_("Ingen makkerpar endnu"), text)
            return
        text = _(
            "To og to hjælper hinanden gennem forløbet. Forslaget blander dem, der kan faget, "
            "med dem, der er nye, og sætter aldrig to med meget fravær sammen, hvis det kan undgås."
        )
        self.empty.tell(_("Ingen makkerpar endnu"), text, self.first)


def _count(cards: Sequence[PairCard]) -> str:
    come = Turn.COMES
    sizes = [sum(card.is_new or seat.turn is not come for seat in card.seats) for card in cards]
    trios = sum(size > 2 for size in sizes)
    told = plural(sum(size == 2 for size in sizes), _("{n} par"), _("{n} par"))
    if not trios:
        return told if cards else ""
    return _("{pairs} og {trios}").format(
        pairs=told, trios=plural(trios, _("{n} trio"), _("{n} trioer"))
    )
