"""What keys, mouse and buttons do to the pairs of a class."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from gf2tracker.actions import pairs as actions
from gf2tracker.actions import seating
from gf2tracker.domain.pairs.criteria import Members
from gf2tracker.domain.pairs.flags import flags
from gf2tracker.domain.pairs.outlook import Outlook, outlook
from gf2tracker.domain.pairs.proposal import Proposal, propose
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _
from gf2tracker.queries.peers import Peers
from ui.pairs.ahead import Ahead, mending, renewing
from ui.pairs.cards import PairCard, joined, standing
from ui.pairs.part import PairPart
from ui.seats.drag import Drag

LONG = 60  # a class so large is worth saying that it takes a moment


class PairDeeds(QObject):
    """Knows the pairs as they stand and what is proposed, and does what is wanted.

    `page` is the page they are on: it does deeds, has work, and tells.

    Signals:
        changed(): other cards are shown, or what is proposed is another.
        opened(): the student at the cursor is to be opened.
    """

    changed = Signal()
    opened = Signal()

    def __init__(self, page: Any, part: PairPart) -> None:
        super().__init__(page)
        self._page, self.part = page, part
        self.of: Peers | None = None
        self.outlook = Outlook()
        self.ahead: Ahead | None = None
        self._way, self._is_kept = 0, False
        self._seen: list[Proposal] = []
        wishes: dict[str, Callable[[], object]] = {
            "use": self.use,
            "drop": self.drop,
            "lock": self.lock,
            "swap": self.swap,
            "join": self.join,
            "end": self.end,
        }
        part.board.wished.connect(lambda wish: wishes.get(wish, _nothing)())
        part.board.dropped.connect(self._on_dropped)
        part.rules.removed.connect(self._remove_rule)
        for button, deed in (
            (part.proposal.use, self.use),
            (part.proposal.keep, self.drop),
            (part.proposal.others, self.show_another),
            (part.lock, self.lock),
            (part.swap, self.swap),
            (part.first, self.propose),
        ):
            button.clicked.connect(lambda _ticked=False, deed=deed: deed())

    # --- what is shown ---------------------------------------------------------------------------

    def show_peers(self, of: Peers) -> None:
        """Show a class as it stands; what was proposed before is gone."""
        before = self.of
        same = before is not None and before.class_id == of.class_id
        self.of, self._seen, self._way = of, [], 0
        if not same or (before is not None and before.couples != of.couples):
            self._is_kept = False
        if not same:
            self.part.board.mark(None)
        told = flags(of.couples, of.students, of.left) if of.pairs else ()
        self.outlook, self.ahead = Outlook(told), None
        self._show()
        if of.pairs:
            job = partial(
                outlook, of.couples, of.students, of.left, of.weights, of.pair_rules, of.earlier
            )
            self._page.work.write(lambda _progress: job(), partial(self._on_outlook, of))

    def _on_outlook(self, of: Peers, found: Outlook) -> None:
        if of is self.of:
            self.outlook = found
            if found.flags and not self._is_kept and not self._seen:
                self.ahead = mending(of, found, 0)
            self._show()

    def _show(self) -> None:
        of = self.of
        if of is None:
            return
        self.part.proposal.tell(self.ahead.told if self.ahead else None)
        self.part.board.is_ahead = self.ahead is not None
        cards = self.ahead.cards if self.ahead else standing(of, self.outlook) if of.pairs else ()
        self.part.show_peers(of, cards)
        self.changed.emit()

    # --- proposals ---------------------------------------------------------------------------------

    def propose(self) -> None:
        """Show the best pairs for everybody; once more, others."""
        of = self.of
        if of is None:
            return
        seen = tuple(self._seen)

        def job(progress: Any) -> Proposal:
            if len(of.students) > LONG:
                progress(0, 1, _("Finder makkerpar"))
            return propose(of.students, of.weights, of.pair_rules, of.rounds, unlike=seen)

        self._page.work.write(job, partial(self._on_proposal, of))

    def _on_proposal(self, of: Peers, found: Proposal) -> None:
        if of is not self.of:
            return
        if found in self._seen:
            self._page.told.emit(_("Der er ikke flere forslag."))
        else:
            self._seen.append(found)
        self.ahead = renewing(of, found)
        self._show()
        self.part.board.setFocus()

    def show_another(self) -> None:
        """Show the next way to repair, or another proposal for everybody."""
        if self._seen or not self.outlook.ways or self.of is None:
            self.propose()
            return
        self._way = (self._way + 1) % len(self.outlook.ways)
        self.ahead = mending(self.of, self.outlook, self._way)
        self._show()

    def mend(self) -> None:
        """Show the repair again after it was put away."""
        self._seen, self._is_kept = [], False
        if self.of is not None and self.outlook.flags:
            self.ahead = mending(self.of, self.outlook, self._way)
        else:
            self._page.told.emit(_("Alle har en makker."))
        self._show()

    def use(self) -> None:
        """Put what is proposed into place; while somebody is marked, let them change places."""
        if self.part.board.marked is not None:
            self.swap()
            return
        ahead, of = self.ahead, self.of
        if ahead is None or of is None or not ahead.told.can_use:
            self.opened.emit()
            return
        places = {one.student_id: one.target for one in ahead.follows}
        self._page.do(seating.seat, of.class_id, ahead.pairs, places, of.today)

    def drop(self) -> None:
        """Take the mark away, else put the proposal away."""
        if self.part.board.marked is not None:
            self.part.board.mark(None)
            return
        was_whole, self._seen = bool(self._seen), []
        self._is_kept = not was_whole
        self.ahead = None
        if was_whole and self.of is not None and self.outlook.flags:
            self.ahead = mending(self.of, self.outlook, self._way)
        self._show()

    # --- by hand -----------------------------------------------------------------------------------

    def lock(self) -> None:
        """Lock the pair at the cursor, or unlock it."""
        card = self._card()
        if card is None or card.key < 0 or card.is_open:
            self._page.told.emit(_("Kun et par, der står ved magt, kan låses."))
            return
        self._page.do(partial(actions.lock, is_locked=not card.is_locked), card.key)

    def swap(self) -> None:
        """Mark who is at the cursor; then let them change places with who is at it now."""
        board, of, seat = self.part.board, self.of, self.part.board.seat()
        if of is None or seat is None:
            return
        one, board_marked = seat.student_id, board.marked
        if board_marked is None or board_marked == one:
            board.mark(None if board_marked == one else one)
            if board_marked is None:
                text = _("{name} skal bytte: gå til den anden, og tryk B. S sætter dem sammen.")
                self._page.told.emit(text.format(name=seat.name))
            return
        board.mark(None)
        self._swap(board_marked, one)

    def join(self) -> None:
        """Let who is marked join the pair at the cursor."""
        card, marked = self._card(), self.part.board.marked
        if card is None or marked is None:
            self._page.told.emit(_("Mærk først en elev med B, og gå til den, de skal sidde med."))
            return
        self.part.board.mark(None)
        self._join((marked,), card.key)

    def end(self) -> None:
        """Dissolve the pair at the cursor."""
        card, of = self._card(), self.of
        if of is not None and card is not None and card.key > 0:
            self._page.do(actions.end, (card.key,), of.today)

    def _on_dropped(self, drag: Drag) -> None:
        card, on = drag.over.card if drag.over else None, drag.on
        if card is None:
            return
        if on is not None and not card.is_open:
            self._swap(drag.students[0], on.student_id)
        else:
            self._join(drag.students, card.key)

    def _swap(self, one: StudentId, other: StudentId) -> None:
        of = self.of
        if of is None:
            return
        paired = {each for pair in of.couples for each in pair}
        if one in paired or other in paired:
            self._page.do(actions.swap, of.class_id, one, other, of.today)
        else:
            self._put(joined(of, (one,), -other))

    def _join(self, students: tuple[StudentId, ...], key: int) -> None:
        of = self.of
        if of is not None and self._stands(key):
            self._put(joined(of, students, key))

    def _stands(self, key: int) -> bool:
        of = self.of
        known = {pair.id for pair in of.pairs} if of else set()
        return key in known or (key < 0 and not self._seen)

    def _put(self, wanted: Iterable[Members]) -> None:
        if self.of is not None:
            self._page.do(actions.put, self.of.class_id, tuple(wanted), self.of.today)

    def _remove_rule(self, rule_id: int) -> None:
        if self.of is not None:
            self._page.do(actions.remove_rule, self.of.class_id, rule_id)

    def _card(self) -> PairCard | None:
        placed = self.part.board.card()
        return placed.card if placed is not None else None


def _nothing() -> None:
    return None
