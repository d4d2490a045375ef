"""The pairs of a class as they stand today: which hold, who is alone, who waits."""

from collections.abc import Sequence
from dataclasses import dataclass

from gf2tracker.domain.pairs.criteria import Members
from gf2tracker.domain.pairs.flags import is_away
from gf2tracker.domain.pairs.rules import Rules
from gf2tracker.domain.pairs.sitting import Sitting
from gf2tracker.domain.people import StudentId

Group = frozenset[StudentId]


@dataclass(frozen=True)
class Standing:
    """What a repair starts from.

    Attributes:
        groups: the pairs and trios that hold, without those who left.
        openable: those among them that may be changed: not locked, and nobody in them is away.
        lonely: who needs a buddy.
        broken: how many pairs they come from.
        aside: who is away and in no pair that holds.
    """

    groups: tuple[Group, ...]
    openable: tuple[Group, ...]
    lonely: Members
    broken: int
    aside: Members


def standing_of(pairs: Sequence[Members], sitting: Sitting, rules: Rules) -> Standing:
    """Return how pairs stand, given who is in the class (`Sitting.students`)."""
    here, groups = sitting.students, []
    away = {one for one, student in here.items() if is_away(student)}
    lost: set[StudentId] = here.keys() - {one for pair in pairs for one in pair}
    broken = 0
    for pair in pairs:
        known = frozenset(one for one in pair if one in here)
        present = known - away
        if len(present) == 1 or len(known) == 1:
            lost |= known
            broken += bool(present)
        elif known:
            groups.append(known)
    locked = [set(group) for group in rules.locked]
    openable = [
        group for group in groups if not group & away and not any(group <= lock for lock in locked)
    ]
    lonely = tuple(one for one in here if one in lost - away)
    aside = tuple(one for one in here if one in lost & away)
    return Standing(tuple(groups), tuple(openable), lonely, broken, aside)
