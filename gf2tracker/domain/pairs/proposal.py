"""A proposal of who in a class sits with whom."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from gf2tracker.domain.pairs.blocked import blocked, tell
from gf2tracker.domain.pairs.criteria import USUAL, Members, Round, Weights, history_of
from gf2tracker.domain.pairs.match import Match, match
from gf2tracker.domain.pairs.rules import NO_RULES, Rules, Settled, settle
from gf2tracker.domain.pairs.sitting import BuddyPair, Sitting
from gf2tracker.domain.pairs.table import Group, table_of, twos
from gf2tracker.domain.pairs.traits import PairStudent
from gf2tracker.errors import Refusal
from gf2tracker.language import _, sort_key

_TRIES = 8


@dataclass(frozen=True)
class Proposal:
    """A whole class in pairs, by the name of each pair's first.

    Attributes:
        worst: what the worst two cost; who had to be together counts nothing, here and in `total`.
        total: what all twos cost who are together.
        is_best: whether nothing better exists; that is proven.
        gap: by how much the total may at most lie above the best, as a share of it.
        about: a few words on how good it is.
    """

    pairs: tuple[BuddyPair, ...]
    worst: int
    total: int
    is_best: bool
    gap: float
    about: str


def propose(
    students: Sequence[PairStudent],
    weights: Weights = USUAL,
    rules: Rules = NO_RULES,
    rounds: Iterable[Round] = (),
    seed: int = 0,
    unlike: Sequence[Proposal] = (),
) -> Proposal:
    """Return the best pairs: the worst two as good as possible first, then the sum.

    A class of an odd number gets one trio. Refused where there are too few students, rules cannot
    all hold, or somebody is left over; the sentence says whom it fails on.

    Args:
        students: the class.
        weights: how much each criterion counts.
        rules: who must, must not, and stays.
        rounds: how they sat before; whoever was together then rather isn't again.
        seed: chooses among proposals that are equally good.
        unlike: proposals that were seen. Another is returned, as good where there is one and else
            a little worse; the same again only where there is no other.
    """
    ordered = sorted(students, key=lambda one: (sort_key(one.name), one.student_id))
    sitting = Sitting({one.student_id: one for one in ordered}, weights, history_of(rounds))
    if len(ordered) < 2:
        raise Refusal(_("Der skal være mindst to elever på holdet, før der kan laves par."))
    names = {one.student_id: one.name for one in ordered}
    choice = _Choice(sitting, settle(rules, names))
    found, best = choice.choose(seed, unlike)
    return _proposal(sitting, choice, found, best)


class _Choice:
    """What is to be chosen in one class, as a table of costs."""

    def __init__(self, sitting: Sitting, settled: Settled) -> None:
        self.free, self.fixed = settled.free, settled.groups
        self.costs = sitting.costs(self.free, settled.apart)
        place = {student: at for at, student in enumerate(self.free)}
        self.together = [(place[one], place[other]) for one, other in settled.together]
        self.names = [sitting.students[one].name for one in self.free]

    def choose(self, seed: int, unlike: Sequence[Proposal]) -> tuple[Match, Match]:
        """Return the one to be shown, and the best there is."""
        if not self.free:
            nothing = Match((), 0, 0, 0, is_proven=True)
            return nothing, nothing
        if len(self.free) == 1:
            text = _("{name} får ingen makker, for alle andre er låst. Lås et par op.")
            raise Refusal(text.format(name=self.names[0]))
        best = match(self.costs, self.together, seed)
        if best is None:
            bound = table_of(self.costs, self.together, seed, ()).bound
            raise Refusal(tell(blocked(bound), self.names))
        seen = {self._places(proposal) for proposal in unlike}
        return (self._another(seed, seen) or best) if seen else best, best

    def groups(self, found: Match) -> tuple[Members, ...]:
        """Return who was put together, without who was already."""
        return tuple(tuple(self.free[at] for at in group) for group in found.groups)

    def _places(self, proposal: Proposal) -> frozenset[Group]:
        place = {student: at for at, student in enumerate(self.free)}
        known = [one.members for one in proposal.pairs if place.keys() >= set(one.members)]
        return frozenset(tuple(sorted(place[one] for one in members)) for members in known)

    def _another(self, seed: int, seen: Collection[frozenset[Group]]) -> Match | None:
        """Return one that was not seen: as good, else with a growing price on what was."""
        used = {two for groups in seen for two in twos(groups)}
        for extra in (0, *(1 << step for step in range(_TRIES))):
            costs = [list(row) for row in self.costs]
            for one, other in used:
                cost = costs[one][other]
                costs[one][other] = costs[other][one] = None if cost is None else cost + extra
            found = match(costs, self.together, seed, used)
            if found is not None and frozenset(found.groups) not in seen:
                return self._priced(found)
        return None

    def _priced(self, found: Match) -> Match:
        """Return it with what it truly costs."""
        told = [two for two in twos(found.groups) if two not in self.together]
        spent = [self.costs[one][other] or 0 for one, other in told] or [0]
        return replace(found, worst=max(spent), total=sum(spent))


def _proposal(sitting: Sitting, choice: _Choice, found: Match, best: Match) -> Proposal:
    held = {choice.free[at] for couple in choice.together for at in couple}
    pairs = [sitting.pair(group, is_locked=True) for group in choice.fixed]
    chosen = choice.groups(found)
    pairs += [sitting.pair(group, is_locked=held >= set(group)) for group in chosen]
    is_best = best.is_proven and (found.worst, found.total) == (best.worst, best.total)
    gap = max(0, found.total - best.bound) / max(1, found.total)
    about = _quality(is_best=is_best, is_proven=best.is_proven, is_free=bool(choice.free))
    order = list(sitting.students)
    pairs.sort(key=lambda pair: order.index(pair.members[0]))
    return Proposal(tuple(pairs), found.worst, found.total, is_best, gap, about)


def _quality(*, is_best: bool, is_proven: bool, is_free: bool) -> str:
    if not is_free:
        return _("Alle par er låst")
    if is_best:
        return _("Bedst mulige fordeling, ingen bedre findes")
    if is_proven:
        return _("Næsten så god som den bedste fordeling")
    return _("God fordeling; om en bedre findes, er ikke bevist")
