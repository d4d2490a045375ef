"""How the pairs of a class stand: who needs a buddy, how that is mended, whether better is to be had."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gf2tracker.domain.pairs.criteria import Members, Round, Weights, history_of
from gf2tracker.domain.pairs.flags import Flag, flags
from gf2tracker.domain.pairs.proposal import Proposal, propose
from gf2tracker.domain.pairs.repair import Repair, repair
from gf2tracker.domain.pairs.rules import Rules
from gf2tracker.domain.pairs.sitting import Sitting
from gf2tracker.domain.pairs.table import twos
from gf2tracker.domain.pairs.traits import PairStudent
from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal


class Quality(StrEnum):
    """How good pairs are beside the best there are; UNKNOWN where that is not asked or proven."""

    BEST = "best"
    WORSE = "worse"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outlook:
    """How pairs stand.

    Attributes:
        ways: to give everybody a buddy again, the best first.
        why_not: why there is no way where somebody needs one; "" else.
    """

    flags: tuple[Flag, ...] = ()
    ways: tuple[Repair, ...] = ()
    why_not: str = ""
    quality: Quality = Quality.UNKNOWN


def outlook(
    pairs: Sequence[Members],
    students: Sequence[PairStudent],
    left: Mapping[StudentId, str],
    weights: Weights,
    rules: Rules,
    earlier: Iterable[Round],
) -> Outlook:
    """Return how pairs that stand are; `earlier` is as `repair` takes it. Takes its milliseconds."""
    rounds = tuple(earlier)
    told = flags(pairs, students, left)
    if told:
        try:
            return Outlook(told, repair(pairs, students, weights, rules, rounds))
        except Refusal as refusal:
            return Outlook(told, why_not=refusal.text)
    try:
        best = propose(students, weights, rules, rounds)
    except Refusal:
        return Outlook()
    sitting = Sitting({one.student_id: one for one in students}, weights, history_of(rounds))
    return Outlook(quality=_quality(pairs, sitting, rules, best))


def _quality(pairs: Sequence[Members], sitting: Sitting, rules: Rules, best: Proposal) -> Quality:
    locked = {frozenset(group) for group in rules.locked}
    bound = {frozenset(two) for two in rules.together}
    here = (tuple(one for one in pair if one in sitting.students) for pair in pairs)
    free = [pair for pair in here if frozenset(pair) not in locked]
    ids = [(StudentId(one), StudentId(other)) for one, other in twos(free)]
    costs = [sitting.cost(two) for two in ids if frozenset(two) not in bound] or [0]
    apart = {frozenset(two) for two in rules.apart}
    breaks = any(frozenset(two) in apart for two in twos(free))
    if breaks or (max(costs), sum(costs)) > (best.worst, best.total):
        return Quality.WORSE
    return Quality.BEST if best.is_best else Quality.UNKNOWN
