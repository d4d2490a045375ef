"""What keys, mouse and buttons do to the wellbeing groups of a class."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from gf2tracker.actions import groups as actions
from gf2tracker.actions import seating
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.groups.advice import Swap, best_swaps
from gf2tracker.domain.groups.chosen import pack_traits, unpack_traits
from gf2tracker.domain.groups.grouping import Grouping, compare
from gf2tracker.domain.groups.proposal import Proposal, propose
from gf2tracker.domain.groups.traits import DEFAULT_SIZE
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, plural
from gf2tracker.queries.peers import Peers
from ui.groups.cards import GroupCard, Seated, cards_of, standing
from ui.groups.part import GroupPart
from ui.pairs.ahead import Follow
from ui.seats.drag import Drag
from ui.seats.proposalcard import Told

SECONDS, STEPS = 1.0, 20


@dataclass(frozen=True)
class Wanted:
    """What new groups are to be like.

    Attributes:
        traits: as `domain.groups.chosen` writes it.
        leaves_out: whether today's absent get no group.
    """

    size: int = DEFAULT_SIZE
    traits: str = ""
    is_paired: bool = True
    leaves_out: bool = False
    name: str = ""


class GroupDeeds(QObject):
    """Knows the groups as they stand and what is proposed, and does what is wanted.

    `page` is the page they are on: it does deeds, has work, and tells.

    Signals:
        asked(): the form of new groups is wanted.
        opened(): the student at the cursor is to be opened.
    """

    asked = Signal()
    opened = Signal()

    def __init__(self, page: Any, part: GroupPart) -> None:
        super().__init__(page)
        self._page, self.part = page, part
        self.of: Peers | None = None
        self.wanted = Wanted()
        self.found: Seated | None = None
        self._follows: tuple[Follow, ...] = ()
        self._seed = 0
        self._told: Told | None = None
        wishes: dict[str, Callable[[], object]] = {
            "use": self.use,
            "drop": self.drop,
            "lock": self.lock,
            "lock_student": self.lock_student,
            "swap": self.swap,
        }
        part.board.wished.connect(lambda wish: wishes.get(wish, _nothing)())
        part.board.dropped.connect(self._on_dropped)
        part.board.pushed.connect(self._on_pushed)
        part.advice.taken.connect(self._on_advice)
        for button, deed in (
            (part.proposal.use, self.use),
            (part.proposal.keep, self.drop),
            (part.proposal.others, self.show_another),
            (part.new, self.asked.emit),
            (part.first, self.asked.emit),
        ):
            button.clicked.connect(lambda _ticked=False, deed=deed: deed())

    # --- what is shown ---------------------------------------------------------------------------

    def show_peers(self, of: Peers) -> None:
        """Show a class's groups as they stand; what was proposed before is gone."""
        self.of, self.found, self._told, self._follows = of, None, None, ()
        self._show()
        stands = standing(of)
        self.part.advice.show_advice(())
        if stands is not None:
            job = partial(best_swaps, stands.grouping, of.seated, stands.traits, stands.rules)
            self._page.work.write(lambda _progress: job(), partial(self._on_swaps, of))

    def show_follows(self, follows: tuple[Follow, ...]) -> None:
        """Show who would change group with a proposal for the pairs."""
        if follows != self._follows:
            self._follows = follows
            self._show()

    def _on_swaps(self, of: Peers, swaps: tuple[Swap, ...]) -> None:
        if of is self.of:
            self.part.advice.show_advice(swaps if self.found is None else ())

    def _show(self) -> None:
        of = self.of
        if of is None:
            return
        seated = self.found or standing(of, self._follows)
        self.part.proposal.tell(self._told)
        self.part.board.is_ahead = self.found is not None
        self.part.show_seated(seated, can_make=len(of.students) > 2)
        self.part.board.show_groups(seated, cards_of(seated) if seated is not None else ())

    # --- proposals ---------------------------------------------------------------------------------

    def propose(self, wanted: Wanted) -> None:
        """Look for groups as they are wanted, for a second at most; Esc stops it."""
        self.wanted, self._seed = wanted, 0
        self._look()

    def show_another(self) -> None:
        """Look for other groups of the same kind."""
        self._seed += 1
        self._look()

    def _look(self) -> None:
        of, wanted, seed = self.of, self.wanted, self._seed
        if of is None:
            return
        left_out = of.absent if wanted.leaves_out else frozenset[StudentId]()
        rules = of.group_rules(wanted.size, is_paired=wanted.is_paired, left_out=left_out)
        traits = unpack_traits(wanted.traits)

        def job(progress: Any) -> Proposal:
            return propose(of.seated, traits, rules, seed, _for_a_while(progress))

        def then(found: Proposal) -> None:
            if of is self.of:
                before = of.grouping or Grouping(())
                seated = Seated(of, found.grouping, traits, rules, before, size=wanted.size)
                self.found = seated
                self._show_found(found, seated, before)

        self._page.work.write(job, then, None, lambda: self._page.told.emit(_("Standset.")))

    def _show_found(self, found: Proposal, seated: Seated, before: Grouping) -> None:
        count = sum(1 for group in found.grouping.groups if group)
        title = plural(count, _("Forslag: {n} gruppe"), _("Forslag: {n} grupper"))
        moved = sum(one.now is not None for one in compare(before, found.grouping))
        told = [_("Ingen bedre findes.") if found.is_proven else _("Det bedste, der blev fundet.")]
        if before.groups:
            told.append(
                plural(moved, _("{n} elev skifter gruppe."), _("{n} elever skifter gruppe."))
            )
        out = len(seated.rules.left_out)
        if out:
            told.append(
                plural(out, _("{n} fraværende er ikke med."), _("{n} fraværende er ikke med."))
            )
        remarks = [one for group in seated.balances() for one in group.remarks]
        lines = tuple(one[:1].upper() + one[1:] for one in remarks[:2])
        others = _("Et andet")
        keep = _("Behold de grupper, I har") if before.groups else _("Luk forslaget")
        about = " ".join(told)
        self._told = Told(title, lines=lines, about=about, others=others, keep=keep)
        self.part.advice.show_advice(())
        self._show()
        self.part.board.setFocus()

    def use(self) -> None:
        """Put what is proposed into place; while somebody is marked, let them change places."""
        if self.part.board.marked is not None:
            self.swap()
            return
        if self.of is None or self.found is None:
            self.opened.emit()
            return
        traits = pack_traits(self.found.traits)
        groups = self.found.grouping.groups
        new = NewGroups(groups, self.found.size, traits, self.wanted.name)
        self._page.do(actions.put, self.of.class_id, new, self.of.today)

    def drop(self) -> None:
        """Take the mark away, else put the proposal away."""
        if self.part.board.marked is not None:
            self.part.board.mark(None)
        elif self.found is not None and self.of is not None:
            self.show_peers(self.of)

    # --- by hand -----------------------------------------------------------------------------------

    def lock(self) -> None:
        """Lock the group at the cursor, or unlock it."""
        card = self._card()
        if card is not None and self._stands() and self.of is not None:
            deed = partial(actions.lock, is_locked=not card.is_locked)
            self._page.do(deed, self.of.class_id, card.key)

    def lock_student(self) -> None:
        """Lock the student at the cursor in the group, or unlock them."""
        seat = self.part.board.seat()
        if seat is not None and self._stands() and self.of is not None:
            deed = partial(actions.lock_student, is_locked=not seat.is_locked)
            self._page.do(deed, self.of.class_id, seat.student_id)

    def swap(self) -> None:
        """Mark who is at the cursor; then let them change places with who is at it now."""
        board, seat = self.part.board, self.part.board.seat()
        if seat is None or self.of is None or not self._stands():
            return
        one, marked = seat.student_id, board.marked
        if marked is None or marked == one:
            board.mark(None if marked == one else one)
            if marked is None:
                text = _("{name} skal bytte: gå til den anden, og tryk B.")
                self._page.told.emit(text.format(name=seat.name))
            return
        board.mark(None)
        self._page.do(actions.swap, self.of.class_id, marked, one)

    def move(self, students: tuple[StudentId, ...], to: int, on: StudentId | None = None) -> None:
        """Have students change to the group at a place, or change places with somebody there."""
        trial = self.part.board.trial
        if trial is None or not self._stands():
            self._page.told.emit(_("Brug forslaget, eller behold grupperne, før du flytter nogen."))
            return
        self._regroup(trial.places(trial.moved(students, to, on)))

    def _regroup(self, places: Mapping[StudentId, int]) -> None:
        if self.of is not None and places:
            self._page.do(seating.regroup, self.of.class_id, dict(places))

    def _on_dropped(self, drag: Drag) -> None:
        if drag.over is not None:
            at = self.part.board.cards.index(drag.over)
            self.move(drag.students, at, drag.on.student_id if drag.on is not None else None)

    def _on_pushed(self, at: int, is_whole: bool) -> None:  # noqa: FBT001  # Qt's signal
        seat, seated = self.part.board.seat(), self.part.board.seated
        if seat is not None and seated is not None:
            whole = seated.mates(seat.student_id) if is_whole else (seat.student_id,)
            self.move(whole, at)

    def _on_advice(self, swap: Swap) -> None:
        trial = self.part.board.trial
        if trial is not None and self._stands():
            self._regroup(trial.places(swap.done(trial.seated.grouping)))

    def _stands(self) -> bool:
        return self.found is None and self.of is not None and self.of.version is not None

    def _card(self) -> GroupCard | None:
        placed = self.part.board.card()
        return placed.card if placed is not None else None


def _nothing() -> None:
    return None


def _for_a_while(progress: Any) -> Callable[[], bool]:
    """Return what a search asks before each step: is there time, and does nobody stop it."""
    begun, told = time.monotonic(), -1

    def more() -> bool:
        nonlocal told
        spent = time.monotonic() - begun
        step = int(spent / SECONDS * STEPS)
        if step > told:
            told = step
            progress(min(step, STEPS), STEPS, _("Finder grupper"))
        return spent < SECONDS

    return more
