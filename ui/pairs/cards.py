"""The cards of a class's pairs: as they stand, and as a proposal would have them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from gf2tracker.domain.pairs.criteria import Members
from gf2tracker.domain.pairs.flags import is_away
from gf2tracker.domain.pairs.outlook import Outlook
from gf2tracker.domain.pairs.proposal import Proposal
from gf2tracker.domain.pairs.reasons import Reason
from gf2tracker.domain.pairs.repair import Repair
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, join_words
from gf2tracker.queries.peers import Peers
from ui.seats.seat import Seat, Turn


@dataclass(frozen=True, slots=True)
class PairCard:
    """A pair, a trio, or somebody without a buddy.

    Attributes:
        key: the pair's number in the store; below 0 for somebody alone and for what is proposed.
        is_open: whether a place is empty: drawn as a dashed ring.
        is_new: whether it is proposed as a whole.
    """

    key: int
    seats: tuple[Seat, ...]
    reasons: tuple[Reason, ...] = ()
    is_locked: bool = False
    must_act: bool = False
    is_open: bool = False
    is_new: bool = False

    @property
    def stays(self) -> tuple[Seat, ...]:
        """Who sits there when a proposal is used."""
        return tuple(seat for seat in self.seats if seat.turn is not Turn.GOES)

    def spoken(self, seat: Seat) -> str:
        """Say who somebody is with, why, and what a proposal does."""
        others = [one.name for one in self.seats if one is not seat]
        told = [seat.name]
        if seat.is_protected:
            told.append(_("beskyttet"))
        if seat.turn is Turn.GOES:
            told.append(_("flytter efter forslaget"))
        elif seat.turn is Turn.COMES:
            told.append(_("forslag"))
        with_whom = _("makker med {names}").format(names=join_words(others))
        told.append(with_whom if others else _("uden makker"))
        told += [_("låst")] * self.is_locked
        told += [_("væk i flere dage")] * seat.is_away
        told += [reason.text for reason in self.reasons]
        return ", ".join(told)


def standing(of: Peers, outlook: Outlook) -> tuple[PairCard, ...]:
    """Return the pairs as they stand, by name; who has none comes last."""
    sitting = of.sitting
    troubled = {flag.student_id for flag in outlook.flags}
    found, seated = [], set[StudentId]()
    for pair in of.pairs:
        here = _ordered(of, pair.members)
        seated |= set(here)
        if here:
            told = sitting.pair(here, is_locked=pair.is_locked)
            lone = len(here) == 1
            found.append(
                PairCard(
                    key=pair.id,
                    seats=_seats(of, here),
                    reasons=() if lone else told.reasons,
                    is_locked=pair.is_locked,
                    must_act=bool(troubled & set(here)),
                    is_open=lone,
                )
            )
    alone = [one.student_id for one in of.students if one.student_id not in seated]
    found += [
        PairCard(-one, _seats(of, (one,)), must_act=one in troubled, is_open=True) for one in alone
    ]
    return tuple(found)


def repaired(cards: Sequence[PairCard], way: Repair, of: Peers) -> tuple[PairCard, ...]:
    """Return cards as they stand, with what a repair changes drawn in them."""
    movers = {move.student_id for move in way.moves}
    reasons = {pair.members: pair.reasons for pair in way.pairs}
    homes = {made: _home(made, movers, cards) for made in way.made}
    goes = {one: home for made, home in homes.items() for one in made if one in movers}
    found = []
    for card in cards:
        seats = tuple(
            replace(seat, turn=Turn.GOES)
            if goes.get(seat.student_id, card.key) != card.key
            else seat
            for seat in card.seats
        )
        made = next((made for made, home in homes.items() if home == card.key), None)
        here = {seat.student_id for seat in seats}
        if made is not None:
            comes = tuple(one for one in made if one in movers and one not in here)
            seats += _seats(of, comes, Turn.COMES)
            told = reasons.get(made, ())
            found.append(replace(card, seats=seats, reasons=told, is_open=False))
        elif all(seat.turn is Turn.GOES for seat in seats):
            found.append(replace(card, seats=seats, is_open=False, must_act=False))
        else:
            found.append(replace(card, seats=seats))
    lost = [made for made, home in homes.items() if home is None]
    found += [
        PairCard(-made[0], _seats(of, made, Turn.COMES), reasons.get(made, ()), is_new=True)
        for made in lost
    ]
    return tuple(card for card in found if card.seats)


def proposed(of: Peers, proposal: Proposal) -> tuple[PairCard, ...]:
    """Return the cards of a proposal for everybody; a pair that stands already is as it was."""
    known = {frozenset(pair.members): pair for pair in of.pairs}
    found = []
    for pair in proposal.pairs:
        was = known.get(frozenset(pair.members))
        turn = Turn.STAYS if was is not None else Turn.COMES
        found.append(
            PairCard(
                key=was.id if was is not None else -pair.members[0],
                seats=_seats(of, pair.members, turn),
                reasons=pair.reasons if was is None else of.sitting.pair(pair.members).reasons,
                is_locked=was is not None and was.is_locked,
                is_new=was is None,
            )
        )
    return tuple(found)


def joined(of: Peers, students: Collection[StudentId], to: int) -> tuple[Members, ...]:
    """Return the pairs when students join the pair or the student of a card's key."""
    some = set(students)
    left = {
        pair.id: tuple(one for one in _ordered(of, pair.members) if one not in some)
        for pair in of.pairs
    }
    home = left.get(to, () if to > 0 else (StudentId(-to),))
    left[to] = (*home, *students)
    return tuple(pair for pair in left.values() if len(pair) > 1)


def _home(made: Members, movers: Collection[StudentId], cards: Sequence[PairCard]) -> int | None:
    stays = {one for one in made if one not in movers}
    keys = (card.key for card in cards if any(seat.student_id in stays for seat in card.seats))
    return next(keys, None)


def _ordered(of: Peers, members: Collection[int]) -> Members:
    return tuple(one.student_id for one in of.students if one.student_id in members)


def _seats(of: Peers, members: Collection[StudentId], turn: Turn = Turn.STAYS) -> tuple[Seat, ...]:
    known = {one.student_id: one for one in of.students}
    return tuple(
        Seat(one, known[one].name, turn, one in of.protected, is_away(known[one]))
        for one in members
        if one in known
    )
