"""A class whose students are to sit together: what each two cost, and why a pair is one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from gf2tracker.domain.pairs.criteria import History, Members, Weights, pair_cost
from gf2tracker.domain.pairs.reasons import Reason, explain
from gf2tracker.domain.pairs.table import Cost
from gf2tracker.domain.pairs.traits import PairStudent
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _


@dataclass(frozen=True)
class BuddyPair:
    """Two students, or three, who are buddies.

    Attributes:
        members: by name.
        cost: what its twos cost; 0 fits in everything.
        reasons: one or two, to be read in a line.
        is_locked: whether the rules left no choice.
    """

    members: Members
    cost: int
    reasons: tuple[Reason, ...]
    is_locked: bool = False


@dataclass(frozen=True)
class Sitting:
    """The students by name, and what counts between them."""

    students: Mapping[StudentId, PairStudent]
    weights: Weights
    history: History

    def cost(self, members: Collection[StudentId]) -> int:
        """Return what the twos of a group cost together."""
        known = [self.students[one] for one in members]
        pairs = combinations(known, 2)
        return sum(pair_cost(one, other, self.weights, self.history) for one, other in pairs)

    def costs(
        self, members: Sequence[StudentId], apart: Collection[frozenset[StudentId]] = ()
    ) -> list[list[Cost]]:
        """Return what each two cost, in the order given; None for those who must be apart."""
        table: list[list[Cost]] = [[None] * len(members) for _member in members]
        for (row, one), (column, other) in combinations(enumerate(members), 2):
            if frozenset((one, other)) not in apart:
                table[row][column] = table[column][row] = self.cost((one, other))
        return table

    def pair(self, members: Collection[StudentId], *, is_locked: bool = False) -> BuddyPair:
        """Return a group as it is shown."""
        ordered = [student for one, student in self.students.items() if one in members]
        reasons = explain(ordered, self.weights, self.history)
        if len(ordered) > 2 and len(self.students) % 2 and not is_locked:
            reasons = (*reasons[:1], Reason(_("ulige hold")))
        ids = tuple(student.student_id for student in ordered)
        return BuddyPair(ids, self.cost(ids), reasons, is_locked)
